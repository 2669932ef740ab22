//! What the service promises.

use chrono::SecondsFormat;

use crate::fakes::{Fakes, World};
use crate::locale::{Dialled, LocalInfo, LocaleService, LocaleSource};

/// In Norway, in western America, in a country that nobody knows, and nowhere.
const NORWAY: &str = "192.0.2.1";
const AMERICA: &str = "198.51.100.1";
const UNKNOWN: &str = "203.0.113.1";
const NOWHERE: &str = "127.0.0.1";

fn american() -> LocaleService<Fakes> {
    World::default().locales("us").unwrap()
}

fn found(address: &str, accept_language: Option<&str>) -> LocalInfo {
    american().local_info(address.parse().unwrap(), accept_language)
}

/// Country, language, time zone, currency.
fn short(info: &LocalInfo) -> [&str; 4] {
    let language = info.locale.language.as_deref().unwrap_or("none");
    let currency = info.locale.currency.as_deref().unwrap_or("none");
    [
        &info.country.code,
        language,
        &info.locale.time_zone,
        currency,
    ]
}

#[test]
fn an_address_that_is_known_decides() {
    let info = found(NORWAY, Some("en-US"));
    assert_eq!(info.source, LocaleSource::Address);
    assert_eq!(short(&info), ["NO", "nb", "Europe/Oslo", "NOK"]);
    assert_eq!(info.country.name, "Norway");
    assert_eq!(info.address.to_string(), NORWAY);
    let local_time = info
        .local_time
        .to_rfc3339_opts(SecondsFormat::Millis, false);
    assert_eq!(local_time, "2026-02-12T11:00:00.000+01:00");
    assert_eq!(info.local_time.offset().to_string(), "+01:00");
}

#[test]
fn the_time_zone_of_the_address_is_nearer_than_the_countrys() {
    let info = found(AMERICA, None);
    assert_eq!(short(&info), ["US", "en", "America/Los_Angeles", "USD"]);
    assert_eq!(info.local_time.offset().to_string(), "-08:00");
}

#[test]
fn a_time_zone_that_nobody_knows_gives_way_to_the_countrys() {
    let info = found("192.0.2.66", None);
    assert_eq!(short(&info), ["NO", "nb", "Europe/Oslo", "NOK"]);
    assert_eq!(info.local_time.offset().to_string(), "+01:00");
}

#[test]
fn else_the_language_decides_and_is_kept_as_it_was_asked_for() {
    for address in [NOWHERE, UNKNOWN, "::1"] {
        for (header, language) in [
            ("nb", "nb"),
            ("NN-no;q=0.9, en;q=0.1", "nn-NO"),
            ("en;q=0.1, nb;q=0.9", "nb"),
        ] {
            let info = found(address, Some(header));
            assert_eq!(info.source, LocaleSource::Language, "{address} {header}");
            assert_eq!(short(&info), ["NO", language, "Europe/Oslo", "NOK"]);
        }
    }
}

#[test]
fn a_language_of_no_country_gives_way_to_the_next() {
    // Nobody knows Klingon, nor what to say of the country of Latin.
    let info = found(NOWHERE, Some("tlh, la;q=0.9, nb;q=0.1, en;q=0.05"));
    assert_eq!(short(&info)[..2], ["NO", "nb"]);
}

#[test]
fn else_it_is_what_is_configured() {
    for header in [None, Some(""), Some("tlh"), Some("*"), Some(";;;,q=,\u{1}")] {
        for address in [NOWHERE, UNKNOWN] {
            let info = found(address, header);
            assert_eq!(info.source, LocaleSource::Default, "{header:?}");
            assert_eq!(short(&info), ["US", "en", "America/New_York", "USD"]);
        }
    }
}

#[test]
fn where_nobody_lives_there_is_no_language_and_no_currency() {
    let service = World::default().locales("AQ").unwrap();
    let info = service.local_info(NOWHERE.parse().unwrap(), None);
    // Nor does anybody know the time there.
    assert_eq!(short(&info), ["AQ", "none", "UTC", "none"]);
    assert_eq!(info.local_time.offset().to_string(), "+00:00");
}

#[test]
fn the_configured_country_has_to_be_one() {
    let refused = World::default().locales("XX").err().unwrap();
    assert_eq!(refused.to_string(), "'XX' is the code of no country");
}

#[test]
fn a_phone_number_tells_its_calling_code_and_maybe_its_country() {
    let dialled = |calling_code: &str, country: Option<&str>| Dialled {
        calling_code: calling_code.to_owned(),
        country: country.map(str::to_owned),
    };
    for (number, expected) in [
        ("+4799999999", Some(dialled("+47", Some("NO")))),
        ("+881999999999", Some(dialled("+881", None))),
        ("+999", None),
    ] {
        assert_eq!(american().dialled(number), expected, "{number}");
    }
}
