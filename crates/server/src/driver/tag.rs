//! Entity tags as Rails writes them: weak, 32 hexadecimal digits.
//!
//! The first half is the version of the person's profile, the second stands for the hour in which the URLs in the body were signed: a body that is
//! not sent again because its tag is known still has URLs that work.

use contract::conditional::{self, Named};
use domain::driver::{Driver, download_epoch};
use domain::id::UserId;
use domain::profile::Expected;
use sha2::{Digest, Sha256};

use chrono::{DateTime, Utc};

/// How many hexadecimal digits each half has.
const HALF: usize = 16;

/// The tag of a profile as it is shown at `now`.
pub fn of(driver: &Driver, now: DateTime<Utc>) -> String {
    tag(driver, download_epoch(now))
}

/// The tag of a profile as it is shown to who has just changed it: no reader is ever shown the same.
pub fn of_written(driver: &Driver) -> String {
    tag(driver, i64::MIN)
}

fn tag(driver: &Driver, epoch: i64) -> String {
    let UserId(user) = driver.user;
    let hash = Sha256::new()
        .chain_update(user)
        .chain_update(epoch.to_be_bytes())
        .finalize();
    let mut half = [0; HALF / 2];
    half.copy_from_slice(&hash[..HALF / 2]);
    let hour = u64::from_be_bytes(half);
    format!("W/\"{:016x}{hour:016x}\"", driver.version)
}

/// Which versions the client has read (`If-Match`). The tags of this API are weak by heritage, so that here their opaque parts are compared.
pub fn expected(if_match: Option<&str>) -> Expected {
    let Some(header) = if_match else {
        return Expected::Any;
    };
    let strong = header.replace("W/\"", "\"");
    match conditional::named(&strong) {
        Named::Any => Expected::Any,
        Named::Tags(tags) => Expected::OneOf(tags.iter().filter_map(|tag| version(tag)).collect()),
    }
}

/// The version that a tag's opaque part stands for, if the server would write it so.
fn version(opaque: &str) -> Option<i64> {
    let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if opaque.len() != 2 * HALF || !opaque.bytes().all(digit) {
        return None;
    }
    i64::from_str_radix(&opaque[..HALF], 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_half_is_the_version() {
        let tag = "W/\"0000000000000007ffffffffffffffff\"";
        assert_eq!(expected(Some(tag)), Expected::OneOf(vec![7]));
        assert_eq!(expected(Some(&tag[2..])), Expected::OneOf(vec![7]));
        assert_eq!(expected(None), Expected::Any);
        assert_eq!(expected(Some("*")), Expected::Any);
    }

    #[test]
    fn what_the_server_never_wrote_names_none() {
        for header in [
            "",
            "\"7\"",
            "\"000000000000000Fffffffffffffffff\"",
            "\"+000000000000007ffffffffffffffff\"",
            "\"ffffffffffffffffffffffffffffffff\"",
        ] {
            assert_eq!(expected(Some(header)), Expected::OneOf(vec![]), "{header}");
        }
    }
}
