//! What consoles know of users.

use serde_json::Value;

use super::exchange::Call;
use super::{Account, Reply, Server};

/// Where staff decide about this user.
pub fn user_of(uid: &str) -> String {
    format!("/manage/api/users/{uid}")
}

/// Where the profile of this user is.
pub fn profile_of(uid: &str) -> String {
    format!("/manage/api/users/{uid}/profile")
}

/// The media type of merge patches.
pub const MERGE_PATCH: &str = "application/merge-patch+json";

impl Server {
    /// A request to write the caller's own profile.
    pub fn own_profile(&self, method: &str, account: &Account) -> Call {
        let path = profile_of(&account.uid);
        self.call(method, &path).bearer(&account.token)
    }

    /// Reads the caller's own profile, which is there.
    pub async fn read_profile(&self, account: &Account) -> Value {
        self.own_profile("GET", account).send().await.expect(200)
    }

    /// Replaces the caller's own profile.
    pub async fn put_profile(&self, account: &Account, body: &Value) -> Reply {
        self.own_profile("PUT", account).json(body).send().await
    }

    /// Changes the caller's own profile.
    pub async fn patch_profile(&self, account: &Account, body: &Value) -> Reply {
        self.own_profile("PATCH", account).json(body).send().await
    }

    /// Merges into the caller's own profile.
    pub async fn merge_profile(&self, account: &Account, patch: &str) -> Reply {
        let call = self.own_profile("PATCH", account);
        call.body(MERGE_PATCH, patch.to_owned()).send().await
    }

    /// Decides about the user with this id.
    pub async fn decide(&self, staff: &Account, uid: &str, body: &Value) -> Reply {
        let call = self.call("PATCH", &user_of(uid)).bearer(&staff.token);
        call.json(body).send().await
    }
}

/// A problem of this status, which says this and has all the members that it must have.
///
/// # Panics
/// When it is another.
pub fn assert_problem(reply: &Reply, status: u16, detail: &str) -> Value {
    let body = reply.expect(status);
    assert_eq!(
        reply.header("content-type"),
        Some("application/problem+json")
    );
    let title = reqwest::StatusCode::from_u16(status).ok();
    let title = title
        .and_then(|status| status.canonical_reason())
        .expect("a title");
    let code = title.to_lowercase().replace(' ', "_");
    for (member, expected) in [("title", title), ("code", &code), ("detail", detail)] {
        assert_eq!(body[member], expected, "{}", reply.text);
    }
    assert_eq!(body["status"], status);
    assert_eq!(
        body["requestId"],
        reply.header("x-request-id").expect("an id")
    );
    assert_eq!(body["error"]["code"], code);
    let message: String = detail.chars().take(100).collect();
    assert_eq!(body["error"]["message"], message);
    body
}
