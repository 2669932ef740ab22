//! What a line says of somebody.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Utc};
use contract::{Index, IndexError, Location, Violation};
use domain::access::Role;
use domain::import::Newcomer;
use serde_json::{Map, Value};

use super::members::{Members, members};
use crate::security::passwords;

/// Those that `register` has rules for; `updateProfile` has those of the next two.
const REGISTERED: [&str; 4] = ["email", "username", "first_name", "last_name"];
const PROFILED: [&str; 2] = ["phone_number", "address"];
/// What registration asks for instead of a hash.
const PASSWORD: &str = "password";

/// Reads lines by the rules of the documents.
pub(super) struct Records {
    auth: Index,
    carowner: Index,
    allow_roles: bool,
    now: DateTime<Utc>,
}

/// A line that was read.
#[derive(Debug)]
pub(super) struct Record {
    /// Whom it tells of, or why not: a sentence, which never holds a value of the line.
    pub(super) newcomer: Result<Newcomer, String>,
    /// The members that are not known.
    pub(super) unknown: BTreeSet<String>,
}

impl Records {
    /// Roles other than `user` are taken where they are allowed. Who has no time of registration registers now.
    ///
    /// # Errors
    /// When a document cannot be used for validation, which the tests of the documents rule out.
    pub(super) fn new(allow_roles: bool, now: DateTime<Utc>) -> Result<Self, IndexError> {
        Ok(Self {
            auth: Index::new(api::auth::DOCUMENT)?,
            carowner: Index::new(api::carowner::DOCUMENT)?,
            allow_roles,
            now,
        })
    }

    /// Reads a line.
    pub(super) fn read(&self, line: &[u8]) -> Record {
        let Members { known, unknown } = match members(line) {
            Ok(members) => members,
            Err(said) => {
                let unknown = BTreeSet::new();
                return Record {
                    newcomer: Err(said),
                    unknown,
                };
            }
        };
        Record {
            newcomer: self.newcomer(&known),
            unknown,
        }
    }

    fn newcomer(&self, members: &Map<String, Value>) -> Result<Newcomer, String> {
        let mut faults = self.violations(members);
        let password_hash = text(members, "password_hash", &mut faults);
        match &password_hash {
            None if !members.contains_key("password_hash") => {
                faults.push(fault("password_hash", "required", Value::Null));
            }
            Some(hash) => {
                if let Err(error) = passwords::check(hash) {
                    faults.push(format!("password_hash: {error}."));
                }
            }
            None => {}
        }
        let verify_vehicles = match members.get("verify_vehicles") {
            None => false,
            Some(Value::Bool(value)) => *value,
            Some(_) => {
                faults.push(fault("verify_vehicles", "type", "boolean".into()));
                false
            }
        };
        let role = self.role(members, &mut faults);
        let created_at = self.created_at(members, &mut faults);
        if !faults.is_empty() {
            return Err(faults.join(" "));
        }
        let text = |name| members.get(name).and_then(Value::as_str).map(str::to_owned);
        Ok(Newcomer {
            email: text("email").unwrap_or_default(),
            username: text("username"),
            first_name: text("first_name"),
            last_name: text("last_name"),
            phone_number: text("phone_number"),
            address: text("address"),
            verify_vehicles,
            password_hash: password_hash.unwrap_or_default(),
            role,
            created_at,
        })
    }

    /// What breaks the rules of who registers and of who changes their profile, the only places where they are written.
    fn violations(&self, members: &Map<String, Value>) -> Vec<String> {
        let part = |names: &[&str]| {
            let part = names.iter().filter_map(|name| {
                let value = members.get(*name)?;
                Some(((*name).to_owned(), value.clone()))
            });
            Value::Object(part.collect())
        };
        let mut violations = self.auth.check_body("register", &part(&REGISTERED));
        violations.retain(|violation| violation.path != [PASSWORD]);
        violations.extend(self.carowner.check_body("updateProfile", &part(&PROFILED)));
        // That it is no email address says all that the pattern could.
        let named: Vec<_> = violations
            .iter()
            .filter(|it| it.keyword == "format")
            .map(|it| it.path.clone())
            .collect();
        violations.retain(|it| it.keyword != "pattern" || !named.contains(&it.path));
        let said = |violation: Violation| {
            let name = violation.path.first().map_or("", String::as_str);
            format!("{name}: {}", violation.message)
        };
        violations.into_iter().map(said).collect()
    }

    fn role(&self, members: &Map<String, Value>, faults: &mut Vec<String>) -> Role {
        let Some(name) = text(members, "role", faults) else {
            return Role::User;
        };
        match name.parse() {
            Ok(Role::User) => {}
            Ok(role) if self.allow_roles => return role,
            Ok(_) => faults.push("role: Only 'user' is taken without --allow-roles.".to_owned()),
            Err(_) => {
                let roles = ["user", "service", "admin"].map(Value::from).to_vec();
                faults.push(fault("role", "enum", roles.into()));
            }
        }
        Role::User
    }

    fn created_at(&self, members: &Map<String, Value>, faults: &mut Vec<String>) -> DateTime<Utc> {
        let Some(time) = text(members, "created_at", faults) else {
            return self.now;
        };
        match instant(&time) {
            Some(time) if time <= self.now => return time,
            Some(_) => faults.push("created_at: This value must not be in the future.".to_owned()),
            None => faults.push(fault("created_at", "format", "date-time".into())),
        }
        self.now
    }
}

/// A time that RFC 3339 can write in UTC, in whole milliseconds; a leap second is the one after it.
fn instant(text: &str) -> Option<DateTime<Utc>> {
    let time = DateTime::parse_from_rfc3339(text).ok()?;
    DateTime::from_timestamp_millis(time.timestamp_millis()).filter(|time| time.year() >= 0)
}

/// A member that has to be a text, if it is there.
fn text(members: &Map<String, Value>, name: &str, faults: &mut Vec<String>) -> Option<String> {
    let value = members.get(name)?;
    if !value.is_string() {
        faults.push(fault(name, "type", "string".into()));
    }
    value.as_str().map(str::to_owned)
}

/// What is wrong with a member that no document has, in the words of those that documents have.
fn fault(name: &str, keyword: &'static str, limit: Value) -> String {
    let violation = Violation::new(Location::Body, vec![name.to_owned()], keyword, limit);
    format!("{name}: {}", violation.message)
}

#[cfg(test)]
mod tests {
    use super::instant;

    #[test]
    fn a_time_is_one_that_every_api_can_show() {
        for (text, shown) in [
            (
                "2015-12-10T12:34:56.789999+01:00",
                Some("2015-12-10T11:34:56.789Z"),
            ),
            ("2016-12-31T23:59:60Z", Some("2017-01-01T00:00:00.000Z")),
            ("1815-12-10t00:00:00z", Some("1815-12-10T00:00:00.000Z")),
            ("0000-01-01T00:00:00Z", Some("0000-01-01T00:00:00.000Z")),
            ("0000-01-01T00:00:00+00:01", None),
            ("2015-12-10T12:34:56", None),
        ] {
            let time = instant(text);
            let time = time.map(|it| it.to_rfc3339_opts(chrono::SecondsFormat::Millis, true));
            assert_eq!(time.as_deref(), shown, "{text}");
        }
    }
}
