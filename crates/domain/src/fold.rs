//! Case-insensitive identity of emails and usernames.

/// The key under which `text` is unique: Unicode lower case. Two spellings with the same key are the same name.
#[must_use]
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}
