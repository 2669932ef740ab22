//! Which path template a request is for: what requests are counted by.

use std::collections::{BTreeMap, HashMap};

use metrics::SharedString;
use serde::Deserialize;
use serde::de::IgnoredAny;

/// The templates of all paths that are served, as OpenAPI writes them, such as `/manage/api/users/{userId}/profile`.
#[derive(Debug, Default)]
pub struct Templates {
    /// Those without parameters, which most requests are for.
    plain: HashMap<String, SharedString>,
    /// The others.
    with_parameters: Vec<SharedString>,
}

/// What is read of a document.
#[derive(Deserialize)]
#[expect(
    clippy::zero_sized_map_values,
    reason = "no set can be read from an object"
)]
struct Document {
    paths: BTreeMap<String, IgnoredAny>,
}

impl Templates {
    /// The same with the templates of a document whose paths are served below `prefix`.
    ///
    /// # Errors
    /// When the document is none.
    pub fn with(mut self, document: &str, prefix: &str) -> Result<Self, serde_json::Error> {
        let document: Document = serde_json::from_str(document)?;
        for path in document.paths.into_keys() {
            let template = format!("{prefix}{path}");
            let shared = SharedString::from_shared(template.as_str().into());
            if template.contains('{') {
                self.with_parameters.push(shared);
            } else {
                self.plain.insert(template, shared);
            }
        }
        Ok(self)
    }

    /// The template of a path; none of what is served nowhere, so that nobody can make up labels.
    #[must_use]
    pub fn of(&self, path: &str) -> Option<SharedString> {
        let with_parameters = || {
            let mut all = self.with_parameters.iter();
            all.find(|template| fits(path, template))
        };
        self.plain.get(path).or_else(with_parameters).cloned()
    }
}

/// Whether the path has the template's segments, with anything but nothing for each parameter.
fn fits(path: &str, template: &str) -> bool {
    let (mut segments, mut wanted) = (path.split('/'), template.split('/'));
    loop {
        match (segments.next(), wanted.next()) {
            (None, None) => return true,
            (Some(segment), Some(wanted)) => {
                let parameter = wanted.starts_with('{') && !segment.is_empty();
                if !parameter && segment != wanted {
                    return false;
                }
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Templates;

    #[test]
    fn a_path_has_the_template_of_its_document() {
        let users = r#"{"paths": {"/users/{id}": {}, "/users/{id}/profile": {}, "/users/me": {}}}"#;
        let app = r#"{"paths": {"/profile/": {}}}"#;
        let templates = Templates::default().with(users, "").unwrap();
        let templates = templates.with(app, "/v1").unwrap();
        for (path, template) in [
            ("/users/me", Some("/users/me")),
            ("/users/7", Some("/users/{id}")),
            ("/users/7/profile", Some("/users/{id}/profile")),
            ("/v1/profile/", Some("/v1/profile/")),
            ("/users/", None),
            ("/users//profile", None),
            ("/users/7/profile/8", None),
            ("/profile/", None),
            ("/v1/profile", None),
            ("/", None),
        ] {
            assert_eq!(templates.of(path).as_deref(), template, "{path}");
        }
    }
}
