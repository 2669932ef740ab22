//! Browsers' sessions.

use serde_json::{Value, json};

use super::exchange::Call;
use super::{Account, Reply, Server};

/// The cookie that holds a session.
pub const NAME: &str = "better-auth.session_token";
/// Where sessions begin and end.
pub const SESSION: &str = "/auth/session";

impl Call {
    /// With the cookie of a session.
    #[must_use]
    pub fn cookie(self, value: &str) -> Self {
        self.header("cookie", &format!("{NAME}={value}"))
    }
}

impl Reply {
    /// The header that sets the cookie of a session, whole. There is never more than one.
    pub fn set_cookie(&self) -> Option<&str> {
        let mut lines = self.headers.get_all("set-cookie").iter();
        let line = lines.next().map(|line| line.to_str().expect("a text"));
        assert_eq!(lines.next(), None, "several cookies");
        line
    }

    /// The value that the cookie of a session gets; empty when it is forgotten.
    pub fn new_cookie(&self) -> Option<String> {
        let (name, rest) = self.set_cookie()?.split_once('=').expect("a cookie");
        assert_eq!(name, NAME);
        let (value, attributes) = rest.split_once("; ").expect("attributes");
        // What the tests' servers are reached at needs no `Secure`.
        let age = if value.is_empty() { 0 } else { 604_800 };
        let expected = format!("Path=/; HttpOnly; SameSite=Lax; Max-Age={age}");
        assert_eq!(attributes, expected);
        Some(value.to_owned())
    }

    /// Whether the cookie of a session is forgotten.
    pub fn forgets(&self) -> bool {
        self.new_cookie().as_deref() == Some("")
    }
}

impl Server {
    /// A request to begin a session with a cookie.
    pub fn signing_in(&self, email: &str, password: &str) -> Call {
        let body = json!({"email": email, "password": password});
        self.call("POST", SESSION).json(&body)
    }

    /// The cookie of a new session of the account.
    pub async fn sign_in(&self, account: &Account) -> String {
        let call = self.signing_in(&account.email, &account.password);
        let reply = call.send().await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        reply.new_cookie().expect("a cookie")
    }

    /// The sessions that the holder of this cookie sees.
    pub async fn sessions_of(&self, cookie: &str) -> Reply {
        let call = self.call("GET", "/auth/sessions").cookie(cookie);
        call.send().await
    }

    /// A request by cookie to tell a user something, which staff may.
    pub fn telling(&self, cookie: &str, uid: &str) -> Call {
        let call = self.call("POST", &super::events::events_of(uid));
        call.cookie(cookie).json(&json!({"type": "ride"}))
    }
}

/// The ids of listed sessions, with whether each is the caller's.
pub fn listed(reply: &Reply) -> Vec<(Value, bool)> {
    let body = reply.expect(200);
    let sessions = body["sessions"].as_array().expect("sessions").iter();
    sessions
        .map(|session| (session["id"].clone(), session["current"] == true))
        .collect()
}
