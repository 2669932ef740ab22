//! Dates and instants.

use std::borrow::Cow;

use chrono::{DateTime as Instant, NaiveDate, SecondsFormat, Utc};
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
        serializer.serialize_str(&self.written())
    }
}
crate::scalar_impls!(DateTime, Instant<Utc>);

#[cfg(test)]
mod tests {
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
    fn a_date_is_a_full_date() {
        let date = Date::parse_from_json(Some(json!("2024-02-29"))).unwrap();
        assert_eq!(serde_json::to_value(date).unwrap(), json!("2024-02-29"));
        assert!(Date::parse_from_json(Some(json!("2023-02-29"))).is_err());
        assert!(Date::parse_from_json(Some(json!("2024-2-29"))).is_err());
    }
}
