//! Files that are refused, and what is kept then: nothing.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::drivers::{PROFILE, errors, pdf};
use crate::support::{Account, Reply, Server, on_both_databases};

fn form() -> Form {
    Form::new()
        .text("profile[first_name]", "kept out")
        .text("profile[last_name]", "Luettgen")
        .text("profile[postcode]", "123")
        .text("profile[english_level]", "advanced")
        .text("profile[contact_phone_number]", "07856 207372")
}

fn file(bytes: Vec<u8>) -> Part {
    Part::bytes(bytes)
        .file_name("a.pdf")
        .mime_str("application/pdf")
        .unwrap()
}

async fn put(server: &Server, account: &Account, form: Form) -> Reply {
    let call = server.call("PUT", PROFILE).bearer(&account.token);
    call.form(form).send().await
}

/// How many rows there are of files.
async fn rows(server: &Server) -> i64 {
    server.app.housekeeping.run().await;
    crate::support::database::value(server, "SELECT count(*) AS value FROM blobs").await
}

async fn assert_nothing_kept(server: &Server, account: &Account, before: &Value) {
    assert_eq!(server.shown(account).await, *before);
    assert_eq!((server.files().len(), rows(server).await), (0, 0));
}

on_both_databases! {
    async fn what_is_none_of_the_types_is_refused_whatever_it_is_called(server: Server) {
        let account = server.driver("driver").await;
        let before = server.shown(&account).await;
        for bytes in [b"MZ\x90\x00 an executable".to_vec(), b"\x7fELF".to_vec(), b"<html>".to_vec(), b"GIF89a".to_vec(), b" %PDF-1.4".to_vec(), vec![0; 100]] {
            let reply = put(&server, &account, form().part("profile[dbs]", file(bytes.clone())).part("profile[documents][]", file(bytes))).await;
            assert_eq!(errors(&reply), json!({"dbs": ["has an invalid content type"], "documents": ["has an invalid content type"]}));
        }
        assert_nothing_kept(&server, &account, &before).await;
    }

    async fn one_bad_file_spoils_the_good_ones(server: Server) {
        let account = server.driver("driver").await;
        let before = server.shown(&account).await;
        let mixed = form().part("profile[cv]", file(pdf(1))).part("profile[documents][]", file(pdf(2))).part("profile[documents][]", file(b"MZ".to_vec()));
        assert_eq!(errors(&put(&server, &account, mixed).await), json!({"documents": ["has an invalid content type"]}));
        let mixed = form().part("profile[cv]", file(pdf(1))).text("profile[dbs]", "no id");
        assert_eq!(errors(&put(&server, &account, mixed).await), json!({"dbs": ["is invalid"]}));
        let mixed = form().part("profile[cv]", file(pdf(1))).text("profile[birth_date]", "2020-02-30");
        assert_eq!(errors(&put(&server, &account, mixed).await), json!({"birth_date": ["is invalid"]}));
        let mixed = form().part("profile[cv]", file(pdf(1))).text("profile[licenses][]", "z");
        assert_eq!(errors(&put(&server, &account, mixed).await), json!({"licenses": ["is not included in the list"]}));
        assert_nothing_kept(&server, &account, &before).await;
    }

    async fn a_file_is_judged_together_with_the_rest(server: Server) {
        let account = server.driver("driver").await;
        let before = server.shown(&account).await;
        let all = Form::new()
            .text("profile[first_name]", "").text("profile[birth_date]", "2026-02-13").text("profile[tacho]", "no id")
            .text("profile[experiences][][company]", "A").text("profile[experiences][][start_date]", "2020-02-30")
            .part("profile[dbs]", file(b"MZ".to_vec())).part("profile[cv]", file(Vec::new()));
        assert_eq!(errors(&put(&server, &account, all).await), json!({
            "birth_date": ["can't be in the future"], "contact_phone_number": ["can't be blank"], "cv": ["can't be blank"],
            "dbs": ["has an invalid content type"], "english_level": ["can't be blank"], "experiences.position": ["can't be blank"],
            "experiences.start_date": ["is invalid"], "first_name": ["can't be blank"], "last_name": ["can't be blank"], "postcode": ["can't be blank"],
            "tacho": ["is invalid"],
        }));
        assert_nothing_kept(&server, &account, &before).await;
    }

    async fn a_file_may_have_20_megabytes_and_no_byte_more(server: Server) {
        let account = server.driver("driver").await;
        let before = server.shown(&account).await;
        let mut bytes = pdf(1);
        bytes.resize(20_000_001, b' ');
        let reply = put(&server, &account, form().part("profile[dbs]", file(bytes))).await;
        assert_eq!(errors(&reply), json!({"dbs": ["is too large (maximum is 20000000 bytes)"]}));
        assert_nothing_kept(&server, &account, &before).await;
    }

    async fn a_kind_that_is_no_list_takes_one(server: Server) {
        let account = server.driver("driver").await;
        let before = server.shown(&account).await;
        let twice = form().part("profile[dbs]", file(pdf(1))).part("profile[dbs]", file(pdf(2)));
        assert_eq!(errors(&put(&server, &account, twice).await), json!({"dbs": ["is invalid"]}));
        assert_nothing_kept(&server, &account, &before).await;
    }

    async fn a_file_where_a_text_belongs_is_no_text(server: Server) {
        let account = server.driver("driver").await;
        let before = server.shown(&account).await;
        let reply = put(&server, &account, form().part("profile[bio]", file(pdf(1))).part("profile[licenses][]", file(pdf(1)))).await;
        assert_eq!(errors(&reply), json!({"bio": ["is invalid"], "licenses": ["is invalid"]}));
        assert_nothing_kept(&server, &account, &before).await;
    }

    async fn files_of_a_request_that_is_refused_for_good_are_deleted_at_once(server: Server) {
        let account = server.driver("driver").await;
        for (method, tag, status) in [("POST", "*", 422), ("PUT", "\"0\"", 412)] {
            let call = server.call(method, PROFILE).bearer(&account.token).header("if-match", tag);
            let dates = form().text("profile[birth_date]", "2000-01-01").text("profile[start_date]", "2000-01-01");
            call.form(dates.part("profile[dbs]", file(pdf(1)))).send().await.expect(status);
            assert_eq!(server.files().len(), 0);
        }
        assert_eq!(rows(&server).await, 0);
    }
}
