//! What staff add to a driver's profile, `/manage/api/users/{userId}/driver`, and how the driver sees it.

mod create_interview;
mod create_review;
mod refusals;
mod review_document;

use serde_json::Value;

use crate::support::{Account, Reply, Server};

/// Where interviews and reviews are entered, and documents reviewed, of the user with this id.
const fn of(uid: &str) -> Of<'_> {
    Of(uid)
}

struct Of<'a>(&'a str);

impl Of<'_> {
    fn interviews(&self) -> String {
        format!("/manage/api/users/{}/driver/interviews", self.0)
    }

    fn reviews(&self) -> String {
        format!("/manage/api/users/{}/driver/reviews", self.0)
    }

    fn document(&self, kind: &str) -> String {
        format!(
            "/manage/api/users/{}/driver/documents/{kind}/review",
            self.0
        )
    }
}

async fn send(server: &Server, staff: &Account, method: &str, path: &str, body: &Value) -> Reply {
    let call = server.call(method, path).bearer(&staff.token);
    call.json(body).send().await
}
