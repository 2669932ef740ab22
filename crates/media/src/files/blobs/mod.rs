//! Documents: files that are kept as they come, under a key.
//!
//! A file is held against what it was said to be ([`proof`]) while it is written to a draft that nobody sees ([`draft`]). In a folder the
//! draft lies beside the others that are arriving ([`incoming`]) and is renamed when it is whole. For a bucket ([`remote`]) it is a nameless
//! temporary file that is sent in one piece, unless the client sends the bytes there itself ([`presign`]).

mod draft;
mod incoming;
mod presign;
mod proof;
mod remote;
mod store;

#[cfg(test)]
mod tests;

pub use self::incoming::Incoming;
pub use self::remote::Remote;
