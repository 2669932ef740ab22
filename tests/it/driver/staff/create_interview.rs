//! `POST /manage/api/users/{userId}/driver/interviews`.

use chrono::TimeDelta;
use domain::access::Role;
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{of, send};
use crate::support::drivers::{PROFILE, update};
use crate::support::on_both_databases;

on_both_databases! {
    async fn it_shows_in_the_profile_and_the_trail(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.service("staff").await);
        server.advance(TimeDelta::seconds(1));
        let draft = json!({"scheduled_at": "2026-03-01T10:00:00.5+01:00", "notes": "Bring the tachograph card."});
        let reply = send(&server, &staff, "POST", &of(&account.uid).interviews(), &draft).await;
        let expected = json!({
            "id": 1, "scheduled_at": "2026-03-01T09:00:00.500Z", "status": "scheduled", "notes": "Bring the tachograph card.", "created_at": "2026-02-12T10:00:01.000Z",
        });
        assert_eq!(reply.expect(201).to_string(), expected.to_string());
        let profile = server.shown(&account).await;
        assert_eq!(profile["interviews"].to_string(), json!([expected]).to_string());
        assert_eq!(profile["activities"][0], json!({"id": 2, "action": "interview_added", "subject": null, "created_at": "2026-02-12T10:00:01.000Z"}));
    }

    async fn they_are_shown_in_the_order_in_which_they_were_entered(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.staff("staff", Role::Admin).await);
        let path = of(&account.uid).interviews();
        for (status, time) in [("scheduled", "2026-03-03T09:00:00Z"), ("completed", "2026-03-01T09:00:00Z"), ("cancelled", "2026-03-02T09:00:00Z"), ("no_show", "1999-01-01T00:00:00Z")] {
            send(&server, &staff, "POST", &path, &json!({"scheduled_at": time, "status": status, "notes": null})).await.expect(201);
        }
        let profile = server.shown(&account).await;
        let shown: Vec<_> = profile["interviews"].as_array().unwrap().iter().map(|it| (it["id"].clone(), it["status"].clone())).collect();
        assert_eq!(shown, [(json!(1), json!("scheduled")), (json!(2), json!("completed")), (json!(3), json!("cancelled")), (json!(4), json!("no_show"))]);
        // What the driver does leaves them alone.
        assert_eq!(server.set(&account, json!({"bio": "x"})).await["interviews"], profile["interviews"]);
    }

    async fn the_driver_is_told(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.service("staff").await);
        send(&server, &staff, "POST", &of(&account.uid).interviews(), &json!({"scheduled_at": "2026-03-01T09:00:00Z"})).await.expect(201);
        // It waits for who is not online, and an only session is told, too.
        let mut stream = server.follow(&account).await;
        assert_eq!(server.be("online", &account).await, 1);
        let message = stream.message().await;
        assert_eq!(message.data["type"], "interview.created");
        assert_eq!(message.data["data"], json!({"id": 1, "scheduled_at": "2026-03-01T09:00:00.000Z"}));
        send(&server, &staff, "POST", &of(&account.uid).interviews(), &json!({"scheduled_at": "2026-03-02T09:00:00Z"})).await.expect(201);
        assert_eq!(stream.message().await.data["data"]["id"], 2);
    }

    async fn a_profile_that_was_read_before_is_stale(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.service("staff").await);
        let before = server.get(PROFILE, &account.token).send().await;
        send(&server, &staff, "POST", &of(&account.uid).interviews(), &json!({"scheduled_at": "2026-03-01T09:00:00Z"})).await.expect(201);
        let tag = before.header("etag").unwrap();
        let call = server.call("PUT", PROFILE).bearer(&account.token).header("if-match", tag);
        call.json(&update(json!({}))).send().await.expect(412);
    }

    async fn a_driver_has_at_most_two_hundred(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.service("staff").await);
        let path = of(&account.uid).interviews();
        let draft = json!({"scheduled_at": "2026-03-01T09:00:00Z"});
        for _ in 0..199 {
            send(&server, &staff, "POST", &path, &draft).await.expect(201);
        }
        let replies = join_all((0..4).map(|_| send(&server, &staff, "POST", &path, &draft))).await;
        let entered = replies.iter().filter(|reply| reply.status == 201).count();
        let refused = replies.iter().filter(|reply| reply.status == 422 && reply.json()["code"] == "unprocessable_entity").count();
        assert_eq!((entered, refused), (1, 3));
        let profile = server.shown(&account).await;
        let ids: Vec<i64> = profile["interviews"].as_array().unwrap().iter().map(|it| it["id"].as_i64().unwrap()).collect();
        assert_eq!(ids, (1..=200).collect::<Vec<_>>());
        // There is still room for reviews.
        send(&server, &staff, "POST", &of(&account.uid).reviews(), &json!({"rating": 1})).await.expect(201);
    }

    async fn staff_and_driver_can_write_at_once(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.service("staff").await);
        let path = of(&account.uid).interviews();
        for round in 0..5 {
            let draft = json!({"scheduled_at": "2026-03-01T09:00:00Z"});
            let change = update(json!({"bio": format!("{round}")}));
            let (entered, changed) = tokio::join!(send(&server, &staff, "POST", &path, &draft), server.update_profile(&account, &change));
            entered.expect(201);
            changed.expect(200);
        }
        let profile = server.shown(&account).await;
        assert_eq!((profile["interviews"].as_array().map(Vec::len), &profile["bio"]), (Some(5), &Value::from("4")));
    }
}
