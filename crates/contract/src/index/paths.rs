//! Which methods a path has, for `Allow`.

/// A path of the document and its methods.
pub(super) struct Template {
    segments: Vec<String>,
    methods: Vec<String>,
}

impl Template {
    /// A path as the document writes it, with its methods in upper case.
    pub(super) fn new(path: &str, methods: impl Iterator<Item = String>) -> Self {
        let mut methods: Vec<String> = methods.collect();
        if methods.iter().any(|method| method == "GET") {
            methods.push("HEAD".to_owned());
        }
        methods.push("OPTIONS".to_owned());
        methods.sort();
        methods.dedup();
        Self {
            segments: path.split('/').map(str::to_owned).collect(),
            methods,
        }
    }

    /// How many segments are literal, when the path fits.
    fn fit(&self, path: &str) -> Option<usize> {
        let mut literal = 0;
        let mut path = path.split('/');
        for segment in &self.segments {
            let actual = path.next()?;
            if segment.starts_with('{') {
                if actual.is_empty() {
                    return None;
                }
            } else if segment == actual {
                literal += 1;
            } else {
                return None;
            }
        }
        path.next().is_none().then_some(literal)
    }
}

/// The methods of the most literal template that fits, as `Allow` lists them (RFC 9110 section
/// 10.2.1).
pub(super) fn allow(templates: &[Template], path: &str) -> Option<String> {
    templates
        .iter()
        .filter_map(|template| template.fit(path).map(|literal| (literal, template)))
        .max_by_key(|(literal, _)| *literal)
        .map(|(_, template)| template.methods.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{Template, allow};

    #[test]
    fn the_most_literal_path_wins() {
        let method = |name: &str| std::iter::once(name.to_owned());
        let templates = [
            Template::new("/a/{id}", method("GET")),
            Template::new("/a/me", method("PUT")),
            Template::new("/a/me/", method("DELETE")),
        ];
        assert_eq!(allow(&templates, "/a/me").as_deref(), Some("OPTIONS, PUT"));
        assert_eq!(
            allow(&templates, "/a/me/").as_deref(),
            Some("DELETE, OPTIONS")
        );
        assert_eq!(
            allow(&templates, "/a/7").as_deref(),
            Some("GET, HEAD, OPTIONS")
        );
        assert_eq!(allow(&templates, "/a/"), None);
        assert_eq!(allow(&templates, "/a/7/8"), None);
    }
}
