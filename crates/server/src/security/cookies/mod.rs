//! Sessions of browsers: the cookie, from which pages it is taken, and how it lasts.

mod cross_site;
mod keeping;
mod writer;

pub use cross_site::OwnPages;
pub use keeping::{KeepCookies, LetIn};
pub use writer::{SessionCookie, is_loopback};

/// The documents' security scheme of the cookie.
pub const COOKIE_AUTH: &str = "cookieAuth";
