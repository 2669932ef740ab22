//! Entity tags of profiles: the version number, quoted.

use contract::conditional;
use domain::profile::Expected;

/// The strong tag of a version: `"7"`.
#[must_use]
pub fn strong(version: i64) -> String {
    format!("\"{version}\"")
}
