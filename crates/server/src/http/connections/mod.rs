//! The sockets: accepting connections, bounding what each may cost, and ending them.
//!
//! The framework's own server has no limit for how long a request's head may take or how much it buffers for a client that does not read, so
//! its endpoints are served here, by hyper itself.

mod accept;
mod files;
mod limits;
mod patience;
mod protocol;
mod refusal;
mod serve;

pub use accept::Sockets;
pub use files::raise_open_files;
pub use limits::ConnectionLimits;
pub use serve::serve;
