//! `POST /manage/api/users/{userId}/driver/reviews`.

use chrono::TimeDelta;
use serde_json::json;

use super::{of, send};
use crate::support::on_both_databases;

on_both_databases! {
    async fn it_shows_in_the_profile_and_the_trail(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.service("staff").await);
        server.advance(TimeDelta::seconds(1));
        let reply = send(&server, &staff, "POST", &of(&account.uid).reviews(), &json!({"rating": 5, "comment": "Drives with great care."})).await;
        let expected = json!({"id": 1, "rating": 5, "comment": "Drives with great care.", "created_at": "2026-02-12T10:00:01.000Z"});
        assert_eq!(reply.expect(201).to_string(), expected.to_string());
        let second = send(&server, &staff, "POST", &of(&account.uid).reviews(), &json!({"rating": 1})).await.expect(201);
        assert_eq!(second["comment"], json!(null));
        let profile = server.shown(&account).await;
        assert_eq!(profile["reviews"].to_string(), json!([expected, second]).to_string());
        assert_eq!(profile["activities"][0], json!({"id": 3, "action": "review_added", "subject": null, "created_at": "2026-02-12T10:00:01.000Z"}));
    }

    async fn the_driver_is_told_the_rating(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.service("staff").await);
        server.be("online", &account).await;
        let mut stream = server.follow(&account).await;
        send(&server, &staff, "POST", &of(&account.uid).reviews(), &json!({"rating": 4, "comment": "x"})).await.expect(201);
        let message = stream.message().await;
        assert_eq!((&message.data["type"], &message.data["data"]), (&json!("review.created"), &json!({"id": 1, "rating": 4})));
    }

    async fn a_driver_has_at_most_two_hundred(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.service("staff").await);
        for _ in 0..200 {
            send(&server, &staff, "POST", &of(&account.uid).reviews(), &json!({"rating": 3})).await.expect(201);
        }
        let before = server.shown(&account).await;
        let refused = send(&server, &staff, "POST", &of(&account.uid).reviews(), &json!({"rating": 3})).await.expect(422);
        assert_eq!(refused["code"], "unprocessable_entity");
        assert_eq!(server.shown(&account).await, before);
    }
}
