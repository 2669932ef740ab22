//! URLs under which clients send documents themselves.

use std::time::Duration;

use domain::blob::{BlobStore, UploadTarget};
use media::Files;
use reqwest::Url;

use crate::documents::{described, pdf};
use crate::support::{BUCKET, connected, endpoint, opened};

const VALID: Duration = Duration::from_mins(5);

async fn target(files: &Files, bytes: &[u8]) -> UploadTarget {
    let target = files.target(&described(bytes), VALID).await;
    target.expect("credentials").expect("a bucket")
}

fn parameter(url: &Url, name: &str) -> Option<String> {
    let mut parameters = url.query_pairs();
    let (_, value) = parameters.find(|(known, _)| known == name)?;
    Some(value.into_owned())
}

#[tokio::test]
async fn what_is_sent_there_is_held() {
    let files = connected("sent").await;
    let bytes = pdf(300_000);
    let target = target(&files, &bytes).await;
    let mut request = reqwest::Client::new().put(&target.url);
    for (name, value) in &target.headers {
        request = request.header(name, value);
    }
    let response = request.body(bytes.clone()).send().await.expect("an answer");
    assert!(response.status().is_success(), "{response:?}");
    assert!(files.holds(&described(&bytes)).await.expect("an answer"));
}

#[tokio::test]
async fn length_type_and_md5_are_signed() {
    let files = opened(BUCKET, "a/b", "http://127.0.0.1:9000");
    let bytes = pdf(100);
    let file = described(&bytes);
    let target = target(&files, &bytes).await;
    let headers = [
        ("Content-Type", "application/pdf".to_owned()),
        ("Content-MD5", file.checksum.to_string()),
    ];
    assert_eq!(
        target.headers,
        headers.map(|(name, value)| (name.to_owned(), value))
    );

    let url: Url = target.url.parse().expect("a URL");
    let place = format!("/{BUCKET}/a/b/documents/{}", file.key);
    assert_eq!(url.origin().ascii_serialization(), "http://127.0.0.1:9000");
    assert_eq!(url.path(), place);
    assert_eq!(
        parameter(&url, "X-Amz-SignedHeaders").as_deref(),
        Some("content-length;content-md5;content-type;host")
    );
    assert_eq!(parameter(&url, "X-Amz-Expires").as_deref(), Some("300"));
    let credential = parameter(&url, "X-Amz-Credential").expect("a credential");
    let scope: Vec<_> = credential.split('/').collect();
    assert_eq!(
        (scope[0], &scope[2..]),
        ("test", &["us-east-1", "s3", "aws4_request"][..])
    );
    let signature = parameter(&url, "X-Amz-Signature").expect("a signature");
    assert_eq!(signature.len(), 64);
    assert!(!target.url.contains("secret"));
}

#[tokio::test]
async fn another_file_has_another_signature() {
    let files = opened(BUCKET, "", &endpoint());
    let mut signatures = Vec::new();
    for size in [100, 101] {
        let url = target(&files, &pdf(size)).await.url;
        let url: Url = url.parse().expect("a URL");
        signatures.push(parameter(&url, "X-Amz-Signature"));
    }
    assert_ne!(signatures[0], signatures[1]);
}
