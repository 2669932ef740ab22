//! `POST /auth/logout`, `GET /auth/sessions`, `DELETE /auth/sessions/{id}`.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::{Account, Server, on_both_databases};

async fn sessions(server: &Server, account: &Account) -> Vec<Value> {
    server
        .get("/auth/sessions", &account.token)
        .send()
        .await
        .expect(200)["sessions"]
        .as_array()
        .unwrap()
        .clone()
}

async fn status(server: &Server, account: &Account) -> u16 {
    server
        .get("/api/co/profile", &account.token)
        .send()
        .await
        .status
}

on_both_databases! {
    async fn logging_out_ends_the_session_at_once_on_every_instance(server: Server) {
        let owner = server.register("owner").await;
        let other = server.login(&owner).await;
        let second_instance = server.another().await;
        server.call("POST", "/auth/logout").bearer(&owner.token).send().await.expect(204);
        assert_eq!(status(&server, &owner).await, 401);
        assert_eq!(status(&second_instance, &owner).await, 401);
        assert_eq!(status(&server, &other).await, 200);
        let body = json!({"refresh_token": owner.refresh_token});
        server.call("POST", "/auth/refresh").json(&body).send().await.expect(401);
        server.call("POST", "/auth/logout").bearer(&owner.token).send().await.expect(401);
    }

    async fn the_list_has_every_session_newest_first(server: Server) {
        let first = server.register("owner").await;
        server.advance(TimeDelta::minutes(1));
        let body = json!({"email": first.email, "password": first.password});
        let agent = "An app/1.0 (a phone)";
        let reply = server.call("POST", "/auth/login").header("user-agent", agent).json(&body).send().await;
        let second = Account::of(&reply.expect(200), first.email.clone(), first.password.clone());
        let listed = sessions(&server, &second).await;
        assert_eq!(listed.len(), 2);
        assert_eq!([&listed[0]["current"], &listed[1]["current"]], [true, false]);
        assert_eq!(listed[0]["user_agent"], agent);
        assert_eq!(listed[0]["created_at"], "2026-02-12T10:01:00.000Z");
        assert_eq!(listed[1]["created_at"], "2026-02-12T10:00:00.000Z");
        assert_eq!(sessions(&server, &first).await[1]["current"], true);
    }

    async fn somebody_elses_sessions_are_not_in_it(server: Server) {
        let (a, b) = (server.register("a").await, server.register("b").await);
        assert_eq!(sessions(&server, &a).await.len(), 1);
        assert_ne!(sessions(&server, &a).await[0]["id"], sessions(&server, &b).await[0]["id"]);
    }

    async fn a_long_user_agent_is_cut(server: Server) {
        let owner = server.register("owner").await;
        server.advance(TimeDelta::seconds(1));
        let body = json!({"email": owner.email, "password": owner.password});
        let reply = server.call("POST", "/auth/login").header("user-agent", &"a".repeat(5_000)).json(&body).send().await;
        let account = Account::of(&reply.expect(200), String::new(), String::new());
        assert_eq!(sessions(&server, &account).await[0]["user_agent"].as_str().unwrap().len(), 512);
    }

    async fn last_used_moves_with_each_new_pair(server: Server) {
        let owner = server.register("owner").await;
        server.advance(TimeDelta::minutes(14));
        let body = json!({"refresh_token": owner.refresh_token});
        let pair = server.call("POST", "/auth/refresh").json(&body).send().await.expect(200);
        let owner = Account::of(&pair, String::new(), String::new());
        assert_eq!(sessions(&server, &owner).await[0]["last_used_at"], "2026-02-12T10:14:00.000Z");
    }

    async fn one_session_ends_another(server: Server) {
        let owner = server.register("owner").await;
        let lost_phone = server.login(&owner).await;
        let id = sessions(&server, &lost_phone).await.iter().find(|session| session["current"] == true).unwrap()["id"].clone();
        let path = format!("/auth/sessions/{}", id.as_str().unwrap());
        server.call("DELETE", &path).bearer(&owner.token).send().await.expect(204);
        assert_eq!(status(&server, &lost_phone).await, 401);
        assert_eq!(status(&server, &owner).await, 200);
        assert_eq!(sessions(&server, &owner).await.len(), 1);
        server.call("DELETE", &path).bearer(&owner.token).send().await.expect(404);
    }

    async fn a_session_can_end_itself(server: Server) {
        let owner = server.register("owner").await;
        let id = sessions(&server, &owner).await[0]["id"].clone();
        server.call("DELETE", &format!("/auth/sessions/{}", id.as_str().unwrap())).bearer(&owner.token).send().await.expect(204);
        assert_eq!(status(&server, &owner).await, 401);
    }

    async fn somebody_elses_session_is_404_and_goes_on(server: Server) {
        let (a, b) = (server.register("a").await, server.register("b").await);
        let id = sessions(&server, &b).await[0]["id"].clone();
        server.call("DELETE", &format!("/auth/sessions/{}", id.as_str().unwrap())).bearer(&a.token).send().await.expect(404);
        assert_eq!(status(&server, &b).await, 200);
    }

    async fn an_id_that_is_none_is_400(server: Server) {
        let owner = server.register("owner").await;
        let reply = server.call("DELETE", "/auth/sessions/not-a-uuid").bearer(&owner.token).send().await;
        let body = reply.expect(400);
        assert_eq!(body["errors"][0]["name"], "id");
        assert_eq!(body["errors"][0]["pointer"], "#/path/id");
    }
}
