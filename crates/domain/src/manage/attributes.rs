//! What attributes may be.

use super::Refusal;

/// How long a JSON text of attributes may be, in bytes, without white space between its tokens.
pub const LARGEST: usize = 64 << 10;

/// How many objects and arrays may lie in each other.
pub const DEEPEST: usize = 32;

/// Attributes that say nothing.
pub const NOTHING: &str = "{}";

/// Attributes that can be kept.
pub(super) fn check(json: &str) -> Result<(), Refusal> {
    if is_too_deep(json) {
        Err(Refusal::TooDeep)
    } else if json.len() > LARGEST {
        Err(Refusal::TooLarge)
    } else {
        Ok(())
    }
}

/// Whether more than [`DEEPEST`] objects and arrays lie in each other.
pub(super) fn is_too_deep(json: &str) -> bool {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in json.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nested(depth: usize) -> String {
        "[".repeat(depth) + &"]".repeat(depth)
    }

    #[test]
    fn thirty_two_levels_are_kept_and_one_more_is_not() {
        assert_eq!(check(&nested(32)), Ok(()));
        for json in [
            nested(33),
            nested(100_000),
            format!("{{\"a\":{}}}", nested(32)),
        ] {
            assert_eq!(check(&json), Err(Refusal::TooDeep));
        }
    }

    #[test]
    fn what_lies_beside_each_other_is_not_deep_and_brackets_in_strings_are_none() {
        let beside = format!("[{}]", vec!["[[]]"; 100].join(","));
        assert_eq!(check(&beside), Ok(()));
        for text in ["[", "\\\"[", "\\\\\\\"{"] {
            assert_eq!(check(&format!("\"{}\"", text.repeat(40))), Ok(()), "{text}");
        }
        // The string ends before the brackets.
        assert_eq!(
            check(&format!("[\"\\\\\",{}]", nested(32))),
            Err(Refusal::TooDeep)
        );
    }

    #[test]
    fn sixty_four_kib_are_kept_and_one_byte_more_is_not() {
        let text = |length: usize| format!("\"{}\"", "a".repeat(length - 2));
        assert_eq!(check(&text(65_536)), Ok(()));
        assert_eq!(check(&text(65_537)), Err(Refusal::TooLarge));
    }
}
