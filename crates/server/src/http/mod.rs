//! What surrounds every API: request ids, headers, CORS, logging and metrics.

pub mod asked;
pub mod client_address;
pub mod connections;
pub mod cors;
pub mod drain;
pub mod edge;
pub mod front;
pub mod head;
pub mod leaving;
pub mod measure;
pub mod panics;
pub mod request_id;
pub mod security_headers;
pub mod templates;
pub mod unreadable;
