//! A document made ready for requests: validators, media types, security, per operation.

mod build;
mod document;
mod draft;
mod error;
mod exact;
pub(crate) mod formats;
mod message;
mod number_text;
mod operation;
mod parameter;
mod paths;
pub(crate) mod shape;
mod shape_members;
mod tidy;
mod validator;
mod violation;

pub use build::Index;
#[cfg(test)]
pub(crate) use document::Document;
pub use error::IndexError;
pub(crate) use exact::Exact;
pub(crate) use operation::{Body, BodyKind, Operation};
pub(crate) use validator::Validator;
pub use violation::{Location, Violation};
