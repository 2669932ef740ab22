//! A line as JSON: an object, no member of which appears twice.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserializer as _, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value};

/// The members that a line may have.
const MEMBERS: [&str; 10] = [
    "email",
    "username",
    "first_name",
    "last_name",
    "phone_number",
    "address",
    "verify_vehicles",
    "password_hash",
    "role",
    "created_at",
];
/// A member's name is shown up to this many characters.
const SHOWN: usize = 100;

/// The members of a line. `null` is as good as none.
pub(super) struct Members {
    pub(super) known: Map<String, Value>,
    /// Those that are not known.
    pub(super) unknown: BTreeSet<String>,
}

/// Reads a line.
///
/// # Errors
/// What it is instead of an object: a sentence, which never holds a value of the line.
pub(super) fn members(line: &[u8]) -> Result<Members, String> {
    let text = std::str::from_utf8(line).map_err(|_| "it is not UTF-8")?;
    if !text.trim_start().starts_with('{') {
        // What the parser would say of another value shows it.
        return Err("it is no JSON object".to_owned());
    }
    let mut parser = serde_json::Deserializer::from_str(text);
    let members = parser.deserialize_map(Reader);
    let members = members.and_then(|members| parser.end().map(|()| members));
    members.map_err(|error| {
        let said = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        match said.strip_suffix(&place).unwrap_or(&said) {
            said if error.is_data() => said.to_owned(),
            said => format!("it is not JSON: {said} (column {})", error.column()),
        }
    })
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Members;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Members, A::Error> {
        let (mut seen, mut known) = (BTreeSet::new(), Map::new());
        while let Some(name) = access.next_key::<String>()? {
            if seen.contains(&name) {
                let shown: String = name.chars().take(SHOWN).collect();
                let shown = shown.escape_debug();
                return Err(A::Error::custom(format_args!(
                    "the member '{shown}' appears twice"
                )));
            }
            if MEMBERS.contains(&name.as_str()) {
                let value: Value = access.next_value()?;
                if !value.is_null() {
                    known.insert(name.clone(), value);
                }
            } else {
                access.next_value::<IgnoredAny>()?;
            }
            seen.insert(name);
        }
        seen.retain(|name| !MEMBERS.contains(&name.as_str()));
        Ok(Members {
            known,
            unknown: seen,
        })
    }
}
