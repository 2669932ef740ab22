//! Codes that are tried and tried again.

use futures_util::StreamExt;
use futures_util::stream;

use crate::support::Server;
use crate::support::account::{Caller, NOT_MATCHING, Proof, invalid};
use crate::support::database::{self, Kind};

const NEW: &str = "new@example.com";
const GUESSES: u32 = 1_000;

/// Tries so many wrong codes and then the right one.
async fn guess(server: &Server, caller: &Caller, proof: &Proof) {
    let tries = stream::iter(0..GUESSES).map(|number| {
        let body = proof.wrong(number).of(NEW);
        async move { server.change(caller, &body).await }
    });
    let told = tries.buffer_unordered(8);
    let wrong = serde_json::json!({"token_field": [NOT_MATCHING]});
    told.for_each(|reply| {
        assert_eq!(invalid(&reply), wrong);
        async {}
    })
    .await;
    let right = server.change(caller, &proof.of(NEW)).await;
    assert_eq!(invalid(&right), wrong);
}

async fn of_a_thousand_at_most_five_are_looked_at(kind: Kind) {
    let server = Server::with(kind, [("profile_updates_per_day", "2000")]).await;
    let caller = server.caller("owner").await;
    let proof = server.proof(&caller, NEW).await;
    guess(&server, &caller, &proof).await;
    let tries: i32 = database::value(&server, "SELECT MAX(tries) AS value FROM email_proofs").await;
    assert_eq!(tries, 5);
    assert_eq!(server.person(&caller).await["email"], "owner@example.com");
}

#[tokio::test]
async fn of_a_thousand_at_most_five_are_looked_at_on_sqlite() {
    of_a_thousand_at_most_five_are_looked_at(Kind::Sqlite).await;
}

#[tokio::test]
async fn of_a_thousand_at_most_five_are_looked_at_on_postgres() {
    of_a_thousand_at_most_five_are_looked_at(Kind::Postgres).await;
}
