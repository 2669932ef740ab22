//! Code as the generator writes it, an application on top, and everything a client can meet.

mod application;
mod bodies;
mod forms;
mod generated;
mod memory;
mod parameters;
mod proof;
mod responses;
mod routing;
mod security;
mod tcp;
