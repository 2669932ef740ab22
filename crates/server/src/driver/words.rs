//! What Rails says of a field that is wrong.

use std::collections::BTreeMap;

use contract::Violation;
use domain::driver::{Fault, FieldFault};

/// Messages by field.
pub type Words = BTreeMap<String, Vec<String>>;

const BLANK: &str = "can't be blank";

/// What a text has to match so that there is something in it; the document's schemas of such texts have this pattern.
const NOT_BLANK: &str = r"^[^\x00]*[^\s\x00][^\x00]*$";

/// What is wrong, by field. What is blank is told as nothing else.
pub fn of_violations(violations: &[Violation]) -> Words {
    collect(violations.iter().map(|it| (field(&it.path), words(it))))
}

/// The same of what no document can tell.
pub fn of_faults(faults: &[FieldFault]) -> Words {
    collect(
        faults
            .iter()
            .map(|it| (it.field.to_owned(), of_fault(it.fault))),
    )
}

/// The words for a fault.
pub fn of_fault(fault: Fault) -> String {
    match fault {
        Fault::Blank => BLANK.to_owned(),
        Fault::Invalid => "is invalid".to_owned(),
        Fault::InFuture => "can't be in the future".to_owned(),
        Fault::TooLarge { limit } => format!("is too large (maximum is {limit} bytes)"),
        Fault::WrongType => "has an invalid content type".to_owned(),
    }
}

fn collect(found: impl Iterator<Item = (String, String)>) -> Words {
    let mut all = Words::new();
    for (field, words) in found {
        let told = all.entry(field).or_default();
        if !told.contains(&words) {
            told.push(words);
        }
    }
    for told in all.values_mut() {
        if told.iter().any(|words| words == BLANK) {
            *told = vec![BLANK.to_owned()];
        }
    }
    all
}

/// The field without the root, brackets and the places of items: `profile.experiences.0.company` and `profile[experiences].0.company` are both
/// `experiences.company`.
fn field(path: &[String]) -> String {
    let names: Vec<_> = path
        .iter()
        .flat_map(|name| name.split(['[', ']']))
        .filter(|name| !name.is_empty() && !name.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    match &names[..] {
        [] => "base".to_owned(),
        ["profile" | "blob" | "file", rest @ ..] if !rest.is_empty() => rest.join("."),
        names => names.join("."),
    }
}

fn words(violation: &Violation) -> String {
    match violation.keyword {
        "required" | "nullable" | "minLength" => BLANK.to_owned(),
        "pattern" if violation.limit == NOT_BLANK => BLANK.to_owned(),
        "maxLength" => format!("is too long (maximum is {} characters)", violation.limit),
        "enum" => "is not included in the list".to_owned(),
        "minimum" => format!("must be greater than or equal to {}", violation.limit),
        "maximum" => format!("must be less than or equal to {}", violation.limit),
        // A fault that no schema tells brings its own words.
        "unfit" => violation.message.clone(),
        _ => "is invalid".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use contract::Location;
    use serde_json::{Value, json};

    use super::*;

    fn told(path: &[&str], keyword: &'static str, limit: Value) -> Words {
        let path = path.iter().map(|name| (*name).to_owned()).collect();
        of_violations(&[Violation::new(Location::Body, path, keyword, limit)])
    }

    #[test]
    fn roots_brackets_and_places_are_no_part_of_a_field() {
        for path in [
            ["profile", "experiences", "0", "company"].as_slice(),
            &["profile[experiences]", "0", "company"],
        ] {
            let words = told(path, "required", Value::Null);
            assert_eq!(words["experiences.company"], [BLANK]);
        }
        assert!(told(&[], "type", Value::Null).contains_key("base"));
        assert!(told(&["profile"], "type", Value::Null).contains_key("profile"));
    }

    #[test]
    fn keywords_have_the_words_of_rails() {
        let field = ["profile", "bio"];
        let words = |keyword, limit| told(&field, keyword, limit)["bio"][0].clone();
        assert_eq!(words("nullable", Value::Null), BLANK);
        assert_eq!(words("pattern", json!(NOT_BLANK)), BLANK);
        assert_eq!(words("pattern", json!("^a$")), "is invalid");
        assert_eq!(words("enum", Value::Null), "is not included in the list");
        assert_eq!(
            words("maxLength", json!(255)),
            "is too long (maximum is 255 characters)"
        );
    }

    #[test]
    fn what_is_blank_is_nothing_else() {
        let violation =
            |keyword, limit| Violation::new(Location::Body, vec!["bio".to_owned()], keyword, limit);
        let found = [
            violation("pattern", json!("^a$")),
            violation("minLength", json!(1)),
            violation("pattern", json!(NOT_BLANK)),
        ];
        assert_eq!(of_violations(&found)["bio"], [BLANK]);
    }
}
