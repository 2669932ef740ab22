//! Where files lie: a folder, or a bucket of an S3-compatible store.
//!
//! A [`Location`] says where ([`location`]), [`connect`] opens it, [`name`] keeps anything that is no name of ours from it, and
//! [`Files`] puts, reads and deletes there: [`images`] in the folder `images`, documents ([`blobs`]) in the folder `documents`.

mod blobs;
mod connect;
mod failure;
mod images;
mod location;
mod name;
mod read;
mod store;

#[cfg(test)]
mod tests;

pub use self::location::{AccessKey, Bucket, Location, LocationError};
pub use self::read::{FileInfo, OpenFile};
pub use self::store::Files;
