//! `Accept-Language` (RFC 9110, section 12.5.4).

use std::cmp::Reverse;

/// Longest header that is looked at, in bytes. Those of browsers have less than 200.
const LONGEST: usize = 1_024;

/// Longest tag that is taken, in bytes: room for all that have a meaning (RFC 5646, section 4.4.1).
const LONGEST_TAG: usize = 35;

/// The highest weight, in thousandths.
const FULL: u16 = 1_000;

/// The tags that `header` accepts, the most wanted first and equally wanted ones in their order, written as RFC 5646, section 2.1.1 recommends. What is no
/// `language-range [ weight ]` is left out, as are the wildcard, which names no language, and what has a weight of zero. Of a header that is too long nothing is
/// taken.
pub(super) fn tags(header: &str) -> Vec<String> {
    let header = if header.len() > LONGEST { "" } else { header };
    let mut wanted: Vec<(u16, &str)> = header
        .split(',')
        .filter_map(|entry| range(entry.trim_matches(OWS)))
        .filter(|(weight, _)| *weight > 0)
        .collect();
    wanted.sort_by_key(|(weight, _)| Reverse(*weight));
    wanted.into_iter().map(|(_, tag)| written(tag)).collect()
}

/// Optional white space (RFC 9110, section 5.6.3).
const OWS: [char; 2] = [' ', '\t'];

/// A weight and a tag.
fn range(entry: &str) -> Option<(u16, &str)> {
    let (tag, weight) = match entry.split_once(';') {
        None => (entry, FULL),
        Some((tag, weight)) => (tag.trim_end_matches(OWS), thousandths(weight)?),
    };
    is_tag(tag).then_some((weight, tag))
}

/// `1*8ALPHA *("-" 1*8alphanum)` (RFC 4647, section 2.1).
fn is_tag(text: &str) -> bool {
    let mut subtags = text.split('-');
    let language = subtags.next().unwrap_or_default();
    let sized = |subtag: &str| (1..=8).contains(&subtag.len());
    text.len() <= LONGEST_TAG
        && sized(language)
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags
            .all(|subtag| sized(subtag) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// A `weight` (RFC 9110, section 12.4.2) without its semicolon, in thousandths.
fn thousandths(weight: &str) -> Option<u16> {
    let weight = weight.trim_start_matches(OWS);
    let value = weight.strip_prefix(['q', 'Q'])?.strip_prefix('=')?;
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    let digits = decimals.len() <= 3 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    let decimals: u16 = format!("{decimals:0<3}").parse().ok().filter(|_| digits)?;
    match (whole, decimals) {
        ("0", decimals) => Some(decimals),
        ("1", 0) => Some(FULL),
        _ => None,
    }
}

/// Language in lower case, script with a capital, region in upper case, what follows a singleton in lower case.
fn written(tag: &str) -> String {
    let mut singleton = false;
    let subtags = tag.split('-').enumerate().map(|(place, subtag)| {
        let lower = subtag.to_ascii_lowercase();
        let plain = place == 0 || singleton;
        singleton |= subtag.len() == 1;
        match lower.len() {
            2 if !plain => lower.to_ascii_uppercase(),
            4 if !plain => lower[..1].to_ascii_uppercase() + &lower[1..],
            _ => lower,
        }
    });
    subtags.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_wanted_come_first_and_equals_keep_their_order() {
        for (header, expected) in [
            ("", &[][..]),
            ("nb", &["nb"]),
            ("da, en-gb;q=0.8, en;q=0.7", &["da", "en-GB", "en"]),
            ("en;q=0.7,da,en-GB ; q=0.8", &["da", "en-GB", "en"]),
            ("fr;q=0.5, de;q=0.500, it;q=0.501", &["it", "fr", "de"]),
            ("fr;q=0., de;q=1., it;Q=1.000\t", &["de", "it"]),
            ("nb, *;q=0.1, da;q=0", &["nb"]),
            ("*", &[]),
        ] {
            assert_eq!(tags(header), expected, "{header}");
        }
    }

    #[test]
    fn what_is_malformed_is_left_out_and_the_rest_counts() {
        for entry in [
            "",
            " ",
            ";",
            ";q=1",
            "nb;",
            "nb;q",
            "nb;q=",
            "nb;q=2",
            "nb;q=1.1",
            "nb;q=-1",
            "nb;q=0.1234",
            "nb;q=.5",
            "nb;q=0,5x",
            "nb;q=1;x=2",
            "nb;level=1",
            "nb; q =1",
            "nb;q= 1",
            "nb;q=0.+5",
            "nb;q=1e0",
            "n b",
            "nb_NO",
            "-",
            "nb-",
            "-nb",
            "nb--NO",
            "1",
            "1-2",
            "nørsk",
            "norwegian",
            "abcdefghi",
            "nb-abcdefghi",
            "<script>",
            "nb\u{0}",
            "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s",
        ] {
            let header = format!("{entry}, da;q=0.1");
            assert_eq!(tags(&header), ["da"], "{entry}");
        }
    }

    #[test]
    fn of_a_header_that_is_too_long_nothing_is_taken() {
        let header = |entries: usize| format!("nb{}", ",da;q=0.1".repeat(entries));
        assert_eq!(tags(&header(113)).len(), 114);
        assert_eq!(header(114).len(), 1_028);
        assert!(tags(&header(114)).is_empty());
    }

    #[test]
    fn tags_are_written_in_the_usual_way() {
        for (tag, expected) in [
            ("NB-no", "nb-NO"),
            ("ZH-HANT-hk", "zh-Hant-HK"),
            ("sl-ROZAJ-biske-1994", "sl-rozaj-biske-1994"),
            ("en-CA-X-CA-abcd", "en-CA-x-ca-abcd"),
            ("es-419", "es-419"),
        ] {
            assert_eq!(tags(tag), [expected]);
        }
    }
}
