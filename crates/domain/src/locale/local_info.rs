//! What a client is told.

use std::net::IpAddr;

use chrono::{DateTime, FixedOffset};

use super::{Country, LocaleSource};

/// What a client formats dates and amounts by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Locale {
    /// A BCP 47 tag; `None` where nobody lives.
    pub language: Option<String>,
    /// An IANA name.
    pub time_zone: String,
    /// ISO 4217; `None` where there is none.
    pub currency: Option<String>,
}

/// What a client needs to localise itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalInfo {
    /// The client's address.
    pub address: IpAddr,
    /// Language, time zone and currency.
    pub locale: Locale,
    /// The country's facts.
    pub country: Country,
    /// What the time is there, with what its clocks are ahead of UTC.
    pub local_time: DateTime<FixedOffset>,
    /// How it was found out.
    pub source: LocaleSource,
}
