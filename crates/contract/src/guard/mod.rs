//! The one place where a request is let in and every failure is answered.

mod admit;
mod failure;
mod format;
mod inspect;
mod limits;
mod middleware;
mod respond;

pub(crate) use admit::variable;
pub use admit::{Admit, path_variable};
pub use failure::{Failure, RefusedCredential, application};
pub use format::{ErrorFormat, Exchange, RequestId};
pub use inspect::{Inspect, Submission};
pub use limits::{Limits, MemoryBudget};
pub use middleware::{Guard, Guarded};
