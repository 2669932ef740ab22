//! `allOf`, which poem-openapi writes for whatever stands beside a reference.

use serde_json::{Map, Value};

use super::normalise::set;

/// One schema of the parts of an `allOf` and what stands beside it. Of two limits the tighter one
/// holds; annotations beside the `allOf` win over those in it; what can be neither is left as a part.
pub(super) fn merge(mut beside: Map<String, Value>, parts: Vec<Value>) -> Map<String, Value> {
    let mut rest = Vec::new();
    for part in parts {
        let Value::Object(part) = part else {
            rest.push(part);
            continue;
        };
        for (keyword, value) in part {
            let Some(known) = beside.get_mut(&keyword) else {
                beside.insert(keyword, value);
                continue;
            };
            if *known == value || is_annotation(&keyword) {
                continue;
            }
            match both(&keyword, known, &value) {
                Some(tighter) => *known = tighter,
                None => rest.push(Value::Object(Map::from_iter([(keyword, value)]))),
            }
        }
    }
    if !rest.is_empty() {
        beside.insert("allOf".to_owned(), Value::Array(rest));
    }
    beside
}

fn is_annotation(keyword: &str) -> bool {
    matches!(keyword, "description" | "default")
}

/// What two values of one keyword come to.
fn both(keyword: &str, known: &Value, other: &Value) -> Option<Value> {
    let tighter = |other_wins: fn(f64, f64) -> bool| {
        let wins = other_wins(other.as_f64()?, known.as_f64()?);
        Some(if wins { other.clone() } else { known.clone() })
    };
    match keyword {
        "maxLength" | "maxItems" | "maxProperties" | "maximum" => tighter(|a, b| a < b),
        "minLength" | "minItems" | "minProperties" | "minimum" => tighter(|a, b| a > b),
        "required" => {
            let mut all = known.as_array()?.clone();
            all.extend(other.as_array()?.iter().cloned());
            Some(set(&Value::Array(all)))
        }
        "properties" => {
            let mut all = known.as_object()?.clone();
            for (name, property) in other.as_object()? {
                match all.get(name) {
                    Some(known) if known != property => return None,
                    _ => all.insert(name.clone(), property.clone()),
                };
            }
            Some(Value::Object(all))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::merge;

    fn merged(beside: Value, parts: Value) -> Value {
        let (Value::Object(beside), Value::Array(parts)) = (beside, parts) else {
            panic!("an object and an array")
        };
        Value::Object(merge(beside, parts))
    }

    #[test]
    fn parts_become_one() {
        assert_eq!(
            merged(
                json!({"description": "beside", "required": ["b"], "properties": {"b": {}}}),
                json!([
                    {"description": "in", "type": "object", "required": ["a"], "properties": {"a": {}}},
                    {"description": "beside"},
                ])
            ),
            json!({
                "description": "beside", "type": "object", "required": ["a", "b"],
                "properties": {"a": {}, "b": {}},
            })
        );
    }

    #[test]
    fn the_tighter_limit_holds_whichever_side_it_is_on() {
        for (own, part) in [(5, 9), (9, 5)] {
            assert_eq!(
                merged(
                    json!({"maxLength": own, "minimum": part}),
                    json!([{"maxLength": part, "minimum": own}])
                ),
                json!({"maxLength": 5, "minimum": 9})
            );
        }
    }

    #[test]
    fn what_cannot_be_one_stays_two() {
        assert_eq!(
            merged(json!({"pattern": "a"}), json!([{"pattern": "b"}])),
            json!({"pattern": "a", "allOf": [{"pattern": "b"}]})
        );
        assert_eq!(
            merged(
                json!({"properties": {"a": {}}}),
                json!([{"properties": {"a": {"type": "string"}}}])
            ),
            json!({"properties": {"a": {}}, "allOf": [{"properties": {"a": {"type": "string"}}}]})
        );
    }
}
