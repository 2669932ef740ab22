//! `POST /manage/api/users/{userId}/events`: what is accepted.

use domain::access::Role;
use serde_json::{Value, json};

use crate::support::events::events_of;
use crate::support::on_both_databases;

on_both_databases! {
    async fn an_event_is_numbered_and_answered_whole(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        for id in 1..=3 {
            let event = json!({"type": "ride.assigned", "data": {"ride": 4711}});
            let reply = server.produce(&producer, &owner.uid, &event).send().await;
            let expected = json!({"id": id, "type": "ride.assigned", "data": {"ride": 4711}, "created_at": "2026-02-12T10:00:00.000Z"});
            assert_eq!(reply.expect(202), expected);
            assert_eq!(reply.header("content-type"), Some("application/json"));
            assert_eq!(reply.header("cache-control"), Some("no-store"));
        }
    }

    async fn services_and_admins_may(server: Server) {
        let owner = server.register("owner").await;
        for (name, role) in [("service", Role::Service), ("admin", Role::Admin)] {
            let producer = server.staff(name, role).await;
            server.tell(&producer, &owner, "ride").await;
            // Themselves too.
            assert_eq!(server.tell(&producer, &producer, "note").await, 1);
        }
        assert_eq!(server.be("online", &owner).await, 2);
    }

    async fn any_json_is_data_and_comes_out_as_it_went_in(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let mut stream = server.follow(&owner).await;
        server.be("online", &owner).await;
        for data in [
            "null", "true", "false", "0", "-1", "9223372036854775807", "18446744073709551615", "-9223372036854775808", "0.1", "1.5", "-2.5e-8",
            "\"\"", "\"text\"", "[]", "{}", "[[],{}]", r#"{"b":1,"a":2,"":{"b":[null]}}"#, r#""\u0000\u001f\u007f\\\"/\n\r\t""#,
            "\"\u{2028}\u{2029}\u{feff}\u{fffd}\u{1f697} é e\u{301}\"", r#"{"\n\n":"id: 7\ndata: x\n\nevent: gap\n\n"}"#,
        ] {
            let body = format!("{{\"type\": \"any\", \"data\": {data}}}");
            let reply = server.call("POST", &events_of(&owner.uid)).bearer(&producer.token).body("application/json", body).send().await;
            let wanted: Value = serde_json::from_str(data).unwrap();
            assert_eq!(reply.expect(202)["data"], wanted, "{data}");
            let shown = stream.message().await.data["data"].clone();
            // Members keep their order.
            assert_eq!(shown.to_string(), wanted.to_string());
        }
    }

    async fn numbers_come_out_digit_by_digit(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        server.be("online", &owner).await;
        // Of all sizes, written as short as they can be told apart.
        let bits = std::iter::successors(Some(0x9e37_79b9_7f4a_7c15_u64), |bits| Some(bits.wrapping_mul(0x5851_f42d_4c95_7f2d) + 1));
        let numbers: Vec<f64> = bits.map(f64::from_bits).filter(|number| number.is_finite()).take(300).collect();
        let numbers = &json!(numbers).to_string();
        let body = format!("{{\"type\": \"numbers\", \"data\": {numbers}}}");
        let reply = server.call("POST", &events_of(&owner.uid)).bearer(&producer.token).body("application/json", body).send().await;
        reply.expect(202);
        assert!(reply.text.contains(numbers.as_str()), "{}", reply.text);
        let mut stream = server.client.get(format!("{}/api/co/events", server.url)).bearer_auth(&owner.token).header("last-event-id", "0").send().await.unwrap();
        let mut text = String::new();
        while !text.contains("created_at") {
            text.push_str(std::str::from_utf8(&stream.chunk().await.unwrap().unwrap()).unwrap());
        }
        assert!(text.contains(numbers.as_str()), "{text}");
    }

    async fn data_that_is_absent_is_null(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let reply = server.produce(&producer, &owner.uid, &json!({"type": "ping"})).send().await;
        assert_eq!(reply.expect(202)["data"], Value::Null);
    }

    async fn members_that_nobody_knows_are_ignored(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let event = json!({"type": "ride", "id": 99, "created_at": "yesterday", "priority": 1});
        let body = server.produce(&producer, &owner.uid, &event).send().await.expect(202);
        assert_eq!((&body["id"], &body["created_at"]), (&json!(1), &json!("2026-02-12T10:00:00.000Z")));
        assert_eq!(body.get("priority"), None);
    }

    async fn a_type_of_one_to_a_hundred_characters_is_fine(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        for kind in ["a".to_owned(), "ü".repeat(100), "a b/c \"\\".to_owned(), "🚗".repeat(100)] {
            let body = server.produce(&producer, &owner.uid, &json!({"type": kind})).send().await.expect(202);
            assert_eq!(body["type"], kind);
        }
    }

    async fn data_may_have_64_kib_of_compact_json_and_no_byte_more(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        server.be("online", &owner).await;
        let mut stream = server.follow(&owner).await;
        let most = 64 * 1024;
        for data in [json!("a".repeat(most - 2)), json!(["é".repeat(most / 2 - 2)])] {
            assert_eq!(data.to_string().len(), most);
            server.produce(&producer, &owner.uid, &json!({"type": "large", "data": data})).send().await.expect(202);
            assert_eq!(stream.message().await.data["data"], data);
        }
        for data in [json!("a".repeat(most - 1)), json!(["é".repeat(most / 2 - 2), 1])] {
            let reply = server.produce(&producer, &owner.uid, &json!({"type": "large", "data": data})).send().await;
            assert_eq!(reply.expect(422)["code"], "unprocessable_entity", "{}", reply.text);
        }
        // However it is spaced.
        let spaced = format!("{{\"type\":\"spaced\",{}\"data\":[{}\"{}\"]}}", " ".repeat(60_000), "\n".repeat(60_000), "a".repeat(most - 4));
        let call = server.call("POST", &events_of(&owner.uid)).bearer(&producer.token);
        call.body("application/json", spaced).send().await.expect(202);
        assert_eq!(server.tell(&producer, &owner, "next").await, 4);
    }
}
