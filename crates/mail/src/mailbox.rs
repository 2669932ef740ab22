//! Addresses, of those who send and those who receive.

use std::str::FromStr;

use lettre::Address;
use lettre::address::AddressError;
use lettre::message::Mailbox as Parsed;

/// Somebody's address, with or without a name: `Dossier <no-reply@example.com>` (RFC 5322, section 3.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox(pub(crate) Parsed);

/// A text is no mailbox.
#[derive(Debug, thiserror::Error)]
#[error(
    "must be an address such as 'no-reply@example.com' or 'Dossier <no-reply@example.com>', not '{0}'"
)]
pub struct MailboxError(String);

impl FromStr for Mailbox {
    type Err = MailboxError;

    fn from_str(text: &str) -> Result<Self, MailboxError> {
        let refused = || MailboxError(text.escape_debug().to_string());
        if text.contains(char::is_control) {
            return Err(refused());
        }
        let Parsed { name, email } = text.parse().map_err(|_| refused())?;
        let email = address(email.as_ref()).map_err(|_| refused())?;
        Ok(Self(Parsed { name, email }))
    }
}

/// Reads an address without a name. Its domain is put as DNS knows it, so that a server needs to know nothing of other alphabets unless the
/// part before the `@` has letters of one.
///
/// # Errors
/// For what is no address; nothing that could end a line is one.
pub fn address(text: &str) -> Result<Address, AddressError> {
    let (user, domain) = text.rsplit_once('@').ok_or(AddressError::MissingParts)?;
    if text.contains(char::is_control) {
        return Err(AddressError::InvalidUser);
    }
    if domain.is_ascii() {
        return Address::new(user, domain);
    }
    let domain = idna::domain_to_ascii(domain).map_err(|_| AddressError::InvalidDomain)?;
    Address::new(user, domain)
}

#[cfg(test)]
mod tests {
    use super::{Mailbox, address};

    #[test]
    fn a_mailbox_is_an_address_with_or_without_a_name() {
        for (text, shown) in [
            ("no-reply@localhost", "no-reply@localhost"),
            (
                "Dossier <no-reply@localhost>",
                "Dossier <no-reply@localhost>",
            ),
            ("  Dossier <a@example.com> ", "Dossier <a@example.com>"),
            (
                "\"Doe, Jane\" <j@example.com>",
                "\"Doe, Jane\" <j@example.com>",
            ),
            (
                "Brücke <a@brücke.example>",
                "Brücke <a@xn--brcke-lva.example>",
            ),
        ] {
            let mailbox: Mailbox = text.parse().unwrap();
            assert_eq!(mailbox.0.to_string(), shown, "{text}");
        }
    }

    #[test]
    fn what_is_no_mailbox_is_refused_with_a_sentence() {
        for text in [
            "",
            "Dossier",
            "@example.com",
            "a@",
            "a b@example.com",
            "Dossier <a@example.com",
            "Dossier <a@example.com>\r\nBcc: b@example.com",
            "Dos\nsier <a@example.com>",
            "a@exa\rmple.com",
        ] {
            let error = text.parse::<Mailbox>().unwrap_err().to_string();
            let sentence = "must be an address such as 'no-reply@example.com' or 'Dossier <no-reply@example.com>', not '";
            assert!(error.starts_with(sentence), "{error}");
            assert!(!error.contains(char::is_control), "{error}");
        }
    }

    #[test]
    fn an_address_cannot_end_a_line() {
        for text in [
            "a@example.com\r\nRCPT TO:<b@example.com>",
            "a\r\n@example.com",
            "\"a\r\nb\"@example.com",
            "\"a\nb\"@example.com",
            "a@example.com>\u{b}",
            "a@example.com> SIZE=1",
            "a@[127.0.0.1\n]",
            "a@b@example.com",
            "<a@example.com>",
            "a@\u{2028}example.com",
            "",
        ] {
            assert!(address(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_domain_is_put_as_dns_knows_it() {
        for (text, expected) in [
            ("a@example.com", "a@example.com"),
            ("a@Bücher.example", "a@xn--bcher-kva.example"),
            ("用户@例え.jp", "用户@xn--r8jz45g.jp"),
            ("\"a b\"@example.com", "\"a b\"@example.com"),
            ("a@[127.0.0.1]", "a@[127.0.0.1]"),
        ] {
            assert_eq!(address(text).unwrap().to_string(), expected);
        }
    }
}
