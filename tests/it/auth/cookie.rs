//! `POST` and `DELETE /auth/session`, and what the cookie opens.

use chrono::TimeDelta;
use serde_json::json;

use crate::support::cookies::{NAME, SESSION, listed};
use crate::support::events::claim;
use crate::support::manage::profile_of;
use crate::support::on_both_databases;

on_both_databases! {
    async fn the_right_password_sets_a_cookie_that_opens_auth_and_manage(server: Server) {
        let (owner, producer) = (server.register_with("owner", json!({"username": "owner"})).await, server.service("producer").await);
        let reply = server.signing_in("OWNER@example.com", &owner.password).send().await;
        assert_eq!(reply.expect(200), json!({"user": {"uid": owner.uid, "email": owner.email, "username": "owner"}}));
        let cookie = reply.new_cookie().unwrap();
        assert!(!reply.text.contains(&cookie));
        server.sessions_of(&cookie).await.expect(200);
        server.telling(&cookie, &owner.uid).send().await.expect(403);
        let staff = server.sign_in(&producer).await;
        server.telling(&staff, &owner.uid).send().await.expect(202);
    }

    async fn consoles_read_and_write_profiles_with_it(server: Server) {
        let (owner, other) = (server.register("owner").await, server.register("other").await);
        let (cookie, staff) = (server.sign_in(&owner).await, server.sign_in(&server.service("staff").await).await);
        let (own, others) = (profile_of(&owner.uid), profile_of(&other.uid));
        let send = |method: &str, path: &str, cookie: &str| {
            let call = server.call(method, path).cookie(cookie);
            call.json(&json!({"timezone": "Europe/Oslo"})).send()
        };
        send("GET", &own, &cookie).await.expect(404);
        for method in ["PUT", "PATCH", "GET"] {
            assert_eq!(send(method, &own, &cookie).await.expect(200)["timezone"], "Europe/Oslo");
            send(method, &others, &cookie).await.expect(403);
            assert_eq!(send(method, &others, &staff).await.expect(200)["userId"], other.uid.as_str());
        }
        let read = send("GET", &own, &cookie).await;
        server.advance(TimeDelta::days(1));
        let call = server.call("GET", &own).cookie(&cookie).header("if-none-match", read.header("etag").unwrap());
        let known = call.send().await;
        assert_eq!(known.status, 304);
        let next = known.new_cookie().unwrap();
        send("GET", &own, &next).await.expect(200);
    }

    async fn no_other_namespace_takes_it(server: Server) {
        let owner = server.register("owner").await;
        let cookie = server.sign_in(&owner).await;
        let caller = server.caller("caller").await;
        for (method, path) in [
            ("GET", "/api/co/profile"), ("PUT", "/api/co/presence"), ("GET", "/api/co/events"), ("GET", "/api/v1/users/profile"),
            ("POST", "/api/v1/direct_uploads"), ("GET", "/api/v1/user/get/profile/"),
        ] {
            let call = server.call(method, path).cookie(&cookie).header("apikey", &caller.key);
            let reply = call.json(&json!({})).send().await;
            assert_eq!((reply.status, reply.set_cookie()), (401, None), "{path}");
        }
    }

    async fn the_session_is_one_among_those_of_the_account(server: Server) {
        let owner = server.register("owner").await;
        let reply = server.signing_in(&owner.email, &owner.password).header("user-agent", "A browser/1.0").send().await;
        let cookie = reply.new_cookie().unwrap();
        let by_cookie = server.sessions_of(&cookie).await;
        let by_token = server.get("/auth/sessions", &owner.token).send().await;
        let (seen, also_seen) = (listed(&by_cookie), listed(&by_token));
        assert_eq!(seen.len(), 2);
        for ((id, current), (other_id, other_current)) in seen.iter().zip(&also_seen) {
            assert_eq!((id, current), (other_id, &!other_current));
        }
        assert_ne!(seen.iter().find(|(_, current)| *current).unwrap().0, claim(&owner.token, "sid"));
        let body = by_cookie.json();
        let own = body["sessions"].as_array().unwrap().iter().find(|session| session["current"] == true).unwrap();
        assert_eq!(own["user_agent"], "A browser/1.0");
    }

    async fn a_second_sign_in_leaves_the_first_session_alone(server: Server) {
        let owner = server.register("owner").await;
        let first = server.sign_in(&owner).await;
        let reply = server.signing_in(&owner.email, &owner.password).cookie(&first).send().await;
        let second = reply.new_cookie().unwrap();
        assert_ne!(first, second);
        for cookie in [first, second] {
            assert_eq!(listed(&server.sessions_of(&cookie).await).len(), 3);
        }
    }

    async fn a_wrong_password_and_an_unknown_email_are_told_alike_and_set_nothing(server: Server) {
        let owner = server.register("owner").await;
        let cookie = server.sign_in(&owner).await;
        let mut bodies = Vec::new();
        for email in [&*owner.email, "nobody@example.com"] {
            // A cookie that the browser has already is no part of it.
            let reply = server.signing_in(email, "wrong").cookie(&cookie).send().await;
            assert_eq!(reply.set_cookie(), None);
            assert!(reply.header("www-authenticate").is_some());
            let mut body = reply.expect(401);
            body["requestId"] = "".into();
            bodies.push(body);
        }
        assert_eq!(bodies[0], bodies[1]);
        server.sessions_of(&cookie).await.expect(200);
    }

    async fn failures_count_together_with_those_of_the_other_sign_in(server: Server) {
        let owner = server.register("owner").await;
        let wrong = json!({"email": owner.email, "password": "wrong"});
        let mut slowed = None;
        for turn in 0..20 {
            let path = if turn % 2 == 0 { SESSION } else { "/auth/login" };
            let reply = server.call("POST", path).json(&wrong).send().await;
            if reply.status == 429 {
                slowed = Some(reply);
                break;
            }
            reply.expect(401);
        }
        assert!(slowed.expect("slowed within 20 failures").header("retry-after").is_some());
        for path in [SESSION, "/auth/login"] {
            let right = json!({"email": owner.email, "password": owner.password});
            let reply = server.call("POST", path).json(&right).send().await;
            assert_eq!((reply.status, reply.set_cookie()), (429, None));
        }
    }

    async fn signing_out_ends_the_session_on_every_instance_and_forgets_the_cookie(server: Server) {
        let (owner, second) = (server.register("owner").await, server.another().await);
        let cookie = server.sign_in(&owner).await;
        second.sessions_of(&cookie).await.expect(200);
        let reply = second.call("DELETE", SESSION).cookie(&cookie).send().await;
        reply.expect(204);
        assert!(reply.forgets());
        for server in [&server, &second] {
            let reply = server.sessions_of(&cookie).await;
            reply.expect(401);
            assert!(reply.forgets());
        }
        server.get("/auth/sessions", &owner.token).send().await.expect(200);
        let again = server.call("DELETE", SESSION).cookie(&cookie).send().await;
        assert_eq!((again.status, again.forgets()), (401, true));
        assert!(again.header("www-authenticate").is_some());
        let without = server.call("DELETE", SESSION).send().await;
        assert_eq!((without.status, without.set_cookie()), (401, None));
        assert_eq!(without.header("www-authenticate"), Some(&*format!("Cookie cookie-name=\"{NAME}\"")));
        // A token is no cookie.
        server.call("DELETE", SESSION).bearer(&owner.token).send().await.expect(401);
    }

    async fn whatever_else_ends_the_session_forgets_the_cookie_too(server: Server) {
        let owner = server.register("owner").await;
        let (first, second) = (server.sign_in(&owner).await, server.sign_in(&owner).await);
        let seen = listed(&server.sessions_of(&second).await);
        let other = listed(&server.sessions_of(&first).await).into_iter().find(|(_, current)| *current).unwrap().0;
        let end = async |id: &str| server.call("DELETE", &format!("/auth/sessions/{id}")).cookie(&second).send().await;
        let reply = end(other.as_str().unwrap()).await;
        assert_eq!((reply.status, reply.set_cookie()), (204, None));
        server.sessions_of(&first).await.expect(401);
        let own = &seen.iter().find(|(_, current)| *current).unwrap().0;
        let reply = end(own.as_str().unwrap()).await;
        assert_eq!((reply.status, reply.forgets()), (204, true));
        let third = server.sign_in(&owner).await;
        let reply = server.call("POST", "/auth/logout").cookie(&third).send().await;
        assert_eq!((reply.status, reply.forgets()), (204, true));
        for cookie in [second, third] {
            server.sessions_of(&cookie).await.expect(401);
        }
    }

    async fn a_change_of_password_ends_the_other_sessions_of_either_kind(server: Server) {
        let owner = server.register("owner").await;
        let (cookie, other) = (server.sign_in(&owner).await, server.sign_in(&owner).await);
        let change = |current: &str, new: &str| json!({"current_password": current, "new_password": new});
        let put = |cookie: &str, body| server.call("PUT", "/auth/password").cookie(cookie).json(&body);
        let wrong = put(&cookie, change("wrong", "another horse")).send().await;
        assert_eq!((wrong.status, wrong.set_cookie()), (403, None));
        put(&cookie, change(&owner.password, "another horse")).send().await.expect(204);
        server.sessions_of(&other).await.expect(401);
        server.get("/auth/sessions", &owner.token).send().await.expect(401);
        assert_eq!(listed(&server.sessions_of(&cookie).await).len(), 1);
        let body = json!({"email": owner.email, "password": "another horse"});
        let token = server.call("POST", "/auth/login").json(&body).send().await.expect(200);
        let call = server.call("PUT", "/auth/password").bearer(token["access_token"].as_str().unwrap());
        call.json(&change("another horse", "a third horse")).send().await.expect(204);
        server.sessions_of(&cookie).await.expect(401);
    }

    async fn a_header_goes_before_the_cookie(server: Server) {
        let (owner, other) = (server.register("owner").await, server.register("other").await);
        let cookie = server.sign_in(&owner).await;
        let with = |authorization: &[&str]| {
            let call = server.call("GET", "/auth/sessions").cookie(&cookie);
            authorization.iter().fold(call, |call, value| call.header("authorization", value))
        };
        let good = format!("Bearer {}", other.token);
        let reply = with(&[&good]).send().await;
        assert_eq!(listed(&reply), [(claim(&other.token, "sid"), true)]);
        for bad in [&["Bearer x"][..], &["Bearer"], &[&good, &good], &[&good, "Bearer x"]] {
            let reply = with(bad).send().await;
            assert_eq!(reply.status, 401, "{bad:?}");
            // It was not the cookie that was refused.
            assert_eq!(reply.set_cookie(), None, "{bad:?}");
        }
        // Another scheme is nobody's here.
        with(&["Basic dTpw"]).send().await.expect(200);
        let broken = server.call("GET", "/auth/sessions").cookie("x").bearer(&other.token);
        broken.send().await.expect(200);
    }

    async fn a_new_session_is_news_to_the_others(server: Server) {
        let owner = server.register("owner").await;
        server.sign_in(&owner).await;
        assert_eq!(server.be("online", &owner).await, 1);
    }
}
