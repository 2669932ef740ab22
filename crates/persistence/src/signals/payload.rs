//! Hints as text: the instance's id, then those of the users, each as 32 hexadecimal digits.

use std::fmt::Write;

use domain::id::UserId;
use uuid::Uuid;

use super::Hint;

/// So many users are told of in one notification, which must stay below 8000 bytes.
const MOST_USERS: usize = 200;

/// The digits of an id.
const DIGITS: usize = 32;

const _: () = assert!((1 + MOST_USERS) * DIGITS < 8000);

/// As many texts as it takes, as a JSON array.
pub(super) fn write(instance: Uuid, users: &[UserId]) -> String {
    let mut texts = String::from("[");
    for chunk in users.chunks(MOST_USERS) {
        let comma = if texts.len() > 1 { "," } else { "" };
        // Writing to a string cannot fail.
        let _ = write!(texts, "{comma}\"{}", instance.simple());
        for user in chunk {
            let _ = write!(texts, "{}", user.0.simple());
        }
        texts.push('"');
    }
    texts.push(']');
    texts
}

/// What a text says; `None` if no instance can have sent it.
pub(super) fn read(text: &str) -> Option<Hint> {
    let mut ids = text
        .as_bytes()
        .chunks(DIGITS)
        .map(|digits| Uuid::try_parse_ascii(digits).ok());
    let instance = ids.next()??;
    let users: Option<Vec<_>> = ids.map(|id| id.map(UserId)).collect();
    Some(Hint::Users {
        instance,
        users: users?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let users: Vec<_> = (1..=450)
            .map(|number| UserId(Uuid::from_u128(number)))
            .collect();
        let instance = Uuid::from_u128(7 << 100);
        let texts = write(instance, &users);
        let texts = texts.trim_matches(['[', ']']).split(',');
        let mut heard = Vec::new();
        for text in texts.map(|text| text.trim_matches('"')) {
            assert!(text.len() < 8000);
            let hint = read(text);
            let Some(Hint::Users {
                instance: from,
                users,
            }) = hint
            else {
                panic!("{hint:?}");
            };
            assert_eq!(from, instance);
            assert!(users.len() <= MOST_USERS);
            heard.extend(users);
        }
        assert_eq!(heard, users);
        assert_eq!(write(instance, &[]), "[]");
    }

    #[test]
    fn what_nobody_can_have_written_is_not_read() {
        let id = "0123456789abcdef0123456789abcdef";
        for text in [
            "",
            "hello",
            &id[1..],
            &format!("{id}{}", &id[1..]),
            &format!("{id}é"),
            &"x".repeat(64),
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
