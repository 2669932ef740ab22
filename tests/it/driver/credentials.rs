//! Who may call.

use chrono::TimeDelta;
use serde_json::json;

use crate::support::drivers::{PROFILE, UPLOADS, announcement, new_profile, pdf};
use crate::support::{Account, Reply, on_both_databases};

const CALLS: [(&str, &str); 4] = [
    ("GET", PROFILE),
    ("POST", PROFILE),
    ("PUT", PROFILE),
    ("POST", UPLOADS),
];

fn assert_not_signed_in(reply: &Reply) {
    assert_eq!(
        reply.expect(401),
        json!({"error": "You need to sign in or sign up before continuing."})
    );
    assert!(
        reply
            .header("www-authenticate")
            .unwrap()
            .starts_with("Bearer")
    );
    assert_eq!(
        reply.header("content-type"),
        Some("application/json; charset=utf-8")
    );
}

on_both_databases! {
    async fn without_a_good_token_nothing_is_looked_at(server: Server) {
        for (method, path) in CALLS {
            for body in [json!({}), new_profile(json!({}))] {
                assert_not_signed_in(&server.call(method, path).json(&body).send().await);
                for token in ["x", "a.b.c", "", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."] {
                    assert_not_signed_in(&server.call(method, path).bearer(token).json(&body).send().await);
                }
            }
        }
    }

    async fn a_token_that_has_expired_or_was_revoked_is_none(server: Server) {
        let account = server.driver("driver").await;
        let body = new_profile(json!({"english_level": "fluent"}));
        let gone = server.login(&account).await;
        server.call("POST", "/auth/logout").bearer(&gone.token).send().await.expect(204);
        let refused = async |account: &Account| {
            for (method, path) in CALLS.into_iter().filter(|(_, path)| *path == PROFILE) {
                assert_not_signed_in(&server.call(method, path).bearer(&account.token).json(&body).send().await);
            }
            let announced = server.announce(account, &announcement("a.pdf", &pdf(1))).send().await;
            assert_not_signed_in(&announced);
        };
        refused(&gone).await;
        server.advance(TimeDelta::minutes(15));
        refused(&account).await;
    }

    async fn one_account_serves_all_apis(server: Server) {
        let service = server.service("service").await;
        server.create_profile(&service, &new_profile(json!({}))).await.expect(200);
        assert_eq!(server.shown(&service).await["email"], "service@example.com");
    }
}
