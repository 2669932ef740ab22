//! `GET /media/documents/{token}/{filename}`.

use chrono::TimeDelta;
use serde_json::json;

use crate::support::drivers::pdf;
use crate::support::{Server, on_both_databases};

/// Somebody attaches a document of this name; answers its path.
async fn attach(server: &Server, filename: &str) -> String {
    let account = server.driver("driver").await;
    let signed_id = server.upload(&account, filename, pdf(1)).await;
    let shown = server.set(&account, json!({"dbs": signed_id})).await;
    server.path_of(&shown["dbs"]["url"])
}

on_both_databases! {
    async fn the_bytes_come_as_they_were_sent_and_can_do_nothing(server: Server) {
        let path = attach(&server, "my cv (é).pdf").await;
        let reply = server.call("GET", &path).send().await;
        assert_eq!((reply.status, reply.bytes.to_vec()), (200, pdf(1)));
        for (name, value) in [
            ("content-type", "application/pdf"), ("content-length", pdf(1).len().to_string().as_str()), ("x-content-type-options", "nosniff"),
            ("content-disposition", "inline; filename=\"my cv %28%3F%29.pdf\"; filename*=UTF-8''my%20cv%20%28%C3%A9%29.pdf"),
            ("accept-ranges", "bytes"),
        ] {
            assert_eq!(reply.header(name), Some(value), "{name}");
        }
        assert!(reply.header("content-security-policy").unwrap().contains("default-src 'none'"));
        let cache = reply.header("cache-control").unwrap();
        assert!(cache.contains("private") && !cache.contains("immutable"), "{cache}");
        let head = server.call("HEAD", &path).send().await;
        assert_eq!((head.status, head.bytes.len(), head.header("content-length")), (200, 0, reply.header("content-length")));
    }

    async fn the_name_in_the_url_is_what_it_is_called(server: Server) {
        let path = attach(&server, "a.pdf").await;
        let (folder, name) = path.rsplit_once('/').unwrap();
        assert_eq!(name, "a.pdf");
        let reply = server.call("GET", &format!("{folder}/%2e%2e%2fx%22%0d%0aSet-Cookie%3a%20a=b.pdf")).send().await;
        assert_eq!(reply.status, 200);
        assert_eq!(reply.header("set-cookie"), None);
        assert!(reply.header("content-disposition").unwrap().starts_with("inline; filename=\"..-x---Set-Cookie- a%3Db.pdf\""));
    }

    async fn a_part_can_be_fetched(server: Server) {
        let path = attach(&server, "a.pdf").await;
        let (bytes, size) = (pdf(1), pdf(1).len());
        for (range, start, end) in [("bytes=0-9", 0, 10), ("bytes=10-", 10, size), ("bytes=-5", size - 5, size)] {
            let reply = server.call("GET", &path).header("range", range).send().await;
            assert_eq!((reply.status, reply.bytes.to_vec()), (206, bytes[start..end].to_vec()), "{range}");
            assert_eq!(reply.header("content-range").unwrap(), format!("bytes {start}-{}/{size}", end - 1));
            assert!(reply.header("content-disposition").is_some());
        }
        let beyond = server.call("GET", &path).header("range", &format!("bytes={size}-")).send().await;
        assert_eq!((beyond.status, beyond.header("content-range")), (416, Some(format!("bytes */{size}").as_str())));
    }

    async fn what_is_known_is_not_sent_again(server: Server) {
        let path = attach(&server, "a.pdf").await;
        let reply = server.call("GET", &path).send().await;
        let tag = reply.header("etag").unwrap();
        let again = server.call("GET", &path).header("if-none-match", tag).send().await;
        assert_eq!((again.status, again.bytes.len(), again.header("etag")), (304, 0, Some(tag)));
        assert!(reply.header("last-modified").is_some());
    }

    async fn a_url_works_until_the_end_of_the_next_hour(server: Server) {
        server.advance(TimeDelta::minutes(30));
        let path = attach(&server, "a.pdf").await;
        server.advance(TimeDelta::minutes(89) + TimeDelta::seconds(59));
        assert_eq!(server.call("GET", &path).send().await.status, 200);
        server.advance(TimeDelta::seconds(1));
        for method in ["GET", "HEAD"] {
            let reply = server.call(method, &path).send().await;
            assert_eq!(reply.status, 404);
        }
    }

    async fn a_token_that_is_none_is_404(server: Server) {
        let path = attach(&server, "a.pdf").await;
        let token = path.split('/').nth(3).unwrap();
        let (data, tag) = token.rsplit_once("--").unwrap();
        for bad in [format!("{data}--{}", "0".repeat(64)), format!("x{token}"), format!("{data}--{}", &tag[1..]), "x".to_owned(), "..".to_owned(), "%2e%2e".to_owned()] {
            // As it is, since a client would tidy it up.
            let reply = server.client.get(format!("{}/media/documents/{bad}/a.pdf", server.url)).send().await.unwrap();
            assert_eq!(reply.status(), 404, "{bad}");
        }
        for path in ["/media/documents", "/media/documents/", "/media/documents/x", "/media/documents/x/y/z"] {
            assert_eq!(server.call("GET", path).send().await.status, 404, "{path}");
        }
        assert_eq!(server.call("PUT", &path).send().await.status, 405);
    }

    async fn the_store_gives_nothing_away_by_its_own_names(server: Server) {
        let account = server.driver("driver").await;
        let announced = server.announce(&account, &crate::support::drivers::announcement("a.pdf", &pdf(1))).send().await.expect(200);
        server.send_bytes(&announced, pdf(1)).await.expect(204);
        let key = announced["key"].as_str().unwrap();
        for path in [format!("/media/{key}"), format!("/media/documents/{key}"), format!("/media/documents%2f{key}"), format!("/media/documents/{key}/a.pdf")] {
            assert_eq!(server.call("GET", &path).send().await.status, 404, "{path}");
        }
    }

    async fn what_is_removed_can_be_fetched_no_more(server: Server) {
        let account = server.driver("driver").await;
        let signed_id = server.upload(&account, "a.pdf", pdf(1)).await;
        let shown = server.set(&account, json!({"dbs": signed_id})).await;
        server.set(&account, json!({"dbs": null})).await;
        server.app.housekeeping.run().await;
        assert_eq!(server.fetch(&shown["dbs"]).await.status, 404);
    }
}
