//! What Django REST framework says of a field that is wrong.

use std::collections::BTreeMap;

use contract::Violation;

use super::pictures::{CROPPED, IMAGE};
use super::sentences::{REQUIRED, lacking};

/// Messages by field.
pub type Words = BTreeMap<String, Vec<String>>;

/// Where it is said what is wrong with a body as a whole.
const WHOLE: &str = "non_field_errors";

/// What every text has to match; the document's schemas of texts have this pattern.
const NO_NULL: &str = r"^[^\x00]*$";

const NO_FILE: &str = "No file was submitted.";
const BAD_PHONE_NUMBER: &str =
    "Phone number must be entered in the format: '999999999'. Up to 15 digits allowed.";

/// What is wrong, by field.
pub fn of_violations(violations: &[Violation]) -> Words {
    let mut fields: BTreeMap<&str, Vec<&Violation>> = BTreeMap::new();
    for violation in violations {
        let field = violation.path.first().map_or(WHOLE, String::as_str);
        fields.entry(field).or_default().push(violation);
    }
    // What a body that is not there lacks is told of the fields.
    let named = fields.keys().any(|field| *field != WHOLE);
    fields.retain(|field, _| *field != WHOLE || !named);
    let words = |(field, found): (&str, Vec<_>)| (field.to_owned(), of_field(field, &found));
    fields.into_iter().map(words).collect()
}

/// What is wrong with a body that is not there.
pub fn of_nothing(operation: &str) -> Words {
    let field = lacking(operation);
    let words = if field == IMAGE { NO_FILE } else { REQUIRED };
    Words::from([(field.to_owned(), vec![words.to_owned()])])
}

/// What is wrong with one field. Where a value is of the wrong kind or there is none, that is all; else every rule that it breaks is told, in the
/// framework's order.
fn of_field(field: &str, found: &[&Violation]) -> Vec<String> {
    let decisive = [
        "repeated",
        "unfit",
        "type",
        "nullable",
        "required",
        "minLength",
    ];
    let alone = decisive
        .iter()
        .find_map(|keyword| found.iter().find(|it| it.keyword == *keyword));
    if let Some(violation) = alone {
        return vec![of_violation(field, violation)];
    }
    // That no address is that long is no news then.
    let too_long = found.iter().any(|it| it.keyword == "maxLength");
    let told = |it: &&&Violation| !(too_long && it.keyword == "format");
    let mut found: Vec<_> = found.iter().filter(told).collect();
    found.sort_by_key(|it| rank(field, it));
    let mut words: Vec<_> = found.iter().map(|it| of_violation(field, it)).collect();
    words.dedup();
    words
}

/// A field's own rule of phone numbers comes before those that every text has, one of addresses after them.
fn rank(field: &str, violation: &Violation) -> u8 {
    match violation.keyword {
        "pattern" if violation.limit == NO_NULL => 2,
        "pattern" if field == "phone_number" => 0,
        "maxLength" => 1,
        _ => 3,
    }
}

fn of_violation(field: &str, violation: &Violation) -> String {
    let words = match violation.keyword {
        "required" if [IMAGE, CROPPED].contains(&field) => NO_FILE,
        "required" => REQUIRED,
        "nullable" => "This field may not be null.",
        "minLength" => "This field may not be blank.",
        "repeated" => "This field may be given only once.",
        "type" if violation.limit == "file" => {
            "The submitted data was not a file. Check the encoding type on the form."
        }
        "pattern" if violation.limit == NO_NULL => "Null characters are not allowed.",
        "pattern" if field == "phone_number" => BAD_PHONE_NUMBER,
        // So the framework says also of what is no text.
        "type" | "format" | "pattern" if field == "email" => "Enter a valid email address.",
        "type" => "Not a valid string.",
        "maxLength" => {
            let limit = &violation.limit;
            return format!("Ensure this field has no more than {limit} characters.");
        }
        // A fault that no schema tells brings its own words.
        _ => return violation.message.clone(),
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use contract::Location;
    use serde_json::{Value, json};

    use super::*;

    fn violation(field: &str, keyword: &'static str, limit: Value) -> Violation {
        let path = Some(field).filter(|field| !field.is_empty());
        let path = path.map(str::to_owned).into_iter().collect();
        Violation::new(Location::Body, path, keyword, limit)
    }

    fn told(field: &str, found: &[(&'static str, Value)]) -> Vec<String> {
        let found = found
            .iter()
            .map(|(keyword, limit)| violation(field, keyword, limit.clone()));
        of_violations(&found.collect::<Vec<_>>())
            .remove(field)
            .unwrap()
    }

    #[test]
    fn keywords_have_the_words_of_the_framework() {
        for (field, keyword, limit, words) in [
            ("email", "required", json!(null), REQUIRED),
            ("image", "required", json!(null), NO_FILE),
            (
                "email",
                "nullable",
                json!(null),
                "This field may not be null.",
            ),
            (
                "email",
                "minLength",
                json!(1),
                "This field may not be blank.",
            ),
            ("first_name", "type", json!("string"), "Not a valid string."),
            (
                "email",
                "type",
                json!("string"),
                "Enter a valid email address.",
            ),
            (
                "email",
                "format",
                json!("email"),
                "Enter a valid email address.",
            ),
            (
                "first_name",
                "maxLength",
                json!(255),
                "Ensure this field has no more than 255 characters.",
            ),
            (
                "first_name",
                "pattern",
                json!(NO_NULL),
                "Null characters are not allowed.",
            ),
            ("phone_number", "pattern", json!("x"), BAD_PHONE_NUMBER),
        ] {
            assert_eq!(
                told(field, &[(keyword, limit)]),
                [words],
                "{field} {keyword}"
            );
        }
    }

    #[test]
    fn what_is_of_the_wrong_kind_or_missing_is_nothing_else() {
        let blank = [("format", json!("email")), ("minLength", json!(1))];
        assert_eq!(told("email", &blank), ["This field may not be blank."]);
        let text = [("required", json!(null)), ("type", json!("file"))];
        let words = "The submitted data was not a file. Check the encoding type on the form.";
        assert_eq!(told("image", &text), [words]);
    }

    #[test]
    fn other_rules_are_told_together_in_order() {
        let rules = |own: &'static str| {
            [
                (own, json!("x")),
                ("pattern", json!("x")),
                ("pattern", json!(NO_NULL)),
            ]
        };
        let null = "Null characters are not allowed.";
        let email = told("email", &rules("format"));
        assert_eq!(email, [null, "Enter a valid email address."]);
        let number = told("phone_number", &rules("pattern"));
        assert_eq!(number, [BAD_PHONE_NUMBER, null]);
        let long = [("format", json!("email")), ("maxLength", json!(254))];
        assert_eq!(
            told("email", &long),
            ["Ensure this field has no more than 254 characters."]
        );
    }

    #[test]
    fn a_body_that_is_not_there_is_told_of_its_fields() {
        let found = [
            violation("", "required", json!(null)),
            violation("email", "required", json!(null)),
        ];
        let told = of_violations(&found);
        assert_eq!(told.keys().collect::<Vec<_>>(), ["email"]);
    }
}
