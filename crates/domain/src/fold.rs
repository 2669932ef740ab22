//! Case-insensitive identity of emails and usernames.

/// The key under which `text` is unique: Unicode lower case. Two spellings with the same key are the same name.
#[must_use]
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_in_case_only_have_the_same_key() {
        assert_eq!(fold("Owner@Minbil.IO"), fold("oWNER@mINBIL.io"));
        assert_eq!(fold("ÅSE"), fold("åse"));
    }

    #[test]
    fn other_names_have_other_keys() {
        assert_ne!(fold("owner"), fold("0wner"));
        assert_ne!(fold("ase"), fold("åse"));
    }
}
