//! Entity tags: the version of the person's profile, and what the answer shows of the request.

use std::fmt::Write as _;

use contract::conditional::{self, Named};
use domain::locale::Locale;
use domain::profile::Expected;
use sha2::{Digest, Sha256};

/// How many hexadecimal digits stand for the locale.
const DIGITS: usize = 16;

/// The strong tag of a profile as it is shown with this locale: `"7-5d41402abc4b2a76"`.
pub fn of(version: i64, locale: &Locale) -> String {
    let Locale {
        language,
        time_zone,
        currency,
    } = locale;
    // None of them has a line break in it.
    let shown = format!("{language:?}\n{time_zone}\n{currency:?}");
    let hash = Sha256::digest(shown);
    let mut tag = format!("\"{version}-");
    for byte in &hash[..DIGITS / 2] {
        // Writing to a string cannot fail.
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    tag
}

/// Which versions the client has read (`If-Match`), wherever it was when it read them. A tag that is weak, or none of ours, names no version.
pub fn expected(if_match: Option<&str>) -> Expected {
    match if_match.map(conditional::named) {
        None | Some(Named::Any) => Expected::Any,
        Some(Named::Tags(tags)) => {
            Expected::OneOf(tags.iter().filter_map(|tag| version(tag)).collect())
        }
    }
}

/// The version that a tag's opaque part stands for, if the server would write it so.
fn version(opaque: &str) -> Option<i64> {
    let (text, locale) = opaque.rsplit_once('-')?;
    let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let version: i64 = text.parse().ok()?;
    let written = locale.len() == DIGITS && locale.bytes().all(digit);
    (written && version.to_string() == text).then_some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(language: &str, currency: Option<&str>) -> Locale {
        Locale {
            language: Some(language.to_owned()),
            time_zone: "Europe/Oslo".to_owned(),
            currency: currency.map(str::to_owned),
        }
    }

    #[test]
    fn a_tag_stands_for_the_version_and_the_locale() {
        let here = locale("nb", Some("NOK"));
        let tag = of(7, &here);
        assert_eq!((tag.len(), tag.starts_with("\"7-")), (20, true));
        assert_eq!(of(7, &here), tag);
        for other in [
            of(8, &here),
            of(7, &locale("nn", Some("NOK"))),
            of(7, &locale("nb", Some("EUR"))),
            of(7, &locale("nb", None)),
        ] {
            assert_ne!(other, tag);
        }
    }

    #[test]
    fn a_version_was_read_wherever_that_was() {
        let tag = |language| of(7, &locale(language, None));
        let both = format!("{}, {}", tag("nb"), tag("da"));
        assert_eq!(expected(Some(&both)), Expected::OneOf(vec![7, 7]));
        assert_eq!(expected(None), Expected::Any);
        assert_eq!(expected(Some("*")), Expected::Any);
    }

    #[test]
    fn what_the_server_never_wrote_names_none() {
        let weak = format!("W/{}", of(7, &locale("nb", None)));
        for header in [
            "",
            "\"7\"",
            "\"7-\"",
            "\"7-5d41402abc4b2a7\"",
            "\"7-5D41402ABC4B2A76\"",
            "\"07-5d41402abc4b2a76\"",
            "\"+7-5d41402abc4b2a76\"",
            "\"-5d41402abc4b2a76\"",
            weak.as_str(),
        ] {
            assert_eq!(expected(Some(header)), Expected::OneOf(vec![]), "{header}");
        }
    }
}
