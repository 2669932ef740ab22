//! Code as the generator writes it, an application on top, and everything a client can meet.

mod application;
mod generated;
