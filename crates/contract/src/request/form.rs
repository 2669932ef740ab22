//! URL-encoded forms as JSON (WHATWG URL, section 5.1).

use percent_encoding::percent_decode;
use serde_json::Value;

use super::complex::value;
use super::nest::{Nest, Place};
use super::refused::Refused;
use crate::Violation;
use crate::index::shape::Shape;

/// More members than any form has; it bounds the work.
pub(super) const MAX_MEMBERS: usize = 1_000;

/// Turns the pairs of a form into the JSON that its schema describes.
pub(super) fn parse(
    bytes: &[u8],
    shape: &Shape,
    violations: &mut Vec<Violation>,
) -> Result<Value, Refused> {
    // What is no UTF-8 would be replaced in silence.
    if percent_decode(bytes).decode_utf8().is_err() {
        return Err(Refused::Malformed("The form is not UTF-8.".to_owned()));
    }
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(bytes)
        .map_err(|_| Refused::Malformed("The body is no URL-encoded form.".to_owned()))?;
    if pairs.len() > MAX_MEMBERS {
        return Err(too_many());
    }
    let mut form = Nest::new(shape);
    for (name, text) in pairs {
        let place = Place::of(shape, &name)?;
        violations.extend(form.put(&place, |shape| value(shape, text))?);
    }
    Ok(form.into_value())
}

pub(super) fn too_many() -> Refused {
    Refused::Malformed(format!("The form has more than {MAX_MEMBERS} members."))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{MAX_MEMBERS, Refused, Shape, parse};
    use crate::index::Document;

    fn form(text: &str) -> Result<(Value, Vec<String>), Refused> {
        let schema = json!({"type": "object", "properties": {
            "age": {"type": "integer"},
            "profile[name]": {"type": "string"},
            "tags": {"type": "array", "items": {"type": "string"}},
            "profile[jobs]": {"type": "array", "items": {"type": "object", "properties": {
                "company": {"type": "string"}, "years": {"type": "integer"},
                "towns": {"type": "array", "items": {"type": "string"}}}}},
            "car": {"type": "object", "properties": {
                "doors": {"type": "integer"},
                "owners": {"type": "array", "items": {"type": "object", "properties": {
                    "name": {"type": "string"}, "age": {"type": "integer"}}}},
            }},
        }});
        let shape = Shape::of(Document(&Value::Null), &schema).unwrap();
        let mut violations = Vec::new();
        let value = parse(text.as_bytes(), &shape, &mut violations)?;
        let told = violations
            .iter()
            .map(|it| format!("{} {}", it.path.join("/"), it.keyword));
        Ok((value, told.collect()))
    }

    #[test]
    fn literal_names_and_nesting_both_work() {
        let text = "age=7&profile%5Bname%5D=A+B&tags=a&tags[]=b&car[doors]=4\
                    &car[owners][][name]=x&car[owners][][age]=5&car[owners][][name]=y&other=z";
        assert_eq!(
            form(text).unwrap().0,
            json!({
                "age": 7,
                "profile[name]": "A B",
                "tags": ["a", "b"],
                "car": {"doors": 4, "owners": [{"name": "x", "age": 5}, {"name": "y"}]},
                "other": "z",
            })
        );
    }

    #[test]
    fn what_follows_a_literal_name_nests_in_its_member() {
        for (text, jobs) in [
            (
                "profile[jobs][][company]=A&profile[jobs][][years]=2&profile%5Bjobs%5D%5B%5D%5Bcompany%5D=B",
                json!([{"company": "A", "years": 2}, {"company": "B"}]),
            ),
            (
                "profile[jobs][][towns][]=a&profile[jobs][][towns][]=b&profile[jobs][][company]=A",
                json!([{"towns": ["a", "b"], "company": "A"}]),
            ),
            (
                "profile[jobs][7][company]=A&profile[jobs][0][company]=B&profile[jobs][7][years]=2",
                json!([{"company": "A", "years": 2}, {"company": "B"}]),
            ),
            (
                "profile[jobs][0][towns][1]=a&profile[jobs][0][towns][0]=b&profile[jobs][1][towns][1]=c",
                json!([{"towns": ["a", "b"]}, {"towns": ["c"]}]),
            ),
            ("profile[jobs][x]=A", json!({"x": "A"})),
            ("profile[jobs]=", json!([])),
            (
                "profile[jobs][]=&profile[jobs][][company]=A",
                json!([{"company": "A"}]),
            ),
            (
                "profile[jobs][][company]=A&profile[jobs][]=",
                json!([{"company": "A"}]),
            ),
            ("profile[jobs][]=A", json!(["A"])),
        ] {
            let (value, told) = form(text).unwrap();
            assert_eq!(value, json!({"profile[jobs]": jobs}), "{text}");
            assert!(told.is_empty(), "{told:?}");
        }
    }

    #[test]
    fn numbers_are_items_only_where_the_schema_has_an_array() {
        let (value, _) = form("tags[5]=a&tags[3]=b&other[5]=c&car[5]=d").unwrap();
        assert_eq!(
            value,
            json!({"tags": ["a", "b"], "other": {"5": "c"}, "car": {"5": "d"}})
        );
    }

    #[test]
    fn a_member_twice_is_a_violation() {
        let (value, told) = form("age=7&age=8&car[doors]=1&car[doors]=2").unwrap();
        assert_eq!(value, json!({"age": 7, "car": {"doors": 1}}));
        assert_eq!(told, ["age repeated", "car/doors repeated"]);
        let (value, told) =
            form("tags[0]=a&tags[0]=b&profile[jobs][3][years]=1&profile[jobs][3][years]=2")
                .unwrap();
        assert_eq!(
            value,
            json!({"tags": ["a"], "profile[jobs]": [{"years": 1}]})
        );
        assert_eq!(told, ["tags/0 repeated", "profile[jobs]/0/years repeated"]);
    }

    #[test]
    fn objects_are_json_too() {
        let (one, other) = (r#"{"company":"A"}"#, r#"{"company":"B","years":2}"#);
        let all = json!([{"company": "A"}, {"company": "B", "years": 2}]);
        for text in [
            format!("profile[jobs]={one}&profile[jobs]={other}"),
            format!("profile[jobs]=[{one},{other}]"),
            format!("profile[jobs][]={one}&profile[jobs][][company]=B&profile[jobs][][years]=2"),
        ] {
            let (value, told) = form(&text).unwrap();
            assert_eq!(value, json!({"profile[jobs]": all}), "{text}");
            assert!(told.is_empty(), "{told:?}");
        }
        let car = r#"car={"doors":4}&car={"doors":5}&car[doors]=6"#;
        let (value, told) = form(car).unwrap();
        assert_eq!(value, json!({"car": {"doors": 4}}));
        assert_eq!(told, ["car repeated", "car/doors repeated"]);
        let (value, _) = form("profile[jobs]={&tags=[1]&car=7").unwrap();
        assert_eq!(
            value,
            json!({"profile[jobs]": ["{"], "tags": ["[1]"], "car": "7"})
        );
    }

    #[test]
    fn what_the_schema_does_not_have_may_come_in_any_way() {
        let (value, told) =
            form("x=1&x=2&x[y]=3&car[x]=1&car[x]=2&car[owners][0][x]=1&car[owners][0][x][]=2")
                .unwrap();
        assert_eq!(
            value,
            json!({"x": "1", "car": {"x": "1", "owners": [{"x": "1"}]}})
        );
        assert!(told.is_empty(), "{told:?}");
    }

    #[test]
    fn contradictions_depth_and_number_are_refused() {
        let deep = format!("a{}=1", "[b]".repeat(40));
        let many = "a=1&".repeat(MAX_MEMBERS + 1);
        for text in [
            "age=7&age[x]=1",
            "profile%5Bname%5D=caf%E9",
            deep.as_str(),
            many.as_str(),
        ] {
            assert!(matches!(form(text), Err(Refused::Malformed(_))), "{text}");
        }
    }

    #[test]
    fn odd_brackets_are_part_of_the_name() {
        let (value, _) = form("a[b=1&[c]=2&d]=3&e[f]g=4").unwrap();
        assert_eq!(
            value,
            json!({"a[b": "1", "[c]": "2", "d]": "3", "e[f]g": "4"})
        );
    }
}
