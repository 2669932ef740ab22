//! Pictures: decoding what anybody may send, encoding what is shown; and the store where they and other documents lie.
//!
//! [`Codec`] turns an upload into a picture and its thumbnail in bounded memory and time; [`Files`] keeps both, and documents as they come, in a
//! folder or in an S3-compatible store, named by a [`Location`], and reads them back for whoever serves them. They implement the domain's ports
//! [`domain::image::ImageCodec`], [`domain::image::MediaStore`] and [`domain::blob::BlobStore`] and know nothing of HTTP.

mod codec;
mod files;

pub use codec::{Codec, CodecLimits};
pub use files::{AccessKey, Bucket, FileInfo, Files, Location, LocationError, OpenFile};
