//! Who may call an operation: schemes, and their combinations by AND, OR and "or nobody".

mod authenticate;
mod combine;
mod cookie;
mod credential;
mod credentials;
mod intern;
mod refusal;
mod scheme;

pub use authenticate::{Authenticate, Credential, Principal};
pub use credentials::Credentials;
pub use intern::intern;
pub use refusal::Refusal;
pub use scheme::{Place, Scheme, SchemeKind, present};
