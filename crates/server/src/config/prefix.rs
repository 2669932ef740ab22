//! Paths that stand before those of the documents: where the Account API is served, and what a proxy has put there.

/// The longest prefix, in bytes.
const LONGEST: usize = 100;

/// What follows the prefix: nothing else is the Account API's.
const OWN: [&str; 2] = ["user", "get"];

/// Where something else is served.
const OTHERS: [&str; 10] = [
    "/api/co",
    "/api/v1/direct_uploads",
    "/api/v1/users",
    "/auth",
    "/docs",
    "/healthz",
    "/manage",
    "/media",
    "/openapi",
    "/readyz",
];

/// A path below which the Account API is served; it does not end with a slash.
pub fn account_prefix(prefix: &str) -> Result<String, String> {
    if !is_path(prefix) {
        return Err(format!(
            "must be a path such as /api/v1, of letters, digits, '-', '_', '.' and '~' between slashes, not '{}'",
            prefix.escape_debug()
        ));
    }
    let own = OWN.map(|own| format!("{prefix}/{own}"));
    let taken = OTHERS.iter().find(|other| {
        own.iter()
            .any(|own| lies_in(own, other) || lies_in(other, own))
    });
    match taken {
        Some(other) => Err(format!(
            "must leave {other} to what is served there, not be '{prefix}'"
        )),
        None => Ok(prefix.to_owned()),
    }
}

/// The path of a URL without its trailing slash: what a proxy puts before our paths, mostly nothing.
#[must_use]
pub fn base_path(url: &str) -> &str {
    let (_, rest) = url.split_once("://").unwrap_or_default();
    rest.find('/').map_or("", |slash| &rest[slash..])
}

/// Whether it is made of one segment or more, none of which a client or proxy would take away.
pub fn is_path(text: &str) -> bool {
    let segments = |path: &str| {
        path.split('/').all(|segment| {
            !matches!(segment, "" | "." | "..") && segment.bytes().all(is_unreserved)
        })
    };
    text.len() <= LONGEST && text.strip_prefix('/').is_some_and(segments)
}

/// RFC 3986, section 2.3.
const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Whether `path` is `folder` or lies below it.
fn lies_in(path: &str, folder: &str) -> bool {
    let rest = path.strip_prefix(folder);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::{OTHERS, account_prefix, base_path, lies_in};

    #[test]
    fn the_path_of_a_url_is_what_follows_its_host() {
        for (url, path) in [
            ("https://api.example.com", ""),
            ("http://localhost:5000/a/b", "/a/b"),
        ] {
            assert_eq!(base_path(url), path);
        }
    }

    #[test]
    fn a_prefix_is_a_path_of_any_depth() {
        for prefix in [
            "/api/v1",
            "/api",
            "/api/v2",
            "/a-b_c.d~e/1/2/3",
            "/authentication",
            "/Auth",
        ] {
            assert_eq!(account_prefix(prefix).unwrap(), prefix);
        }
    }

    #[test]
    fn what_is_no_path_is_refused() {
        let long = format!("/{}", "a".repeat(100));
        for text in [
            "",
            "/",
            "//",
            "api/v1",
            "/api//v1",
            "/api/v1/",
            "/api/co/",
            "/api/../auth",
            "/.",
            "/api/:id",
            "/api/*",
            "/a b",
            "/a%2Fb",
            "/a?b",
            "/a#b",
            "/ø",
            "/<a>",
            "https://example.com/api",
            &long,
        ] {
            let refused = account_prefix(text).unwrap_err();
            assert!(refused.starts_with("must be a path"), "{text}: {refused}");
        }
    }

    #[test]
    fn what_is_served_elsewhere_is_left_alone() {
        for text in [
            "/auth",
            "/auth/v1",
            "/api/co",
            "/api/co/profile",
            "/api/v1/users",
            "/api/v1/direct_uploads/a",
            "/manage",
            "/manage/api",
            "/media",
            "/docs",
            "/openapi",
            "/healthz",
            "/readyz/x",
        ] {
            let refused = account_prefix(text).unwrap_err();
            assert!(refused.starts_with("must leave /"), "{text}: {refused}");
        }
    }

    #[test]
    fn no_path_of_another_document_can_be_taken() {
        for document in [
            api::auth::DOCUMENT,
            api::carowner::DOCUMENT,
            api::driver::DOCUMENT,
            api::manage::DOCUMENT,
        ] {
            let document: serde_json::Value = serde_json::from_str(document).unwrap();
            for path in document["paths"].as_object().unwrap().keys() {
                let left_alone = OTHERS.iter().any(|other| lies_in(path, other));
                assert!(left_alone, "{path}");
            }
        }
    }
}
