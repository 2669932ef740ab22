//! Code as the generator writes it, an application on top, and everything a client can meet.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod admission;
mod application;
mod bodies;
mod forms;
#[expect(
    clippy::large_enum_variant,
    reason = "responses are as large as the document has them"
)]
mod generated;
mod memory;
mod papers;
mod parameters;
mod proof;
mod refused;
mod responses;
mod routing;
mod security;
mod tcp;
mod wire;
