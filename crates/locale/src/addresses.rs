//! Where network addresses are.

use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::locale::{AddressBook, Place};
use maxminddb::{LookupResult, MaxMindDbError, PathElement, Reader, WithinOptions, path};

/// How many of its entries are looked at to see whether a database is one of countries.
const SAMPLE: usize = 1_000;

/// A database in `MaxMind`'s format, theirs or another's such as DB-IP's, in memory; or none. Clones share it.
#[derive(Clone)]
pub struct Addresses(Option<Arc<Reader<Vec<u8>>>>);

/// A file is no such database.
#[derive(Debug, thiserror::Error)]
#[error("names the file '{}', which {why}", file.display())]
pub struct AddressesError {
    file: PathBuf,
    why: Unusable,
}

/// What is wrong with it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unusable {
    #[error("cannot be read: {0}")]
    Unreadable(std::io::Error),
    #[error("is no database in MaxMind's format: {0}")]
    Format(MaxMindDbError),
    #[error("is a database of another kind ({0}): nothing in it names a country")]
    Kind(String),
}

impl Addresses {
    /// Reads the database in `file` into memory, which then is larger by its size. Blocks.
    ///
    /// # Errors
    /// When the file cannot be read or is no database of countries.
    pub fn open(file: &Path) -> Result<Self, AddressesError> {
        let bytes = std::fs::read(file).map_err(Unusable::Unreadable);
        bytes.and_then(Self::of).map_err(|why| AddressesError {
            file: file.to_owned(),
            why,
        })
    }

    /// The database that such a file has.
    pub(crate) fn of(bytes: Vec<u8>) -> Result<Self, Unusable> {
        let reader = Reader::from_source(bytes).map_err(Unusable::Format)?;
        if names_countries(&reader).map_err(Unusable::Format)? {
            return Ok(Self(Some(Arc::new(reader))));
        }
        Err(Unusable::Kind(reader.metadata().database_type.clone()))
    }

    /// Knows no address.
    #[must_use]
    pub fn none() -> Self {
        Self(None)
    }
}

impl AddressBook for Addresses {
    fn place(&self, address: IpAddr) -> Option<Place> {
        // What the database cannot tell, for whatever reason, is not known.
        let found = self.0.as_ref()?.lookup(address.to_canonical()).ok()?;
        Some(Place {
            country: country(&found)?,
            time_zone: time_zone(&found),
        })
    }
}

impl fmt::Debug for Addresses {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self
            .0
            .as_ref()
            .map(|reader| &reader.metadata().database_type);
        formatter.debug_tuple("Addresses").field(&kind).finish()
    }
}

fn names_countries(reader: &Reader<Vec<u8>>) -> Result<bool, MaxMindDbError> {
    for entry in reader.networks(WithinOptions::default())?.take(SAMPLE) {
        if country(&entry?).is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

type Entry<'a> = LookupResult<'a, Vec<u8>>;

/// Where the address is used, else where it is registered, in upper case. Databases with few columns have them side by side.
fn country(entry: &Entry<'_>) -> Option<String> {
    let paths: [&[PathElement<'_>]; 4] = [
        &path!["country", "iso_code"],
        &path!["country_code"],
        &path!["country"],
        &path!["registered_country", "iso_code"],
    ];
    let is_code = |text: &&str| text.len() == 2 && text.bytes().all(|c| c.is_ascii_alphabetic());
    first(entry, paths, is_code).map(str::to_ascii_uppercase)
}

fn time_zone(entry: &Entry<'_>) -> Option<String> {
    let paths: [&[PathElement<'_>]; 2] = [&path!["location", "time_zone"], &path!["timezone"]];
    first(entry, paths, |text| !text.is_empty()).map(str::to_owned)
}

/// The first of these texts that is there and as it must be.
fn first<'a, const N: usize>(
    entry: &Entry<'a>,
    paths: [&[PathElement<'_>]; N],
    good: impl Fn(&&'a str) -> bool,
) -> Option<&'a str> {
    let mut texts = paths
        .into_iter()
        .filter_map(|path| entry.decode_path(path).ok().flatten());
    texts.find(good)
}
