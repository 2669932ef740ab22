//! Path templates.

use super::state::Lowering;
use crate::finding::Place;

/// A path in poem's syntax and the names of its variables in order.
pub(super) struct Template {
    pub(super) path: String,
    pub(super) variables: Vec<String>,
}

impl Lowering<'_> {
    /// Reads a path template; nothing where poem cannot route it.
    pub(super) fn template(&mut self, path: &str, place: &Place) -> Option<Template> {
        let Some(rest) = path.strip_prefix('/') else {
            self.findings.add(place, "a path begins with `/`");
            return None;
        };
        let segments: Vec<&str> = if rest.is_empty() {
            Vec::new()
        } else {
            rest.split('/').collect()
        };
        let mut variables: Vec<String> = Vec::new();
        let mut poem = String::new();
        for (index, segment) in segments.iter().enumerate() {
            let last = index + 1 == segments.len();
            match variable(segment) {
                _ if segment.is_empty() && last => poem.push_str("/~"),
                Some(name) if variables.iter().any(|other| other == name) => {
                    self.findings
                        .add(place, format!("`{{{name}}}` occurs twice in this path"));
                    return None;
                }
                Some(name) => {
                    variables.push(name.to_owned());
                    poem.push_str("/:");
                    poem.push_str(name);
                }
                None if segment.contains(['{', '}']) => {
                    self.findings
                        .add(place, "a variable is a whole segment of a path");
                    return None;
                }
                None if segment.is_empty() => {
                    self.findings
                        .add(place, "a path has no empty segment but behind its last `/`");
                    return None;
                }
                None if segment.contains([':', '*', '<', '>', '?', '#', '%', ' '])
                    || *segment == "~"
                    || !segment.is_ascii() =>
                {
                    self.findings
                        .add(place, format!("the segment `{segment}` cannot be routed"));
                    return None;
                }
                None => {
                    poem.push('/');
                    poem.push_str(segment);
                }
            }
        }
        let path = if poem.is_empty() {
            "/".to_owned()
        } else {
            poem
        };
        Some(Template { path, variables })
    }
}

/// The name of the variable that a whole segment is.
fn variable(segment: &str) -> Option<&str> {
    let name = segment.strip_prefix('{')?.strip_suffix('}')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    (!name.is_empty() && name.chars().all(plain)).then_some(name)
}
