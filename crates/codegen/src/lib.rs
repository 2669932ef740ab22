//! An OpenAPI 3.0 document in, Rust that uses poem-openapi (and calls the `contract` crate) out.
//!
//! The stages, each a module: `read` turns files into one tree whose nodes know their lines; `lower` checks that tree and turns it
//! into the generator's own `model`; `emit` writes the model as Rust. [`generate()`] runs them all. What the generator does not
//! support it refuses with a sentence for each place ([`Finding`]), all places at once; what it accepts compiles.

pub mod command;
mod emit;
mod finding;
mod format;
mod generate;
mod lower;
mod model;
mod names;
mod read;

pub use finding::{Finding, Place};
pub use generate::{Generated, Refusal, generate};
