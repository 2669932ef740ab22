//! The tables as sea-orm sees them, for statements that are not worth a text of their own.

pub(crate) mod image;
pub(crate) mod session;
pub(crate) mod token_pair;
pub(crate) mod user;
