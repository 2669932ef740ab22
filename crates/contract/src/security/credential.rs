//! Finding a credential in a request.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use poem::Request;
use poem::http::header::AUTHORIZATION;
use poem_openapi::__private::UrlQuery;

use super::cookie;
use super::scheme::Place;

/// What a request presents for a scheme.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<T> {
    Nothing,
    /// An `Authorization` of another scheme.
    Other,
    /// Present, but no credential can be read from it.
    Broken,
    One(T),
}

/// The credentials of `Authorization: <scheme>` (RFC 9110 section 11.6.2). Two lines of it are
/// ambiguous and therefore broken.
fn authorization<'r>(request: &'r Request, scheme: &str) -> Found<&'r str> {
    let mut lines = request.headers().get_all(AUTHORIZATION).iter();
    let (line, more) = (lines.next(), lines.next());
    let Some(line) = line else {
        return Found::Nothing;
    };
    let (Ok(line), None) = (line.to_str(), more) else {
        return Found::Broken;
    };
    let (name, credentials) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
    if !name.eq_ignore_ascii_case(scheme) {
        return Found::Other;
    }
    match credentials.trim() {
        credentials if credentials.is_empty() || credentials.contains([' ', ',']) => Found::Broken,
        credentials => Found::One(credentials),
    }
}

/// The token of RFC 6750 section 2.1.
pub(super) fn bearer(request: &Request) -> Found<&str> {
    authorization(request, "Bearer")
}

/// User and password of RFC 7617 section 2.
pub(super) fn basic(request: &Request) -> Found<(String, String)> {
    match authorization(request, "Basic") {
        Found::One(encoded) => {
            let decoded = STANDARD
                .decode(encoded)
                .or_else(|_| STANDARD_NO_PAD.decode(encoded))
                .ok()
                .and_then(|bytes| String::from_utf8(bytes).ok());
            match decoded.as_deref().and_then(|pair| pair.split_once(':')) {
                Some((username, password)) => {
                    Found::One((username.to_owned(), password.to_owned()))
                }
                None => Found::Broken,
            }
        }
        Found::Nothing => Found::Nothing,
        Found::Other => Found::Other,
        Found::Broken => Found::Broken,
    }
}

/// A key. Sent twice it is ambiguous and therefore broken.
pub(super) fn api_key(request: &Request, place: Place, key: &str) -> Found<String> {
    match place {
        Place::Header => only(request.headers().get_all(key).iter().map(|line| {
            let text = line.to_str().ok()?;
            Some(text.trim().to_owned())
        })),
        Place::Query => only(
            request
                .data::<UrlQuery>()
                .into_iter()
                .flat_map(|query| query.0.iter())
                .filter(|(name, _)| name == key)
                .map(|(_, text)| Some(text.clone())),
        ),
        Place::Cookie => {
            only(cookie::values(request.headers(), key).map(|value| value.map(str::to_owned)))
        }
    }
}

fn only(mut found: impl Iterator<Item = Option<String>>) -> Found<String> {
    match (found.next(), found.next()) {
        (None, _) => Found::Nothing,
        (Some(Some(key)), None) if !key.is_empty() => Found::One(key),
        _ => Found::Broken,
    }
}

#[cfg(test)]
mod tests {
    use poem::Request;
    use poem::http::HeaderValue;

    use super::{Found, Place, api_key, basic, bearer};

    fn request(lines: &[(&str, &[u8])]) -> Request {
        let mut request = Request::builder();
        for (name, line) in lines {
            request = request.header(*name, HeaderValue::from_bytes(line).unwrap());
        }
        request.finish()
    }

    #[test]
    fn one_bearer_is_read_in_any_case() {
        for line in ["Bearer abc", "bearer abc", "BEARER  abc "] {
            let request = request(&[("authorization", line.as_bytes())]);
            assert_eq!(bearer(&request), Found::One("abc"), "{line}");
        }
        assert_eq!(bearer(&request(&[])), Found::Nothing);
        assert_eq!(
            bearer(&request(&[("authorization", b"Basic abc")])),
            Found::Other
        );
    }

    #[test]
    fn an_ambiguous_or_empty_authorization_is_broken() {
        for lines in [
            &[
                ("authorization", &b"Bearer a"[..]),
                ("authorization", b"Bearer a"),
            ][..],
            &[("authorization", b"Bearer")],
            &[("authorization", b"Bearer ")],
            &[("authorization", b"Bearer a b")],
            &[("authorization", b"Bearer a, Bearer b")],
            &[("authorization", b"Bearer \xff")],
        ] {
            assert_eq!(bearer(&request(lines)), Found::Broken);
        }
    }

    #[test]
    fn basic_is_decoded_up_to_the_first_colon() {
        let found = |line: &'static [u8]| basic(&request(&[("authorization", line)]));
        assert_eq!(
            found(b"Basic dTpwOnE="),
            Found::One(("u".into(), "p:q".into()))
        );
        assert_eq!(found(b"Basic dTpw"), Found::One(("u".into(), "p".into())));
        assert_eq!(found(b"Basic dQ=="), Found::Broken);
        assert_eq!(found(b"Basic !"), Found::Broken);
    }

    #[test]
    fn a_key_is_sent_once() {
        let found = |lines: &[(&str, &[u8])]| api_key(&request(lines), Place::Header, "apikey");
        assert_eq!(found(&[("ApiKey", b" k ")]), Found::One("k".into()));
        assert_eq!(found(&[]), Found::Nothing);
        assert_eq!(found(&[("apikey", b"")]), Found::Broken);
        assert_eq!(found(&[("apikey", b"a"), ("apikey", b"b")]), Found::Broken);
    }

    #[test]
    fn a_cookie_is_sent_once() {
        let found = |lines: &[(&str, &[u8])]| api_key(&request(lines), Place::Cookie, "a");
        assert_eq!(found(&[("cookie", b"a=k; b=a")]), Found::One("k".into()));
        assert_eq!(found(&[("cookie", b"b=k")]), Found::Nothing);
        for line in [&b"a="[..], b"a=\xff", b"a=k; a=l", b"a=k; a=k"] {
            assert_eq!(found(&[("cookie", line)]), Found::Broken, "{line:?}");
        }
        assert_eq!(
            found(&[("cookie", b"a=k"), ("cookie", b"a=k")]),
            Found::Broken
        );
    }
}
