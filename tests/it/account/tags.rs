//! Entity tags and conditions, across the APIs.

use futures_util::future::join_all;
use image::ImageFormat;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::account::{Caller, IMAGE, PROFILE, SHORT_IMAGE, UPDATE, errors};
use crate::support::drivers::{PROFILE as DRIVER, new_profile, update};
use crate::support::pictures::picture;
use crate::support::{Reply, Server, on_both_databases};

const CAR_OWNER: &str = "/api/co/profile";
const STALE: &str = "The profile has changed since it was read.";

async fn tag(server: &Server, caller: &Caller, path: &str) -> String {
    let reply = server.ask(caller, "GET", path).send().await;
    reply.header("etag").expect("a tag").to_owned()
}

async fn post(server: &Server, caller: &Caller, tag: &str, name: &str) -> Reply {
    let body = json!({"email": caller.account.email, "first_name": name});
    let call = server.ask(caller, "POST", UPDATE).header("if-match", tag);
    call.json(&body).send().await
}

async fn co(server: &Server, caller: &Caller, tag: Option<&str>, body: &Value) -> u16 {
    let call = server.call("PUT", CAR_OWNER).bearer(&caller.account.token);
    let call = tag
        .into_iter()
        .fold(call, |call, tag| call.header("if-match", tag));
    call.json(body).send().await.status
}

on_both_databases! {
    async fn what_is_known_is_not_sent_again(server: Server) {
        let caller = server.caller("owner").await;
        let tag = tag(&server, &caller, PROFILE).await;
        assert!(tag.starts_with('"') && tag.ends_with('"'), "{tag}");
        for known in [tag.clone(), format!("W/{tag}"), "*".to_owned(), format!("\"x\", {tag}"), format!("W/\"y\" , W/{tag}")] {
            let reply = server.ask(&caller, "GET", PROFILE).header("if-none-match", &known).send().await;
            assert_eq!((reply.status, reply.bytes.len(), reply.header("etag")), (304, 0, Some(tag.as_str())), "{known}");
        }
        for unknown in ["\"x\"", "\"1\"x", "nonsense", ""] {
            server.ask(&caller, "GET", PROFILE).header("if-none-match", unknown).send().await.expect(200);
        }
        server.change_of(&caller, json!({"first_name": "Åse"})).await.expect(200);
        server.ask(&caller, "GET", PROFILE).header("if-none-match", &tag).send().await.expect(200);
    }

    async fn it_stands_for_where_the_caller_is_too(server: Server) {
        let caller = server.caller("owner").await;
        let ask = async |language: &str, known: &str| {
            let call = server.ask(&caller, "GET", PROFILE).header("accept-language", language);
            call.header("if-none-match", known).send().await
        };
        let here = ask("nb-NO", "\"x\"").await.header("etag").unwrap().to_owned();
        ask("nb-NO", &here).await.expect(304);
        ask("nb-NO, en;q=0.1", &here).await.expect(304);
        for other in ["de-DE", "nb", ""] {
            ask(other, &here).await.expect(200);
        }
        let reply = ask("nb-NO", "\"x\"").await;
        let vary = reply.headers.get_all("vary").iter().map(|line| line.to_str().unwrap().to_lowercase()).collect::<Vec<_>>().join(",");
        assert!(vary.contains("accept-language"), "{vary}");
    }

    async fn every_answer_has_the_tag_of_what_it_shows(server: Server) {
        let caller = server.caller("owner").await;
        let mut seen = vec![tag(&server, &caller, PROFILE).await];
        let image = || Form::new().part("image", Part::bytes(picture(9, 9, ImageFormat::Png)).file_name("a.png"));
        let body = json!({"email": "owner@example.com", "first_name": "A"});
        for call in [server.ask(&caller, "POST", UPDATE).json(&body), server.ask(&caller, "POST", IMAGE).form(image())] {
            let reply = call.send().await;
            reply.expect(200);
            assert_eq!(reply.header("etag"), Some(tag(&server, &caller, PROFILE).await.as_str()));
            seen.push(reply.header("etag").unwrap().to_owned());
        }
        server.ask(&caller, "POST", SHORT_IMAGE).header("if-match", seen.last().unwrap()).form(image()).send().await.expect(200);
        seen.push(tag(&server, &caller, PROFILE).await);
        let mut distinct = seen.clone();
        distinct.dedup();
        assert_eq!(distinct, seen);
    }

    async fn a_stale_write_is_refused(server: Server) {
        let caller = server.caller("owner").await;
        let old = tag(&server, &caller, PROFILE).await;
        post(&server, &caller, &old, "first").await.expect(200);
        let now = tag(&server, &caller, PROFILE).await;
        for bad in [old.as_str(), "\"0\"", "nonsense", "", &now.replace('"', ""), &format!("W/{now}")] {
            assert_eq!(errors(&post(&server, &caller, bad, "second").await, 412), json!({"detail": STALE}), "{bad}");
        }
        for path in [IMAGE, SHORT_IMAGE] {
            let form = Form::new().part("image", Part::bytes(picture(9, 9, ImageFormat::Png)).file_name("a.png"));
            let reply = server.ask(&caller, "POST", path).header("if-match", &old).form(form).send().await;
            assert_eq!(errors(&reply, 412), json!({"detail": STALE}));
        }
        assert_eq!(server.person(&caller).await["first_name"], "first");
        assert_eq!(server.profile_data(&caller).await["ProfileImage"], Value::Null);
        post(&server, &caller, &format!("\"x\", {now}"), "third").await.expect(200);
        post(&server, &caller, "*", "fourth").await.expect(200);
    }

    async fn of_twelve_who_read_the_same_tag_one_writes(server: Server) {
        let caller = server.caller("owner").await;
        let tag = tag(&server, &caller, PROFILE).await;
        let names: Vec<String> = (0..12).map(|number| format!("writer {number}")).collect();
        let replies = join_all(names.iter().map(|name| post(&server, &caller, &tag, name))).await;
        let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [[200].as_slice(), &[412; 11]].concat());
        let won = replies.iter().find(|reply| reply.status == 200).unwrap();
        assert_eq!(won.json()["data"], server.profile_data(&caller).await);
    }

    async fn a_tag_that_was_read_in_another_place_still_names_its_version(server: Server) {
        let caller = server.caller("owner").await;
        let reply = server.ask(&caller, "GET", PROFILE).header("accept-language", "nb-NO").send().await;
        let norwegian = reply.header("etag").unwrap().to_owned();
        post(&server, &caller, &norwegian, "first").await.expect(200);
        post(&server, &caller, &norwegian, "second").await.expect(412);
    }

    async fn a_change_through_another_api_makes_a_tag_stale(server: Server) {
        let caller = server.caller("owner").await;
        server.create_profile(&caller.account, &new_profile(json!({}))).await.expect(200);
        let mine = tag(&server, &caller, PROFILE).await;
        // What this API does not even show.
        assert_eq!(co(&server, &caller, None, &json!({"address": "Oslo"})).await, 200);
        post(&server, &caller, &mine, "x").await.expect(412);
        server.ask(&caller, "GET", PROFILE).header("if-none-match", &mine).send().await.expect(200);
        let mine = tag(&server, &caller, PROFILE).await;
        server.set(&caller.account, json!({"bio": "x"})).await;
        post(&server, &caller, &mine, "x").await.expect(412);
        let mine = tag(&server, &caller, PROFILE).await;
        post(&server, &caller, &mine, "x").await.expect(200);
    }

    async fn a_change_here_makes_the_tags_of_the_other_apis_stale(server: Server) {
        let caller = server.caller("owner").await;
        server.create_profile(&caller.account, &new_profile(json!({}))).await.expect(200);
        for wrong in [false, true] {
            let (owner, driver) = (tag(&server, &caller, CAR_OWNER).await, tag(&server, &caller, DRIVER).await);
            let more = if wrong { json!({"phone_number": "1"}) } else { json!({"last_name": "Farrell"}) };
            server.change_of(&caller, more).await;
            // A change that was refused changes nothing.
            let status = if wrong { 200 } else { 412 };
            assert_eq!(co(&server, &caller, Some(&owner), &json!({"address": "x"})).await, status);
            let driver_now = tag(&server, &caller, DRIVER).await;
            assert_ne!(driver_now, driver);
            let call = server.call("PUT", DRIVER).bearer(&caller.account.token).header("if-match", &driver);
            call.json(&update(json!({}))).send().await.expect(412);
        }
    }
}
