//! Multipart forms (RFC 7578), kept in memory.

mod reader;
#[cfg(test)]
mod tests;

pub(super) use reader::{no_file, read};
