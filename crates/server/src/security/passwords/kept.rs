//! Hashes as they are kept: ours, and those that people have brought from other systems.

use super::bcrypt::Bcrypt;
use super::memory::Memory;
use super::pbkdf2::Pbkdf2;
use super::phc::Argon2Hash;
use super::scrypt::Scrypt;

/// Longest hash that is read, in bytes.
const LONGEST: usize = 512;

/// How the hashes begin that are not taken, and what they are.
const NOT_TAKEN: [(&str, &str); 12] = [
    ("!", "the mark of an account without a password"),
    ("pbkdf2_sha1$", "PBKDF2 with SHA-1"),
    ("scrypt$", "Django's scrypt"),
    ("md5$", "MD5"),
    ("$scrypt$", "scrypt as a PHC string"),
    ("$pbkdf2", "PBKDF2 as a PHC string"),
    ("$2x$", "bcrypt's variant 2x"),
    ("$1$", "crypt's MD5"),
    ("$5$", "crypt's SHA-256"),
    ("$6$", "crypt's SHA-512"),
    ("$y$", "yescrypt"),
    ("{", "a scheme of LDAP"),
];

/// Why a hash is not taken. It says nothing of the hash but its kind, so it may be shown and logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnusableHash {
    /// It looks like nothing that is known.
    #[error("its kind is not known")]
    Unknown,
    /// It is of a known kind that is not taken.
    #[error("it is {0}, which is not taken")]
    NotTaken(&'static str),
    /// It begins as one of this kind, and does not go on as one.
    #[error("it looks like {0} but cannot be read")]
    Damaged(&'static str),
    /// To check it would take too much time or memory.
    #[error("it costs more than {0}")]
    TooCostly(&'static str),
}

/// A hash that can be checked. There is a bound to what that costs: about two seconds and 256 MiB.
pub(super) enum Kept {
    /// Also ours.
    Argon2(Argon2Hash),
    /// Of Devise and many others, and two of Django's.
    Bcrypt(Bcrypt),
    /// Django's.
    Pbkdf2(Pbkdf2),
    /// better-auth's.
    Scrypt(Scrypt),
}

impl Kept {
    /// Tells the kinds apart.
    pub(super) fn parse(text: &str) -> Result<Self, UnusableHash> {
        if text.len() > LONGEST || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(UnusableHash::Unknown);
        }
        // Django puts the name of its hasher before what the library has made.
        let phc = text.strip_prefix("argon2").unwrap_or(text);
        if phc.starts_with("$argon2") {
            return Argon2Hash::parse(phc).map(Self::Argon2);
        }
        if let Some(rest) = text.strip_prefix("pbkdf2_sha256$") {
            return Pbkdf2::parse(rest).map(Self::Pbkdf2);
        }
        if let Some(rest) = text.strip_prefix("bcrypt_sha256$") {
            return Bcrypt::of_digest(rest).map(Self::Bcrypt);
        }
        let crypt = text.strip_prefix("bcrypt$").unwrap_or(text);
        if Bcrypt::is_meant(crypt) {
            return Bcrypt::parse(crypt).map(Self::Bcrypt);
        }
        if let Some((_, kind)) = NOT_TAKEN.iter().find(|(begin, _)| text.starts_with(begin)) {
            return Err(UnusableHash::NotTaken(kind));
        }
        Scrypt::parse(text).map(Self::Scrypt)
    }

    /// Whether it is made as new ones are.
    pub(super) fn is_current(&self) -> bool {
        matches!(self, Self::Argon2(hash) if hash.is_current())
    }

    /// The memory that checking it takes, in MiB; nothing for ours, for which there always is some.
    pub(super) fn memory(&self) -> u32 {
        match self {
            Self::Argon2(hash) if hash.is_current() => 0,
            Self::Argon2(hash) => hash.memory(),
            Self::Scrypt(_) => Scrypt::MEMORY,
            Self::Bcrypt(_) | Self::Pbkdf2(_) => 0,
        }
    }

    /// Whether `password` gives this hash, compared in constant time.
    ///
    /// # Errors
    /// When the algorithm refuses, which it does not.
    pub(super) fn matches(&self, password: &str, memory: &Memory) -> Result<bool, String> {
        match self {
            Self::Argon2(hash) => hash.matches(password, memory),
            Self::Bcrypt(hash) => hash.matches(password),
            Self::Pbkdf2(hash) => Ok(hash.matches(password)),
            Self::Scrypt(hash) => hash.matches(password),
        }
    }
}

/// Whether the server can check passwords against `hash`, which another system has made.
///
/// # Errors
/// See [`UnusableHash`].
pub fn check(hash: &str) -> Result<(), UnusableHash> {
    Kept::parse(hash).map(drop)
}
