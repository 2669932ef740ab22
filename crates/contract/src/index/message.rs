//! The sentence that belongs to a keyword.

use serde_json::Value;

/// An English sentence about a value that breaks `keyword`, which says `limit`.
pub(super) fn sentence(keyword: &str, limit: &Value) -> String {
    let must = |rest: String| format!("This value must {rest}.");
    match keyword {
        "required" => "This value is required.".to_owned(),
        "additionalProperties" => "This member is not known.".to_owned(),
        "readOnly" => "This member is read-only.".to_owned(),
        "not" => "This value is not allowed.".to_owned(),
        "nullable" => must("not be null".into()),
        "repeated" => must("be given only once".into()),
        "type" => must(format!("be {}", article(limit))),
        "format" => must(format!("be {}", format_name(limit))),
        "pattern" => must(format!("match the pattern {}", plain(limit))),
        "enum" => must(format!("be one of {limit_list}", limit_list = list(limit))),
        "minLength" => must(format!("have at least {}", count(limit, "character"))),
        "maxLength" => must(format!("have at most {}", count(limit, "character"))),
        "minItems" => must(format!("have at least {}", count(limit, "item"))),
        "maxItems" => must(format!("have at most {}", count(limit, "item"))),
        "minProperties" => must(format!("have at least {}", count(limit, "member"))),
        "maxProperties" => must(format!("have at most {}", count(limit, "member"))),
        "uniqueItems" => must("have no item twice".into()),
        "minimum" => must(format!("be at least {limit}")),
        "maximum" => must(format!("be at most {limit}")),
        "exclusiveMinimum" => must(format!("be greater than {limit}")),
        "exclusiveMaximum" => must(format!("be less than {limit}")),
        "multipleOf" => must(format!("be a multiple of {limit}")),
        "oneOf" => must("fit exactly one of its alternatives".into()),
        "anyOf" => must("fit one of its alternatives".into()),
        _ => "This value does not fit its description.".to_owned(),
    }
}

fn plain(limit: &Value) -> &str {
    limit.as_str().unwrap_or_default()
}

fn article(limit: &Value) -> String {
    match plain(limit) {
        kind @ ("null" | "") => kind.to_owned(),
        kind if kind.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {kind}"),
        kind => format!("a {kind}"),
    }
}

fn format_name(limit: &Value) -> String {
    match plain(limit) {
        "email" => "an email address".to_owned(),
        "uri" => "a URI".to_owned(),
        "uuid" => "a UUID".to_owned(),
        "date" => "a date, as 2026-02-28".to_owned(),
        "date-time" => "a date and time, as 2026-02-28T10:00:00Z".to_owned(),
        other => format!("in the format {other}"),
    }
}

fn list(limit: &Value) -> String {
    let options = limit.as_array().map(Vec::as_slice).unwrap_or_default();
    let names: Vec<String> = options.iter().map(ToString::to_string).collect();
    names.join(", ")
}

fn count(limit: &Value, noun: &str) -> String {
    match limit.as_u64() {
        Some(1) => format!("1 {noun}"),
        _ => format!("{limit} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::sentence;

    #[test]
    fn sentences_read_well() {
        for (keyword, limit, expected) in [
            ("required", json!(null), "This value is required."),
            ("nullable", json!(null), "This value must not be null."),
            ("type", json!("string"), "This value must be a string."),
            (
                "type",
                json!("integer or null"),
                "This value must be an integer or null.",
            ),
            (
                "maxLength",
                json!(1),
                "This value must have at most 1 character.",
            ),
            (
                "minItems",
                json!(2),
                "This value must have at least 2 items.",
            ),
            (
                "enum",
                json!(["a", 1]),
                "This value must be one of \"a\", 1.",
            ),
            (
                "format",
                json!("email"),
                "This value must be an email address.",
            ),
            (
                "pattern",
                json!("^a$"),
                "This value must match the pattern ^a$.",
            ),
            (
                "exclusiveMinimum",
                json!(0.5),
                "This value must be greater than 0.5.",
            ),
        ] {
            assert_eq!(sentence(keyword, &limit), expected);
        }
    }
}
