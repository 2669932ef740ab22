//! Configuration: flags, `DOSSIER_*` variables and a TOML file, in that order.
//!
//! An unknown or bad setting stops the start with a sentence that names it and says where it came from and what it has to be; all of them at once.

mod parse;
mod parser;
mod prefix;
mod settings;
mod sources;
mod table;

pub use prefix::base_path;
pub use settings::{LogFormat, Settings};
pub use table::{PREFIX, SETTINGS, Setting};

/// Settings that cannot be used: a sentence for each.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct ConfigError(pub Vec<String>);

impl ConfigError {
    fn unless_empty(wrong: Vec<String>) -> Result<(), Self> {
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(Self(wrong))
        }
    }
}
