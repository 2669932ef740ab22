//! What a change makes of the members that are no documents.

use super::faults::Faults;
use super::{Amendment, Driver, DriverChange, Experience, Fault, Sheet};
use crate::change::Change;

/// A driver's profile as it would be, documents aside.
#[derive(Debug)]
pub(crate) struct Draft {
    /// The person's names, where they change.
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
    pub(crate) sheet: Sheet,
    /// What changes, by the API's names.
    pub(crate) members: Vec<&'static str>,
}

/// Tells what a new profile has to have and has not.
pub(super) fn missing(change: &DriverChange, faults: &mut Faults) {
    for (field, there) in [
        ("first_name", change.first_name.is_some()),
        ("last_name", change.last_name.is_some()),
        ("postcode", change.postcode.is_some()),
        ("birth_date", change.birth_date.is_some()),
        ("start_date", change.start_date.is_some()),
        (
            "contact_phone_number",
            change.contact_phone_number.is_some(),
        ),
    ] {
        if !there {
            faults.add(field, Fault::Blank);
        }
    }
}

impl Draft {
    /// A new profile; none if there is not all that it has to have.
    pub(super) fn create(amendment: &Amendment) -> Option<Self> {
        let sheet = Sheet {
            postcode: amendment.postcode.clone()?,
            birth_date: amendment.birth_date?,
            start_date: amendment.start_date?,
            contact_phone_number: amendment.contact_phone_number.clone()?,
            english_level: None,
            bio: None,
            licenses: Vec::new(),
            experiences: Vec::new(),
            interviews: Vec::new(),
            reviews: Vec::new(),
            activities: Vec::new(),
        };
        let mut draft = Self {
            first_name: Some(amendment.first_name.clone()?),
            last_name: Some(amendment.last_name.clone()?),
            sheet,
            members: vec![
                "first_name",
                "last_name",
                "postcode",
                "birth_date",
                "start_date",
                "contact_phone_number",
            ],
        };
        draft.set_optional(amendment);
        Some(draft)
    }

    /// The profile of `driver`, changed.
    pub(crate) fn revise(driver: &Driver, amendment: &Amendment) -> Self {
        let mut members = Vec::new();
        let mut name = |member, current: &Option<String>, new: &Option<String>| {
            let new = new.clone().filter(|new| Some(new) != current.as_ref());
            members.extend(new.is_some().then_some(member));
            new
        };
        let first_name = name("first_name", &driver.first_name, &amendment.first_name);
        let last_name = name("last_name", &driver.last_name, &amendment.last_name);

        let mut sheet = driver.sheet.clone();
        let phone_number = amendment.contact_phone_number.clone();
        members.extend(
            [
                set("postcode", &mut sheet.postcode, amendment.postcode.clone()),
                set("birth_date", &mut sheet.birth_date, amendment.birth_date),
                set("start_date", &mut sheet.start_date, amendment.start_date),
                set(
                    "contact_phone_number",
                    &mut sheet.contact_phone_number,
                    phone_number,
                ),
            ]
            .into_iter()
            .flatten(),
        );
        let mut draft = Self {
            first_name,
            last_name,
            sheet,
            members,
        };
        draft.set_optional(amendment);
        draft
    }

    /// Sets what a profile need not have.
    fn set_optional(&mut self, amendment: &Amendment) {
        let sheet = &mut self.sheet;
        let Amendment {
            english_level,
            licenses,
            experiences,
            ..
        } = amendment.clone();
        let bio = match amendment.bio.clone() {
            Change::Keep => None,
            Change::Clear => Some(None),
            Change::Set(bio) => Some(Some(bio)),
        };
        self.members.extend(
            [
                set(
                    "english_level",
                    &mut sheet.english_level,
                    english_level.map(Some),
                ),
                set("bio", &mut sheet.bio, bio),
                set("licenses", &mut sheet.licenses, licenses),
                set("experiences", &mut sheet.experiences, experiences),
            ]
            .into_iter()
            .flatten(),
        );
    }
}

/// Sets a member that is given, and answers its name if that changes it.
fn set<T: PartialEq>(name: &'static str, member: &mut T, value: Option<T>) -> Option<&'static str> {
    let value = value.filter(|value| value != member)?;
    *member = value;
    Some(name)
}

/// The experiences that are `given`, with numbers: one that was there keeps its own, others take the next ones.
pub(super) fn numbered(before: &[Experience], given: &[Experience]) -> Vec<Experience> {
    let mut left: Vec<&Experience> = before.iter().collect();
    let mut highest = before.iter().map(|it| it.id).max().unwrap_or_default();
    let number = |given: &Experience| {
        let same = |it: &&Experience| {
            **it == Experience {
                id: it.id,
                ..given.clone()
            }
        };
        if let Some(place) = left.iter().position(same) {
            return left.remove(place).clone();
        }
        highest += 1;
        Experience {
            id: highest,
            ..given.clone()
        }
    };
    given.iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn experience(id: i64, company: &str) -> Experience {
        Experience {
            id,
            company: company.to_owned(),
            position: "Driver".to_owned(),
            start_date: None,
            end_date: None,
            description: None,
        }
    }

    fn ids(before: &[Experience], given: &[&str]) -> Vec<i64> {
        let given: Vec<_> = given.iter().map(|company| experience(0, company)).collect();
        numbered(before, &given).iter().map(|it| it.id).collect()
    }

    #[test]
    fn experiences_are_numbered_from_one() {
        assert_eq!(ids(&[], &["a", "b"]), [1, 2]);
    }

    #[test]
    fn an_experience_that_was_there_keeps_its_number_wherever_it_stands() {
        let before = [experience(3, "a"), experience(5, "b")];
        assert_eq!(ids(&before, &["b", "c", "a", "d"]), [5, 6, 3, 7]);
    }

    #[test]
    fn of_two_that_are_alike_each_keeps_its_own() {
        let before = [experience(1, "a"), experience(2, "a")];
        assert_eq!(ids(&before, &["a", "a", "a"]), [1, 2, 3]);
    }
}
