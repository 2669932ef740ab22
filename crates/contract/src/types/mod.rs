//! Strict types: they accept what the document says and say what they accept.

pub mod any;
pub mod constrained;
pub mod exact;
pub mod int_enum;
pub mod nullable;
pub mod number;
pub mod optional;
pub mod read_only;
pub mod scalar;
pub mod set_by_server;
pub mod string_enum;
pub mod support;
pub mod tagged;
pub mod text;
pub mod time;
pub mod untagged;
