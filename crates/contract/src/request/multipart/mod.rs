//! Multipart forms (RFC 7578), kept in memory.

mod gather;
mod reader;
#[cfg(test)]
mod tests;

pub(super) use gather::no_file;
pub(super) use reader::{TextLimits, read};
