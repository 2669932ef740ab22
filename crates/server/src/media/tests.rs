//! What is served below `/media`.

use std::sync::Arc;

use bytes::Bytes;
use domain::blob::{BlobKey, BlobStore, Checksum, ContentType, Described};
use domain::image::{Encoded, ImageName, MediaStore};
use media::{Files, Location};
use poem::http::{Method, StatusCode, header};
use poem::{Endpoint, EndpointExt, Request, Response, Route};
use tempfile::TempDir;

use super::{OpenToken, endpoint};

const KEY: &str = "abcdefghijklmnopqrstuvwxyz234567";
const BYTES: &[u8] = b"%PDF-1.7 and so on";
const MD5: &str = "HDK7PzScgBkkzglP+RG13g==";

/// A store with one document, which `good` opens, and one image; `lost` opens a document that is not there.
struct Pages {
    routes: Box<dyn Fn(Request) -> futures_util::future::BoxFuture<'static, Response>>,
    _folder: TempDir,
}

impl Pages {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::connect(&Location::Folder(folder.path().to_owned())).unwrap();
        let document = Described {
            key: BlobKey(KEY.to_owned()),
            byte_size: BYTES.len() as u64,
            checksum: Checksum::parse(MD5).unwrap(),
            content_type: ContentType::Pdf,
        };
        BlobStore::put(&files, &document, Bytes::from_static(BYTES))
            .await
            .unwrap();
        let image = Encoded {
            bytes: b"an image".to_vec(),
            content_type: "image/png",
            extension: "png",
            width: 1,
            height: 1,
        };
        MediaStore::put(&files, &ImageName(format!("{KEY}.png")), &image)
            .await
            .unwrap();

        let open: OpenToken = Arc::new(|token| match token {
            "good" => Some((BlobKey(KEY.to_owned()), ContentType::Pdf)),
            "lost" => Some((BlobKey(KEY.replace('a', "b")), ContentType::Pdf)),
            _ => None,
        });
        let routes = Route::new().nest("/media", endpoint(files, open));
        let routes = Arc::new(routes.map_to_response());
        Self {
            routes: Box::new(move |request| {
                let routes = Arc::clone(&routes);
                Box::pin(async move { routes.get_response(request).await })
            }),
            _folder: folder,
        }
    }

    async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Response {
        self.ask(Method::GET, path, headers).await
    }

    async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Response {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("/media/{path}").parse().unwrap());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        (self.routes)(request.finish()).await
    }
}

async fn body(response: Response) -> Bytes {
    response.into_body().into_bytes().await.unwrap()
}

#[tokio::test]
async fn a_document_is_shown_and_does_nothing() {
    let response = Pages::new()
        .await
        .get("documents/good/My%20CV%E2%84%A2.pdf", &[])
        .await;
    assert_eq!(response.status(), StatusCode::OK);
    for (name, expected) in [
        ("content-type", "application/pdf"),
        ("content-length", "18"),
        ("accept-ranges", "bytes"),
        ("cache-control", "private, max-age=300"),
        (
            "content-security-policy",
            "default-src 'none'; style-src 'unsafe-inline'",
        ),
        (
            "content-disposition",
            "inline; filename=\"My CV%3F.pdf\"; filename*=UTF-8''My%20CV%E2%84%A2.pdf",
        ),
        ("etag", &format!("\"{KEY}\"")),
    ] {
        assert_eq!(response.headers()[name], expected, "{name}");
    }
    assert!(response.headers().contains_key("last-modified"));
    assert_eq!(body(response).await, BYTES);
}

#[tokio::test]
async fn a_head_says_the_same_without_the_bytes() {
    let pages = Pages::new().await;
    let get = pages.get("documents/good/a.pdf", &[]).await;
    let head = pages.ask(Method::HEAD, "documents/good/a.pdf", &[]).await;
    assert_eq!(head.status(), StatusCode::OK);
    assert_eq!(head.headers(), get.headers());
    assert_eq!(body(head).await, "");
}

#[tokio::test]
async fn a_part_can_be_fetched() {
    let pages = Pages::new().await;
    for (range, shown, bytes) in [
        ("bytes=1-3", "bytes 1-3/18", &BYTES[1..4]),
        ("bytes=9-", "bytes 9-17/18", &BYTES[9..]),
        ("bytes=-2", "bytes 16-17/18", &BYTES[16..]),
    ] {
        let response = pages.get("documents/good/a.pdf", &[("range", range)]).await;
        assert_eq!(response.status(), StatusCode::PARTIAL_CONTENT);
        assert_eq!(response.headers()[header::CONTENT_RANGE], shown);
        assert_eq!(body(response).await, bytes, "{range}");
    }
    let beyond = pages
        .get("documents/good/a.pdf", &[("range", "bytes=18-")])
        .await;
    assert_eq!(beyond.status(), StatusCode::RANGE_NOT_SATISFIABLE);
    assert_eq!(beyond.headers()[header::CONTENT_RANGE], "bytes */18");
}

#[tokio::test]
async fn who_has_it_is_told_so() {
    let pages = Pages::new().await;
    let tag = format!("\"{KEY}\"");
    let known = [("if-none-match", tag.as_str())];
    let response = pages.get("documents/good/a.pdf", &known).await;
    assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(response.headers()[header::ETAG], tag);
    assert_eq!(body(response).await, "");
    // Not without a good token.
    let response = pages.get("documents/bad/a.pdf", &known).await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn without_a_good_token_or_a_file_there_is_nothing() {
    let pages = Pages::new().await;
    let by_key = format!("documents/{KEY}/a.pdf");
    for path in [
        "documents/bad/a.pdf",
        "documents/lost/a.pdf",
        "documents/good",
        "documents/good/",
        "documents/good/a/b.pdf",
        "documents/",
        "documents",
        &by_key,
        KEY,
        &format!("{KEY}.pdf"),
    ] {
        let response = pages.get(path, &[]).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
    }
    for headers in [[("range", "bytes=0-1")], [("if-none-match", "*")]] {
        let response = pages.get("documents/lost/a.pdf", &headers).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_name_is_made_harmless() {
    let pages = Pages::new().await;
    for (name, expected) in [
        ("..", "inline; filename=\"file\"; filename*=UTF-8''file"),
        (
            "a%22%0d%0aX:%20b.pdf",
            "inline; filename=\"a---X- b.pdf\"; filename*=UTF-8''a---X-%20b.pdf",
        ),
        (
            "..%2f..%2fb.html",
            "inline; filename=\"..-..-b.html\"; filename*=UTF-8''..-..-b.html",
        ),
    ] {
        let response = pages.get(&format!("documents/good/{name}"), &[]).await;
        assert_eq!(response.status(), StatusCode::OK, "{name}");
        assert_eq!(response.headers()[header::CONTENT_DISPOSITION], expected);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/pdf");
    }
}

#[tokio::test]
async fn images_are_served_beside_them() {
    let pages = Pages::new().await;
    let response = pages.get(&format!("{KEY}.png"), &[]).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(
        response.headers()[header::CACHE_CONTROL],
        "public, max-age=31536000, immutable"
    );
    assert!(!response.headers().contains_key("content-disposition"));
    assert_eq!(body(response).await, "an image");
}
