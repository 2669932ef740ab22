//! Which pages may have the cookie sent with a request that changes something: a browser sends it whoever asks.

use contract::{Admit, Principal};
use domain::session::{PASS_LIFE, Pass};
use futures_util::future::{BoxFuture, ready};
use poem::Request;
use poem::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, header};

use super::{COOKIE_AUTH, LetIn};
use crate::error::ApiError;
use crate::security::jwt::Verified;

/// What a browser says of the page that asks (Fetch Metadata, section 2.3).
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What browsers call their own machine.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// The operation that begins a session: a page of a stranger could sign its visitor in as somebody else.
const SIGN_IN: &str = "signIn";

/// Lets requests by cookie that change something in from the pages of these origins only, and from what is no browser.
#[derive(Debug, Clone)]
pub struct OwnPages {
    origins: Vec<HeaderValue>,
}

impl OwnPages {
    /// The pages of the server at `public_url` itself and those of `allowed` origins, written as browsers write them. A server on the browser's own
    /// machine is reached by each of that machine's names.
    #[must_use]
    pub fn new(public_url: &str, allowed: &[String]) -> Self {
        let all = own(public_url).into_iter().chain(allowed.iter().cloned());
        Self {
            origins: all
                .filter_map(|origin| HeaderValue::from_str(&origin).ok())
                .collect(),
        }
    }

    /// Whether a request with these headers is sent by one of the pages, by the person at the browser, or by no browser. Browsers send `Origin` with
    /// everything but `GET` and `HEAD`; the other header is for those that leave it out.
    fn sent(&self, headers: &HeaderMap) -> bool {
        match (
            only(headers, &header::ORIGIN),
            only(headers, &SEC_FETCH_SITE),
        ) {
            (Sent::Once(origin), _) => self.origins.contains(origin),
            (Sent::Never, Sent::Once(site)) => site == "same-origin" || site == "none",
            (Sent::Never, Sent::Never) => true,
            (Sent::Often, _) | (_, Sent::Often) => false,
        }
    }
}

/// How often a header was sent.
enum Sent<'a> {
    Never,
    Once(&'a HeaderValue),
    Often,
}

fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Sent<'a> {
    let mut lines = headers.get_all(name).iter();
    match (lines.next(), lines.next()) {
        (None, _) => Sent::Never,
        (Some(line), None) => Sent::Once(line),
        (Some(_), Some(_)) => Sent::Often,
    }
}

/// The origins of a URL as browsers write them: without the port that its scheme has anyway (RFC 6454, section 6.2).
fn own(url: &str) -> Vec<String> {
    let Ok(uri) = url.parse::<Uri>() else {
        return Vec::new();
    };
    let (Some(scheme), Some(host)) = (uri.scheme_str(), uri.host()) else {
        return Vec::new();
    };
    let usual = if scheme == "https" { 443 } else { 80 };
    let port = uri.port_u16().filter(|port| *port != usual);
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    let origin = |host: &str| format!("{scheme}://{host}{port}").to_ascii_lowercase();
    if LOOPBACK.contains(&host) {
        LOOPBACK.map(origin).into()
    } else {
        vec![origin(host)]
    }
}

impl Admit for OwnPages {
    fn admit<'a>(
        &'a self,
        request: &'a Request,
        operation_id: &'a str,
        principals: &'a [(&'static str, Principal)],
    ) -> BoxFuture<'a, Result<(), poem::Error>> {
        let by_cookie = principals.iter().find(|(scheme, _)| *scheme == COOKIE_AUTH);
        let changes = !matches!(
            *request.method(),
            Method::GET | Method::HEAD | Method::OPTIONS
        );
        let guarded = changes && (by_cookie.is_some() || operation_id == SIGN_IN);
        if guarded && !self.sent(request.headers()) {
            return Box::pin(ready(Err(contract::application(ApiError::CrossSite))));
        }
        let verified = by_cookie.and_then(|(_, principal)| principal.get::<Verified>());
        if let (Some(verified), Some(let_in)) = (verified, request.data::<LetIn>()) {
            let_in.by(Pass {
                access: verified.access,
                issued_at: verified.expires_at - PASS_LIFE,
            });
        }
        Box::pin(ready(Ok(())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_sent(headers: &[(&'static str, &str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, HeaderValue::from_str(value).unwrap());
        }
        let allowed = ["https://app.example.com".to_owned()];
        OwnPages::new("https://API.example.com/dossier", &allowed).sent(&map)
    }

    #[test]
    fn an_origin_has_to_be_one_of_ours_whatever_else_is_said() {
        for origin in ["https://app.example.com", "https://api.example.com"] {
            assert!(is_sent(&[("origin", origin)]), "{origin}");
            assert!(is_sent(&[
                ("origin", origin),
                ("sec-fetch-site", "cross-site")
            ]));
        }
        for origin in [
            "null",
            "",
            "https://evil.example.com",
            "https://app.example.com.evil.com",
            "https://app.example.com:8443",
            "http://app.example.com",
            "https://APP.example.com",
            "https://app.example.com, https://app.example.com",
        ] {
            assert!(!is_sent(&[("origin", origin)]), "{origin}");
            let forged = [("origin", origin), ("sec-fetch-site", "same-origin")];
            assert!(!is_sent(&forged), "{origin}");
        }
        assert!(!is_sent(&[("origin", "https://app.example.com"); 2]));
    }

    #[test]
    fn without_an_origin_the_site_counts() {
        for (site, good) in [
            ("same-origin", true),
            ("none", true),
            ("same-site", false),
            ("cross-site", false),
            ("anything", false),
            ("", false),
        ] {
            assert_eq!(is_sent(&[("sec-fetch-site", site)]), good, "{site}");
        }
        assert!(!is_sent(&[("sec-fetch-site", "none"); 2]));
    }

    #[test]
    fn what_says_neither_is_no_browser() {
        assert!(is_sent(&[]));
        assert!(is_sent(&[("referer", "https://evil.example.com/")]));
    }

    #[test]
    fn an_origin_is_written_as_browsers_write_it() {
        for (url, expected) in [
            ("https://Example.com:443/a/b", "https://example.com"),
            ("http://example.com:80", "http://example.com"),
            ("http://example.com:443", "http://example.com:443"),
            ("http://[::2]:5000", "http://[::2]:5000"),
        ] {
            assert_eq!(own(url), [expected]);
        }
        assert!(own("/").is_empty() && own("").is_empty());
    }

    #[test]
    fn the_browsers_own_machine_has_several_names() {
        let all = [
            "http://localhost:5000",
            "http://127.0.0.1:5000",
            "http://[::1]:5000",
        ];
        for url in all {
            assert_eq!(own(url), all);
        }
    }
}
