//! Who has come in the same import.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use hmac::{Hmac, Mac};
use secrecy::SecretString;
use sha2::Sha256;
use uuid::Builder;

use super::{ImportedAccount, Newcomer};
use crate::fold::fold;
use crate::id::UserId;
use crate::keys;

/// What the ids' key is derived from. Another name would give everybody another id.
const PURPOSE: &str = "import";

/// A newcomer has the email or username of one who came before. The number is the line of that one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Repeated {
    /// In any spelling.
    #[error("line {0} has the same email")]
    Email(u64),
    /// Likewise; only [`Roll::with_usernames`] looks.
    #[error("line {0} has the same username")]
    Username(u64),
}

/// Gives newcomers their ids and remembers them: about 50 bytes for each.
pub struct Roll {
    ids: Hmac<Sha256>,
    emails: HashMap<UserId, u64>,
    usernames: Option<HashMap<String, u64>>,
}

impl Roll {
    /// Empty. Ids are made with a key that is derived from `secret`: who does not know it cannot tell the id from the email, and under another
    /// one everybody has another id.
    #[must_use]
    pub fn new(secret: &SecretString) -> Self {
        Self {
            ids: keys::derived(secret, PURPOSE),
            emails: HashMap::new(),
            usernames: None,
        }
    }

    /// One that remembers usernames too (about 100 bytes more for each), for when nothing is stored that would know them.
    #[must_use]
    pub fn with_usernames(secret: &SecretString) -> Self {
        Self {
            usernames: Some(HashMap::new()),
            ..Self::new(secret)
        }
    }

    /// The account that is to be made for `newcomer`, of whom `line` tells.
    ///
    /// # Errors
    /// See [`Repeated`]. Nothing is remembered then.
    pub fn enter(&mut self, line: u64, newcomer: Newcomer) -> Result<ImportedAccount, Repeated> {
        let uid = self.id(&newcomer.email);
        let place = match self.emails.entry(uid) {
            Entry::Occupied(first) => return Err(Repeated::Email(*first.get())),
            Entry::Vacant(place) => place,
        };
        if let (Some(names), Some(name)) = (&mut self.usernames, &newcomer.username) {
            match names.entry(fold(name)) {
                Entry::Occupied(first) => return Err(Repeated::Username(*first.get())),
                Entry::Vacant(name) => name.insert(line),
            };
        }
        place.insert(line);
        Ok(newcomer.with_id(uid))
    }

    /// A UUID of version 8 (RFC 9562, section 5.8): the HMAC of the email in whatever case.
    fn id(&self, email: &str) -> UserId {
        let tag = self.ids.clone().chain_update(fold(email)).finalize();
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(tag.into_bytes()) {
            *to = from;
        }
        UserId(Builder::from_custom_bytes(bytes).into_uuid())
    }
}
