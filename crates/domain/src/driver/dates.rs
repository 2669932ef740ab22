//! The dates of a change.

use chrono::{DateTime, Datelike, NaiveDate};

use super::faults::Faults;
use super::{DriverChange, Experience, ExperienceInput, Fault};

/// The dates that a change brings, read.
#[derive(Debug)]
pub(super) struct Dates {
    pub(super) birth_date: Option<NaiveDate>,
    pub(super) start_date: Option<NaiveDate>,
    /// With the rest of each experience, which is not numbered yet (its id is 0).
    pub(super) experiences: Option<Vec<Experience>>,
}

impl Dates {
    /// What is no date is left out, and told.
    pub(super) fn read(change: &DriverChange, today: NaiveDate, faults: &mut Faults) -> Self {
        let birth_date = field_date("birth_date", change.birth_date.as_deref(), faults);
        if birth_date.is_some_and(|date| date > today) {
            faults.add("birth_date", Fault::InFuture);
        }
        let start_date = field_date("start_date", change.start_date.as_deref(), faults);
        let experiences = change.experiences.as_ref().map(|inputs| {
            let read = inputs.iter().map(|input| experience(input, faults));
            read.collect()
        });
        Self {
            birth_date,
            start_date,
            experiences,
        }
    }
}

fn experience(input: &ExperienceInput, faults: &mut Faults) -> Experience {
    let ExperienceInput {
        company,
        position,
        start_date,
        end_date,
        description,
    } = input.clone();
    let [start_date, end_date] = [
        ("experiences.start_date", start_date),
        ("experiences.end_date", end_date),
    ]
    .map(|(field, text)| {
        // An empty text says that there is none.
        let text = text.filter(|text| !text.is_empty())?;
        field_date(field, Some(&text), faults)
    });
    if let (Some(start), Some(end)) = (start_date, end_date)
        && end < start
    {
        faults.add("experiences.end_date", Fault::Invalid);
    }
    Experience {
        id: 0,
        company,
        position,
        start_date,
        end_date,
        description,
    }
}

/// The date in a field, if the field is there.
fn field_date(field: &'static str, text: Option<&str>, faults: &mut Faults) -> Option<NaiveDate> {
    let text = text?;
    let date = date(text);
    if text.trim().is_empty() {
        faults.add(field, Fault::Blank);
    } else if date.is_none() {
        faults.add(field, Fault::Invalid);
    }
    date
}

/// The date that `text` is, or begins with if it is an RFC 3339 date-time, whatever its offset. None if there is no such day (or moment), and for the
/// year 0, which not every database knows.
fn date(text: &str) -> Option<NaiveDate> {
    let (day, time) = text.split_at_checked(10)?;
    if !time.is_empty() {
        DateTime::parse_from_rfc3339(text).ok()?;
    }
    NaiveDate::parse_from_str(day, "%Y-%m-%d")
        .ok()
        // The parser would take fewer digits, too.
        .filter(|date| date.to_string() == day && date.year() > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_taken_as_it_is_written() {
        for text in [
            "2020-02-29",
            "2020-02-29T10:02:34.340Z",
            "2020-02-29T00:30:00+02:00",
            "2020-02-29T23:30:00-11:00",
            "2020-02-29T23:59:60Z",
        ] {
            let date = date(text).map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some("2020-02-29"), "{text}");
        }
    }

    #[test]
    fn what_is_no_possible_date_is_none() {
        for text in [
            "",
            "2021-02-29",
            "2020-13-01",
            "2020-00-10",
            "2020-04-31",
            "0000-01-01",
            "2020-2-0029",
            "+202-02-29",
            "2020-02-2",
            "2020-02-29T24:00:00Z",
            "2020-02-29T10:61:00Z",
            "2020-02-29T10:00:00+25:00",
            "2020-02-29T10:00:00",
            "2020-02-29Z",
            "2020-02-29 ",
            "2021-02-29T10:00:00Z",
            "ååååååå",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
