//! Where somebody is, and what a client needs to localise itself there.

mod accept_language;
mod local_info;
mod phone;
mod service;

#[cfg(test)]
mod tests;

pub use local_info::{LocalInfo, Locale};
pub use phone::e164;
pub use service::{LocalePorts, LocaleService, UnknownCountry};

use std::net::IpAddr;

use chrono::{DateTime, FixedOffset, Utc};

/// Where an address is, as far as is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// ISO 3166-1 alpha-2, upper case.
    pub country: String,
    /// An IANA name, where more than the country is known.
    pub time_zone: Option<String>,
}

/// Knows where network addresses are.
pub trait AddressBook: Send + Sync + 'static {
    /// Where `address` is; `None` when it is not known (private addresses, for example). Never blocks.
    fn place(&self, address: IpAddr) -> Option<Place>;
}

/// A country's facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2, upper case.
    pub code: String,
    /// Its short English name.
    pub name: String,
    /// `AF`, `AN`, `AS`, `EU`, `NA`, `OC` or `SA`.
    pub continent: String,
    /// Whether it is a member of the European Union.
    pub eu: bool,
    /// With its plus sign; empty where there is none.
    pub calling_code: String,
    /// ISO 4217; empty where there is none.
    pub currency: String,
    /// BCP 47 tags, the most spoken official one first.
    pub languages: Vec<String>,
    /// The IANA name of the zone that most people there live in.
    pub time_zone: String,
}

/// Knows countries, languages and time zones.
pub trait Gazetteer: Send + Sync + 'static {
    /// The facts of the country with this ISO 3166-1 alpha-2 code, in any case; `None` when there is none.
    fn country(&self, code: &str) -> Option<Country>;

    /// The country that a BCP 47 tag names (`nb-NO`), or else the one where its language is most at home (`nb`); `None` for what is no tag or
    /// stands for none.
    fn country_of_language(&self, tag: &str) -> Option<String>;

    /// What the clocks in an IANA time zone are ahead of UTC at `now`; `None` when there is no such zone.
    fn offset(&self, time_zone: &str, now: DateTime<Utc>) -> Option<FixedOffset>;

    /// The country (ISO 3166-1 alpha-2) and the calling code (with its plus sign) of an E.164 phone number, the country only where the number
    /// tells it.
    fn phone(&self, number: &str) -> Option<Dialled>;
}

/// What a phone number tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialled {
    /// With its plus sign.
    pub calling_code: String,
    /// ISO 3166-1 alpha-2; `None` for numbers of no country, such as satellite phones.
    pub country: Option<String>,
}

/// How it was found out where a caller is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocaleSource {
    /// By their address.
    Address,
    /// By what their client says that they speak.
    Language,
    /// Not at all: it is what the operator has configured.
    Default,
}
