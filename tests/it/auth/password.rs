//! `PUT /auth/password`.

use futures_util::future::join_all;
use serde_json::json;

use crate::support::{Account, Reply, Server, on_both_databases};

async fn change(server: &Server, account: &Account, current: &str, new: &str) -> Reply {
    let body = json!({"current_password": current, "new_password": new});
    server
        .call("PUT", "/auth/password")
        .bearer(&account.token)
        .json(&body)
        .send()
        .await
}

async fn login(server: &Server, email: &str, password: &str) -> u16 {
    server
        .call("POST", "/auth/login")
        .json(&json!({"email": email, "password": password}))
        .send()
        .await
        .status
}

on_both_databases! {
    async fn the_new_password_counts_and_the_old_one_does_not(server: Server) {
        let owner = server.register("owner").await;
        change(&server, &owner, &owner.password, "a new password").await.expect(204);
        assert_eq!(login(&server, &owner.email, "a new password").await, 200);
        assert_eq!(login(&server, &owner.email, &owner.password).await, 401);
    }

    async fn all_other_sessions_end(server: Server) {
        let owner = server.register("owner").await;
        let other = server.login(&owner).await;
        change(&server, &owner, &owner.password, "a new password").await.expect(204);
        assert_eq!(server.get("/api/co/profile", &owner.token).send().await.status, 200);
        assert_eq!(server.get("/api/co/profile", &other.token).send().await.status, 401);
        server.call("POST", "/auth/refresh").json(&json!({"refresh_token": other.refresh_token})).send().await.expect(401);
        server.call("POST", "/auth/refresh").json(&json!({"refresh_token": owner.refresh_token})).send().await.expect(200);
    }

    async fn a_wrong_current_password_changes_nothing_and_is_slowed(server: Server) {
        let owner = server.register("owner").await;
        let other = server.login(&owner).await;
        let body = change(&server, &owner, "not it", "a new password").await.expect(403);
        assert_eq!(body["code"], "forbidden");
        assert_eq!(login(&server, &owner.email, &owner.password).await, 200);
        assert_eq!(server.get("/api/co/profile", &other.token).send().await.status, 200);
        let mut slowed = false;
        for _ in 0..20 {
            slowed |= change(&server, &owner, "not it", "a new password").await.status == 429;
        }
        assert!(slowed);
    }

    async fn a_bad_new_password_is_400(server: Server) {
        let owner = server.register("owner").await;
        let body = change(&server, &owner, &owner.password, "short").await.expect(400);
        assert_eq!(body["errors"][0]["pointer"], "#/new_password");
        assert_eq!(login(&server, &owner.email, &owner.password).await, 200);
    }

    async fn of_two_changes_that_race_one_is_made(server: Server) {
        let owner = server.register("owner").await;
        let replies = join_all(["first new one", "second new one"].map(|new| change(&server, &owner, &owner.password, new))).await;
        let made = replies.iter().filter(|reply| reply.status == 204).count();
        assert_eq!(made, 1, "{:?}", replies.iter().map(|reply| reply.status).collect::<Vec<_>>());
    }
}
