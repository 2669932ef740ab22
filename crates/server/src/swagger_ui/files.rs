//! The files of the page.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use bytes::Bytes;
use utoipa_swagger_ui::Config;

use crate::documents::DOCUMENTS;

/// A file of the page.
pub struct File {
    /// Its media type.
    pub content_type: String,
    /// What is in it; not copied for each reader, however many there are that do not read.
    pub bytes: Bytes,
}

/// What is ours but the page itself: the script that starts Swagger UI, what it imports, and how that looks.
const OWN: [(&str, &str); 7] = [
    ("authorize.js", include_str!("page/authorize.js")),
    ("demo.js", include_str!("page/demo.js")),
    ("event-stream.js", include_str!("page/event-stream.js")),
    ("forms.js", include_str!("page/forms.js")),
    ("page.css", include_str!("page/page.css")),
    ("session-cookie.js", include_str!("page/session-cookie.js")),
    (
        "swagger-initializer.js",
        include_str!("page/swagger-initializer.js"),
    ),
];

/// What the page needs of Swagger UI's own files.
const PUBLISHED: [&str; 6] = [
    "favicon-16x16.png",
    "favicon-32x32.png",
    "index.css",
    "swagger-ui-bundle.js",
    "swagger-ui-standalone-preset.js",
    "swagger-ui.css",
];

/// The page, with a link to each document: the choice is made of them, and they are what remains of the page without JavaScript.
static PAGE: LazyLock<String> = LazyLock::new(|| {
    let names = DOCUMENTS.iter().filter(|document| document.json.is_some());
    let links = names.map(|document| {
        let name = document.name;
        format!("<li><a href=\"../openapi/{name}.json\">{name}</a></li>")
    });
    include_str!("page/index.html").replace("<!-- documents -->", &links.collect::<String>())
});

/// The file of this name, if it is one of the page's; the page itself is `index.html`, and where nothing is named.
pub fn find(name: &str) -> Option<File> {
    if matches!(name, "" | "index.html") {
        return Some(text("text/html; charset=utf-8", &PAGE));
    }
    if let Some((name, content)) = OWN.iter().find(|(own, _)| *own == name) {
        return Some(if *name == "page.css" {
            text("text/css; charset=utf-8", content)
        } else {
            text("text/javascript; charset=utf-8", content)
        });
    }
    let name = PUBLISHED.iter().find(|published| **published == name)?;
    // The configuration is for a script of theirs, which ours stands for.
    let file = utoipa_swagger_ui::serve(name, Arc::new(Config::from(""))).ok()??;
    Some(File {
        content_type: file.content_type,
        bytes: match file.bytes {
            Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            Cow::Owned(bytes) => bytes.into(),
        },
    })
}

fn text(content_type: &'static str, text: &'static str) -> File {
    File {
        content_type: content_type.to_owned(),
        bytes: Bytes::from_static(text.as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::{OWN, PAGE, PUBLISHED, find};

    #[test]
    fn the_page_and_its_scripts_name_what_there_is_and_nothing_else() {
        let texts = OWN.iter().map(|(_, content)| *content);
        let all: String = texts.chain([PAGE.as_str()]).collect();
        for name in OWN.iter().map(|(name, _)| name).chain(&PUBLISHED) {
            assert!(
                find(name).is_some_and(|file| !file.bytes.is_empty()),
                "{name}"
            );
            assert!(all.contains(&format!("./{name}")), "{name} is of no use");
        }
        for name in ["oauth2-redirect.html", "swagger-ui.js", "../mod.rs", "x"] {
            assert!(find(name).is_none(), "{name}");
        }
    }
}
