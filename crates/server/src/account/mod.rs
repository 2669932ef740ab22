//! The Account API: `user` and `get` below a prefix that is a setting, as clients of the Django original know it.

mod admission;
mod change;
mod claims;
mod convert;
mod errors;
mod handlers;
mod local_info;
mod pictures;
mod sentences;
mod services;
mod slashes;
mod tag;
mod words;

pub use admission::DailyLimit;
pub use claims::Claims;
pub use errors::DrfFormat;
pub use handlers::Accounts;
pub use services::AccountServices;
pub use slashes::Slashes;
