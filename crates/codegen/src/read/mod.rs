//! Files to one tree: YAML with lines, references between files, the shape of every object of OpenAPI 3.0.

pub mod bundle;
mod components;
pub mod grammar;
mod members;
pub mod node;
mod references;
mod schema_members;
pub mod sources;
pub mod structure;
pub mod yaml;
