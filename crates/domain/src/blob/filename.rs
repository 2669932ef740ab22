//! What a file is called.

/// Longest name, in bytes: what file systems take.
const LONGEST: usize = 255;

/// An extension longer than this, in bytes, is none.
const LONGEST_EXTENSION: usize = 32;

/// The name of a file that has none.
const NAMELESS: &str = "file";

/// The name of a file, free of what deceives readers, shells and file systems.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Filename(String);

impl Filename {
    /// From what a client calls a file. White space around it goes, and a `-` takes the place of the characters that Active Storage replaces
    /// (`ActiveStorage::Filename#sanitized`), of control characters and of those that turn the direction of writing. What says nothing then becomes `file`. A name
    /// of more than 255 bytes is cut before its extension.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let replaced = |it: char| if is_bad(it) { '-' } else { it };
        let text: String = text.trim().chars().map(replaced).collect();
        match text.as_str() {
            "" | "." | ".." => Self(NAMELESS.to_owned()),
            text => Self(shortened(text)),
        }
    }

    /// A name that was made by [`Self::new`] and comes back from where it was kept.
    #[must_use]
    pub const fn kept(text: String) -> Self {
        Self(text)
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Filename {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn is_bad(it: char) -> bool {
    it.is_control()
        || matches!(
            it,
            '%' | '$' | '|' | ':' | ';' | '/' | '<' | '>' | '?' | '*' | '"' | '\\'
        )
        // Unicode's Bidi_Control and the two separators that break lines.
        || matches!(
            it,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

/// `text` in at most [`LONGEST`] bytes, of which the last are its extension.
fn shortened(text: &str) -> String {
    if text.len() <= LONGEST {
        return text.to_owned();
    }
    let dot = text
        .rfind('.')
        .filter(|dot| text.len() - dot <= LONGEST_EXTENSION + 1);
    let (stem, extension) = text.split_at(dot.unwrap_or(text.len()));
    let end = stem.floor_char_boundary(LONGEST - extension.len());
    format!("{}{extension}", &stem[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_name_stays() {
        for name in [
            "cv.pdf",
            "Førerkort (begge sider).jpg",
            ".hidden",
            "a'b&c",
            "...",
        ] {
            assert_eq!(Filename::new(name).as_str(), name);
        }
    }

    #[test]
    fn what_active_storage_replaces_is_replaced() {
        let name = "  a\u{202e}b%c$d|e:f;g/h<i>j?k*l\"m\tn\ro\np\\q.pdf \n";
        assert_eq!(
            Filename::new(name).as_str(),
            "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q.pdf"
        );
    }

    #[test]
    fn no_control_and_nothing_that_turns_the_direction_of_writing_stays() {
        for bad in [
            '\0', '\u{1b}', '\u{7f}', '\u{85}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}',
            '\u{202c}', '\u{202d}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{61c}',
        ] {
            let name = format!("a{bad}fdp.exe");
            assert_eq!(Filename::new(&name).as_str(), "a-fdp.exe", "{bad:?}");
        }
    }

    #[test]
    fn nothing_is_called_file() {
        for name in ["", "  \n ", ".", "..", " .. "] {
            assert_eq!(Filename::new(name).as_str(), "file", "{name:?}");
        }
    }

    #[test]
    fn a_path_is_none_any_more() {
        assert_eq!(
            Filename::new("../../etc/passwd").as_str(),
            "..-..-etc-passwd"
        );
    }

    #[test]
    fn a_long_name_is_cut_between_characters_and_keeps_its_extension() {
        let name = Filename::new(&format!("a{}.pdf", "å".repeat(200)));
        assert_eq!(name.as_str(), format!("a{}.pdf", "å".repeat(125)));
        assert_eq!(name.as_str().len(), 255);
        let name = Filename::new(&format!("{}.pdf", "å".repeat(200)));
        assert_eq!(name.as_str(), format!("{}.pdf", "å".repeat(125)));
    }

    #[test]
    fn what_is_too_long_for_an_extension_is_cut() {
        let name = Filename::new(&format!("a.{}", "b".repeat(300)));
        assert_eq!(name.as_str(), format!("a.{}", "b".repeat(253)));
        assert_eq!(Filename::new(&"c".repeat(256)).as_str(), "c".repeat(255));
    }

    #[test]
    fn what_comes_back_is_as_it_was_kept() {
        assert_eq!(Filename::kept("a:b".to_owned()).as_str(), "a:b");
    }
}
