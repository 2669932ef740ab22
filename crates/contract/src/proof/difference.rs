//! Telling two normal forms apart.

use serde_json::Value;

/// Every place in which two normal forms differ, as sentences that begin with a JSON pointer.
#[must_use]
pub fn difference(written: &Value, derived: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(written, derived, "", &mut found);
    found
}

fn compare(written: &Value, derived: &Value, at: &str, found: &mut Vec<String>) {
    match (written, derived) {
        (Value::Object(left), Value::Object(right)) => {
            for (name, value) in left {
                let at = format!("{at}/{}", escaped(name));
                match right.get(name) {
                    Some(other) => compare(value, other, &at, found),
                    None => found.push(format!("{at}: only written: {value}")),
                }
            }
            for (name, value) in right.iter().filter(|(name, _)| !left.contains_key(*name)) {
                found.push(format!("{at}/{}: only derived: {value}", escaped(name)));
            }
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            for (index, (value, other)) in left.iter().zip(right).enumerate() {
                compare(value, other, &format!("{at}/{index}"), found);
            }
        }
        _ if written == derived => {}
        _ => found.push(format!("{at}: written {written}, derived {derived}")),
    }
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::difference;

    #[test]
    fn every_difference_is_told_with_its_place() {
        let written = json!({"a/b": {"c": 1, "d": 2}, "e": [1, 2], "f": [1], "g": true});
        let derived = json!({"a/b": {"c": 1, "x": 3}, "e": [1, 3], "f": [1, 2], "g": true});
        assert_eq!(
            difference(&written, &derived),
            [
                "/a~1b/d: only written: 2",
                "/a~1b/x: only derived: 3",
                "/e/1: written 2, derived 3",
                "/f: written [1], derived [1,2]",
            ]
        );
        assert!(difference(&written, &written).is_empty());
    }
}
