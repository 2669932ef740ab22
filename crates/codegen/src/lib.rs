//! An OpenAPI 3.0 document in, Rust that uses poem-openapi (and calls the `contract` crate) out.
//!
//! The stages, each a module: `read` turns files into one tree whose nodes know their lines; `lower` checks that tree and turns it
//! into the generator's own `model`; `emit` writes the model as Rust. [`generate()`] runs them all. What the generator does not
//! support it refuses with a sentence for each place ([`Finding`]), all places at once; what it accepts compiles.
//!
//! These extensions mean something to the generator: `info.x-module` is the prefix of the trait and of the routes (without it the file's
//! name is); `x-set-by-server: true` of a response header says that something around the handler sets it, so that the handler is
//! not asked for it; `x-streamed: true` of a media type of a request body of bytes hands the body over as it comes, instead of in
//! memory; `x-trim: true` and `x-number-as-text: true` of a schema of texts, which the `contract` crate acts on, are checked; and
//! `x-exact: true` of a schema that says nothing else has its values kept as they are written. All others are kept in the bundled
//! document and ignored.

pub mod command;
mod emit;
mod finding;
mod format;
mod generate;
mod lower;
mod model;
mod names;
mod read;
mod reserved;

pub use finding::{Finding, Place};
pub use generate::{Generated, Refusal, generate};
