//! What bodies are made of.

pub mod binary;
mod extractor;
pub mod form;
pub mod json;
pub mod media_type;
pub mod multipart;
pub mod optional;
pub mod raw;
pub mod sse;
pub mod streamed;
