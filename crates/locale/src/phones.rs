//! What the first digits of a phone number tell.

use std::str;
use std::sync::LazyLock;

use domain::locale::Dialled;

use crate::table;

/// How many digits a number has at most (ITU-T E.164, section 6.2.1).
const LONGEST: usize = 15;

/// Sorted by prefix.
static PREFIXES: LazyLock<Vec<Prefix>> = LazyLock::new(|| {
    table::rows(include_str!("../data/phone.tsv"))
        .filter_map(read)
        .collect()
});

/// First digits of numbers.
struct Prefix {
    /// As a number: none begins with zero.
    digits: u32,
    /// How many of them are the calling code.
    code: u8,
    /// Of which country such numbers are.
    country: Option<[u8; 2]>,
}

/// The calling code of a number, and its country, by the longest prefix that is known.
pub fn dialled(number: &str) -> Option<Dialled> {
    let digits = number.strip_prefix('+')?;
    if digits.len() > LONGEST || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let prefix = (1..=digits.len().min(9))
        .rev()
        .find_map(|length| find(&digits[..length]))?;
    let country = prefix.country.as_ref();
    let country = country.and_then(|country| str::from_utf8(country).ok());
    Some(Dialled {
        calling_code: number.get(..=usize::from(prefix.code))?.to_owned(),
        country: country.map(str::to_owned),
    })
}

fn find(digits: &str) -> Option<&'static Prefix> {
    if digits.starts_with('0') {
        return None;
    }
    let digits: u32 = digits.parse().ok()?;
    let found = PREFIXES.binary_search_by_key(&digits, |prefix| prefix.digits);
    PREFIXES.get(found.ok()?)
}

fn read(row: &str) -> Option<Prefix> {
    let mut cells = row.split('\t');
    Some(Prefix {
        digits: cells.next()?.parse().ok()?,
        code: cells.next()?.parse().ok()?,
        country: cells.next()?.as_bytes().try_into().ok(),
    })
}

#[cfg(test)]
mod tests {
    use super::{PREFIXES, dialled};
    use crate::table;

    /// What libphonenumber takes its own example numbers for.
    const EXAMPLES: &str = include_str!("../data/phone-examples.tsv");

    #[test]
    fn every_row_is_read_and_in_order() {
        let rows = table::rows(include_str!("../data/phone.tsv")).count();
        assert_eq!(PREFIXES.len(), rows);
        assert!(PREFIXES.is_sorted_by(|one, next| one.digits < next.digits));
        assert!(PREFIXES.iter().all(|prefix| prefix.digits <= 999_999_999));
    }

    #[test]
    fn numbers_are_taken_for_what_libphonenumber_takes_them_for() {
        let mut seen = 0;
        for row in table::rows(EXAMPLES) {
            let cells: Vec<&str> = row.split('\t').collect();
            let [number, code, country] = cells[..] else {
                panic!("{row}");
            };
            let told = dialled(number).unwrap();
            assert_eq!(told.calling_code, code, "{number}");
            assert_eq!(told.country.as_deref().unwrap_or("-"), country, "{number}");
            seen += 1;
        }
        assert!(seen > 900);
    }
}
