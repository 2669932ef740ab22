//! Reading settings one by one.

use super::ConfigError;
use super::sources::Raw;

/// Reads settings one by one and keeps what is wrong.
pub struct Parser<'a> {
    raw: &'a Raw,
    wrong: Vec<String>,
}

impl<'a> Parser<'a> {
    /// A parser over what was collected.
    pub fn new(raw: &'a Raw) -> Self {
        Self {
            raw,
            wrong: raw.wrong().to_vec(),
        }
    }

    /// The setting's value; `None` when it is unset or bad.
    pub fn get<T>(
        &mut self,
        key: &str,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let sourced = self.raw.get(key)?;
        match parse(sourced.value.trim()) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.wrong.push(format!("{} {reason}.", sourced.source));
                None
            }
        }
    }

    /// Whether everything was good.
    ///
    /// # Errors
    /// All that was not, what is no setting included.
    pub fn finish(self) -> Result<(), ConfigError> {
        ConfigError::unless_empty(self.wrong)
    }
}
