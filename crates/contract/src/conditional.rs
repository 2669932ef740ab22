//! Conditional requests (RFC 9110 section 13).

/// One entity tag of a list.
struct Tag<'h> {
    weak: bool,
    opaque: &'h str,
}

/// What an `If-Match` or `If-None-Match` says.
enum Condition<'h> {
    Any,
    Tags(Vec<Tag<'h>>),
}

/// Whether `If-None-Match: <header>` names the tag by weak comparison, so that a `GET` is answered
/// 304 (RFC 9110 section 13.1.2). A malformed header is ignored.
#[must_use]
pub fn none_match(header: &str, etag: &str) -> bool {
    matches(header, etag, |_, _| true)
}

/// Whether `If-Match: <header>` names the tag by strong comparison, so that a change may be made
/// (RFC 9110 section 13.1.1). A malformed header names none.
#[must_use]
pub fn if_match(header: &str, etag: &str) -> bool {
    matches(header, etag, |sent, own| !sent.weak && !own.weak)
}

/// [`if_match`] by weak comparison, for a resource whose tags are weak by heritage.
#[must_use]
pub fn if_match_weak(header: &str, etag: &str) -> bool {
    matches(header, etag, |_, _| true)
}

/// Which tags a header names, for an application that keeps versions instead of tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named<'h> {
    /// `*`: whatever there is.
    Any,
    /// The opaque parts of the strong tags; weak ones never match strongly and are left out.
    Tags(Vec<&'h str>),
}

/// What `If-Match: <header>` names, by strong comparison. A malformed header names no tag.
#[must_use]
pub fn named(header: &str) -> Named<'_> {
    match parse(header) {
        Some(Condition::Any) => Named::Any,
        Some(Condition::Tags(tags)) => {
            let strong = tags.iter().filter(|tag| !tag.weak);
            Named::Tags(strong.map(|tag| tag.opaque).collect())
        }
        None => Named::Tags(Vec::new()),
    }
}

fn matches(header: &str, etag: &str, strength: impl Fn(&Tag<'_>, &Tag<'_>) -> bool) -> bool {
    let (Some(condition), Some((own, ""))) = (parse(header), tag(etag.trim())) else {
        return false;
    };
    match condition {
        Condition::Any => true,
        Condition::Tags(tags) => tags
            .iter()
            .any(|sent| sent.opaque == own.opaque && strength(sent, &own)),
    }
}

/// `*` or a list of tags; several header lines come joined by commas. None when malformed.
fn parse(header: &str) -> Option<Condition<'_>> {
    let mut rest = trim(header);
    if rest == "*" {
        return Some(Condition::Any);
    }
    let mut tags = Vec::new();
    loop {
        // Empty elements are to be tolerated (RFC 9110 section 5.6.1).
        rest = rest.trim_start_matches([' ', '\t', ',']);
        if rest.is_empty() {
            return (!tags.is_empty()).then_some(Condition::Tags(tags));
        }
        let (found, after) = tag(rest)?;
        tags.push(found);
        rest = trim(after);
        if !rest.is_empty() && !rest.starts_with(',') {
            return None;
        }
    }
}

/// The tag that a text begins with, and what follows it (RFC 9110 section 8.8.3).
fn tag(text: &str) -> Option<(Tag<'_>, &str)> {
    let (weak, text) = match text.strip_prefix("W/") {
        Some(text) => (true, text),
        None => (false, text),
    };
    let (opaque, after) = text.strip_prefix('"')?.split_once('"')?;
    let allowed = |it: char| it == '!' || ('#'..='~').contains(&it) || it >= '\u{80}';
    opaque
        .chars()
        .all(allowed)
        .then_some((Tag { weak, opaque }, after))
}

fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

#[cfg(test)]
mod tests {
    use super::{Named, if_match, if_match_weak, named, none_match};

    #[test]
    fn named_lists_the_strong_tags() {
        assert_eq!(named(" * "), Named::Any);
        assert_eq!(
            named("\"a\", W/\"b\" ,\"c,d\""),
            Named::Tags(vec!["a", "c,d"])
        );
        assert_eq!(named("\"a\", b"), Named::Tags(vec![]));
    }

    #[test]
    fn none_match_compares_weakly() {
        for header in [
            "\"a\"",
            "W/\"a\"",
            "\"x\", W/\"a\"",
            "*",
            "\"x\",,\t\"a\" ,",
            " \"a\" ",
        ] {
            assert!(none_match(header, "\"a\""), "{header}");
            assert!(none_match(header, "W/\"a\""), "{header}");
        }
        assert!(!none_match("\"b\", W/\"c\"", "\"a\""));
        assert!(none_match("\"a,b\"", "\"a,b\""));
        assert!(!none_match("\"a,b\"", "\"a\""));
    }

    #[test]
    fn if_match_compares_strongly() {
        assert!(if_match("\"x\", \"a\"", "\"a\""));
        assert!(if_match("*", "W/\"a\""));
        assert!(!if_match("W/\"a\"", "\"a\""));
        assert!(!if_match("\"a\"", "W/\"a\""));
        assert!(!if_match("W/\"a\"", "W/\"a\""));
        assert!(if_match_weak("W/\"a\"", "W/\"a\""));
        assert!(if_match_weak("\"a\"", "W/\"a\""));
        assert!(!if_match_weak("\"b\"", "W/\"a\""));
    }

    #[test]
    fn what_is_malformed_names_nothing() {
        for header in [
            "",
            ",",
            "a",
            "\"a",
            "\"a\" \"b\"",
            "\"a\"x",
            "w/\"a\"",
            "*, \"a\"",
            "\"a b\", \"a\"",
        ] {
            assert!(!none_match(header, "\"a\""), "{header}");
            assert!(!if_match(header, "\"a\""), "{header}");
            assert!(!if_match_weak(header, "\"a\""), "{header}");
        }
        assert!(!none_match("*", "unquoted"));
    }
}
