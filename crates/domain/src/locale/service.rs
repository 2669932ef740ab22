//! Finding out where a caller is.

use std::net::IpAddr;

use chrono::{FixedOffset, Offset, Utc};

use super::accept_language::tags;
use super::{AddressBook, Country, Dialled, Gazetteer, LocalInfo, Locale, LocaleSource};
use crate::clock::Clock;

/// The types of the ports of [`LocaleService`], as one parameter.
pub trait LocalePorts: 'static {
    /// What knows where addresses are.
    type Addresses: AddressBook;
    /// What knows countries.
    type Gazetteer: Gazetteer;
    /// What tells the time.
    type Clock: Clock;
}

/// No country has that code.
#[derive(Debug, thiserror::Error)]
#[error("'{0}' is the code of no country")]
pub struct UnknownCountry(String);

/// Tells clients what they need to localise themselves.
pub struct LocaleService<P: LocalePorts> {
    addresses: P::Addresses,
    gazetteer: P::Gazetteer,
    clock: P::Clock,
    default: Country,
}

/// A country, and what is known beside it.
struct Whereabouts {
    country: Country,
    time_zone: Option<String>,
    language: Option<String>,
    source: LocaleSource,
}

impl<P: LocalePorts> LocaleService<P> {
    /// A service that takes callers of whom it knows nothing to be in the country with the ISO 3166-1 alpha-2 code `default_country`.
    ///
    /// # Errors
    /// When there is no such country.
    pub fn new(
        addresses: P::Addresses,
        gazetteer: P::Gazetteer,
        clock: P::Clock,
        default_country: &str,
    ) -> Result<Self, UnknownCountry> {
        let default = gazetteer.country(default_country);
        let default = default.ok_or_else(|| UnknownCountry(default_country.to_owned()))?;
        Ok(Self {
            addresses,
            gazetteer,
            clock,
            default,
        })
    }

    /// What a client at `address` that sends this `Accept-Language` (its lines joined by commas) needs: by its address where that is known, else by the first
    /// language that belongs to a country, else what is configured.
    #[must_use]
    pub fn local_info(&self, address: IpAddr, accept_language: Option<&str>) -> LocalInfo {
        let found = self.by_address(address);
        let found = found.or_else(|| self.by_language(accept_language?));
        let Whereabouts {
            country,
            time_zone,
            language,
            source,
        } = found.unwrap_or_else(|| self.by_default());
        let now = self.clock.now();
        let offset = |zone: &str| self.gazetteer.offset(zone, now);
        let own = time_zone.and_then(|zone| Some((offset(&zone)?, zone)));
        let (offset, time_zone) = own
            .or_else(|| Some((offset(&country.time_zone)?, country.time_zone.clone())))
            .unwrap_or_else(|| (Utc.fix(), "UTC".to_owned()));
        LocalInfo {
            address,
            locale: Locale {
                language: language.or_else(|| country.languages.first().cloned()),
                time_zone,
                currency: Some(country.currency.clone()).filter(|currency| !currency.is_empty()),
            },
            country,
            local_time: now.with_timezone::<FixedOffset>(&offset),
            source,
        }
    }

    /// What an E.164 phone number tells.
    #[must_use]
    pub fn dialled(&self, number: &str) -> Option<Dialled> {
        self.gazetteer.phone(number)
    }

    fn by_address(&self, address: IpAddr) -> Option<Whereabouts> {
        let place = self.addresses.place(address)?;
        Some(Whereabouts {
            country: self.gazetteer.country(&place.country)?,
            time_zone: place.time_zone,
            language: None,
            source: LocaleSource::Address,
        })
    }

    fn by_language(&self, accept_language: &str) -> Option<Whereabouts> {
        tags(accept_language).into_iter().find_map(|tag| {
            let country = self.gazetteer.country_of_language(&tag)?;
            Some(Whereabouts {
                country: self.gazetteer.country(&country)?,
                time_zone: None,
                language: Some(tag),
                source: LocaleSource::Language,
            })
        })
    }

    fn by_default(&self) -> Whereabouts {
        Whereabouts {
            country: self.default.clone(),
            time_zone: None,
            language: None,
            source: LocaleSource::Default,
        }
    }
}
