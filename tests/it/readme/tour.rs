//! The tour works as printed.

use super::walk::walk;
use crate::support::Server;
use crate::support::database::Kind;

#[tokio::test]
async fn the_tour_works_as_printed() {
    let server = Server::on(Kind::Sqlite).await;
    let steps = walk(&server, "README.md").await;
    assert!(steps >= 10, "the tour has {steps} steps");
}
