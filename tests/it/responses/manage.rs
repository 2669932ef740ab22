//! What can go wrong, or right, with what consoles know of users, and with what staff decide.

use bytes::Bytes;
use futures_util::StreamExt;
use serde_json::json;

use super::statuses;
use crate::support::database::Kind;
use crate::support::exchange::Call;
use crate::support::manage::{profile_of, user_of};
use crate::support::{Account, Server};

/// The operations, about the caller themselves.
fn operations(account: &Account) -> [(&'static str, String); 4] {
    let (user, profile) = (user_of(&account.uid), profile_of(&account.uid));
    [
        ("GET", profile.clone()),
        ("PUT", profile.clone()),
        ("PATCH", profile),
        ("PATCH", user),
    ]
}

/// A good request to every operation, of staff about themselves.
pub fn good(server: &Server, staff: &Account) -> Vec<Call> {
    let operations = operations(staff).into_iter();
    let good = operations.map(|(method, path)| {
        let call = server.call(method, &path).bearer(&staff.token);
        call.json(&json!({"timezone": "UTC", "verify_vehicles": true}))
    });
    good.collect()
}

pub async fn profiles() {
    let server = Server::on(Kind::Sqlite).await;
    let (staff, owner) = (
        server.service("staff").await,
        server.register("owner").await,
    );
    server.own_profile("GET", &staff).send().await.expect(404);
    let nobody = Account {
        uid: "nobody".to_owned(),
        ..staff.clone()
    };
    assert_eq!(statuses(good(&server, &nobody)).await, [404; 4]);
    let foreign = Account {
        uid: staff.uid.clone(),
        ..owner
    };
    assert_eq!(statuses(good(&server, &foreign)).await, [403; 4]);
    let long = Account {
        uid: "x".repeat(129),
        ..staff.clone()
    };
    assert_eq!(statuses(good(&server, &long)).await, [400; 4]);
    assert_eq!(statuses(good(&server, &staff)).await[1..], [200; 3]);
    let read = server.own_profile("GET", &staff).send().await;
    read.expect(200);
    let known = server.own_profile("GET", &staff);
    let known = known.header("if-none-match", read.header("etag").unwrap());
    known.send().await.expect(304);
    let stale = good(&server, &staff).into_iter().skip(1);
    let stale = stale.map(|call| call.header("if-match", "\"0\"")).collect();
    assert_eq!(statuses(stale).await, [412; 3]);
    let large = json!({"attributes": "x".repeat(70_000)});
    server.put_profile(&staff, &large).await.expect(422);
    server.patch_profile(&staff, &large).await.expect(422);
    for (method, path) in operations(&staff) {
        let call = server.call(method, &path).json(&json!({}));
        call.send().await.expect(401);
    }
}

pub async fn bodies() {
    let server = Server::with(Kind::Sqlite, [("body_seconds", "1")]).await;
    let staff = server.service("staff").await;
    for (method, path) in operations(&staff).into_iter().skip(1) {
        let call = || server.call(method, &path).bearer(&staff.token);
        let large = json!({"x": "a".repeat(300_000)});
        call().json(&large).send().await.expect(413);
        call().body("text/plain", "x").send().await.expect(415);
        let never_ending =
            futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(b"{"))])
                .chain(futures_util::stream::pending());
        let slow = call().body("application/json", reqwest::Body::wrap_stream(never_ending));
        slow.send().await.expect(408);
    }
}
