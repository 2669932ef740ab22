//! Consoles.

mod access;
mod merging;
mod staff;
mod support;
mod writing;
