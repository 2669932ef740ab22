//! Mail by SMTP.

mod url;

pub use self::url::{SmtpUrl, SmtpUrlError};
