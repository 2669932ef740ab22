//! Times as lists keep them: in milliseconds since 1970, which are read far faster than texts. Rows of earlier releases have texts (RFC 3339).

use std::fmt;

use chrono::{DateTime, Utc};
use serde::de::{self, Unexpected, Visitor};
use serde::{Deserializer, Serializer};

pub(super) fn serialize<S: Serializer>(
    time: &DateTime<Utc>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_i64(time.timestamp_millis())
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<DateTime<Utc>, D::Error> {
    deserializer.deserialize_any(Moment)
}

struct Moment;

impl Visitor<'_> for Moment {
    type Value = DateTime<Utc>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a time")
    }

    fn visit_i64<E: de::Error>(self, milliseconds: i64) -> Result<DateTime<Utc>, E> {
        let moment = DateTime::from_timestamp_millis(milliseconds);
        moment.ok_or_else(|| E::invalid_value(Unexpected::Signed(milliseconds), &self))
    }

    fn visit_u64<E: de::Error>(self, milliseconds: u64) -> Result<DateTime<Utc>, E> {
        self.visit_i64(i64::try_from(milliseconds).map_err(E::custom)?)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<DateTime<Utc>, E> {
        text.parse().map_err(E::custom)
    }
}
