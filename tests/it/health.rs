//! `/healthz` and `/readyz`.

use serde_json::json;

use crate::support::on_both_databases;

on_both_databases! {
    async fn a_running_server_is_healthy_and_ready(server: Server) {
        for path in ["/healthz", "/readyz"] {
            let reply = server.call("GET", path).send().await;
            assert_eq!(reply.expect(200), json!({"status": "ok"}));
            assert_eq!(reply.header("cache-control"), Some("no-store"));
        }
    }

    async fn without_its_media_folder_it_is_healthy_but_not_ready(server: Server) {
        std::fs::remove_dir_all(server.data().join("media")).unwrap();
        std::fs::write(server.data().join("media"), "a file where a folder was").unwrap();
        server.call("GET", "/healthz").send().await.expect(200);
        assert_eq!(server.call("GET", "/readyz").send().await.expect(503), json!({"status": "unavailable", "away": ["media"]}));
    }
}
