use std::collections::BTreeSet;

use chrono::DateTime;
use domain::locale::{Country, Gazetteer};
use iso_currency::{Country as Iso, Currency};

use crate::{World, countries};

/// Not in ISO 3166-1, but where addresses, languages and phone numbers are.
const KOSOVO: &str = "XK";

/// Nobody lives there.
const EMPTY: [&str; 4] = ["AQ", "BV", "HM", "TF"];

fn all() -> impl Iterator<Item = Country> {
    countries::codes().map(|code| World.country(code).unwrap())
}

#[test]
fn the_countries_are_those_of_iso_3166() {
    let letters = 'A'..='Z';
    let codes = letters
        .clone()
        .flat_map(|one| letters.clone().map(move |two| format!("{one}{two}")));
    let iso: BTreeSet<String> = codes.filter(|code| code.parse::<Iso>().is_ok()).collect();
    assert!(iso.len() > 245);
    let mut ours: BTreeSet<String> = countries::codes().map(str::to_owned).collect();
    assert_eq!(ours.len(), countries::codes().count());
    assert!(ours.remove(KOSOVO));
    assert_eq!(ours, iso);
}

#[test]
fn every_country_has_its_facts() {
    for country in all() {
        let code = &country.code;
        assert!(country.name.len() > 2, "{country:?}");
        let continents = ["AF", "AN", "AS", "EU", "NA", "OC", "SA"];
        assert!(
            continents.contains(&country.continent.as_str()),
            "{country:?}"
        );
        assert!(
            World
                .offset(&country.time_zone, DateTime::UNIX_EPOCH)
                .is_some(),
            "{country:?}"
        );
        assert_eq!(
            country.languages.is_empty(),
            EMPTY.contains(&code.as_str()),
            "{country:?}"
        );
        for language in &country.languages {
            let language = format!("{language}-{code}");
            assert_eq!(World.country_of_language(&language).as_ref(), Some(code));
        }
        let digits = country.calling_code.strip_prefix('+').unwrap_or_default();
        assert_eq!(
            country.calling_code.is_empty(),
            digits.is_empty(),
            "{country:?}"
        );
        assert!(digits.len() <= 3 && digits.bytes().all(|digit| digit.is_ascii_digit()));
    }
}

#[test]
fn currencies_are_those_of_iso_4217() {
    // The list of currencies that this is held against takes Namibia's code for "not available".
    let listed = all().filter(|country| ![KOSOVO, "NA"].contains(&country.code.as_str()));
    for country in listed {
        let iso: Iso = country.code.parse().unwrap();
        let known: Vec<_> = Currency::from_country(iso)
            .iter()
            .map(Currency::code)
            .collect();
        if known.is_empty() {
            assert!(
                country.currency.is_empty() || Currency::from_code(&country.currency).is_some()
            );
        } else {
            assert!(
                known.contains(&country.currency.as_str()),
                "{country:?} {known:?}"
            );
        }
    }
}

#[test]
fn the_european_union_has_27_members() {
    let members: Vec<Country> = all().filter(|country| country.eu).collect();
    assert_eq!(members.len(), 27);
    for (code, member) in [
        ("SE", true),
        ("GB", false),
        ("NO", false),
        ("CH", false),
        ("CY", true),
    ] {
        assert_eq!(World.country(code).unwrap().eu, member, "{code}");
    }
}

#[test]
fn a_country_is_found_by_its_code_in_any_case() {
    let norway = World.country("NO").unwrap();
    assert_eq!(
        norway,
        Country {
            code: "NO".to_owned(),
            name: "Norway".to_owned(),
            continent: "EU".to_owned(),
            eu: false,
            calling_code: "+47".to_owned(),
            currency: "NOK".to_owned(),
            languages: ["nb", "nn", "se"].map(str::to_owned).to_vec(),
            time_zone: "Europe/Oslo".to_owned(),
        }
    );
    for code in ["no", "No", "nO"] {
        assert_eq!(World.country(code).as_ref(), Some(&norway));
    }
    for code in [
        "", "N", "NOR", "578", "ZZ", "XX", "UK", "EU", "N\u{d8}", "\u{d8}", "  ", "#\t",
    ] {
        assert_eq!(World.country(code), None, "{code:?}");
    }
}

#[test]
fn well_known_facts_are_right() {
    for (code, name, currency, language, calling_code, zone) in [
        ("US", "United States", "USD", "en", "+1", "America/New_York"),
        ("CA", "Canada", "CAD", "en", "+1", "America/Toronto"),
        ("BR", "Brazil", "BRL", "pt", "+55", "America/Sao_Paulo"),
        ("RU", "Russia", "RUB", "ru", "+7", "Europe/Moscow"),
        ("AU", "Australia", "AUD", "en", "+61", "Australia/Sydney"),
        ("IN", "India", "INR", "hi", "+91", "Asia/Kolkata"),
        ("UA", "Ukraine", "UAH", "uk", "+380", "Europe/Kyiv"),
        ("CH", "Switzerland", "CHF", "de", "+41", "Europe/Zurich"),
        ("HR", "Croatia", "EUR", "hr", "+385", "Europe/Zagreb"),
        ("TW", "Taiwan", "TWD", "zh-Hant", "+886", "Asia/Taipei"),
        ("PA", "Panama", "PAB", "es", "+507", "America/Panama"),
        ("LS", "Lesotho", "LSL", "st", "+266", "Africa/Maseru"),
        ("XK", "Kosovo", "EUR", "sq", "+383", "Europe/Belgrade"),
    ] {
        let country = World.country(code).unwrap();
        assert_eq!(country.name, name);
        assert_eq!(
            (country.currency.as_str(), country.languages[0].as_str()),
            (currency, language),
            "{code}"
        );
        assert_eq!(
            (country.calling_code.as_str(), country.time_zone.as_str()),
            (calling_code, zone),
            "{code}"
        );
    }
}
