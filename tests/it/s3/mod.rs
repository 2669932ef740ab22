//! Files in an S3-compatible store.

mod documents;
mod images;

use uuid::Uuid;

use crate::support::server::environment;

/// The URL of a bucket on a server that is not there.
const NOWHERE: &str = "s3://nothing/there?endpoint=http://127.0.0.1:1&region=us-east-1";

/// The URL of a new bucket on the test's S3 server.
async fn bucket() -> String {
    let endpoint = environment("DOSSIER_TEST_S3");
    let name = format!("test-{}", Uuid::new_v4().simple());
    let response = reqwest::Client::new()
        .put(format!("{endpoint}/{name}"))
        .send()
        .await
        .expect("the S3 server answers");
    assert!(response.status().is_success());
    format!("s3://{name}/pictures?endpoint={endpoint}&region=us-east-1")
}

/// How many objects lie in the bucket of this URL.
async fn objects(url: &str) -> usize {
    let endpoint = environment("DOSSIER_TEST_S3");
    let name = url
        .strip_prefix("s3://")
        .and_then(|rest| rest.split('/').next())
        .expect("a bucket");
    let list = reqwest::get(format!("{endpoint}/{name}?list-type=2"))
        .await
        .expect("it answers")
        .text()
        .await
        .expect("text");
    list.matches("<Key>").count()
}
