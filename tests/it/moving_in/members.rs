//! The members of lines, held against the documents and what else there is to hold them against.

use serde_json::{Value, json};

use super::export::{HASH, Place, people, person};
use super::lines::{rejected, with};
use crate::support::database::Kind;

#[tokio::test]
async fn members_are_held_against_the_documents() {
    let long = "a".repeat(256);
    let lines = [
        json!({"email": "nonsense", "password_hash": HASH}),
        json!({"password_hash": HASH}),
        json!({"email": "a@example.com"}),
        json!({"email": "a@example.com", "password_hash": null}),
        json!({"email": 7, "password_hash": 7}),
        with("username", "a b"),
        with("username", "ab"),
        with("first_name", ""),
        with("last_name", long.as_str()),
        with("first_name", "a\0b"),
        with("phone_number", "12345"),
        with("address", json!(["Oslo"])),
        with("verify_vehicles", "yes"),
        with("role", "root"),
        with("role", "admin"),
        with("created_at", "2015-12-10 12:34:56"),
        with("created_at", "9999-12-10T12:34:56Z"),
        with("created_at", 1_449_750_896),
        json!({"email": "x", "username": "", "phone_number": "1", "address": "", "password_hash": "plain", "role": 1}),
    ];
    let text: Vec<String> = lines.iter().map(Value::to_string).collect();
    let required = "This value is required.";
    assert_eq!(
        rejected(&text.join("\n")).await,
        [
            "line 1: email: This value must be an email address.".to_owned(),
            format!("line 2: email: {required}"),
            format!("line 3: password_hash: {required}"),
            format!("line 4: password_hash: {required}"),
            "line 5: email: This value must be a string. password_hash: This value must be a string.".to_owned(),
            "line 6: username: This value must match the pattern ^[A-Za-z0-9._-]+$.".to_owned(),
            "line 7: username: This value must have at least 3 characters.".to_owned(),
            "line 8: first_name: This value must have at least 1 character.".to_owned(),
            "line 9: last_name: This value must have at most 255 characters.".to_owned(),
            "line 10: first_name: This value must match the pattern ^[^\\x00]*$.".to_owned(),
            "line 11: phone_number: This value must match the pattern ^\\+[1-9][0-9]{1,14}$.".to_owned(),
            "line 12: address: This value must be a string or null.".to_owned(),
            "line 13: verify_vehicles: This value must be a boolean.".to_owned(),
            "line 14: role: This value must be one of \"user\", \"service\", \"admin\".".to_owned(),
            "line 15: role: Only 'user' is taken without --allow-roles.".to_owned(),
            "line 16: created_at: This value must be a date and time, as 2026-02-28T10:00:00Z.".to_owned(),
            "line 17: created_at: This value must not be in the future.".to_owned(),
            "line 18: created_at: This value must be a string.".to_owned(),
            "line 19: email: This value must be an email address. username: This value must have at least 3 characters. \
             username: This value must match the pattern ^[A-Za-z0-9._-]+$. phone_number: This value must match the pattern ^\\+[1-9][0-9]{1,14}$. \
             address: This value must have at least 1 character. password_hash: its kind is not known. role: This value must be a string."
                .to_owned(),
        ]
    );
}

#[tokio::test]
async fn hashes_that_no_sign_in_could_be_checked_against_are_rejected_and_never_shown() {
    let hashes = [
        (
            "!jATRqfEJUXYS89CCcZWo5Hb0iO8PXVT6T183dIve",
            "it is the mark of an account without a password, which is not taken.",
        ),
        (
            "md5$joKnoO7mwr7jrI2zPvW46s$cd367b89aa84a38caa512617977292e0",
            "it is MD5, which is not taken.",
        ),
        (
            "pbkdf2_sha256$2000001$c2FsdHNhbHQ$81P3QzFp6B7Z5uUYFfBPwqVuLTueTFStqXe8QGlyVbA=",
            "it costs more than 2,000,000 iterations.",
        ),
        (
            "$2a$15$ECfD3j0COvi.Nc5iQyG.gOrRaGJ//wugCbJnNMBDhajlmICS4UVf2",
            "it costs more than bcrypt's cost 14.",
        ),
        (
            "$2a$12$ECfD3j0COvi.Nc5iQyG.gOrRaGJ//wugCbJnNMBDhajlmICS4UV",
            "it looks like bcrypt but cannot be read.",
        ),
        ("correct horse battery", "its kind is not known."),
    ];
    let lines = hashes
        .iter()
        .map(|(hash, _)| with("password_hash", *hash).to_string());
    let rejected = rejected(&lines.collect::<Vec<_>>().join("\n")).await;
    let expected = hashes
        .iter()
        .enumerate()
        .map(|(number, (_, reason))| format!("line {}: password_hash: {reason}", number + 1));
    assert_eq!(rejected, expected.collect::<Vec<_>>());
    for (hash, _) in hashes {
        assert!(rejected.iter().all(|line| !line.contains(hash)));
    }
}

#[tokio::test]
async fn members_that_are_not_known_are_told_once_and_left_out() {
    let place = Place::new(Kind::Sqlite).await;
    let mut text = String::new();
    for number in 0..3 {
        let mut line = person(&format!("user{number}"));
        line["pet"] = "secret".into();
        line[&format!("pet{number}")] = json!({"a": ["secret"]});
        text = format!("{text}{line}\n");
    }
    let imported = place.import(&["-"], &text).await;
    assert_eq!(imported.code, Some(0));
    for name in ["pet", "pet0", "pet1", "pet2"] {
        assert_eq!(
            imported.told.matches(&format!("'{name}'")).count(),
            1,
            "{}",
            imported.told
        );
    }
    assert!(!imported.told.contains("secret"));
    assert_eq!(place.accounts().await, 3);
}

#[tokio::test]
async fn twenty_members_that_are_not_known_are_told_of_and_no_more() {
    let place = Place::new(Kind::Sqlite).await;
    let mut first = person("first");
    for number in 10..31 {
        first[&format!("pet{number}")] = 1.into();
    }
    let mut text = format!("{first}\n{}", people(1_500));
    let mut last = person("last");
    last["pet10"] = 1.into();
    text = format!("{text}{last}\n");
    let imported = place.import(&["-"], &text).await;
    let told: Vec<_> = (10..30)
        .map(|number| {
            format!("Members called 'pet{number}' are not known and left out, first in line 1.")
        })
        .collect();
    assert_eq!(imported.told.lines().collect::<Vec<_>>(), told);
    assert_eq!(
        imported.said,
        "imported 1,502, there already 0, rejected 0\n"
    );
}

#[tokio::test]
async fn of_a_name_the_beginning_is_shown_and_nothing_that_a_terminal_obeys() {
    let place = Place::new(Kind::Sqlite).await;
    let long = format!("\u{1b}[31m{}", "ø".repeat(200));
    let shown = format!("\\u{{1b}}[31m{}", "ø".repeat(95));
    let mut line = person("ada");
    line[&long] = 1.into();
    let name = Value::from(long.as_str());
    let twice = format!("{{{name}: 1, {name}: 2}}");
    let imported = place.import(&["-"], &format!("{line}\n{twice}\n")).await;
    let expected = format!(
        "Members called '{shown}' are not known and left out, first in line 1.\nline 2: the member '{shown}' appears twice\nA line was rejected.\n"
    );
    assert_eq!(imported.told, expected);
}
