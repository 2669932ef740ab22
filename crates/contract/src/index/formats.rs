//! The formats that a document may name, checked the same way everywhere.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use uuid::Uuid;

/// Reads `full-date` of RFC 3339 section 5.6: four, two and two digits, and a day that exists.
pub(crate) fn date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    shaped.then(|| text.parse().ok()).flatten()
}

/// Reads `date-time` of RFC 3339 section 5.6, unless it could not be written so in UTC: no leap seconds, and no years beyond four digits.
pub(crate) fn date_time(text: &str) -> Option<DateTime<Utc>> {
    // chrono also takes a space where the `T` belongs.
    let separated = matches!(text.as_bytes().get(10), Some(b'T' | b't'));
    let dated = text.get(..10).is_some_and(|day| date(day).is_some());
    (separated && dated)
        .then(|| DateTime::parse_from_rfc3339(text).ok())
        .flatten()
        .map(|instant| instant.to_utc())
        .filter(|instant| (0..=9999).contains(&instant.year()))
        .filter(|instant| instant.timestamp_subsec_nanos() < 1_000_000_000)
}

/// Whether it is a hyphenated UUID, as RFC 9562 writes it.
pub(crate) fn is_uuid(text: &str) -> bool {
    text.len() == 36 && Uuid::try_parse(text).is_ok()
}

pub(crate) fn is_date(text: &str) -> bool {
    date(text).is_some()
}

pub(crate) fn is_date_time(text: &str) -> bool {
    date_time(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::{is_date, is_date_time, is_uuid};

    #[test]
    fn dates_are_padded_and_exist() {
        assert!(is_date("2024-02-29"));
        for wrong in [
            "2023-02-29",
            "2024-2-29",
            "2024-02-29T",
            " 2024-02-2",
            "+024-02-29",
            "",
        ] {
            assert!(!is_date(wrong), "{wrong}");
        }
    }

    #[test]
    fn instants_have_a_t_and_an_offset() {
        for right in ["2024-02-29T10:00:00Z", "2024-02-29t10:00:00.5+02:00"] {
            assert!(is_date_time(right), "{right}");
        }
        for wrong in [
            "2024-02-29 10:00:00Z",
            "2024-02-29T10:00:00",
            "2024-02-30T10:00:00Z",
            "2024-02-29T25:00:00Z",
            "2024-02-29T23:59:60Z",
            "9999-12-31T23:59:59-23:59",
            "0000-01-01T00:00:00+10:00",
            "2024-02-29",
            "äääääääääääää",
        ] {
            assert!(!is_date_time(wrong), "{wrong}");
        }
    }

    #[test]
    fn uuids_are_hyphenated() {
        assert!(is_uuid("f59ee325-0445-4bd0-9bf1-73edcd7da151"));
        for wrong in [
            "f59ee32504454bd09bf173edcd7da151",
            "{f59ee325-0445-4bd0-9bf1-73edcd7da151}",
            "f59ee325-0445-4bd0-9bf1-73edcd7da15g",
        ] {
            assert!(!is_uuid(wrong), "{wrong}");
        }
    }
}
