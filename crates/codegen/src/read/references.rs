//! Where references lead.

use std::{path::Path, sync::Arc};

use super::{
    bundle::{Adopted, Bundler, Target},
    grammar::Kind,
    sources::join,
};
use crate::finding::Place;

impl Bundler<'_> {
    /// The reference inside the document that stands for `reference` in `file`; none where that leads nowhere.
    pub(super) fn localise(
        &mut self,
        reference: &str,
        kind: Kind,
        file: &Arc<str>,
        place: &Place,
    ) -> Option<String> {
        let section = kind.section()?;
        let (target_file, pointer) = split(reference, file);
        let prefix = format!("/components/{section}/");
        if target_file == self.root_file {
            if pointer
                .strip_prefix(&prefix)
                .is_none_or(|name| name.contains('/'))
            {
                let sentence = format!("a reference to {} goes to `#{prefix}…`", kind.label());
                self.findings.add(place, sentence);
                return None;
            }
            self.find(&target_file, &pointer, place)?;
            return Some(format!("#{pointer}"));
        }
        let key = (Arc::clone(&target_file), pointer.clone(), section);
        if let Some(name) = self.names.get(&key) {
            return Some(format!("#{prefix}{name}"));
        }
        let target = self.find(&target_file, &pointer, place)?;
        let name = self.free_name(section, &target_file, &pointer);
        self.names.insert(key, name.clone());
        self.waiting.push_back(Adopted {
            kind,
            section,
            name: name.clone(),
            target,
        });
        Some(format!("#{prefix}{name}"))
    }

    pub(super) fn find(&mut self, file: &Arc<str>, pointer: &str, place: &Place) -> Option<Target> {
        if file.contains("://") {
            self.findings.add(
                place,
                "references are followed between files, not over the network",
            );
            return None;
        }
        let tree = match self.sources.load(file) {
            Ok(tree) => tree,
            Err(found) => {
                for finding in found {
                    self.findings.add(&finding.place, finding.sentence);
                }
                self.findings.add(place, format!("`{file}` cannot be used"));
                return None;
            }
        };
        let node = tree.pointer(pointer).cloned();
        if node.is_none() {
            self.findings
                .add(place, format!("there is no `#{pointer}` in `{file}`"));
        }
        Some(Target {
            file: Arc::clone(file),
            node: node?,
        })
    }

    fn free_name(&mut self, section: &'static str, file: &str, pointer: &str) -> String {
        let last = pointer.rsplit('/').next().filter(|name| !name.is_empty());
        let stem = Path::new(file)
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or("Component");
        let keep = |c: char| {
            if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') {
                c
            } else {
                '_'
            }
        };
        let wish: String = last.unwrap_or(stem).chars().map(keep).collect();
        let numbered = (2_usize..).map(|number| format!("{wish}{number}"));
        let mut names = std::iter::once(wish.clone()).chain(numbered);
        names
            .find(|name| self.taken.insert((section, name.clone())))
            .unwrap_or(wish)
    }
}

/// The file and the pointer (without `#`) that `reference`, standing in `file`, means.
pub(super) fn split(reference: &str, file: &Arc<str>) -> (Arc<str>, String) {
    let (path, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    let target = match path {
        "" => Arc::clone(file),
        path if path.contains("://") => path.into(),
        path => join(file, path),
    };
    (target, pointer.to_owned())
}
