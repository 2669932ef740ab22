//! Documents that come with the request, as `multipart/form-data`.

use image::ImageFormat;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::drivers::{LISTS, PROFILE, SINGLE, nothing, pdf, trailless};
use crate::support::pictures::picture;
use crate::support::{Account, Reply, Server, on_both_databases};

/// A form with what an update must have.
fn form() -> Form {
    Form::new()
        .text("profile[first_name]", "Virgie")
        .text("profile[last_name]", "Luettgen")
        .text("profile[postcode]", "123")
        .text("profile[english_level]", "advanced")
        .text("profile[contact_phone_number]", "07856 207372")
}

async fn send(server: &Server, account: &Account, method: &str, form: Form) -> Reply {
    let call = server.call(method, PROFILE).bearer(&account.token);
    call.form(form).send().await
}

/// A `PUT`; answers the profile as it is shown from then on.
async fn put(server: &Server, account: &Account, form: Form) -> Value {
    let reply = send(server, account, "PUT", form).await;
    let (profile, shown) = (
        reply.expect(200)["profile"].clone(),
        server.shown(account).await,
    );
    assert_eq!(trailless(&profile), trailless(&shown));
    shown
}

fn file(filename: &str, bytes: Vec<u8>) -> Part {
    // What a client says of the type counts for nothing.
    Part::bytes(bytes)
        .file_name(filename.to_owned())
        .mime_str("application/octet-stream")
        .unwrap()
}

/// As a browser sends a file input that was left empty.
fn unchosen() -> Part {
    Part::bytes(Vec::new())
        .file_name("")
        .mime_str("application/octet-stream")
        .unwrap()
}

fn names(list: &Value) -> Vec<&str> {
    let list = list.as_array().expect("a list").iter();
    list.map(|it| it["filename"].as_str().expect("a name"))
        .collect()
}

on_both_databases! {
    async fn a_registration_can_bring_all_its_documents(server: Server) {
        let account = server.register("driver").await;
        let mut all = form().text("profile[birth_date]", "2000-03-20").text("profile[start_date]", "2020-03-20T10:02:34.340Z");
        for (number, kind) in SINGLE.into_iter().enumerate() {
            all = all.part(format!("profile[{kind}]"), file(&format!("{kind}.pdf"), pdf(number)));
        }
        for kind in LISTS {
            all = all.part(format!("profile[{kind}][]"), file("1.pdf", pdf(100))).part(format!("profile[{kind}][]"), file("2.pdf", pdf(101)));
        }
        let profile = send(&server, &account, "POST", all).await.expect(200)["profile"].clone();
        assert_eq!((&profile["birth_date"], &profile["start_date"]), (&json!("2000-03-20"), &json!("2020-03-20")));
        for (number, kind) in SINGLE.into_iter().enumerate() {
            assert_eq!(profile[kind]["filename"], format!("{kind}.pdf"));
            assert_eq!(server.fetch(&profile[kind]).await.bytes, pdf(number), "{kind}");
        }
        for kind in LISTS {
            assert_eq!(names(&profile[kind]), ["1.pdf", "2.pdf"]);
            assert_eq!(server.fetch(&profile[kind][1]).await.bytes, pdf(101));
        }
        assert_eq!(trailless(&server.shown(&account).await), trailless(&profile));
        assert_eq!(server.files().len(), SINGLE.len() + 4);
    }

    async fn the_content_tells_the_type(server: Server) {
        let account = server.driver("driver").await;
        for (format, name) in [(ImageFormat::Jpeg, "image/jpeg"), (ImageFormat::Png, "image/png"), (ImageFormat::WebP, "image/webp")] {
            let bytes = picture(9, 9, format);
            let profile = put(&server, &account, form().part("profile[dbs]", file("scan.exe", bytes.clone()))).await;
            let reply = server.fetch(&profile["dbs"]).await;
            assert_eq!((reply.header("content-type"), &reply.bytes[..]), (Some(name), &bytes[..]));
        }
    }

    async fn files_and_signed_ids_mix_in_the_order_of_the_parts(server: Server) {
        let account = server.driver("driver").await;
        let first = server.upload(&account, "first.pdf", pdf(1)).await.as_str().unwrap().to_owned();
        let third = server.upload(&account, "third.pdf", pdf(3)).await.as_str().unwrap().to_owned();
        let list = "profile[documents][]";
        let mixed = form().text(list, "").text(list, first.clone()).part(list, file("second.pdf", pdf(2))).text(list, third.clone()).part(list, unchosen());
        let profile = put(&server, &account, mixed.text("profile[cv]", "")).await;
        assert_eq!(names(&profile["documents"]), ["first.pdf", "second.pdf", "third.pdf"]);
        let second = profile["documents"][1].clone();
        let kept = second["signed_id"].as_str().unwrap().to_owned();
        let fewer = form().text(list, kept).part(list, file("fourth.pdf", pdf(4)));
        let profile = put(&server, &account, fewer).await;
        assert_eq!(names(&profile["documents"]), ["second.pdf", "fourth.pdf"]);
        assert_eq!(profile["documents"][0], second);
        server.app.housekeeping.run().await;
        assert_eq!(server.files().len(), 2);
    }

    async fn one_kind_by_signed_id_and_another_by_file(server: Server) {
        let account = server.driver("driver").await;
        let signed_id = server.upload(&account, "a.pdf", pdf(1)).await.as_str().unwrap().to_owned();
        let profile = put(&server, &account, form().text("profile[dbs]", signed_id).part("profile[cv]", file("b.pdf", pdf(2)))).await;
        assert_eq!([&profile["dbs"]["filename"], &profile["cv"]["filename"]], ["a.pdf", "b.pdf"]);
    }

    async fn an_empty_text_removes_and_a_file_that_was_not_chosen_keeps(server: Server) {
        let account = server.driver("driver").await;
        let both = form().part("profile[dbs]", file("a.pdf", pdf(1))).part("profile[documents][]", file("b.pdf", pdf(2)));
        let before = put(&server, &account, both).await;
        let after = put(&server, &account, form().part("profile[dbs]", unchosen()).part("profile[documents][]", unchosen())).await;
        assert_eq!((&after["dbs"], &after["documents"]), (&before["dbs"], &before["documents"]));
        let after = put(&server, &account, form().text("profile[dbs]", "").text("profile[documents][]", "")).await;
        assert_eq!((&after["dbs"], &after["documents"]), (&nothing(), &json!([])));
        // Rails' file field for a list: a hidden blank and nothing chosen.
        put(&server, &account, form().part("profile[documents]", file("b.pdf", pdf(2)))).await;
        let after = put(&server, &account, form().text("profile[documents][]", "").part("profile[documents][]", unchosen())).await;
        assert_eq!(after["documents"], json!([]));
        server.app.housekeeping.run().await;
        assert_eq!(server.files().len(), 0);
    }

    async fn a_file_sent_again_takes_the_place_of_the_first(server: Server) {
        let account = server.driver("driver").await;
        let mut seen = Vec::new();
        for number in 0..3 {
            let profile = put(&server, &account, form().part("profile[dbs]", file("a.pdf", pdf(number)))).await;
            assert!(!seen.contains(&profile["dbs"]["id"]));
            seen.push(profile["dbs"]["id"].clone());
            assert_eq!(server.fetch(&profile["dbs"]).await.bytes, pdf(number));
        }
        server.app.housekeeping.run().await;
        assert_eq!(server.files().len(), 1);
    }

    async fn names_are_made_harmless(server: Server) {
        let account = server.driver("driver").await;
        for (sent, shown) in [
            ("Führerschein Åse.pdf", "Führerschein Åse.pdf"), ("../../etc/passwd", "..-..-etc-passwd"), ("a\u{202e}fdp.exe", "a-fdp.exe"),
            ("C:/docs/a|b.pdf", "C--docs-a-b.pdf"), ("  a.pdf  ", "a.pdf"), ("..", "file"), ("a;b%00$c?.pdf", "a-b-00-c-.pdf"), ("\u{2066}a\u{2069}.pdf", "-a-.pdf"),
        ] {
            let profile = put(&server, &account, form().part("profile[dbs]", file(sent, pdf(1)))).await;
            assert_eq!(profile["dbs"]["filename"], shown, "{sent}");
            let reply = server.fetch(&profile["dbs"]).await;
            assert_eq!(reply.status, 200, "{sent}");
            let disposition = reply.header("content-disposition").unwrap();
            assert!(disposition.starts_with("inline; filename=\""), "{disposition}");
            let announced = server.announce(&account, &crate::support::drivers::announcement(sent, &pdf(1))).send().await;
            assert_eq!(announced.expect(200)["filename"], shown, "{sent}");
        }
        let long = format!("{}.pdf", "å".repeat(140));
        let profile = put(&server, &account, form().part("profile[dbs]", file(&long, pdf(1)))).await;
        assert_eq!(profile["dbs"]["filename"], format!("{}.pdf", "å".repeat(125)));
    }

    async fn the_largest_file_is_taken(server: Server) {
        let account = server.driver("driver").await;
        let mut bytes = pdf(1);
        bytes.resize(20_000_000, b' ');
        let profile = put(&server, &account, form().part("profile[dbs]", file("large.pdf", bytes.clone()))).await;
        assert_eq!(profile["dbs"]["byte_size"], 20_000_000);
        assert!(server.fetch(&profile["dbs"]).await.bytes == bytes);
    }
}
