//! What becomes of lines, good and bad.

use serde_json::{Value, json};

use super::export::{HASH, PASSWORD, Place, login, move_in, person};
use crate::support::database::Kind;
use crate::support::on_both_databases;

/// What is said of the lines that are rejected, in their order, after the lines have been imported without a rejects file.
async fn rejected(lines: &str) -> Vec<String> {
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
fn with(name: &str, value: impl Into<Value>) -> Value {
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
        move_in(&server, &format!("{line}\n{}", person("bob"))).await;
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
async fn members_that_are_not_known_are_told_once_and_left_out() {
    let place = Place::new(Kind::Sqlite).await;
    let text: String = (0..3)
        .map(|number| {
            let mut line = person(&format!("user{number}"));
            line["pet"] = "secret".into();
            line[&format!("pet{number}")] = json!({"a": ["secret"]});
            format!("{line}\n")
        })
        .collect();
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
