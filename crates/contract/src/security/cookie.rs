//! Cookies of a request (RFC 6265, section 4.2).

use poem::http::HeaderMap;
use poem::http::header::COOKIE;

/// The values of all cookies with this name, exactly as they were sent: quotes belong to them and nothing is decoded. `None` stands for
/// one that is no text. Which of several was meant nobody can tell: a browser sends those of other paths and domains too.
pub(super) fn values<'r>(
    headers: &'r HeaderMap,
    name: &'r str,
) -> impl Iterator<Item = Option<&'r str>> {
    let lines = headers.get_all(COOKIE).iter();
    let pairs = lines.flat_map(|line| line.as_bytes().split(|byte| *byte == b';'));
    pairs.filter_map(move |pair| {
        let mut halves = pair.splitn(2, |byte| *byte == b'=');
        let (named, value) = (halves.next()?, halves.next()?);
        (named.trim_ascii() == name.as_bytes())
            .then(|| std::str::from_utf8(value.trim_ascii()).ok())
    })
}

#[cfg(test)]
mod tests {
    use poem::http::{HeaderMap, HeaderValue, header};

    use super::values;

    fn found(lines: &[&[u8]]) -> Vec<Option<String>> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(header::COOKIE, HeaderValue::from_bytes(line).unwrap());
        }
        let found = values(&headers, "a.b");
        found.map(|value| value.map(str::to_owned)).collect()
    }

    #[test]
    fn a_cookie_is_found_among_others_by_its_whole_name() {
        for line in [
            "a.b=1",
            "a=0; a.b=1; a.b.c=2",
            "x=y;a.b=1",
            " a.b = 1 ",
            "A.B=0; a.b=1",
            "a.b; a.b=1",
            "xa.b=0;; =0; a.b=1",
        ] {
            assert_eq!(found(&[line.as_bytes()]), [Some("1".into())], "{line}");
        }
        for line in ["", "a.b", "__Host-a.b=1", "\"a.b\"=1", "x=a.b=1"] {
            assert!(found(&[line.as_bytes()]).is_empty(), "{line}");
        }
    }

    #[test]
    fn a_value_is_what_was_sent() {
        for (line, value) in [
            ("a.b=", ""),
            ("a.b=\"1\"", "\"1\""),
            ("a.b=%31", "%31"),
            ("a.b=1=2==", "1=2=="),
        ] {
            assert_eq!(found(&[line.as_bytes()]), [Some(value.into())], "{line}");
        }
        assert_eq!(found(&[b"a.b=\xff; x=\xff"]), [None]);
        assert_eq!(found(&[b"x=\xff; a.b=1"]), [Some("1".into())]);
    }

    #[test]
    fn all_of_several_are_found_on_whatever_line() {
        let both = [Some("1".to_owned()), Some("2".to_owned())];
        assert_eq!(found(&[b"a.b=1; a.b=2"]), both);
        assert_eq!(found(&[b"a.b=1", b"x=y; a.b=2"]), both);
    }
}
