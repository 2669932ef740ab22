//! Lists of objects in forms as JSON, as OpenAPI has it, and what no form of the document has.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::forms::{KINDS, companies, put, required};
use crate::support::drivers::{PROFILE, errors, pdf, update};
use crate::support::{Account, Reply, Server, on_both_databases};

const LIST: &str = "profile[experiences]";

/// Where somebody has worked, as JSON.
fn job(company: &str, position: &str) -> String {
    json!({"company": company, "position": position}).to_string()
}

/// A `PUT` of what is required and these parts.
async fn put_parts(server: &Server, account: &Account, parts: Vec<(&'static str, Part)>) -> Reply {
    let form = required()
        .into_iter()
        .fold(Form::new(), |form, (name, value)| form.text(name, value));
    let form = parts
        .into_iter()
        .fold(form, |form, (name, part)| form.part(name, part));
    let call = server.call("PUT", PROFILE).bearer(&account.token);
    call.form(form).send().await
}

fn typed(text: &str, content_type: &str) -> Part {
    Part::text(text.to_owned()).mime_str(content_type).unwrap()
}

on_both_databases! {
    async fn a_list_of_objects_is_json_one_by_one_or_as_a_whole(server: Server) {
        let account = server.driver("driver").await;
        let (one, other) = (job("A", "x"), job("B", "y"));
        let whole = format!("[{one},{other}]");
        let expected = [("A".to_owned(), "x".to_owned()), ("B".to_owned(), "y".to_owned())];
        for kind in KINDS {
            for pairs in [
                vec![(LIST, one.as_str()), (LIST, &other)], vec![("profile[experiences][]", &*one), ("profile[experiences][]", &*other)], vec![(LIST, &*whole)],
                vec![(LIST, &*one), ("profile[experiences][][company]", "B"), ("profile[experiences][][position]", "y")],
            ] {
                let shown = put(&server, &account, kind, &pairs).await.expect(200);
                assert_eq!(companies(&shown["profile"]), expected, "{kind:?} {pairs:?}");
                let shown = put(&server, &account, kind, &[(LIST, "[]")]).await.expect(200);
                assert_eq!(shown["profile"]["experiences"], json!([]), "{kind:?}");
            }
        }
    }

    async fn parts_may_say_that_they_are_json(server: Server) {
        let account = server.driver("driver").await;
        let (one, other) = (job("A", "x"), job("B", "y"));
        let blob = |text: &str| typed(text, "application/json").file_name("blob");
        for parts in [
            vec![(LIST, typed(&one, "application/json")), (LIST, typed(&other, "application/json; charset=utf-8"))],
            vec![(LIST, blob(&one)), (LIST, blob(&other))], vec![(LIST, blob(&format!("[{one},{other}]")))],
        ] {
            let shown = put_parts(&server, &account, parts).await.expect(200);
            assert_eq!(companies(&shown["profile"]), [("A".to_owned(), "x".to_owned()), ("B".to_owned(), "y".to_owned())]);
            put(&server, &account, KINDS[0], &[(LIST, "")]).await.expect(200);
        }
        let picture = put_parts(&server, &account, vec![(LIST, typed(&one, "image/png").file_name("a.png"))]).await;
        assert_eq!(errors(&picture), json!({"experiences": ["is invalid"]}));
    }

    async fn json_in_a_form_is_held_against_the_document(server: Server) {
        let account = server.driver("driver").await;
        let before = server.shown(&account).await;
        let list = json!([{"company": "", "position": 1, "start_date": "2020-02-30"}, {"company": "A", "end_date": "2020-93-01"}]);
        let told = errors(&server.update_profile(&account, &update(json!({"experiences": list}))).await);
        assert_eq!(told["experiences.company"], json!(["can't be blank"]));
        let many = Value::from(vec![json!({"company": "A", "position": "x"}); 51]);
        for kind in KINDS {
            assert_eq!(errors(&put(&server, &account, kind, &[(LIST, &list.to_string())]).await), told, "{kind:?}");
            for bad in ["{", "7", "null", "true", "x", "{\"company\": \"A\", \"company\": \"A\", \"position\": \"x\"}", &many.to_string(), &"[".repeat(20_000)] {
                let reply = put(&server, &account, kind, &[(LIST, bad)]).await;
                assert_eq!(errors(&reply).as_object().unwrap().keys().next().map(String::as_str), Some("experiences"), "{kind:?}: {}", reply.text);
            }
            put(&server, &account, kind, &[(LIST, &"x".repeat(3 << 20))]).await.expect(413);
        }
        let half = typed(&format!("[{}]", " ".repeat(1_200_000)), "application/json");
        let twice = put_parts(&server, &account, vec![(LIST, half), (LIST, typed(&" ".repeat(1_200_000), "application/json"))]).await;
        twice.expect(413);
        assert_eq!(server.shown(&account).await, before);
    }

    async fn a_long_list_is_kept_whole(server: Server) {
        let account = server.driver("driver").await;
        let one = json!({"company": "ø".repeat(255), "position": "ø".repeat(255), "description": "\u{1f697}".repeat(2_000)});
        let list = Value::from(vec![one; 50]).to_string();
        for kind in KINDS {
            let shown = put(&server, &account, kind, &[(LIST, &list)]).await.expect(200);
            assert_eq!(shown["profile"]["experiences"].as_array().unwrap().len(), 50);
        }
    }

    async fn what_no_form_of_the_document_has_may_come_as_often_as_it_likes(server: Server) {
        let account = server.driver("driver").await;
        let names = ["x", "x", "x[y]", "profile[y]", "profile[y]", "profile", "profile[y][z]", "profile[y][]", "profile[experiences][0][y]", "profile[experiences][0][y]"];
        for kind in KINDS {
            let mut pairs: Vec<_> = names.map(|name| (name, "1")).into();
            pairs.extend([("profile[experiences][0][company]", "A"), ("profile[experiences][0][position]", "x")]);
            let shown = put(&server, &account, kind, &pairs).await.expect(200);
            assert_eq!(companies(&shown["profile"]), [("A".to_owned(), "x".to_owned())]);
            let reply = put(&server, &account, kind, &[("x", "1"), ("x", "2"), ("profile[bio]", "a"), ("profile[bio]", "b")]).await;
            assert_eq!(errors(&reply), json!({"bio": ["is invalid"]}));
        }
    }

    async fn bytes_without_a_name_are_a_file_where_one_fits(server: Server) {
        let account = server.driver("driver").await;
        let typed = put_parts(&server, &account, vec![("profile[documents][]", Part::bytes(pdf(1)).mime_str("application/pdf").unwrap())]).await;
        assert_eq!(typed.expect(200)["profile"]["documents"][0]["byte_size"], pdf(1).len());
        let mut bytes = pdf(2);
        bytes.extend(b"\xff\xfe");
        let untyped = put_parts(&server, &account, vec![("profile[dbs]", Part::bytes(bytes.clone()))]).await;
        assert_eq!(untyped.expect(200)["profile"]["dbs"]["byte_size"], bytes.len());
        let strange = put_parts(&server, &account, vec![("profile[documents][]", Part::bytes(&b"\xff\xfe"[..]))]).await;
        assert_eq!(errors(&strange), json!({"documents": ["has an invalid content type"]}));
    }
}
