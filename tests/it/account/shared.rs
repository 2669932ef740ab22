//! One person, several APIs.

use serde_json::{Value, json};

use crate::support::account::{Caller, UPDATE, form};
use crate::support::drivers::new_profile;
use crate::support::{Server, on_both_databases};

const CAR_OWNER: &str = "/api/co/profile";

async fn owner(server: &Server, caller: &Caller) -> Value {
    let reply = server.get(CAR_OWNER, &caller.account.token).send().await;
    reply.expect(200)
}

on_both_databases! {
    async fn what_is_changed_here_is_shown_there(server: Server) {
        let caller = server.caller("owner").await;
        server.create_profile(&caller.account, &new_profile(json!({}))).await.expect(200);
        let pairs = [("email", "owner@example.com"), ("first_name", "Åse"), ("last_name", "Farrell"), ("phone_number", "4799999999")];
        server.ask(&caller, "POST", UPDATE).form(form(&pairs)).send().await.expect(200);
        let shown = owner(&server, &caller).await;
        assert_eq!([&shown["firstName"], &shown["lastName"], &shown["phone_number"]], ["Åse", "Farrell", "+4799999999"]);
        let shown = server.shown(&caller.account).await;
        assert_eq!([&shown["first_name"], &shown["last_name"], &shown["phone_number"]], ["Åse", "Farrell", "+4799999999"]);
        server.change_of(&caller, json!({"first_name": "", "phone_number": ""})).await.expect(200);
        let shown = owner(&server, &caller).await;
        assert_eq!([&shown["firstName"], &shown["lastName"], &shown["phone_number"]], [&Value::Null, &json!("Farrell"), &Value::Null]);
    }

    async fn what_is_changed_there_is_shown_here(server: Server) {
        let caller = server.caller("owner").await;
        let change = json!({"username": "ase", "first_name": "Åse", "last_name": "Farrell", "phone_number": "+4799999999", "address": "Oslo"});
        server.call("PUT", CAR_OWNER).bearer(&caller.account.token).json(&change).send().await.expect(200);
        let person = server.person(&caller).await;
        assert_eq!([&person["username"], &person["first_name"], &person["last_name"], &person["phone_number"]], ["ase", "Åse", "Farrell", "+4799999999"]);
        server.create_profile(&caller.account, &new_profile(json!({"first_name": "A", "last_name": "B"}))).await.expect(200);
        let person = server.person(&caller).await;
        assert_eq!([&person["first_name"], &person["last_name"]], ["A", "B"]);
    }

    async fn an_email_that_is_changed_here_is_everybodys(server: Server) {
        let caller = server.caller("owner").await;
        server.create_profile(&caller.account, &new_profile(json!({}))).await.expect(200);
        let proof = server.proof(&caller, "new@example.com").await;
        server.change(&caller, &proof.of("new@example.com")).await.expect(200);
        assert_eq!(owner(&server, &caller).await["email"], "new@example.com");
        assert_eq!(server.shown(&caller.account).await["email"], "new@example.com");
        // The session goes on, and is renewed with the address that it has now.
        let pair = server.refresh(&caller.account).await;
        assert_eq!(pair.uid, caller.account.uid);
    }

    async fn other_sessions_are_told(server: Server) {
        let caller = server.caller("owner").await;
        server.be("online", &caller.account).await;
        let mut stream = server.follow(&caller.account).await;
        let second = server.back(&caller).await;
        assert_eq!(stream.message().await.data["type"], "session.created");
        let proof = server.proof(&second, "new@example.com").await;
        let mut body = proof.of("new@example.com");
        body["first_name"] = json!("Åse");
        server.change(&second, &body).await.expect(200);
        let message = stream.message().await;
        assert_eq!(message.data["type"], "profile.changed");
        let mut members: Vec<_> = message.data["data"]["members"].as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect();
        members.sort();
        assert_eq!(members, ["email", "first_name"]);
    }

    async fn several_apis_can_write_at_once(server: Server) {
        let caller = server.caller("owner").await;
        for round in 0..5 {
            let body = json!({"address": format!("{round}")});
            let there = server.call("PUT", CAR_OWNER).bearer(&caller.account.token).json(&body).send();
            let (there, here) = tokio::join!(there, server.change_of(&caller, json!({"first_name": format!("{round}")})));
            assert_eq!((there.status, here.status), (200, 200));
            let shown = owner(&server, &caller).await;
            assert_eq!([&shown["address"], &shown["firstName"]], [&json!(format!("{round}")); 2]);
        }
    }
}
