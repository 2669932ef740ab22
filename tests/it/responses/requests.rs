//! Requests to all operations.

use serde_json::json;

use crate::support::drivers::{PROFILE as DRIVER, UPLOADS, announcement, new_profile, pdf, update};
use crate::support::events::{EVENTS, PRESENCE};
use crate::support::exchange::Call;
use crate::support::{Account, Server};

/// A session that is not there.
pub const NO_SESSION: &str = "/auth/sessions/00000000-0000-0000-0000-000000000000";
const NOBODYS_EVENTS: &str = "/manage/api/users/nobody/events";
const NOBODYS_INTERVIEWS: &str = "/manage/api/users/nobody/driver/interviews";
const NOBODYS_REVIEWS: &str = "/manage/api/users/nobody/driver/reviews";
const NOBODYS_DOCUMENT: &str = "/manage/api/users/nobody/driver/documents/dbs/review";
/// The car owner's profile.
pub const PROFILE: &str = "/api/co/profile";
/// Operations that take a JSON body.
pub const WITH_BODY: [(&str, &str); 14] = [
    ("POST", "/auth/register"),
    ("POST", "/auth/login"),
    ("POST", "/auth/session"),
    ("POST", "/auth/refresh"),
    ("PUT", "/auth/password"),
    ("PUT", PROFILE),
    ("PUT", PRESENCE),
    ("POST", NOBODYS_EVENTS),
    ("POST", DRIVER),
    ("PUT", DRIVER),
    ("POST", UPLOADS),
    ("POST", NOBODYS_INTERVIEWS),
    ("POST", NOBODYS_REVIEWS),
    ("PUT", NOBODYS_DOCUMENT),
];
/// Operations that need a token.
pub const WITH_TOKEN: [(&str, &str); 18] = [
    ("POST", "/auth/logout"),
    ("GET", "/auth/sessions"),
    ("DELETE", NO_SESSION),
    ("PUT", "/auth/password"),
    ("GET", PROFILE),
    ("PUT", PROFILE),
    ("DELETE", PROFILE),
    ("GET", "/api/co/profile/check-username?username=abc"),
    ("PUT", PRESENCE),
    ("GET", EVENTS),
    ("POST", NOBODYS_EVENTS),
    ("GET", DRIVER),
    ("POST", DRIVER),
    ("PUT", DRIVER),
    ("POST", UPLOADS),
    ("POST", NOBODYS_INTERVIEWS),
    ("POST", NOBODYS_REVIEWS),
    ("PUT", NOBODYS_DOCUMENT),
];

/// A good request to every operation.
pub fn good(server: &Server, account: &Account) -> Vec<Call> {
    let mut calls = vec![
        server
            .call("POST", "/auth/register")
            .json(&json!({"email": "new@example.com", "password": "correct horse"})),
        server
            .call("POST", "/auth/login")
            .json(&json!({"email": account.email, "password": account.password})),
        server
            .call("POST", "/auth/refresh")
            .json(&json!({"refresh_token": account.refresh_token})),
    ];
    for (method, path) in WITH_TOKEN {
        let call = server.call(method, path).bearer(&account.token);
        calls.push(match (method, path) {
            ("PUT", PROFILE) => call.json(&json!({"address": "Oslo"})),
            ("PUT", PRESENCE) => call.json(&json!({"status": "online"})),
            ("POST", NOBODYS_EVENTS) => call.json(&json!({"type": "ride"})),
            ("POST", DRIVER) => call.json(&new_profile(json!({}))),
            ("PUT", DRIVER) => call.json(&update(json!({}))),
            ("POST", UPLOADS) => call.json(&json!({"file": announcement("a.pdf", &pdf(1))})),
            ("POST", NOBODYS_INTERVIEWS) => {
                call.json(&json!({"scheduled_at": "2026-03-01T09:00:00Z"}))
            }
            ("POST", NOBODYS_REVIEWS) => call.json(&json!({"rating": 5})),
            ("PUT", NOBODYS_DOCUMENT) => call.json(&json!({"status": "approved"})),
            ("PUT", _) => call.json(
                &json!({"current_password": account.password, "new_password": "another horse"}),
            ),
            _ => call,
        });
    }
    calls
}
