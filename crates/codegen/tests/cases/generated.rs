//! The accepted documents as Rust.

#[path = "../../cases/accept/bodies.rs"]
pub mod bodies;
#[path = "../../cases/accept/composition.rs"]
pub mod composition;
#[path = "../../cases/accept/metadata.rs"]
pub mod metadata;
#[path = "../../cases/accept/names.rs"]
pub mod names;
#[path = "../../cases/accept/parameters.rs"]
pub mod parameters;
#[path = "../../cases/accept/references.rs"]
pub mod references;
#[path = "../../cases/accept/responses.rs"]
pub mod responses;
#[path = "../../cases/accept/schemas.rs"]
pub mod schemas;
#[path = "../../cases/accept/security.rs"]
pub mod security;
