//! One person, two APIs.

use serde_json::{Value, json};

use crate::support::drivers::new_profile;
use crate::support::{Account, Server, on_both_databases};

const CAR_OWNER: &str = "/api/co/profile";

async fn owner(server: &Server, account: &Account) -> Value {
    server
        .get(CAR_OWNER, &account.token)
        .send()
        .await
        .expect(200)
}

async fn change(server: &Server, account: &Account, change: &Value) {
    let call = server.call("PUT", CAR_OWNER).bearer(&account.token);
    call.json(change).send().await.expect(200);
}

on_both_databases! {
    async fn names_that_a_driver_changes_are_shown_to_the_car_owner(server: Server) {
        let account = server.register("driver").await;
        server.create_profile(&account, &new_profile(json!({"first_name": "A", "last_name": "B"}))).await.expect(200);
        let shown = owner(&server, &account).await;
        assert_eq!([&shown["firstName"], &shown["lastName"]], ["A", "B"]);
        server.set(&account, json!({"first_name": "C", "last_name": "D", "contact_phone_number": "+4799999999"})).await;
        let shown = owner(&server, &account).await;
        assert_eq!([&shown["firstName"], &shown["lastName"]], ["C", "D"]);
        // Where a driver can be called is their own.
        assert_eq!(shown["phone_number"], Value::Null);
    }

    async fn what_a_car_owner_changes_is_shown_to_the_driver(server: Server) {
        let account = server.driver("driver").await;
        change(&server, &account, &json!({"first_name": "A", "last_name": "B", "phone_number": "+4799999999", "address": "Oslo"})).await;
        let shown = server.shown(&account).await;
        assert_eq!([&shown["first_name"], &shown["last_name"], &shown["phone_number"]], ["A", "B", "+4799999999"]);
        assert_eq!(shown["contact_phone_number"], "07856 207372");
        change(&server, &account, &json!({"first_name": null, "phone_number": null})).await;
        let shown = server.shown(&account).await;
        assert_eq!([&shown["first_name"], &shown["phone_number"]], [&Value::Null, &Value::Null]);
        // It is no deed of the driver's.
        assert_eq!(shown["activities"].as_array().unwrap().len(), 1);
    }

    async fn both_can_write_at_once(server: Server) {
        let account = server.driver("driver").await;
        for round in 0..5 {
            let (address, bio) = (json!({"address": format!("{round}")}), json!({"bio": format!("{round}")}));
            tokio::join!(change(&server, &account, &address), server.set(&account, bio));
            assert_eq!(owner(&server, &account).await["address"], format!("{round}"));
            assert_eq!(server.shown(&account).await["bio"], format!("{round}"));
        }
    }

    async fn an_only_session_is_not_told_of_its_own_doings(server: Server) {
        let (account, producer) = (server.register("driver").await, server.service("producer").await);
        server.create_profile(&account, &new_profile(json!({}))).await.expect(200);
        server.set(&account, json!({"bio": "x"})).await;
        assert_eq!(server.tell(&producer, &account, "ride").await, 1);
    }

    async fn other_sessions_are_told_what_a_driver_changed(server: Server) {
        let account = server.driver("driver").await;
        server.be("online", &account).await;
        let second = server.login(&account).await;
        let mut stream = server.follow(&account).await;
        let signed_id = server.upload(&second, "a.pdf", crate::support::drivers::pdf(1)).await;
        server.set(&second, json!({"bio": "x", "licenses": ["b"], "dbs": signed_id})).await;
        let message = stream.message().await;
        assert_eq!(message.data["type"], "profile.changed");
        let mut members: Vec<_> = message.data["data"]["members"].as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect();
        members.sort();
        assert_eq!(members, ["bio", "dbs", "english_level", "licenses"]);
        assert_eq!(message.data["data"]["session_id"], crate::support::events::claim(&second.token, "sid"));
    }
}
