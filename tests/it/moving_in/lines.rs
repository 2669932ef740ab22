//! What becomes of lines, good and bad.

use chrono::{DateTime, SubsecRound, Utc};
use serde_json::{Value, json};

use super::export::{HASH, PASSWORD, Place, login, move_in, person};
use crate::support::database::Kind;
use crate::support::on_both_databases;

/// What is said of the lines that are rejected, in their order, after the lines have been imported without a rejects file.
pub async fn rejected(lines: &str) -> Vec<String> {
    let place = Place::new(Kind::Sqlite).await;
    let imported = place.import(&["-"], lines).await;
    let told = imported.told.lines();
    let rejects: Vec<String> = told
        .filter(|line| line.starts_with("line "))
        .map(str::to_owned)
        .collect();
    let (good, bad) = (place.accounts().await, rejects.len());
    let summary = format!("imported {good}, there already 0, rejected {bad}\n");
    assert_eq!(imported.said, summary, "{}", imported.told);
    assert_eq!(imported.code, Some(i32::from(bad > 0)));
    rejects
}

/// A person with one more member.
pub fn with(name: &str, value: impl Into<Value>) -> Value {
    let mut line = person("ada");
    line[name] = value.into();
    line
}

on_both_databases! {
    async fn what_a_line_says_is_what_the_apis_show(server: Server) {
        let line = json!({
            "email": "Ada@Example.com", "username": "Ada", "first_name": "Ada", "last_name": "King", "phone_number": "+4799999999",
            "address": "Ockham Park\nSurrey", "verify_vehicles": true, "password_hash": HASH, "role": "user",
            "created_at": "2015-12-10T12:34:56.789123+01:00",
        });
        let before = Utc::now().trunc_subsecs(3);
        move_in(&server, &format!("{line}\n{}", person("bob"))).await;
        let after = Utc::now();
        let pair = login(&server, "ada@example.com", PASSWORD).await.expect(200);
        let token = pair["access_token"].as_str().unwrap();
        let mut profile = server.get("/api/co/profile", token).send().await.expect(200);
        profile["uid"] = Value::Null;
        let expected = json!({
            "uid": null, "email": "Ada@Example.com", "username": "Ada", "firstName": "Ada", "lastName": "King", "phone_number": "+4799999999",
            "address": "Ockham Park\nSurrey", "profileImage": null, "verify_vehicles": true, "created_at": "2015-12-10T11:34:56.789Z",
            "updated_at": "2015-12-10T11:34:56.789Z",
        });
        assert_eq!(profile, expected);
        let pair = login(&server, "bob@example.com", PASSWORD).await.expect(200);
        assert_eq!(pair["user"]["username"], Value::Null);
        let claims = crate::auth::claims(pair["access_token"].as_str().unwrap());
        assert_eq!(claims["scp"], "user");
        // Of whom it is not said when they registered, they do now.
        let profile = server.get("/api/co/profile", pair["access_token"].as_str().unwrap()).send().await.expect(200);
        let registered: DateTime<Utc> = profile["created_at"].as_str().unwrap().parse().unwrap();
        assert!((before..=after).contains(&registered), "{registered}");
    }
}

#[tokio::test]
async fn a_null_is_as_good_as_nothing() {
    let mut line = person("ada");
    for name in [
        "username",
        "first_name",
        "last_name",
        "phone_number",
        "address",
        "verify_vehicles",
        "role",
        "created_at",
    ] {
        line[name] = Value::Null;
    }
    assert_eq!(rejected(&line.to_string()).await, [""; 0]);
}

#[tokio::test]
async fn lines_may_end_as_windows_ends_them_be_blank_and_end_without_an_end() {
    let text = format!(
        "\u{feff}{}\r\n\r\n  \n{}\n\n{}",
        person("a"),
        person("b"),
        person("c")
    );
    assert_eq!(rejected(&text).await, [""; 0]);
}

#[tokio::test]
async fn what_is_no_json_object_is_rejected_with_the_place() {
    let good = person("good");
    let twice = format!(
        "{{\"email\": \"a@example.com\", \"email\": \"b@example.com\", \"password_hash\": \"{HASH}\"}}"
    );
    let escaped = twice.replacen("\"email\"", "\"\\u0065mail\"", 1);
    let unknown = format!(
        "{{\"email\": \"a@example.com\", \"x\": 1, \"x\": 2, \"password_hash\": \"{HASH}\"}}"
    );
    let [deep, deeper] =
        ["x", "address"].map(|name| format!("{{\"{name}\": {}", "[".repeat(60_000)));
    let lines = [
        &good.to_string(),
        "{\"email\":",
        "[]",
        "\"secret\"",
        "5",
        "null",
        "{} {}",
        "{\"a\": 1,}",
        &twice,
        &escaped,
        &unknown,
        &deep,
        &deeper,
        "{\"address\": 1e999}",
    ];
    assert_eq!(
        rejected(&lines.join("\n")).await,
        [
            "line 2: it is not JSON: EOF while parsing a value (column 9)",
            "line 3: it is no JSON object",
            "line 4: it is no JSON object",
            "line 5: it is no JSON object",
            "line 6: it is no JSON object",
            "line 7: it is not JSON: trailing characters (column 4)",
            "line 8: it is not JSON: trailing comma (column 9)",
            "line 9: the member 'email' appears twice",
            "line 10: the member 'email' appears twice",
            "line 11: the member 'x' appears twice",
            "line 12: it is not JSON: EOF while parsing a list (column 60006)",
            "line 13: it is not JSON: recursion limit exceeded (column 139)",
            "line 14: it is not JSON: number out of range (column 17)",
        ]
    );
}

#[tokio::test]
async fn a_line_that_is_too_long_is_rejected_and_the_next_is_not() {
    let long = |length: usize| {
        let line = with("notes", "");
        let missing = length - line.to_string().len();
        with("notes", "a".repeat(missing)).to_string()
    };
    let (fits, too_long) = (long(65_536), long(65_537));
    let text = format!("{too_long}\n{fits}\n{}\n", person("bob"));
    assert_eq!(
        rejected(&text).await,
        ["line 1: it has more than 65,536 bytes"]
    );
}

#[tokio::test]
async fn names_that_are_taken_are_told_with_the_line() {
    let place = Place::new(Kind::Sqlite).await;
    let ada = with("username", "ada").to_string();
    assert_eq!(place.import(&["-"], &ada).await.code, Some(0));
    place
        .count("UPDATE users SET uid = x'00000000000000000000000000000001' RETURNING 1 AS value")
        .await;
    let named = |name: &str, username: &str| {
        let mut line = person(name);
        line["username"] = username.into();
        line.to_string()
    };
    let lines = [
        named("ADA", "other"),
        named("bob", "Ada"),
        named("eve", "eve"),
        named("dan", "EVE"),
        named("Eve", "evelyn"),
        named("eve", "evita"),
    ];
    let imported = place.import(&["-"], &lines.join("\n")).await;
    let expected = "line 1: the email is taken\nline 2: the username is taken\nline 4: the username is taken\n\
                    line 5: line 3 has the same email\nline 6: line 3 has the same email\n5 lines were rejected.\n";
    assert_eq!(imported.told, expected);
    assert_eq!(imported.said, "imported 1, there already 0, rejected 5\n");
    assert_eq!(imported.code, Some(1));
}

#[tokio::test]
async fn text_that_is_not_utf_8_is_rejected() {
    let place = Place::new(Kind::Sqlite).await;
    let (file, mut bytes) = (
        place.file("users.jsonl"),
        person("ada").to_string().into_bytes(),
    );
    bytes.extend(b"\n{\"email\": \"b\xf8b@example.com\"}\n");
    std::fs::write(&file, bytes).unwrap();
    let imported = place.import(&[file.to_str().unwrap()], "").await;
    assert_eq!(
        imported.told,
        "line 2: it is not UTF-8\nA line was rejected.\n"
    );
    assert_eq!(imported.said, "imported 1, there already 0, rejected 1\n");
}
