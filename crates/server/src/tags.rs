//! Entity tags of profiles: the version number, quoted.

use contract::conditional::{self, Named};
use domain::profile::Expected;

/// The strong tag of a version: `"7"`.
#[must_use]
pub fn strong(version: i64) -> String {
    format!("\"{version}\"")
}

/// Whether the client has this tag already (`If-None-Match`), so that it need not be sent again.
#[must_use]
pub fn is_known(if_none_match: Option<&str>, tag: &str) -> bool {
    if_none_match.is_some_and(|header| conditional::none_match(header, tag))
}

/// Which versions the client has read (`If-Match`). A tag that is weak, or none of ours, names no version.
#[must_use]
pub fn expected(if_match: Option<&str>) -> Expected {
    match if_match.map(conditional::named) {
        None | Some(Named::Any) => Expected::Any,
        Some(Named::Tags(tags)) => {
            let versions = tags.iter().filter_map(|tag| version(tag));
            Expected::OneOf(versions.collect())
        }
    }
}

/// The version that a tag's opaque part stands for, if the server would write it so.
fn version(opaque: &str) -> Option<i64> {
    let version: i64 = opaque.parse().ok()?;
    (version.to_string() == opaque).then_some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn versions(header: &str) -> Expected {
        expected(Some(header))
    }

    #[test]
    fn tags_name_versions() {
        assert_eq!(expected(None), Expected::Any);
        assert_eq!(versions("*"), Expected::Any);
        assert_eq!(versions(&strong(7)), Expected::OneOf(vec![7]));
        assert_eq!(versions("\"7\", \"x\", \"8\""), Expected::OneOf(vec![7, 8]));
    }

    #[test]
    fn what_the_server_never_wrote_names_none() {
        for header in [
            "W/\"7\"",
            "7",
            "",
            "nonsense",
            "\"07\"",
            "\"+7\"",
            "\"99999999999999999999\"",
            "\"7\" \"8\"",
        ] {
            assert_eq!(versions(header), Expected::OneOf(vec![]), "{header}");
        }
    }

    #[test]
    fn a_known_tag_is_known_weak_or_strong() {
        assert!(
            is_known(Some("\"7\""), "\"7\"")
                && is_known(Some("W/\"7\""), "\"7\"")
                && is_known(Some("*"), "\"7\"")
        );
        assert!(!is_known(None, "\"7\"") && !is_known(Some("\"8\""), "\"7\""));
    }
}
