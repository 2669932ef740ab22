//! The pages for front ends work as printed, each against a server of its own.

use super::walk::walk;
use crate::support::Server;
use crate::support::database::Kind;

async fn works_as_printed(page: &str) {
    // As it is where nobody sets it.
    let server = Server::with(Kind::Sqlite, [("profile_updates_per_day", "10")]).await;
    let steps = walk(&server, &format!("docs/front-ends/{page}.md")).await;
    assert!(steps >= 10, "{page} has {steps} steps");
}

#[tokio::test]
async fn auth_works_as_printed() {
    works_as_printed("auth").await;
}

#[tokio::test]
async fn carowner_works_as_printed() {
    works_as_printed("carowner").await;
}

#[tokio::test]
async fn driver_works_as_printed() {
    works_as_printed("driver").await;
}

#[tokio::test]
async fn account_works_as_printed() {
    works_as_printed("account").await;
}

#[tokio::test]
async fn manage_works_as_printed() {
    works_as_printed("manage").await;
}

#[tokio::test]
async fn events_work_as_printed() {
    works_as_printed("events").await;
}
