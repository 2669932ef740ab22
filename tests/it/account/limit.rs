//! The daily limit.

use chrono::TimeDelta;
use futures_util::future::join_all;
use image::ImageFormat;
use reqwest::multipart::{Form, Part};
use serde_json::json;
use server::config::Settings;

use crate::support::account::{Caller, IMAGE, SHORT_IMAGE, UPDATE, errors};
use crate::support::cluster::Cluster;
use crate::support::database::Kind;
use crate::support::pictures::picture;
use crate::support::{Reply, Server};

/// Writes each test twice, with a limit of three.
macro_rules! with_a_limit_of_three {
    ($(async fn $name:ident($server:ident: Server) $body:block)*) => {
        $(
            async fn $name($server: Server) $body

            mod $name {
                use super::{Kind, Server};

                #[tokio::test]
                async fn on_sqlite() {
                    super::$name(Server::with(Kind::Sqlite, [("profile_updates_per_day", "3")]).await).await;
                }

                #[tokio::test]
                async fn on_postgres() {
                    super::$name(Server::with(Kind::Postgres, [("profile_updates_per_day", "3")]).await).await;
                }
            }
        )*
    };
}

async fn change(server: &Server, caller: &Caller) -> u16 {
    server.change_of(caller, json!({})).await.status
}

fn assert_refused(reply: &Reply, seconds: u64) {
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let sentence = format!(
        "Your daily profile update limit exceeded. Expected available in {hours:02} hours {minutes:02} minutes and {rest:02} seconds."
    );
    assert_eq!(errors(reply, 429), json!({"detail": sentence}));
    assert_eq!(
        reply.header("retry-after"),
        Some(seconds.to_string().as_str())
    );
}

with_a_limit_of_three! {
    async fn the_window_slides(server: Server) {
        let caller = server.caller("owner").await;
        let hour = TimeDelta::hours(1);
        for _ in 0..3 {
            let caller = server.back(&caller).await;
            assert_eq!(change(&server, &caller).await, 200);
            server.advance(hour);
        }
        let caller = server.back(&caller).await;
        assert_refused(&server.change_of(&caller, json!({})).await, 21 * 3_600);
        server.advance(hour * 21 - TimeDelta::seconds(1));
        let caller = server.back(&caller).await;
        assert_refused(&server.change_of(&caller, json!({})).await, 1);
        server.advance(TimeDelta::seconds(1));
        assert_eq!(change(&server, &caller).await, 200);
        assert_refused(&server.change_of(&caller, json!({})).await, 3_600);
        server.advance(hour);
        let caller = server.back(&caller).await;
        assert_eq!(change(&server, &caller).await, 200);
        assert_eq!(change(&server, &caller).await, 429);
    }

    async fn the_time_to_wait_is_rounded_up_to_seconds(server: Server) {
        let caller = server.caller("owner").await;
        for _ in 0..3 {
            assert_eq!(change(&server, &caller).await, 200);
        }
        server.advance(TimeDelta::milliseconds(3_723_001));
        let caller = server.back(&caller).await;
        assert_refused(&server.change_of(&caller, json!({})).await, 86_400 - 3_723);
        server.advance(TimeDelta::milliseconds(86_400_000 - 3_723_001 - 1));
        let caller = server.back(&caller).await;
        assert_refused(&server.change_of(&caller, json!({})).await, 1);
        server.advance(TimeDelta::milliseconds(1));
        assert_eq!(change(&server, &caller).await, 200);
    }

    async fn both_kinds_of_changes_count_together_and_are_refused_alike(server: Server) {
        let caller = server.caller("owner").await;
        let image = || Form::new().part("image", Part::bytes(picture(9, 9, ImageFormat::Png)).file_name("a.png"));
        for path in [IMAGE, SHORT_IMAGE] {
            server.ask(&caller, "POST", path).form(image()).send().await.expect(200);
        }
        assert_eq!(change(&server, &caller).await, 200);
        for path in [IMAGE, SHORT_IMAGE] {
            assert_refused(&server.ask(&caller, "POST", path).form(image()).send().await, 86_400);
        }
        assert_refused(&server.change_of(&caller, json!({})).await, 86_400);
    }

    async fn what_is_invalid_counts(server: Server) {
        let caller = server.caller("owner").await;
        server.change_of(&caller, json!({"phone_number": "1"})).await.expect(400);
        server.ask(&caller, "POST", UPDATE).body("application/json", "{").send().await.expect(400);
        server.ask(&caller, "POST", IMAGE).body("text/plain", "x").send().await.expect(415);
        assert_eq!(change(&server, &caller).await, 429);
    }

    async fn what_is_refused_does_not_count(server: Server) {
        let caller = server.caller("owner").await;
        let refused = async || {
            let nobody = Caller { key: "x".to_owned(), ..caller.clone() };
            assert_eq!(change(&server, &nobody).await, 403);
            server.call("POST", UPDATE).header("apikey", &caller.key).json(&json!({})).send().await.expect(401);
        };
        for _ in 0..3 {
            refused().await;
        }
        for _ in 0..3 {
            assert_eq!(change(&server, &caller).await, 200);
            server.advance(TimeDelta::seconds(1));
        }
        for _ in 0..5 {
            assert_refused(&server.change_of(&caller, json!({})).await, 86_397);
        }
        server.advance(TimeDelta::seconds(86_397));
        let caller = server.back(&caller).await;
        assert_eq!(change(&server, &caller).await, 200);
        assert_refused(&server.change_of(&caller, json!({})).await, 1);
    }

    async fn it_is_told_before_anything_about_the_body(server: Server) {
        let caller = server.caller("owner").await;
        for _ in 0..3 {
            assert_eq!(change(&server, &caller).await, 200);
        }
        let large = "x".repeat(40_000_000);
        for (content_type, body) in [("text/plain", "x"), ("application/json", "{"), ("application/json", "{\"email\": 1}"), ("application/json", &large)] {
            let call = server.ask(&caller, "POST", UPDATE).body(content_type, body.to_owned());
            assert_refused(&call.send().await, 86_400);
        }
    }

    async fn other_requests_do_not_count_and_are_not_refused(server: Server) {
        let caller = server.caller("owner").await;
        let owner = async |address: &str| {
            let call = server.call("PUT", "/api/co/profile").bearer(&caller.account.token);
            call.json(&json!({"address": address})).send().await.expect(200);
        };
        for number in 0..4 {
            owner(&number.to_string()).await;
            server.ask_for_code(&caller, &format!("a{number}@example.com")).await.expect(200);
        }
        for _ in 0..3 {
            assert_eq!(change(&server, &caller).await, 200);
        }
        assert_eq!(change(&server, &caller).await, 429);
        server.profile_data(&caller).await;
        owner("x").await;
        server.ask_for_code(&caller, "new@example.com").await.expect(200);
    }

    async fn each_person_has_their_own(server: Server) {
        let (a, b) = (server.caller("a").await, server.caller("b").await);
        // Whatever the application, and however they have signed in.
        let again = Caller { account: server.login(&a.account).await, key: b.key.clone() };
        for caller in [&a, &again, &a] {
            assert_eq!(change(&server, caller).await, 200);
        }
        for caller in [&a, &again] {
            assert_eq!(change(&server, caller).await, 429);
        }
        assert_eq!(change(&server, &b).await, 200);
    }

    async fn of_sixteen_at_once_three_are_let_through(server: Server) {
        let caller = server.caller("owner").await;
        let mut statuses = join_all((0..16).map(|_| change(&server, &caller))).await;
        statuses.sort_unstable();
        assert_eq!(statuses, [[200].repeat(3), [429].repeat(13)].concat());
    }

    async fn what_was_counted_is_forgotten_once_it_is_a_day_old(server: Server) {
        let caller = server.caller("owner").await;
        for _ in 0..3 {
            assert_eq!(change(&server, &caller).await, 200);
        }
        server.advance(TimeDelta::hours(23));
        server.app.housekeeping.run().await;
        let caller = server.back(&caller).await;
        assert_eq!(change(&server, &caller).await, 429);
        server.advance(TimeDelta::hours(2));
        server.app.housekeeping.run().await;
        let caller = server.back(&caller).await;
        assert_eq!(change(&server, &caller).await, 200);
    }
}

#[test]
fn it_is_ten_by_default() {
    let settings = Settings::collect([], [], None);
    assert_eq!(settings.unwrap().profile_updates_per_day, 10);
}

#[tokio::test]
async fn two_instances_count_together_and_a_restart_forgets_nothing() {
    let cluster = Cluster::start().await;
    let url = cluster.url();
    let flags = [
        ("database_url", url.as_str()),
        ("profile_updates_per_day", "10"),
    ];
    let server = Server::with(Kind::Postgres, flags).await;
    let other = server.another().await;
    let caller = server.caller("owner").await;
    let instances = [&server, &other].into_iter().cycle().take(16);
    let changes: Vec<_> = (0..16)
        .map(|number| json!({"first_name": format!("{number}")}))
        .collect();
    let sent = instances
        .zip(&changes)
        .map(|(instance, more)| instance.change_of(&caller, more.clone()));
    let mut statuses: Vec<u16> = join_all(sent)
        .await
        .iter()
        .map(|reply| reply.status)
        .collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [[200].repeat(10), [429].repeat(6)].concat());

    drop((server, other));
    cluster.restart().await;
    let again = Server::with(Kind::Postgres, flags).await;
    let caller = again.back(&caller).await;
    assert_refused(&again.change_of(&caller, json!({})).await, 86_400);
    again.advance(TimeDelta::days(1));
    let caller = again.back(&caller).await;
    assert_eq!(change(&again, &caller).await, 200);
}
