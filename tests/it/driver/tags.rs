//! Entity tags and conditions.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::drivers::{PROFILE, new_profile, pdf, trailless, update};
use crate::support::{Account, Reply, Server, on_both_databases};

const CAR_OWNER: &str = "/api/co/profile";

async fn tag(server: &Server, path: &str, account: &Account) -> String {
    let reply = server.get(path, &account.token).send().await;
    reply.header("etag").expect("a tag").to_owned()
}

async fn put(server: &Server, account: &Account, tag: &str, body: &Value) -> Reply {
    let call = server.call("PUT", PROFILE).bearer(&account.token);
    call.header("if-match", tag).json(body).send().await
}

fn bio(text: &str) -> Value {
    update(json!({"bio": text}))
}

on_both_databases! {
    async fn what_is_known_is_not_sent_again(server: Server) {
        let account = server.driver("driver").await;
        let tag = tag(&server, PROFILE, &account).await;
        let strong = tag.trim_start_matches("W/");
        for known in [tag.clone(), strong.to_owned(), "*".to_owned(), format!("\"x\", {tag}"), format!("W/\"y\" , {strong}")] {
            let reply = server.get(PROFILE, &account.token).header("if-none-match", &known).send().await;
            assert_eq!((reply.status, reply.bytes.len()), (304, 0), "{known}");
            assert_eq!(reply.header("etag"), Some(tag.as_str()));
            assert_eq!(reply.header("cache-control"), Some("max-age=0, private, must-revalidate"));
            assert_eq!(reply.header("vary"), Some("Accept, Origin"));
        }
        for unknown in ["\"x\"", "W/\"00000000000000000000000000000000\"", "nonsense", ""] {
            assert_eq!(server.get(PROFILE, &account.token).header("if-none-match", unknown).send().await.status, 200, "{unknown}");
        }
        server.set(&account, json!({})).await;
        assert_eq!(server.get(PROFILE, &account.token).header("if-none-match", &tag).send().await.status, 200);
    }

    async fn every_answer_has_the_tag_of_what_it_shows(server: Server) {
        let account = server.driver("driver").await;
        let mut seen = vec![tag(&server, PROFILE, &account).await];
        for text in ["a", "b"] {
            let reply = server.update_profile(&account, &bio(text)).await;
            let (answered, now) = (reply.header("etag").unwrap(), tag(&server, PROFILE, &account).await);
            // The answer shows the trail that there was before, so a reader who knows it knows something else.
            assert_ne!(answered, now);
            let read = server.get(PROFILE, &account.token).header("if-none-match", answered).send().await;
            assert_eq!(read.status, 200);
            for tag in [answered, now.as_str()] {
                assert!(!seen.iter().any(|it| it == tag));
                seen.push(tag.to_owned());
            }
        }
        // What changes nothing shows what is read.
        let reply = server.update_profile(&account, &bio("b")).await;
        assert_eq!(reply.header("etag"), seen.last().map(String::as_str));
        // Either is good for the next change.
        let reply = put(&server, &account, reply.header("etag").unwrap(), &bio("c")).await;
        put(&server, &account, reply.header("etag").unwrap(), &bio("d")).await.expect(200);
    }

    async fn the_tag_of_a_new_profile_is_good_for_its_first_change(server: Server) {
        let account = server.register("driver").await;
        let reply = server.create_profile(&account, &new_profile(json!({}))).await;
        put(&server, &account, reply.header("etag").unwrap(), &bio("x")).await.expect(200);
        put(&server, &account, reply.header("etag").unwrap(), &bio("y")).await.expect(412);
    }

    async fn it_is_no_hash_of_the_body(server: Server) {
        let account = server.driver("driver").await;
        server.set(&account, json!({"bio": "a"})).await;
        let before = tag(&server, PROFILE, &account).await;
        for text in ["b", "a"] {
            server.set(&account, json!({"bio": text})).await;
        }
        assert_ne!(tag(&server, PROFILE, &account).await, before);
        // Nor do two people share one.
        let (a, b) = (server.driver("a").await, server.driver("b").await);
        assert_ne!(tag(&server, PROFILE, &a).await, tag(&server, PROFILE, &b).await);
    }

    async fn a_stale_write_is_refused(server: Server) {
        let account = server.driver("driver").await;
        let old = tag(&server, PROFILE, &account).await;
        let reply = put(&server, &account, &old, &bio("first")).await;
        reply.expect(200);
        assert_eq!(put(&server, &account, &old, &bio("second")).await.expect(412), json!({"error": "Precondition Failed"}));
        let now = reply.header("etag").unwrap().to_owned();
        let (opaque, loud) = (now.trim_start_matches("W/"), now.to_uppercase());
        for bad in ["\"0\"", "nonsense", "", &opaque.replace('"', ""), &loud.replace("W/\"0", "W/\"F"), "W/\"+0000000000000020000000000000000\""] {
            assert_eq!(put(&server, &account, bad, &bio("second")).await.status, 412, "{bad}");
        }
        assert_eq!(server.shown(&account).await["bio"], "first");
        for (number, good) in [now.clone(), "*".to_owned()].iter().enumerate() {
            put(&server, &account, good, &bio(&number.to_string())).await.expect(200);
        }
        // Weak by heritage: the opaque part counts.
        let now = tag(&server, PROFILE, &account).await;
        put(&server, &account, now.trim_start_matches("W/"), &bio("strong")).await.expect(200);
        let now = tag(&server, PROFILE, &account).await;
        put(&server, &account, &format!("\"x\", {old}, {now}"), &bio("list")).await.expect(200);
    }

    async fn a_stale_write_is_refused_whatever_it_says(server: Server) {
        let account = server.driver("driver").await;
        let old = tag(&server, PROFILE, &account).await;
        let signed_id = server.upload(&account, "a.pdf", pdf(1)).await;
        server.set(&account, json!({})).await;
        for more in [json!({}), json!({"dbs": signed_id}), json!({"birth_date": "2020-02-30"})] {
            put(&server, &account, &old, &update(more)).await.expect(412);
        }
    }

    async fn of_twelve_who_read_the_same_tag_one_writes(server: Server) {
        let account = server.driver("driver").await;
        let tag = tag(&server, PROFILE, &account).await;
        let bodies: Vec<Value> = (0..12).map(|number| bio(&format!("writer {number}"))).collect();
        let replies = join_all(bodies.iter().map(|body| put(&server, &account, &tag, body))).await;
        let won: Vec<_> = replies.iter().filter(|reply| reply.status == 200).collect();
        assert_eq!(won.len(), 1);
        assert_eq!(replies.iter().filter(|reply| reply.status == 412).count(), 11);
        assert_eq!(trailless(&server.shown(&account).await), trailless(&won[0].json()["profile"]));
    }

    async fn a_change_through_another_api_makes_a_tag_stale(server: Server) {
        let account = server.driver("driver").await;
        let (here, there) = (tag(&server, PROFILE, &account).await, tag(&server, CAR_OWNER, &account).await);
        // What this API does not even show.
        let change = json!({"address": "Oslo"});
        server.call("PUT", CAR_OWNER).bearer(&account.token).json(&change).send().await.expect(200);
        put(&server, &account, &here, &bio("x")).await.expect(412);
        let there_now = tag(&server, CAR_OWNER, &account).await;
        assert_ne!(there, there_now);
        server.set(&account, json!({"postcode": "9"})).await;
        let call = server.call("PUT", CAR_OWNER).bearer(&account.token).header("if-match", &there_now);
        call.json(&json!({"address": "Bergen"})).send().await.expect(412);
        let here = tag(&server, PROFILE, &account).await;
        put(&server, &account, &here, &bio("x")).await.expect(200);
    }

    async fn it_changes_with_the_signed_urls_and_still_names_its_version(server: Server) {
        let account = server.driver("driver").await;
        let signed_id = server.upload(&account, "a.pdf", pdf(1)).await;
        let before = server.set(&account, json!({"dbs": signed_id})).await;
        let old = tag(&server, PROFILE, &account).await;
        let not_modified = async |account: &Account| server.get(PROFILE, &account.token).header("if-none-match", &old).send().await.status == 304;
        server.advance(TimeDelta::seconds(3_599));
        let account = server.login(&account).await;
        assert!(not_modified(&account).await);
        assert_eq!(server.shown(&account).await["dbs"], before["dbs"]);
        server.advance(TimeDelta::seconds(1));
        assert!(!not_modified(&account).await);
        let after = server.shown(&account).await;
        assert_ne!(after["dbs"]["url"], before["dbs"]["url"]);
        assert_eq!(after["dbs"]["signed_id"], before["dbs"]["signed_id"]);
        put(&server, &account, &old, &bio("x")).await.expect(200);
        put(&server, &account, &old, &bio("y")).await.expect(412);
    }
}
