//! Where settings come from: flags, then variables, then the TOML file. The first that has a setting wins.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::table::{PREFIX, SETTINGS, Setting};

/// A value and where it was found, for messages.
#[derive(Clone)]
pub struct Sourced {
    /// As it was written.
    pub value: String,
    /// `--listen`, `DOSSIER_LISTEN` or `listen in dossier.toml`.
    pub source: String,
}

/// What was found for each setting, and what is none.
#[derive(Default)]
pub struct Raw {
    found: BTreeMap<&'static str, Sourced>,
    wrong: Vec<String>,
}

impl Raw {
    /// What was found for the setting with this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Sourced> {
        self.found.get(key)
    }

    /// A sentence for everything that is unknown or cannot be read. Whoever reads the settings tells it with what is wrong with those, all at once.
    #[must_use]
    pub fn wrong(&self) -> &[String] {
        &self.wrong
    }

    /// Collects from all sources.
    ///
    /// `flags` are keys and values, `variables` the environment (only those that begin with `DOSSIER_` count), `file` the TOML
    /// file if one was named.
    #[must_use]
    pub fn collect(
        flags: impl IntoIterator<Item = (&'static str, String)>,
        variables: impl IntoIterator<Item = (String, String)>,
        file: Option<&Path>,
    ) -> Self {
        let mut raw = Self::default();
        if let Some(path) = file {
            raw.read_file(path);
        }
        raw.read_variables(variables);
        for (key, value) in flags {
            let source = format!("--{}", key.replace('_', "-"));
            raw.found.insert(key, Sourced { value, source });
        }
        raw
    }

    fn read_file(&mut self, path: &Path) {
        let wrong = &mut self.wrong;
        let shown = path.display();
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => {
                return wrong.push(format!(
                    "The settings file {shown} cannot be read: {error}."
                ));
            }
        };
        let table: toml::Table = match text.parse() {
            Ok(table) => table,
            Err(error) => {
                // Without the line itself, which may be a secret's.
                let before = error.span().and_then(|span| text.get(..span.start));
                let line = before.map_or(1, |before| before.matches('\n').count() + 1);
                return wrong.push(format!(
                    "The settings file {shown} is not TOML: line {line}: {}.",
                    error.message()
                ));
            }
        };
        for (name, value) in table {
            let source = format!("{name} in {shown}");
            match (find(&name), text_of(&value)) {
                (None, _) => wrong.push(format!(
                    "{source} is no setting of Dossier{}.",
                    nearest(&name)
                )),
                (Some(_), None) => wrong.push(format!(
                    "{source} must be a text, a number or a list of texts."
                )),
                (Some(setting), Some(value)) => {
                    self.found.insert(setting.key, Sourced { value, source });
                }
            }
        }
    }

    fn read_variables(&mut self, variables: impl IntoIterator<Item = (String, String)>) {
        let wrong = &mut self.wrong;
        let mut found: BTreeMap<&'static str, Sourced> = BTreeMap::new();
        for (variable, value) in variables {
            let Some(name) = variable.strip_prefix(PREFIX) else {
                continue;
            };
            let name = name.to_lowercase();
            if name == "config" {
                continue;
            }
            let of_file = name
                .strip_suffix("_file")
                .and_then(find)
                .filter(|setting| setting.secret);
            let (setting, value) = match (find(&name), of_file) {
                (Some(setting), _) => (setting, Ok(value)),
                (None, Some(setting)) => (setting, secret_file(&variable, &PathBuf::from(value))),
                (None, None) => {
                    wrong.push(format!(
                        "{variable} is no setting of Dossier{}.",
                        nearest(&name)
                    ));
                    continue;
                }
            };
            match value {
                Err(sentence) => wrong.push(sentence),
                Ok(value) => {
                    if let Some(other) = found.insert(
                        setting.key,
                        Sourced {
                            value,
                            source: variable.clone(),
                        },
                    ) {
                        wrong.push(format!(
                            "{} and {variable} set the same thing; keep one.",
                            other.source
                        ));
                    }
                }
            }
        }
        self.found.extend(found);
    }
}

fn find(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.key == key)
}

fn secret_file(variable: &str, path: &Path) -> Result<String, String> {
    // Whoever confuses the two has a secret here.
    if path.to_string_lossy().contains("://") {
        return Err(format!(
            "{variable} must name a file that has the value in it, not be the value."
        ));
    }
    std::fs::read_to_string(path)
        .map(|text| text.trim_end_matches(['\r', '\n']).to_owned())
        .map_err(|error| {
            format!(
                "{variable}: the file {} cannot be read: {error}.",
                path.display()
            )
        })
}

fn text_of(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Array(items) => items
            .iter()
            .map(toml::Value::as_str)
            .collect::<Option<Vec<_>>>()
            .map(|items| items.join(",")),
        _ => None,
    }
}

/// ` (did you mean 'listen'?)` when a setting's name is a few edits away.
fn nearest(name: &str) -> String {
    SETTINGS
        .iter()
        .map(|setting| (edits(name, setting.key), setting.key))
        .min()
        .filter(|(distance, key)| distance * 3 <= key.len())
        .map(|(_, key)| format!(" (did you mean '{key}'?)"))
        .unwrap_or_default()
}

fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (diagonal + usize::from(x != *y))
                .min(row[j] + 1)
                .min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[b.len()]
}
