//! Dates and instants.

use std::borrow::Cow;

use chrono::{DateTime as Instant, Datelike, NaiveDate, SecondsFormat, Timelike, Utc};
use serde::Serializer;
use serde_json::Value;

use crate::{Scalar, index::formats};

/// `type: string, format: date`: a full-date of RFC 3339, without a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub NaiveDate);

impl Scalar for Date {
    const TYPE: &'static str = "string";
    const FORMAT: Option<&'static str> = Some("date");

    fn from_json(value: Value) -> Result<Self, Value> {
        value.as_str().and_then(Self::from_text).ok_or(value)
    }

    fn from_text(text: &str) -> Option<Self> {
        formats::date(text).map(Self)
    }

    fn json(&self) -> Value {
        Value::String(self.0.to_string())
    }

    fn text(&self) -> Cow<'_, str> {
        self.0.to_string().into()
    }

    fn emit<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
crate::scalar_impls!(Date, NaiveDate);

/// `type: string, format: date-time`: RFC 3339. Any offset is read; UTC with exactly milliseconds
/// and `Z` is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(pub Instant<Utc>);

impl DateTime {
    fn written(&self) -> String {
        self.0.to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// The same without a formatter, for lists have many of these; none of a year that has more than four digits.
    fn digits(&self) -> Option<[u8; 24]> {
        let year = u32::try_from(self.0.year())
            .ok()
            .filter(|it| *it < 10_000)?;
        let mut text = *b"0000-00-00T00:00:00.000Z";
        // In a leap second there are more than a thousand.
        let milliseconds = self.0.timestamp_subsec_millis();
        let second = self.0.second() + milliseconds / 1_000;
        for (end, digits, mut number) in [
            (4, 4, year),
            (7, 2, self.0.month()),
            (10, 2, self.0.day()),
            (13, 2, self.0.hour()),
            (16, 2, self.0.minute()),
            (19, 2, second),
            (23, 3, milliseconds % 1_000),
        ] {
            for place in text[end - digits..end].iter_mut().rev() {
                *place = b'0' + u8::try_from(number % 10).unwrap_or_default();
                number /= 10;
            }
        }
        Some(text)
    }
}

impl Scalar for DateTime {
    const TYPE: &'static str = "string";
    const FORMAT: Option<&'static str> = Some("date-time");

    fn from_json(value: Value) -> Result<Self, Value> {
        value.as_str().and_then(Self::from_text).ok_or(value)
    }

    fn from_text(text: &str) -> Option<Self> {
        formats::date_time(text).map(Self)
    }

    fn json(&self) -> Value {
        Value::String(self.written())
    }

    fn text(&self) -> Cow<'_, str> {
        self.written().into()
    }

    fn emit<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let digits = self.digits();
        match digits.as_ref().and_then(|it| std::str::from_utf8(it).ok()) {
            Some(text) => serializer.serialize_str(text),
            None => serializer.serialize_str(&self.written()),
        }
    }
}
crate::scalar_impls!(DateTime, Instant<Utc>);

#[cfg(test)]
mod tests {
    use chrono::DateTime as Instant;
    use poem_openapi::types::{ParseFromJSON, ToJSON};
    use serde_json::json;

    use super::{Date, DateTime};

    #[test]
    fn an_instant_is_written_in_utc_with_milliseconds() {
        for (read, written) in [
            ("2026-02-12T10:00:00Z", "2026-02-12T10:00:00.000Z"),
            (
                "2026-02-12T12:00:00.123456+02:00",
                "2026-02-12T10:00:00.123Z",
            ),
        ] {
            let instant = DateTime::parse_from_json(Some(json!(read))).unwrap();
            assert_eq!(instant.to_json(), Some(json!(written)));
            assert_eq!(serde_json::to_value(instant).unwrap(), json!(written));
        }
    }

    #[test]
    fn what_is_sent_is_what_is_shown_in_any_year() {
        let day = 86_400_000;
        for milliseconds in (-62_200_000_000_000..253_500_000_000_000)
            .step_by(7_919 * 1_000_003)
            .chain([-1, 0, 1, day - 1, day, 951_782_400_000, 1_709_164_800_999])
        {
            let instant = DateTime(Instant::from_timestamp_millis(milliseconds).unwrap());
            assert_eq!(
                serde_json::to_value(instant).ok(),
                instant.to_json(),
                "{milliseconds}"
            );
        }
        let leap = Instant::from_timestamp(1_483_228_799, 1_250_000_000).unwrap();
        assert_eq!(
            serde_json::to_value(DateTime(leap)).unwrap(),
            json!("2016-12-31T23:59:60.250Z")
        );
        assert_eq!(
            DateTime(leap).to_json(),
            Some(json!("2016-12-31T23:59:60.250Z"))
        );
    }

    #[test]
    fn a_date_is_a_full_date() {
        let date = Date::parse_from_json(Some(json!("2024-02-29"))).unwrap();
        assert_eq!(serde_json::to_value(date).unwrap(), json!("2024-02-29"));
        assert!(Date::parse_from_json(Some(json!("2023-02-29"))).is_err());
        assert!(Date::parse_from_json(Some(json!("2024-2-29"))).is_err());
    }
}
