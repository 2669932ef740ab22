//! The files that a document consists of.

use std::{
    collections::BTreeMap,
    fs,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use super::{node::Node, yaml};
use crate::finding::{Finding, Place};

/// Reads each file once.
#[derive(Debug, Default)]
pub struct Sources {
    files: BTreeMap<Arc<str>, Result<Arc<Node>, Vec<Finding>>>,
}

impl Sources {
    /// The tree of the file at `path`.
    ///
    /// # Errors
    /// Where it cannot be read or is not the YAML that [`yaml::parse`] takes; told at the first line of the file.
    pub fn load(&mut self, path: &Arc<str>) -> Result<Arc<Node>, Vec<Finding>> {
        let read = || match fs::read_to_string(&**path) {
            Ok(text) => {
                yaml::parse(path, text.strip_prefix('\u{feff}').unwrap_or(&text)).map(Arc::new)
            }
            Err(error) => {
                let place = Place {
                    file: Arc::clone(path),
                    line: 1,
                };
                Err(vec![Finding::new(
                    &place,
                    format!("the file cannot be read: {}", error.kind()),
                )])
            }
        };
        self.files
            .entry(Arc::clone(path))
            .or_insert_with(read)
            .clone()
    }
}

/// The path of `reference`, which stands in the file `from`, without `.` and inner `..`.
#[must_use]
pub fn join(from: &str, reference: &str) -> Arc<str> {
    let mut path = PathBuf::new();
    let folder = Path::new(from).parent().unwrap_or(Path::new(""));
    for part in folder.join(reference).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if path.file_name().is_some_and(|name| name != "..") => {
                path.pop();
            }
            other => path.push(other),
        }
    }
    path.to_string_lossy().into()
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn a_file_has_one_path_however_it_is_reached() {
        let cases = [
            ("a.yaml", "b.yaml", "b.yaml"),
            ("x/a.yaml", "./b.yaml", "x/b.yaml"),
            ("x/a.yaml", "../b.yaml", "b.yaml"),
            ("x/a.yaml", "y/../../x/b.yaml", "x/b.yaml"),
            ("a.yaml", "../b.yaml", "../b.yaml"),
            ("../a.yaml", "../b.yaml", "../../b.yaml"),
            ("/x/a.yaml", "b.yaml", "/x/b.yaml"),
        ];
        for (from, reference, expected) in cases {
            assert_eq!(&*join(from, reference), expected, "{reference} in {from}");
        }
    }
}
