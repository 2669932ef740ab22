//! Streams end with what they were opened with.

use std::time::Duration;

use chrono::TimeDelta;
use serde_json::json;

use crate::support::database::{self, Kind};
use crate::support::events::claim;
use crate::support::sse::{EventStream, PATIENCE};
use crate::support::{Account, Server, on_both_databases};

/// Within so much time a revocation is known on every instance.
const PROMISED: Duration = Duration::from_secs(5);
/// Less than the time between two looks, so that it was not a look that ended the stream.
const AT_ONCE: Duration = Duration::from_secs(2);

/// An owner and a producer.
async fn people(server: &Server) -> (Account, Account) {
    let owner = server.register("owner").await;
    (owner, server.service("producer").await)
}

/// Ends the session of `account`, by itself.
async fn log_out(server: &Server, account: &Account) {
    let call = server.call("POST", "/auth/logout").bearer(&account.token);
    call.send().await.expect(204);
}

/// The stream shows what is delivered, so it is open.
async fn shows(stream: &mut EventStream, server: &Server, owner: &Account, producer: &Account) {
    server.be("online", owner).await;
    let id = server.tell(producer, owner, "ride").await;
    while stream.message().await.id != id {}
}

on_both_databases! {
    async fn when_the_token_expires(server: Server) {
        let (owner, producer) = people(&server).await;
        server.advance(TimeDelta::minutes(15) - TimeDelta::seconds(5));
        let mut stream = server.follow(&owner).await;
        shows(&mut stream, &server, &owner, &producer).await;
        stream.ends_within(PATIENCE).await;
        // With a fresh token it goes on.
        let owner = server.refresh(&owner).await;
        let mut stream = server.follow_after(&owner, 0).await;
        assert_eq!(stream.ids(1).await, [1]);
    }

    async fn when_the_session_logs_out(server: Server) {
        let (owner, producer) = people(&server).await;
        let mut stream = server.follow(&owner).await;
        shows(&mut stream, &server, &owner, &producer).await;
        log_out(&server, &owner).await;
        stream.ends_within(AT_ONCE).await;
    }

    async fn when_another_session_revokes_it_and_only_then(server: Server) {
        let (owner, producer) = people(&server).await;
        let lost_phone = server.login(&owner).await;
        let (mut stays, mut ends) = (server.follow(&owner).await, server.follow(&lost_phone).await);
        shows(&mut stays, &server, &owner, &producer).await;
        let mut shown = 0;
        while shown < 2 {
            shown = ends.message().await.id;
        }
        let path = format!("/auth/sessions/{}", claim(&lost_phone.token, "sid").as_str().unwrap());
        server.call("DELETE", &path).bearer(&owner.token).send().await.expect(204);
        ends.ends_within(AT_ONCE).await;
        let id = server.tell(&producer, &owner, "ride").await;
        assert_eq!(stays.message().await.id, id);
    }

    async fn when_the_password_is_changed_elsewhere(server: Server) {
        let (owner, producer) = people(&server).await;
        let other = server.login(&owner).await;
        let (mut stays, mut ends) = (server.follow(&owner).await, server.follow(&other).await);
        let change = json!({"current_password": owner.password, "new_password": "another horse"});
        server.call("PUT", "/auth/password").bearer(&owner.token).json(&change).send().await.expect(204);
        ends.ends_within(AT_ONCE).await;
        shows(&mut stays, &server, &owner, &producer).await;
    }

    async fn when_the_user_is_disabled(server: Server) {
        let (owner, producer) = people(&server).await;
        let mut stream = server.follow(&owner).await;
        shows(&mut stream, &server, &owner, &producer).await;
        database::execute(&server, "UPDATE users SET disabled_at = created_at WHERE email = 'owner@example.com'").await;
        stream.ends_within(PROMISED).await;
    }

    async fn when_the_user_is_deleted(server: Server) {
        let (owner, producer) = people(&server).await;
        let mut stream = server.follow(&owner).await;
        shows(&mut stream, &server, &owner, &producer).await;
        database::execute(&server, "DELETE FROM users WHERE email = 'owner@example.com'").await;
        stream.ends_within(PROMISED).await;
    }

    async fn a_new_pair_of_the_session_leaves_it_open(server: Server) {
        let (owner, producer) = people(&server).await;
        let mut stream = server.follow(&owner).await;
        let fresh = server.refresh(&owner).await;
        server.be("online", &fresh).await;
        shows(&mut stream, &server, &fresh, &producer).await;
    }

    async fn a_revoked_token_opens_none(server: Server) {
        let owner = server.register("owner").await;
        log_out(&server, &owner).await;
        let reply = server.get("/api/co/events", &owner.token).send().await;
        reply.expect(401);
        assert!(reply.header("www-authenticate").unwrap().contains("invalid_token"));
    }
}

#[tokio::test]
async fn on_every_instance() {
    let server = Server::on(Kind::Postgres).await;
    let other = server.another().await;
    let owner = server.register("owner").await;
    let second = server.login(&owner).await;
    let mut ends = other.follow(&second).await;
    log_out(&server, &second).await;
    ends.ends_within(PROMISED).await;
    let third = server.login(&owner).await;
    let mut ends = other.follow(&third).await;
    let change = json!({"current_password": owner.password, "new_password": "another horse"});
    let call = server.call("PUT", "/auth/password").bearer(&owner.token);
    call.json(&change).send().await.expect(204);
    ends.ends_within(PROMISED).await;
}

/// Instances that share an SQLite tell each other nothing: it is the look that finds out.
#[tokio::test]
async fn without_a_hint_within_five_seconds() {
    let server = Server::on(Kind::Sqlite).await;
    let other = server.another().await;
    let owner = server.register("owner").await;
    let mut stream = other.follow(&owner).await;
    log_out(&server, &owner).await;
    stream.ends_within(PROMISED).await;
}
