//! Direct uploads with Active Storage's own client as it is published, on a page of another origin, in a browser.

use std::path::Path;

use poem::listener::{Acceptor, Listener, TcpListener};
use poem::web::Html;
use poem::{EndpointExt, Route, get, handler};
use serde_json::{Value, json};

use crate::support::browser;
use crate::support::database::Kind;
use crate::support::drivers::{checksum, pdf, trailless};
use crate::support::server::environment;
use crate::support::{Account, Server};

const CLIENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/clients");

#[handler]
fn show_page() -> Html<String> {
    Html(text(&format!("{CLIENTS}/direct-upload.html")))
}

#[handler]
fn show_client() -> String {
    let modules = environment("DOSSIER_TEST_NODE_MODULES");
    text(&format!(
        "{modules}/@rails/activestorage/app/assets/javascripts/activestorage.js"
    ))
}

fn text(path: &str) -> String {
    std::fs::read_to_string(path).expect(path)
}

/// Serves the page until the test ends; answers its origin.
async fn serve_page() -> String {
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await;
    let acceptor = acceptor.expect("a port is free");
    let address = acceptor.local_addr()[0].0.as_socket_addr().copied();
    let port = address.expect("it is a socket").port();
    let client = get(show_client)
        .with(poem::middleware::SetHeader::new().overriding("content-type", "text/javascript"));
    let routes = Route::new()
        .at("/", get(show_page))
        .at("/activestorage.js", client);
    tokio::spawn(poem::Server::new_with_acceptor(acceptor).run(routes));
    // The same machine by another name.
    format!("http://localhost:{port}")
}

/// What the browser saw, having uploaded these files.
async fn browse(page: &str, server: &Server, account: &Account, files: [&Path; 2]) -> Value {
    let paths = files.map(|path| path.display().to_string()).join("\n");
    let page = format!("{page}/");
    let variables = [
        ("PAGE_URL", page.as_str()),
        ("DOSSIER_URL", &server.url),
        ("DOSSIER_TOKEN", &account.token),
        ("DOSSIER_FILES", &paths),
    ];
    browser::browse("direct-upload.mjs", &variables).await
}

#[tokio::test]
async fn active_storages_client_uploads_and_the_profile_takes_the_file() {
    let page = serve_page().await;
    let server = Server::with(Kind::Sqlite, [("cors_origins", page.as_str())]).await;
    let account = server.register("driver").await;
    let folder = tempfile::tempdir().unwrap();
    let files = ["my dbs.pdf", "führerschein.pdf"].map(|name| folder.path().join(name));
    for (number, file) in files.iter().enumerate() {
        std::fs::write(file, pdf(number)).unwrap();
    }
    let seen = browse(&page, &server, &account, [&files[0], &files[1]]).await;

    assert_eq!(
        seen["refused"]["error"],
        "Error creating Blob for \"my dbs.pdf\". Status: 401"
    );
    for (number, upload) in ["one", "two"].into_iter().enumerate() {
        let blob = &seen[upload]["blob"];
        assert_eq!(seen[upload]["error"], Value::Null);
        // The client has taken the checksum itself.
        assert_eq!(blob["checksum"], checksum(&pdf(number)));
        assert_eq!(
            (&blob["content_type"], &blob["byte_size"]),
            (&json!("application/pdf"), &json!(pdf(number).len()))
        );
        assert_eq!(blob["metadata"], json!({}));
    }
    let (created, updated) = (&seen["created"], &seen["updated"]);
    assert_eq!([&created["status"], &updated["status"]], [200, 200]);
    // A page of another origin can read the tag.
    assert!(updated["tag"].as_str().unwrap().starts_with("W/\""));
    assert_eq!(
        (
            &created["profile"]["dbs"]["filename"],
            &created["profile"]["dbs"]["signed_id"]
        ),
        (&json!("my dbs.pdf"), &seen["one"]["blob"]["signed_id"])
    );
    let shown = server.shown(&account).await;
    assert_eq!(trailless(&shown), trailless(&updated["profile"]));
    assert_eq!(shown["documents"][0]["filename"], "führerschein.pdf");
    for (number, document) in [&shown["dbs"], &shown["documents"][0]]
        .into_iter()
        .enumerate()
    {
        assert_eq!(server.fetch(document).await.bytes, pdf(number));
    }
    let text = String::from_utf8(pdf(1)).unwrap();
    assert_eq!(
        seen["read"],
        json!({"status": 200, "type": "application/pdf", "text": text})
    );
}
