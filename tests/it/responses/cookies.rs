//! What can go wrong, or right, with sessions in cookies.

use super::requests::NO_SESSION;
use super::statuses;
use crate::support::cookies::SESSION;
use crate::support::database::Kind;
use crate::support::exchange::Call;
use crate::support::{Account, Server};

/// Operations that a stranger's page may not have done with a cookie, and that have nothing else to refuse.
const CHANGES: [(&str, &str); 3] = [
    ("DELETE", SESSION),
    ("POST", "/auth/logout"),
    ("DELETE", NO_SESSION),
];

/// A good request to begin a session, and one to end that of the cookie.
pub fn good(server: &Server, account: &Account, cookie: &str) -> Vec<Call> {
    let begin = server.signing_in(&account.email, &account.password);
    vec![begin, server.call("DELETE", SESSION).cookie(cookie)]
}

pub async fn sessions() {
    let server = Server::on(Kind::Sqlite).await;
    let owner = server.register("owner").await;
    let cookie = server.sign_in(&owner).await;
    let strangers = |call: Call| call.header("origin", "https://evil.example.com");
    let changes = CHANGES.map(|(method, path)| server.call(method, path).cookie(&cookie));
    let begin = server.signing_in(&owner.email, &owner.password);
    let calls = changes.into_iter().chain([begin]).map(strangers).collect();
    assert_eq!(statuses(calls).await, [403; 4]);
    assert_eq!(statuses(good(&server, &owner, &cookie)).await, [200, 204]);
    server.sessions_of(&cookie).await.expect(401);
    server
        .call("DELETE", SESSION)
        .cookie(&cookie)
        .send()
        .await
        .expect(401);
    let wrong = || server.signing_in(&owner.email, "wrong").send();
    wrong().await.expect(401);
    while wrong().await.status == 401 {}
    wrong().await.expect(429);
}
