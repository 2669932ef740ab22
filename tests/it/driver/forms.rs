//! `POST` and `PUT` as forms, without documents: names with brackets, as Rails' forms write them.

use reqwest::multipart::Form;
use serde_json::{Value, json};

use crate::support::drivers::{PROFILE, errors, new_profile, trailless, update};
use crate::support::{Account, Reply, Server, on_both_databases};

pub(super) type Pairs<'a> = Vec<(&'a str, &'a str)>;

pub(super) fn required() -> Pairs<'static> {
    vec![
        ("profile[first_name]", "Virgie"),
        ("profile[last_name]", "Luettgen"),
        ("profile[postcode]", "123"),
        ("profile[english_level]", "advanced"),
        ("profile[contact_phone_number]", "07856 207372"),
    ]
}

fn new() -> Pairs<'static> {
    let dates = [
        ("profile[birth_date]", "2000-03-20T10:02:34.340Z"),
        ("profile[start_date]", "2020-03-20"),
    ];
    required().into_iter().chain(dates).collect()
}

/// Both kinds of forms with the same pairs.
pub(super) const KINDS: [Kind; 2] = [Kind::Urlencoded, Kind::Multipart];

#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Urlencoded,
    Multipart,
}

async fn send(
    server: &Server,
    account: &Account,
    method: &str,
    kind: Kind,
    pairs: &[(&str, &str)],
) -> Reply {
    let call = server.call(method, PROFILE).bearer(&account.token);
    let call = match kind {
        Kind::Urlencoded => {
            let mut url = reqwest::Url::parse("http://x").unwrap();
            url.query_pairs_mut().extend_pairs(pairs);
            call.body(
                "application/x-www-form-urlencoded; charset=UTF-8",
                url.query().unwrap_or_default().to_owned(),
            )
        }
        // As browsers send a form without members.
        Kind::Multipart if pairs.is_empty() => {
            call.body("multipart/form-data; boundary=b", "--b--\r\n")
        }
        Kind::Multipart => {
            let form = pairs.iter().fold(Form::new(), |form, (name, value)| {
                form.text((*name).to_owned(), (*value).to_owned())
            });
            call.form(form)
        }
    };
    call.send().await
}

/// A `PUT` of what is required and these.
pub(super) async fn put(
    server: &Server,
    account: &Account,
    kind: Kind,
    more: &[(&str, &str)],
) -> Reply {
    let pairs: Pairs<'_> = required().into_iter().chain(more.iter().copied()).collect();
    send(server, account, "PUT", kind, &pairs).await
}

pub(super) fn companies(profile: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let experiences = profile["experiences"].as_array().expect("a list").iter();
    experiences
        .map(|it| (text(&it["company"]), text(&it["position"])))
        .collect()
}

on_both_databases! {
    async fn a_form_says_what_json_says(server: Server) {
        for (number, kind) in KINDS.into_iter().enumerate() {
            let (json, form) = (server.register(&format!("json{number}")).await, server.register(&format!("form{number}")).await);
            let more = json!({"english_level": "advanced", "birth_date": "2000-03-20", "bio": "a&b=c+d é", "licenses": ["b", "c1"]});
            let expected = server.create_profile(&json, &new_profile(more)).await.expect(200)["profile"].clone();
            let extra = [("profile[bio]", "a&b=c+d é"), ("profile[licenses][]", "b"), ("profile[licenses][]", "c1")];
            let pairs: Pairs<'_> = new().into_iter().chain(extra).collect();
            let shown = send(&server, &form, "POST", kind, &pairs).await.expect(200)["profile"].clone();
            for (name, value) in expected.as_object().unwrap() {
                if !["id", "email"].contains(&name.as_str()) {
                    assert_eq!(shown[name], *value, "{kind:?} {name}");
                }
            }
            assert_eq!(trailless(&server.shown(&form).await), trailless(&shown));
        }
    }

    async fn rails_forms_send_hidden_blanks(server: Server) {
        let account = server.driver("driver").await;
        for kind in KINDS {
            // A group of boxes begins with a blank, so that none is something too.
            let boxes = [("profile[licenses][]", ""), ("profile[licenses][]", "d1"), ("profile[licenses][]", "ce"), ("profile[documents][]", "")];
            let all: Pairs<'_> = [("utf8", "✓"), ("_method", "put"), ("authenticity_token", "x"), ("commit", "Save")].into_iter().chain(boxes).collect();
            let shown = put(&server, &account, kind, &all).await.expect(200)["profile"].clone();
            assert_eq!((&shown["licenses"], &shown["documents"]), (&json!(["d1", "ce"]), &json!([])), "{kind:?}");
            let shown = put(&server, &account, kind, &[("profile[licenses][]", "")]).await.expect(200)["profile"].clone();
            assert_eq!(shown["licenses"], json!([]), "{kind:?}");
        }
    }

    async fn a_list_may_go_without_its_brackets(server: Server) {
        let account = server.driver("driver").await;
        for (kind, license) in KINDS.into_iter().zip(["a", "b"]) {
            let shown = put(&server, &account, kind, &[("profile[licenses]", license)]).await.expect(200)["profile"].clone();
            assert_eq!(shown["licenses"], json!([license]), "{kind:?}");
        }
    }

    async fn experiences_lie_below_each_other(server: Server) {
        let account = server.driver("driver").await;
        for kind in KINDS {
            let shown = put(&server, &account, kind, &[
                ("profile[experiences][][company]", "A"), ("profile[experiences][][position]", "x"), ("profile[experiences][][start_date]", "2020-01-01"),
                ("profile[experiences][][company]", "B"), ("profile[experiences][][position]", "y"), ("profile[experiences][][start_date]", ""),
                ("profile[experiences][][end_date]", ""), ("profile[experiences][][description]", ""),
            ]).await.expect(200)["profile"].clone();
            assert_eq!(companies(&shown), [("A".to_owned(), "x".to_owned()), ("B".to_owned(), "y".to_owned())], "{kind:?}");
            assert_eq!(shown["experiences"][0]["start_date"], "2020-01-01");
            for member in ["start_date", "end_date", "description"] {
                assert_eq!(shown["experiences"][1][member], Value::Null, "{kind:?} {member}");
            }
            let shown = put(&server, &account, kind, &[("profile[bio]", "kept")]).await.expect(200)["profile"].clone();
            assert_eq!(companies(&shown).len(), 2);
        }
    }

    async fn a_blank_is_no_experience(server: Server) {
        let account = server.driver("driver").await;
        for (kind, name) in KINDS.into_iter().flat_map(|kind| ["profile[experiences][]", "profile[experiences]"].map(|name| (kind, name))) {
            let one = [("profile[experiences][][company]", "A"), ("profile[experiences][][position]", "x")];
            let shown = put(&server, &account, kind, &one).await.expect(200)["profile"].clone();
            assert_eq!(companies(&shown).len(), 1);
            let shown = put(&server, &account, kind, &[(name, "")]).await.expect(200)["profile"].clone();
            assert_eq!(shown["experiences"], json!([]), "{kind:?} {name}");
        }
    }

    async fn experiences_may_be_numbered(server: Server) {
        let account = server.driver("driver").await;
        for kind in KINDS {
            let shown = put(&server, &account, kind, &[
                ("profile[experiences][0][company]", "A"), ("profile[experiences][1763721345][company]", "B"),
                ("profile[experiences][0][position]", "x"), ("profile[experiences][1763721345][position]", "y"),
            ]).await.expect(200)["profile"].clone();
            assert_eq!(companies(&shown), [("A".to_owned(), "x".to_owned()), ("B".to_owned(), "y".to_owned())], "{kind:?}");
        }
    }

    async fn a_blank_clears_what_may_be_unset_and_absence_keeps(server: Server) {
        let account = server.driver("driver").await;
        for kind in KINDS {
            let shown = put(&server, &account, kind, &[("profile[bio]", "x")]).await.expect(200)["profile"].clone();
            assert_eq!(shown["bio"], "x");
            assert_eq!(put(&server, &account, kind, &[]).await.expect(200)["profile"]["bio"], "x");
            assert_eq!(put(&server, &account, kind, &[("profile[bio]", "")]).await.expect(200)["profile"]["bio"], Value::Null);
        }
    }

    async fn what_is_wrong_is_told_as_for_json(server: Server) {
        let account = server.driver("driver").await;
        let before = server.shown(&account).await;
        for kind in KINDS {
            let pairs = [
                ("profile[first_name]", ""), ("profile[last_name]", " "), ("profile[english_level]", "perfect"), ("profile[contact_phone_number]", "1"),
                ("profile[birth_date]", "2020-02-30"), ("profile[start_date]", "yesterday"), ("profile[licenses][]", ""), ("profile[licenses][]", "z"),
                ("profile[experiences][][company]", ""), ("profile[experiences][][end_date]", "2020-13-01"), ("profile[dbs]", "x"), ("profile[documents][]", "y"),
            ];
            let reply = send(&server, &account, "PUT", kind, &pairs).await;
            assert_eq!(errors(&reply), json!({
                "birth_date": ["is invalid"], "dbs": ["is invalid"], "documents": ["is invalid"], "english_level": ["is not included in the list"],
                "experiences.company": ["can't be blank"], "experiences.end_date": ["is invalid"], "experiences.position": ["can't be blank"],
                "first_name": ["can't be blank"], "last_name": ["can't be blank"], "licenses": ["is not included in the list"],
                "postcode": ["can't be blank"], "start_date": ["is invalid"],
            }), "{kind:?}");
            let reply = server.update_profile(&account, &update(json!({"birth_date": "2020-02-30"}))).await;
            assert_eq!(errors(&reply), errors(&put(&server, &account, kind, &[("profile[birth_date]", "2020-02-30")]).await));
        }
        assert_eq!(server.shown(&account).await, before);
    }

    async fn a_form_without_a_profile_has_no_root(server: Server) {
        let account = server.driver("driver").await;
        for kind in KINDS {
            for method in ["POST", "PUT"] {
                for pairs in [&[][..], &[("utf8", "✓")], &[("first_name", "Virgie"), ("last_name", "Luettgen")]] {
                    let reply = send(&server, &account, method, kind, pairs).await;
                    assert_eq!(reply.expect(400), json!({"error": "param is missing or the value is empty: profile"}), "{kind:?} {method} {pairs:?}");
                }
            }
        }
    }
}
