//! Parts that are JSON, and parts of which the schema says nothing.

use serde_json::{Value, json};

use super::{Refused, file, form, form_of, text};

/// A part as a browser sends what it has a type for: with a file name.
fn blob(name: &str, content_type: &str, value: &str) -> String {
    let part = file(name, "blob", value);
    part.replace("image/png", content_type)
}

#[tokio::test]
async fn objects_are_json_one_in_a_part_or_all_in_one() {
    let all = json!({"profile[jobs]": [{"company": "A"}, {"company": "B", "current": true}]});
    let (one, other) = (
        r#"{"company": "A"}"#,
        r#"{"company": "B", "current": true}"#,
    );
    let list = format!(" [{one}, {other}]");
    for parts in [
        vec![text("profile[jobs]", &list)],
        vec![text("profile[jobs]", one), text("profile[jobs]", other)],
        vec![text("profile[jobs][]", one), text("profile[jobs][]", other)],
        vec![
            text("profile[jobs][7]", one),
            text("profile[jobs][3]", other),
        ],
        vec![
            text("profile[jobs]", one),
            text("profile[jobs][][company]", "B"),
            text("profile[jobs][][current]", "true"),
        ],
        vec![
            blob("profile[jobs]", "application/json", one),
            blob("profile[jobs]", "application/json; charset=utf-8", other),
        ],
        vec![
            text("profile[jobs]", ""),
            text("profile[jobs]", "[]"),
            text("profile[jobs]", &list),
        ],
    ] {
        let form = form(&parts.concat()).await.unwrap();
        assert_eq!(
            (form.value, form.violations),
            (all.clone(), vec![]),
            "{parts:?}"
        );
    }
}

#[tokio::test]
async fn an_object_that_is_no_list_is_one_object() {
    let one = r#"{"a": [1, {"b": null}]}"#;
    for (parts, whole, told) in [
        (vec![text("car", one)], json!({"a": [1, {"b": null}]}), 0),
        (
            vec![text("car", one), text("car", r#"{"a": 2}"#)],
            json!({"a": [1, {"b": null}]}),
            1,
        ),
        (
            vec![text("car", one), text("car[c]", "1")],
            json!({"a": [1, {"b": null}], "c": "1"}),
            0,
        ),
        (
            vec![text("car", one), text("car[a]", "1")],
            json!({"a": [1, {"b": null}]}),
            1,
        ),
        (vec![text("car", "[1]")], json!([1]), 0),
    ] {
        let form = form(&parts.concat()).await.unwrap();
        assert_eq!(form.value, json!({"car": whole}), "{parts:?}");
        assert_eq!(form.violations.len(), told, "{parts:?}");
        assert!(form.violations.iter().all(|it| it.keyword == "repeated"));
    }
}

#[tokio::test]
async fn what_is_no_json_of_an_object_stays_text() {
    for said in [
        "{",
        "7",
        "null",
        "\"a\"",
        r#"{"a": 1, "a": 2}"#,
        "[1,]",
        " ",
    ] {
        let form = form(&text("profile[jobs]", said)).await.unwrap();
        assert_eq!(form.value, json!({"profile[jobs]": [said]}));
    }
    let form = form(&text("tags", "[\"a\"]")).await.unwrap();
    assert_eq!(form.value, json!({"tags": ["[\"a\"]"]}));
}

#[tokio::test]
async fn a_file_of_another_type_is_no_json() {
    for content_type in ["image/png", "text/plain"] {
        let part = blob("profile[jobs]", content_type, "{}");
        let form = form(&part).await.unwrap();
        let told: Vec<_> = form
            .violations
            .iter()
            .map(|it| (&*it.path[0], it.keyword))
            .collect();
        assert_eq!(told, [("profile[jobs]", "type")]);
        assert_eq!(form.value, json!({}));
    }
}

#[tokio::test]
async fn json_is_bounded_in_all_and_in_depth() {
    let long = format!(r#"{{"company": "{}"}}"#, "x".repeat(40));
    let twice = [text("profile[jobs]", &long), text("profile[jobs]", &long)];
    assert!(matches!(
        form(&twice.concat()).await,
        Err(Refused::TooLarge(100))
    ));
    let longer = text("profile[jobs]", &"x".repeat(101));
    assert!(matches!(form(&longer).await, Err(Refused::TooLarge(100))));
    form(&twice[0]).await.unwrap();
    let elsewhere = [
        text("profile[jobs][0][car]", "{}"),
        text("other", "{\"a\": 1}"),
    ];
    let elsewhere = form(&elsewhere.concat()).await.unwrap();
    assert_eq!(
        elsewhere.value,
        json!({"profile[jobs]": [{"car": "{}"}], "other": "{\"a\": 1}"})
    );
}

#[tokio::test]
async fn what_the_schema_does_not_have_may_come_in_any_way() {
    let parts = [
        text("other", "1"),
        text("other", "2"),
        text("other[a]", "3"),
        file("other", "a", "4"),
        text("car[b]", "5"),
        text("car[b]", "6"),
        text("profile[jobs][0][x]", "7"),
        text("profile[jobs][0][x][y]", "8"),
        text("profile[other][]", "9"),
    ];
    let form = form(&parts.concat()).await.unwrap();
    let kept = json!({
        "other": "1", "car": {"b": "5"}, "profile[jobs]": [{"x": "7"}], "profile": {"other": ["9"]},
    });
    assert_eq!((form.value, form.violations), (kept, vec![]));
    assert!(form.files.is_empty());
}

#[tokio::test]
async fn what_is_no_text_is_a_file_where_either_fits() {
    let body = |name: &str, headers: &str, bytes: &[u8]| {
        let head =
            format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n{headers}\r\n");
        form_of([head.as_bytes(), bytes, b"\r\n--X--\r\n"].concat())
    };
    for (headers, sent, is_file) in [
        ("", &b"\xff\xd8"[..], true),
        ("Content-Type: image/png\r\n", b"text", true),
        ("Content-Type: application/pdf\r\n", b"\xff", true),
        ("Content-Type: text/plain\r\n", b"text", false),
        ("", b"text", false),
    ] {
        let form = body("either", headers, sent).await.unwrap();
        let value = if is_file {
            Value::Bool(true)
        } else {
            "text".into()
        };
        assert_eq!(form.value, json!({"either": value}), "{headers:?}");
        let files = form
            .files
            .get("either")
            .map(|files| files[0].bytes.to_vec());
        assert_eq!(files, is_file.then(|| sent.to_vec()), "{headers:?}");
    }
    let elsewhere = body("tags", "", b"\xff").await;
    assert!(matches!(elsewhere, Err(Refused::Malformed(_))));
}
