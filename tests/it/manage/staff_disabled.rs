//! Users who are disabled are refused everywhere, with whatever they hold, until they are enabled again.

use std::time::Duration;

use serde_json::json;

use crate::support::account::{Caller, PROFILE as ACCOUNT};
use crate::support::cookies::SESSION;
use crate::support::drivers::{PROFILE as DRIVER, announcement, new_profile, pdf};
use crate::support::exchange::Call;
use crate::support::manage::profile_of;
use crate::support::{Account, Server, on_both_databases};

/// Within so much time it is known on every instance, and streams have ended.
const PROMISED: Duration = Duration::from_secs(5);

/// A request to everything that takes an access token.
fn with_token(server: &Server, caller: &Caller) -> Vec<Call> {
    let account = &caller.account;
    let (profile, events) = (profile_of(&account.uid), "/manage/api/users/x/events");
    let asked = [
        ("GET", "/auth/sessions", json!({})),
        ("GET", "/api/co/profile", json!({})),
        ("PUT", "/api/co/profile", json!({"address": "Oslo"})),
        ("PUT", "/api/co/presence", json!({"status": "online"})),
        (
            "GET",
            "/api/co/profile/check-username?username=abc",
            json!({}),
        ),
        ("GET", DRIVER, json!({})),
        ("POST", DRIVER, new_profile(json!({}))),
        (
            "POST",
            "/api/v1/direct_uploads",
            json!({"blob": announcement("a.pdf", &pdf(1))}),
        ),
        ("GET", &profile, json!({})),
        ("PUT", &profile, json!({})),
        ("PATCH", &profile, json!({"timezone": "UTC"})),
        ("PATCH", &profile, json!({})),
        // Whatever is wrong with it.
        ("PUT", &profile, json!({"timezone": 1})),
        ("POST", events, json!({"type": 1})),
    ];
    let mut calls: Vec<_> = asked
        .into_iter()
        .map(|(method, path, body)| server.call(method, path).bearer(&account.token).json(&body))
        .collect();
    calls.push(server.ask(caller, "GET", ACCOUNT));
    calls
}

async fn statuses(calls: Vec<Call>) -> Vec<u16> {
    let mut statuses = Vec::new();
    for call in calls {
        statuses.push(call.send().await.status);
    }
    statuses
}

async fn disable(server: &Server, staff: &Account, account: &Account, disabled: bool) {
    let reply = server
        .decide(staff, &account.uid, &json!({"disabled": disabled}))
        .await;
    assert_eq!(reply.expect(200)["disabled"], disabled);
}

on_both_databases! {
    async fn all_that_they_hold_is_refused_at_once(server: Server) {
        let staff = server.service("staff").await;
        let caller = server.caller("owner").await;
        let owner = &caller.account;
        let other = server.another().await;
        let cookie = server.sign_in(owner).await;
        let login = server.login(owner).await;
        let announced = server.announce(owner, &announcement("a.pdf", &pdf(1))).send().await.expect(200);
        disable(&server, &staff, owner, true).await;

        for server in [&server, &other] {
            let refused = statuses(with_token(server, &caller)).await;
            assert!(refused.iter().all(|status| *status == 401), "{refused:?}");
            let by_cookie = [
                server.call("GET", &profile_of(&owner.uid)).cookie(&cookie),
                server.call("PUT", &profile_of(&owner.uid)).cookie(&cookie).json(&json!({})),
                server.call("GET", "/auth/sessions").cookie(&cookie),
            ];
            assert_eq!(statuses(by_cookie.into()).await, [401; 3]);
            let password = json!({"email": owner.email, "password": owner.password});
            let anew = [
                server.call("POST", "/auth/login").json(&password),
                server.call("POST", SESSION).json(&password),
                server.call("POST", "/auth/refresh").json(&json!({"refresh_token": login.refresh_token})),
            ];
            assert_eq!(statuses(anew.into()).await, [401; 3]);
        }
        server.send_bytes(&announced, pdf(1)).await.expect(404);
        assert!(server.files().is_empty());
    }

    async fn streams_end(server: Server) {
        let staff = server.service("staff").await;
        let owner = server.register("owner").await;
        let other = server.another().await;
        let mut streams = [server.follow(&owner).await, other.follow(&owner).await];
        disable(&server, &staff, &owner, true).await;
        for stream in &mut streams {
            stream.ends_within(PROMISED).await;
        }
    }

    async fn enabled_again_they_hold_what_they_held(server: Server) {
        let staff = server.service("staff").await;
        let caller = server.caller("owner").await;
        let owner = &caller.account;
        let cookie = server.sign_in(owner).await;
        let revoked = server.login(owner).await;
        let announced = server.announce(owner, &announcement("a.pdf", &pdf(1))).send().await.expect(200);
        server.call("POST", "/auth/logout").bearer(&revoked.token).send().await.expect(204);
        disable(&server, &staff, owner, true).await;
        disable(&server, &staff, owner, false).await;

        let let_in = statuses(with_token(&server, &caller)).await;
        assert!(let_in.iter().all(|status| *status != 401), "{let_in:?}");
        let by_cookie = server.call("GET", &profile_of(&owner.uid)).cookie(&cookie).send().await;
        by_cookie.expect(200);
        server.send_bytes(&announced, pdf(1)).await.expect(204);
        server.login(owner).await;
        let refresh = json!({"refresh_token": owner.refresh_token});
        server.call("POST", "/auth/refresh").json(&refresh).send().await.expect(200);
        server.get("/api/co/profile", &revoked.token).send().await.expect(401);
    }

    async fn staff_still_work_on_them(server: Server) {
        let staff = server.service("staff").await;
        let owner = server.register("owner").await;
        disable(&server, &staff, &owner, true).await;
        let of_owner = Account { uid: owner.uid.clone(), ..staff.clone() };
        server.put_profile(&of_owner, &json!({"attributes": 1})).await.expect(200);
        assert_eq!(server.read_profile(&of_owner).await["attributes"], 1);
        let verified = server.decide(&staff, &owner.uid, &json!({"verify_vehicles": true})).await.expect(200);
        assert_eq!((&verified["verify_vehicles"], &verified["disabled"]), (&json!(true), &json!(true)));
    }

    async fn staff_who_are_disabled_may_nothing(server: Server) {
        let (staff, colleague) = (server.service("staff").await, server.service("colleague").await);
        let uid = crate::support::events::claim(&colleague.token, "sub");
        let colleague = Account { uid: uid.as_str().unwrap().to_owned(), ..colleague };
        disable(&server, &staff, &colleague, true).await;
        let owner = server.register("owner").await;
        for uid in [&owner.uid, &colleague.uid, "x"] {
            let refused = server.decide(&colleague, uid, &json!({"disabled": false})).await;
            refused.expect(401);
            let read = Account { uid: uid.to_owned(), ..colleague.clone() };
            server.own_profile("GET", &read).send().await.expect(401);
        }
    }
}
