//! Who may call an operation: schemes, and their combinations by AND, OR and "or nobody".

mod authenticate;
mod combine;
mod credential;
mod intern;
mod refusal;
mod scheme;

pub use authenticate::{Authenticate, Credential, Principal};
pub use combine::Credentials;
pub use intern::intern;
pub use refusal::Refusal;
pub use scheme::{Place, Scheme, SchemeKind, present};
