//! Countries.

use std::sync::LazyLock;

use domain::locale::Country;

use crate::table;

/// Sorted by code, which is how each begins.
static ROWS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| table::rows(include_str!("../data/countries.tsv")).collect());

/// The facts of the country with this ISO 3166-1 alpha-2 code, in any case.
pub fn find(code: &str) -> Option<Country> {
    read(row(code)?)
}

/// How the code is written, where there is such a country.
pub fn code(text: &str) -> Option<&'static str> {
    row(text)?.get(..2)
}

fn row(code: &str) -> Option<&'static str> {
    let code: &[u8; 2] = code.as_bytes().try_into().ok()?;
    let code = code.to_ascii_uppercase();
    let found = ROWS.binary_search_by(|row| row.as_bytes()[..2].cmp(&code));
    ROWS.get(found.ok()?).copied()
}

fn read(row: &str) -> Option<Country> {
    let mut cells = row.split('\t').map(str::to_owned);
    let mut cell = || cells.next();
    Some(Country {
        code: cell()?,
        name: cell()?,
        continent: cell()?,
        eu: cell()? == "eu",
        calling_code: cell()?,
        currency: cell()?,
        languages: cell()?.split_whitespace().map(str::to_owned).collect(),
        time_zone: cell()?,
    })
}

#[cfg(test)]
pub fn codes() -> impl Iterator<Item = &'static str> {
    ROWS.iter().map(|row| &row[..2])
}
