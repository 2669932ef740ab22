//! Names that poem-openapi wants to live forever.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

/// Keeps a text for the rest of the process, once. Only documentation is made of these, so there
/// are as many as a document has combinations of schemes.
#[must_use]
pub fn intern(text: &str) -> &'static str {
    static KEPT: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.get(text) {
        return known;
    }
    let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
    kept.insert(text);
    text
}

#[cfg(test)]
mod tests {
    use super::intern;

    #[test]
    fn a_text_is_kept_once() {
        assert!(std::ptr::eq(intern("a&b"), intern(&["a", "b"].join("&"))));
        assert_ne!(intern("a&b"), intern("b&a"));
    }
}
