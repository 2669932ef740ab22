//! `/media/…`: images and documents, out of the store.
//!
//! Images ([`images`]) have names that nobody can guess, documents ([`documents`]) are for whoever has a token; [`answer`] is what both have in
//! common, [`range`] and [`disposition`] are two headers.

mod answer;
mod disposition;
mod documents;
mod endpoint;
mod images;
mod range;
mod urls;

#[cfg(test)]
mod tests;

pub use self::documents::OpenToken;
pub use self::endpoint::endpoint;
pub use self::urls::{DocumentUrls, MediaUrls};
