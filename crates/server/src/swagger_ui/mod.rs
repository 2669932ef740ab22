//! `/docs`: Swagger UI with a choice of the documents, served from this binary.
//!
//! What is ours of the page lies in `page`; the rest is Swagger UI as it was published. The page names everything relative to itself, so that it
//! works below whatever path a proxy puts before ours.

mod endpoint;
mod files;

pub use endpoint::{endpoint, home};
