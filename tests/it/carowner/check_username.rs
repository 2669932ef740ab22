//! `GET /api/co/profile/check-username`.

use serde_json::json;

use crate::support::on_both_databases;

const PATH: &str = "/api/co/profile/check-username";

on_both_databases! {
    async fn a_free_name_is_available(server: Server) {
        let owner = server.register("owner").await;
        let body = server.get(&format!("{PATH}?username=Free.Name-1"), &owner.token).send().await.expect(200);
        assert_eq!(body, json!({"username": "Free.Name-1", "available": true, "message": "The username is available."}));
    }

    async fn a_taken_one_is_not_whatever_its_case(server: Server) {
        server.register_with("other", json!({"username": "Taken"})).await;
        let owner = server.register("owner").await;
        let body = server.get(&format!("{PATH}?username=tAKEN"), &owner.token).send().await.expect(200);
        assert_eq!(body, json!({"username": "tAKEN", "available": false, "message": "The username is taken."}));
    }

    async fn the_callers_own_is_available_to_them(server: Server) {
        let owner = server.register_with("owner", json!({"username": "mine"})).await;
        let body = server.get(&format!("{PATH}?username=MINE"), &owner.token).send().await.expect(200);
        assert_eq!(body["available"], true);
    }

    async fn a_name_that_breaks_the_rule_is_422_as_it_would_be_in_a_put(server: Server) {
        let owner = server.register("owner").await;
        for query in ["", "?username=", "?username=ab", "?username=a%20b", "?username=a%00b", "?user=abc", &format!("?username={}", "a".repeat(31))] {
            let reply = server.get(&format!("{PATH}{query}"), &owner.token).send().await;
            assert_eq!(reply.status, 422, "{query}");
            assert_eq!(reply.fields()[0], "username", "{query}");
        }
    }
}
