//! JSON texts that are kept as they were written.

use std::collections::HashSet;

/// Takes the white space between the tokens of a JSON text out of it, and leaves everything else as it is: numbers with all their digits, members in their order.
/// No depth is too much for it.
///
/// # Errors
/// A sentence without an end, when an object has a member twice or a string is none of Unicode.
pub(super) fn compact(json: &str) -> Result<String, String> {
    let bytes = json.as_bytes();
    let mut compact = String::with_capacity(json.len());
    // For each object that is open the names of its members so far, and nothing for each array.
    let mut open: Vec<Option<HashSet<String>>> = Vec::new();
    let mut name_follows = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let end = match byte {
            b'"' => string_end(bytes, at),
            _ => at + 1,
        };
        let token = json.get(at..end).unwrap_or_default();
        at = end;
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => continue,
            b'"' if name_follows => {
                let name = unescaped(token)?;
                if let Some(Some(names)) = open.last_mut()
                    && let Some(name) = names.replace(name)
                {
                    return Err(super::json::twice(&name));
                }
            }
            b'"' if token.contains('\\') => drop(unescaped(token)?),
            b'{' => open.push(Some(HashSet::new())),
            b'[' => open.push(None),
            b'}' | b']' => drop(open.pop()),
            _ => {}
        }
        name_follows = matches!(byte, b'{' | b',') && matches!(open.last(), Some(Some(_)));
        compact.push_str(token);
    }
    Ok(compact)
}

/// Behind the string that begins at `start`.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// What a string says. Half of a surrogate pair says nothing.
fn unescaped(string: &str) -> Result<String, String> {
    serde_json::from_str(string)
        .map_err(|_| "a string has half of a surrogate pair in it".to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::json::parse_with;
    use super::compact;
    use crate::index::{Document, Exact};

    #[test]
    fn white_space_goes_from_between_the_tokens_only() {
        for (json, expected) in [
            (" { \"a b\" :\t[ 1 ,\n2 ] }\r", r#"{"a b":[1,2]}"#),
            (r#" " a \" b " "#, r#"" a \" b ""#),
            (r#"[ "\\" , "x" ]"#, r#"["\\","x"]"#),
            ("[ ]", "[]"),
            (" null ", "null"),
        ] {
            assert_eq!(compact(json).unwrap(), expected);
        }
    }

    #[test]
    fn everything_else_stays_as_it_is_written() {
        for json in [
            "[1.10,1e400,-0,-0.0,1E+2,123456789012345678901234567890]",
            r#"{"b":1,"a":{"\u00e4\ud83d\ude00":"\u0000\/"},"":"é"}"#,
            r#"{"$serde_json::private::RawValue":"[9]"}"#,
        ] {
            assert_eq!(compact(json).unwrap(), json);
        }
    }

    #[test]
    fn a_member_twice_is_refused_however_it_is_spelled() {
        for json in [
            r#"{"a":1,"a":1}"#,
            r#"[{"b":{"a":[],"\u0061":2}}]"#,
            r#"{"b":[{"x":1}],"a":0,"a":1}"#,
        ] {
            let said = compact(json).unwrap_err();
            assert_eq!(said, "the member `a` appears twice");
        }
        for json in [r#"{"a":{"a":"a"},"b":["a","a"]}"#, r#"[{"a":1},{"a":1}]"#] {
            assert!(compact(json).is_ok(), "{json}");
        }
    }

    #[test]
    fn half_a_surrogate_pair_is_refused() {
        for json in [r#""\ud800""#, r#"["\udc00x"]"#, r#"{"\ud800\u0041":1}"#] {
            assert!(compact(json).is_err(), "{json}");
        }
    }

    #[test]
    fn no_depth_is_too_much() {
        let arrays = "[".repeat(1_000_000) + &"]".repeat(1_000_000);
        assert_eq!(compact(&arrays).unwrap(), arrays);
        let objects = "{\"a\":".repeat(100_000) + "1" + &"}".repeat(100_000);
        assert_eq!(compact(&objects).unwrap(), objects);
    }

    #[test]
    fn what_is_exact_is_read_as_its_text() {
        let schema =
            json!({"properties": {"a": {"x-exact": true}, "b": {"items": {"x-exact": true}}}});
        let nothing = json!({});
        let exact = Exact::of(Document(&nothing), &schema).unwrap();
        let read = |text: &str| parse_with(text.as_bytes(), exact.as_ref());
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        for (text, expected) in [
            (
                r#"{"a": {"x": 1.10}, "c": 1.10}"#,
                json!({"a": "{\"x\":1.10}", "c": 1.1}),
            ),
            (r#"{"a":"\u0061"}"#, json!({"a": r#""\u0061""#})),
            (
                r#"{"b": [ null, [1e400] ]}"#,
                json!({"b": ["null", "[1e400]"]}),
            ),
            (r#"{"b": "x"}"#, json!({"b": "x"})),
            (&format!("{{\"a\":{deep}}}"), json!({"a": deep})),
        ] {
            assert_eq!(read(text).unwrap(), expected);
        }
        for text in [
            r#"{"a": [1,]}"#,
            r#"{"a": 01}"#,
            r#"{"a": "\x"}"#,
            r#"{"a": [}"#,
            &format!("{{\"a\":{}", "[".repeat(100_000)),
        ] {
            assert!(
                read(text)
                    .unwrap_err()
                    .starts_with("The body is not JSON: ")
            );
        }
        let said = read(r#"{"a": {"x": 1, "x": 1}}"#).unwrap_err();
        assert!(said.contains("the member `x` appears twice"), "{said}");
    }
}
