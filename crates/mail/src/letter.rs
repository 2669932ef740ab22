//! What is sent: a message as RFC 5322 has it.

use chrono::{DateTime, Utc};
use domain::mail::Mail;
use lettre::Message;
use lettre::address::AddressError;
use lettre::message::Mailbox as Recipient;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};

use crate::Mailbox;
use crate::mailbox::address;

/// Why something cannot be sent at all.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// The address is none.
    #[error("nobody can be reached there: {0}")]
    Recipient(#[from] AddressError),
    /// The subject could end its line and begin another header.
    #[error("a subject has control characters")]
    Subject,
    /// What is left.
    #[error(transparent)]
    Message(#[from] lettre::error::Error),
}

/// Writes `mail` as it is sent by `from` at `now`. The `id` is a word that no other letter has.
///
/// # Errors
/// See [`LetterError`].
pub fn write(
    from: &Mailbox,
    mail: &Mail,
    now: DateTime<Utc>,
    id: &str,
) -> Result<Message, LetterError> {
    if mail.subject.contains(char::is_control) {
        return Err(LetterError::Subject);
    }
    let to = Recipient::new(None, address(&mail.to)?);
    // So that no holiday greeting comes back (RFC 3834, section 5).
    let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
    let letter = Message::builder()
        .from(from.0.clone())
        .to(to)
        .subject(&mail.subject)
        .date(now.into())
        .message_id(Some(format!("<{id}@{}>", from.0.email.domain())))
        .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
        .header(ContentType::TEXT_PLAIN)
        // Lines are ended here: servers differ about what else ends one, and with it the letter.
        .body(mail.text.replace('\r', ""))?;
    Ok(letter)
}

#[cfg(test)]
mod tests {
    use domain::mail::Mail;

    use super::write;

    fn written(to: &str, subject: &str, text: &str) -> Result<String, super::LetterError> {
        let from = "Dossier <no-reply@example.com>".parse().unwrap();
        let now = "2026-02-12T10:00:00.123Z".parse().unwrap();
        let mail = Mail {
            to: to.to_owned(),
            subject: subject.to_owned(),
            text: text.to_owned(),
        };
        let letter = write(&from, &mail, now, "abc")?;
        Ok(String::from_utf8(letter.formatted()).unwrap())
    }

    #[test]
    fn a_letter_has_the_headers_that_mail_needs() {
        let letter = written("jane@example.org", "Your code", "Hello,\n\n123456\n").unwrap();
        let (headers, body) = letter.split_once("\r\n\r\n").unwrap();
        let headers: Vec<&str> = headers.split("\r\n").collect();
        assert_eq!(
            headers,
            [
                "From: Dossier <no-reply@example.com>",
                "To: jane@example.org",
                "Subject: Your code",
                "Date: Thu, 12 Feb 2026 10:00:00 +0000",
                "Message-ID: <abc@example.com>",
                "Auto-Submitted: auto-generated",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: 7bit",
            ]
        );
        assert_eq!(body, "Hello,\r\n\r\n123456\r\n");
    }

    #[test]
    fn other_alphabets_are_encoded() {
        let letter = written("jane@bücher.example", "Überprüfung", "Grüße\n").unwrap();
        assert!(letter.is_ascii(), "{letter}");
        assert!(
            letter.contains("To: jane@xn--bcher-kva.example\r\n"),
            "{letter}"
        );
        // In Base64.
        assert!(
            letter.contains("=?utf-8?b?w5xiZXJwcsO8ZnVuZw==?="),
            "{letter}"
        );
        assert!(letter.ends_with("\r\n\r\nR3LDvMOfZQ0K"), "{letter}");
    }

    #[test]
    fn nobody_can_add_a_header_or_a_recipient() {
        for (to, subject) in [
            ("a@example.com\r\nBcc: b@example.com", "Code"),
            ("a@example.com, b@example.com", "Code"),
            ("a@example.com", "Code\r\nBcc: b@example.com"),
            ("a@example.com", "Code\nBcc: b@example.com"),
            ("a@example.com", "Code\r\n\r\nanother text"),
            ("a@example.com", "Code\u{0}"),
        ] {
            assert!(
                written(to, subject, "text\n").is_err(),
                "{to:?} {subject:?}"
            );
        }
    }

    #[test]
    fn a_text_stays_below_the_headers() {
        let text = "Bcc: b@example.com\n.\nQUIT\n\r.\r\n";
        let letter = written("a@example.com", "Code", text).unwrap();
        let (headers, body) = letter.split_once("\r\n\r\n").unwrap();
        assert!(!headers.contains("Bcc"));
        assert_eq!(body, "Bcc: b@example.com\r\n.\r\nQUIT\r\n.\r\n");
    }
}
