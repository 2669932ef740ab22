//! How long a cookie lasts.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::json;

use crate::support::cookies::listed;
use crate::support::database;
use crate::support::on_both_databases;

on_both_databases! {
    async fn a_cookie_lasts_seven_days_without_use(server: Server) {
        let owner = server.register("owner").await;
        let cookie = server.sign_in(&owner).await;
        server.advance(TimeDelta::days(7) - TimeDelta::seconds(1));
        server.sessions_of(&cookie).await.expect(200);
        server.advance(TimeDelta::seconds(1));
        let reply = server.sessions_of(&cookie).await;
        assert_eq!((reply.status, reply.forgets()), (401, true));
    }

    async fn its_use_after_a_day_renews_it_once(server: Server) {
        let (owner, second) = (server.register("owner").await, server.another().await);
        let cookie = server.sign_in(&owner).await;
        server.advance(TimeDelta::days(1) - TimeDelta::seconds(1));
        assert_eq!(server.sessions_of(&cookie).await.set_cookie(), None);
        server.advance(TimeDelta::seconds(1));
        let next = second.sessions_of(&cookie).await.new_cookie().unwrap();
        assert_ne!(next, cookie);
        assert_eq!(server.sessions_of(&next).await.set_cookie(), None);
        // A tab that has the old one goes on with it until it is over.
        server.advance(TimeDelta::days(6) - TimeDelta::seconds(1));
        server.sessions_of(&cookie).await.expect(200);
        server.advance(TimeDelta::seconds(1));
        server.sessions_of(&cookie).await.expect(401);
        let last = server.sessions_of(&next).await.new_cookie().unwrap();
        let before = listed(&server.sessions_of(&last).await);
        // By then the registration's own session has still 23 days.
        assert_eq!(before.len(), 2);
    }

    async fn every_request_that_was_let_in_renews(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let (cookie, staff) = (server.sign_in(&owner).await, server.sign_in(&producer).await);
        server.advance(TimeDelta::days(2));
        let calls = [
            server.telling(&staff, &owner.uid),
            server.telling(&staff, "nobody"),
            server.telling(&cookie, &owner.uid),
            server.call("HEAD", "/auth/sessions").cookie(&cookie),
            server.call("PUT", "/auth/password").cookie(&cookie).json(&json!({})),
            server.call("DELETE", "/auth/sessions/x").cookie(&cookie),
        ];
        for (call, status) in calls.into_iter().zip([202, 404, 403, 200, 400, 400]) {
            let reply = call.send().await;
            assert_eq!(reply.status, status, "{}", reply.text);
            let next = reply.new_cookie().unwrap();
            assert_eq!(server.sessions_of(&next).await.status, 200);
        }
    }

    async fn what_is_not_let_in_or_takes_no_cookie_renews_nothing(server: Server) {
        let owner = server.register("owner").await;
        let cookie = server.sign_in(&owner).await;
        server.advance(TimeDelta::days(2));
        let evil = server.call("POST", "/auth/logout").cookie(&cookie).header("origin", "https://evil.example.com");
        let owner = server.login(&owner).await;
        let calls = [
            evil,
            server.call("GET", "/auth/sessions").cookie(&cookie).bearer(&owner.token),
            server.call("POST", "/auth/refresh").cookie(&cookie).json(&json!({"refresh_token": owner.refresh_token})),
            server.call("GET", "/auth/nothing").cookie(&cookie),
            server.call("GET", "/auth/session").cookie(&cookie),
            server.call("GET", "/api/co/profile").cookie(&cookie).bearer(&owner.token),
            server.call("GET", "/docs/").cookie(&cookie),
        ];
        for (call, status) in calls.into_iter().zip([403, 200, 200, 404, 405, 200, 200]) {
            let reply = call.send().await;
            assert_eq!((reply.status, reply.set_cookie()), (status, None), "{}", reply.text);
        }
        server.advance(TimeDelta::days(5));
        server.sessions_of(&cookie).await.expect(401);
    }

    async fn a_session_that_ends_with_the_request_is_not_renewed(server: Server) {
        let owner = server.register("owner").await;
        for path in ["/auth/session", "/auth/logout"] {
            let cookie = server.sign_in(&owner).await;
            server.advance(TimeDelta::days(2));
            let method = if path == "/auth/session" { "DELETE" } else { "POST" };
            let reply = server.call(method, path).cookie(&cookie).send().await;
            assert_eq!((reply.status, reply.forgets()), (204, true));
            server.sessions_of(&cookie).await.expect(401);
        }
    }

    async fn ninety_days_after_the_sign_in_it_is_not_renewed(server: Server) {
        let owner = server.register("owner").await;
        let mut cookie = server.sign_in(&owner).await;
        for _ in 0..15 {
            server.advance(TimeDelta::days(6));
            cookie = server.sessions_of(&cookie).await.new_cookie().unwrap();
        }
        server.advance(TimeDelta::days(2));
        let reply = server.sessions_of(&cookie).await;
        assert_eq!((reply.status, reply.set_cookie()), (200, None));
        server.advance(TimeDelta::days(5));
        server.sessions_of(&cookie).await.expect(401);
    }

    async fn tabs_that_renew_at_once_all_go_on(server: Server) {
        let (owner, second) = (server.register("owner").await, server.another().await);
        let cookie = server.sign_in(&owner).await;
        server.advance(TimeDelta::days(3));
        let replies = join_all((0..12).map(|number| {
            let server = if number % 2 == 0 { &server } else { &second };
            server.sessions_of(&cookie)
        }))
        .await;
        server.advance(TimeDelta::days(6));
        for reply in &replies {
            reply.expect(200);
            server.sessions_of(&reply.new_cookie().unwrap()).await.expect(200);
        }
    }

    async fn a_new_role_comes_with_the_renewal(server: Server) {
        let owner = server.register("owner").await;
        let cookie = server.sign_in(&owner).await;
        database::execute(&server, "UPDATE users SET role = 'service'").await;
        server.telling(&cookie, &owner.uid).send().await.expect(403);
        server.advance(TimeDelta::days(1));
        let next = server.sessions_of(&cookie).await.new_cookie().unwrap();
        server.telling(&next, &owner.uid).send().await.expect(202);
    }

    async fn a_user_who_is_disabled_is_refused_at_once(server: Server) {
        let owner = server.register("owner").await;
        let cookie = server.sign_in(&owner).await;
        server.advance(TimeDelta::days(2));
        database::execute(&server, "UPDATE users SET disabled_at = created_at").await;
        let reply = server.sessions_of(&cookie).await;
        assert_eq!((reply.status, reply.forgets()), (401, true));
        server.signing_in(&owner.email, &owner.password).send().await.expect(401);
        database::execute(&server, "UPDATE users SET disabled_at = NULL").await;
        server.sessions_of(&cookie).await.expect(200);
    }

    async fn the_list_says_when_it_was_renewed(server: Server) {
        let owner = server.register("owner").await;
        let cookie = server.sign_in(&owner).await;
        server.advance(TimeDelta::hours(30));
        let next = server.sessions_of(&cookie).await.new_cookie().unwrap();
        let body = server.sessions_of(&next).await.expect(200);
        let own = body["sessions"].as_array().unwrap().iter().find(|session| session["current"] == true).unwrap();
        assert_eq!((&own["created_at"], &own["last_used_at"]), (&json!("2026-02-12T10:00:00.000Z"), &json!("2026-02-13T16:00:00.000Z")));
    }
}
