//! JSON Merge Patch (RFC 7396), on texts: what is not touched stays as it is written, and numbers have all their digits.

use std::collections::HashMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// What `patch` makes of `target`, or of nothing (`MergePatch` of section 2). Both are JSON texts without white space between their tokens and without an object that has a
/// member twice, and so is the answer; of what is none, nothing is made of it. It goes as deep as the patch, so the depth of that has to be bounded.
#[must_use]
pub fn merge(target: Option<&str>, patch: &str) -> String {
    let Some(changes) = members(patch) else {
        return patch.to_owned();
    };
    let target = target.and_then(members).unwrap_or_default();
    let mut merged: Vec<(String, String)> = Vec::with_capacity(target.len() + changes.len());
    let mut changes: Vec<Option<(String, &str)>> = changes.into_iter().map(Some).collect();
    let places: HashMap<String, usize> = changes
        .iter()
        .enumerate()
        .filter_map(|(place, change)| Some((change.as_ref()?.0.clone(), place)))
        .collect();
    for (name, value) in target {
        match places.get(&name).and_then(|place| changes[*place].take()) {
            None => merged.push((name, value.to_owned())),
            Some((_, "null")) => {}
            Some((_, patch)) => merged.push((name, merge(Some(value), patch))),
        }
    }
    for (name, patch) in changes.into_iter().flatten() {
        if patch != "null" {
            merged.push((name, merge(None, patch)));
        }
    }
    object(&merged)
}

fn object(members: &[(String, String)]) -> String {
    let mut text = String::from("{");
    for (name, value) in members {
        if text.len() > 1 {
            text.push(',');
        }
        // As JSON writes a string; what is no control character stays as it is.
        text.push_str(&serde_json::Value::String(name.clone()).to_string());
        text.push(':');
        text.push_str(value);
    }
    text.push('}');
    text
}

/// The members of an object with their texts, in their order; `None` for anything else.
fn members(json: &str) -> Option<Vec<(String, &str)>> {
    if !json.starts_with('{') {
        return None;
    }
    let Members(members) = serde_json::from_str(json).ok()?;
    Some(members)
}

struct Members<'t>(Vec<(String, &'t str)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some((name, value)) = map.next_entry::<String, &'de RawValue>()? {
            members.push((name, value.get()));
        }
        Ok(Members(members))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::merge;

    fn value(json: &str) -> Value {
        serde_json::from_str(json).unwrap()
    }

    /// Appendix A of RFC 7396, all of it.
    #[test]
    fn the_examples_of_the_rfc_come_out() {
        for (original, patch, result) in [
            (r#"{"a":"b"}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"b":"c"}"#, r#"{"a":"b","b":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"a":null}"#, r"{}"),
            (r#"{"a":"b","b":"c"}"#, r#"{"a":null}"#, r#"{"b":"c"}"#),
            (r#"{"a":["b"]}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"c"}"#, r#"{"a":["b"]}"#, r#"{"a":["b"]}"#),
            (
                r#"{"a":{"b":"c"}}"#,
                r#"{"a":{"b":"d","c":null}}"#,
                r#"{"a":{"b":"d"}}"#,
            ),
            (r#"{"a":[{"b":"c"}]}"#, r#"{"a":[1]}"#, r#"{"a":[1]}"#),
            (r#"["a","b"]"#, r#"["c","d"]"#, r#"["c","d"]"#),
            (r#"{"a":"b"}"#, r#"["c"]"#, r#"["c"]"#),
            (r#"{"a":"foo"}"#, "null", "null"),
            (r#"{"a":"foo"}"#, r#""bar""#, r#""bar""#),
            (r#"{"e":null}"#, r#"{"a":1}"#, r#"{"e":null,"a":1}"#),
            ("[1,2]", r#"{"a":"b","c":null}"#, r#"{"a":"b"}"#),
            ("{}", r#"{"a":{"bb":{"ccc":null}}}"#, r#"{"a":{"bb":{}}}"#),
        ] {
            let merged = merge(Some(original), patch);
            assert_eq!(value(&merged), value(result), "{original} {patch}");
        }
    }

    #[test]
    fn digits_and_what_is_not_touched_stay_as_they_are_written() {
        let target = r#"{"a":1.10,"b":{"c":1e400,"d":-0},"e":[1.0, 2]}"#;
        let patch = r#"{"b":{"d":123456789012345678901234567890}}"#;
        let expected =
            r#"{"a":1.10,"b":{"c":1e400,"d":123456789012345678901234567890},"e":[1.0, 2]}"#;
        assert_eq!(merge(Some(target), patch), expected);
    }

    #[test]
    fn a_member_is_itself_however_it_is_spelled() {
        let target = r#"{"a\u0062":1,"é":2,"\u0000\"":3}"#;
        assert_eq!(
            merge(Some(target), r#"{"ab":null}"#),
            r#"{"é":2,"\u0000\"":3}"#
        );
        assert_eq!(
            merge(Some(target), r#"{"\u0061b":null,"\u00e9":{"x":null}}"#),
            r#"{"é":{},"\u0000\"":3}"#
        );
    }

    #[test]
    fn members_that_serde_knows_are_ordinary_ones() {
        let patch = r#"{"$serde_json::private::RawValue":"[9]"}"#;
        assert_eq!(merge(Some("{}"), patch), patch);
        assert_eq!(
            merge(Some(patch), r#"{"a":{}}"#),
            r#"{"$serde_json::private::RawValue":"[9]","a":{}}"#
        );
    }

    #[test]
    fn nothing_is_made_an_object() {
        assert_eq!(merge(None, r#"{"a":null,"b":1}"#), r#"{"b":1}"#);
        assert_eq!(merge(None, "5"), "5");
    }
}
