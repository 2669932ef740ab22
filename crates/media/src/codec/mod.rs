//! From bytes that anybody may send to a picture and its thumbnail.
//!
//! The way of a picture, a file for each step: told apart by content and measured without being decoded ([`source`]), decoded
//! ([`jpeg`], [`raster`]), scaled down ([`scale`]), brought to sRGB ([`color`]), turned upright ([`render`]) and written anew
//! ([`encode`]), so that nothing of the upload's metadata is left. [`gate`] bounds how much of that is under way.

mod color;
mod encode;
mod gate;
mod jpeg;
mod jpeg_outline;
mod limits;
mod raster;
mod render;
mod scale;
mod service;
mod source;

#[cfg(test)]
mod tests;

pub use self::limits::CodecLimits;
pub use self::service::Codec;
