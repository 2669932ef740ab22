//! Names of media types and how a `Content-Type` fits one (RFC 9110 section 8.3).

/// The name of a media type, as a type.
pub trait MediaType: Send + Sync + 'static {
    /// As the document writes it.
    const NAME: &'static str;
}

/// Makes a [`MediaType`].
///
/// ```
/// contract::media_type! {
///     /// PDF.
///     pub ApplicationPdf = "application/pdf"
/// }
/// assert_eq!(<ApplicationPdf as contract::MediaType>::NAME, "application/pdf");
/// ```
#[macro_export]
macro_rules! media_type {
    ($(#[$meta:meta])* $vis:vis $name:ident = $value:literal $(;)?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy)]
        $vis struct $name;

        impl $crate::MediaType for $name {
            const NAME: &'static str = $value;
        }
    };
}

/// The name without parameters.
pub(crate) fn essence(content_type: &str) -> &str {
    content_type
        .split_once(';')
        .map_or(content_type, |(name, _)| name)
        .trim()
}

/// Whether it is `application/json` or has the suffix `+json` (RFC 6839 section 3.1).
pub(crate) fn is_json(name: &str) -> bool {
    let (_, subtype) = name.split_once('/').unwrap_or_default();
    let suffix = subtype
        .rsplit_once('+')
        .map_or(subtype, |(_, suffix)| suffix);
    suffix.eq_ignore_ascii_case("json")
}

/// Whether a `Content-Type` fits a documented media type or range. Text in another charset than
/// UTF-8 does not.
pub(crate) fn fits(documented: &str, content_type: &str) -> bool {
    let (documented, sent) = (essence(documented), essence(content_type));
    let same = documented.eq_ignore_ascii_case(sent);
    if same && (is_json(sent) || sent.eq_ignore_ascii_case("application/x-www-form-urlencoded")) {
        return is_utf8(content_type);
    }
    let (Some((kind, subtype)), Some((sent_kind, _))) =
        (documented.split_once('/'), sent.split_once('/'))
    else {
        return documented == "*/*" && sent.is_empty();
    };
    same || subtype == "*" && (kind == "*" || kind.eq_ignore_ascii_case(sent_kind))
}

/// 2 for a media type, 1 for `image/*`, 0 for `*/*`.
pub(crate) fn precision(documented: &str) -> u8 {
    match essence(documented) {
        "*/*" => 0,
        range if range.ends_with("/*") => 1,
        _ => 2,
    }
}

fn is_utf8(content_type: &str) -> bool {
    if !content_type.contains(';') {
        return true;
    }
    // The library takes no space before a parameter, which RFC 9110 section 5.6.6 allows.
    match content_type.replace(" ;", ";").parse::<mime::Mime>() {
        Ok(mime) => mime
            .get_param(mime::CHARSET)
            .is_none_or(|charset| charset == mime::UTF_8),
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{fits, is_json, precision};

    #[test]
    fn a_content_type_fits_its_name_in_any_case_and_utf_8() {
        for sent in [
            "application/json",
            "Application/JSON",
            "application/json; charset=utf-8",
            "application/json;charset=\"UTF-8\"",
            "application/json ; charset=utf-8",
        ] {
            assert!(fits("application/json", sent), "{sent}");
        }
        for sent in [
            "application/json; charset=latin1",
            "application/json; charset",
            "text/json",
            "application/merge-patch+json",
            "",
        ] {
            assert!(!fits("application/json", sent), "{sent}");
        }
    }

    #[test]
    fn ranges_take_what_is_in_them() {
        assert!(fits("image/*", "image/png"));
        assert!(!fits("image/*", "text/png"));
        assert!(fits("*/*", "x/y; z=1"));
        assert!(fits("*/*", ""));
        assert!(fits(
            "multipart/form-data",
            "multipart/form-data; boundary=x"
        ));
        assert!(precision("a/b") > precision("a/*") && precision("a/*") > precision("*/*"));
    }

    #[test]
    fn json_is_told_by_name_or_suffix() {
        assert!(is_json("application/json"));
        assert!(is_json("application/merge-patch+json"));
        assert!(!is_json("application/json-seq"));
        assert!(!is_json("json"));
    }
}
