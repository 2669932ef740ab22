//! What this server hands out and knows again: tokens that nobody else can make.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use data_encoding::HEXLOWER;
use hmac::{Hmac, Mac};
use secrecy::SecretString;
use serde::Serialize;
use serde_json::Value;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::keys;

/// Longest token that is looked at, in bytes.
const LONGEST: usize = 4 << 10;

/// What a token is for; one for another purpose is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// By which a profile takes a file.
    SignedId,
    /// With which the bytes of a file are sent.
    Upload,
    /// With which a file is fetched.
    Download,
}

impl Purpose {
    /// What its key is derived from. Another name would void all tokens.
    const fn name(self) -> &'static str {
        match self {
            Self::SignedId => "blob_id",
            Self::Upload => "blob_upload",
            Self::Download => "blob_download",
        }
    }
}

/// Seals and opens tokens with HMAC-SHA256 (RFC 2104), under a key for each purpose that is derived from one secret. A token is written as Rails'
/// message verifier writes one: `<base64url of JSON>--<hex>`. It can be read by everybody and altered by nobody.
#[derive(Clone)]
pub struct Seal {
    signed_id: Hmac<Sha256>,
    upload: Hmac<Sha256>,
    download: Hmac<Sha256>,
}

impl Seal {
    /// With keys that are derived from `secret`.
    #[must_use]
    pub fn new(secret: &SecretString) -> Self {
        let derived = |purpose: Purpose| keys::derived(secret, purpose.name());
        Self {
            signed_id: derived(Purpose::SignedId),
            upload: derived(Purpose::Upload),
            download: derived(Purpose::Download),
        }
    }

    /// A token that says `value`; the same value gives the same token.
    #[must_use]
    pub fn seal(&self, purpose: Purpose, value: &impl Serialize) -> String {
        // What is sealed are small structs, which can always be written.
        let json = serde_json::to_vec(value).unwrap_or_default();
        let mut token = String::with_capacity(json.len() * 4 / 3 + 70);
        URL_SAFE_NO_PAD.encode_string(json, &mut token);
        let tag = self.tag(purpose, &token);
        token.push_str("--");
        HEXLOWER.encode_append(&tag, &mut token);
        token
    }

    /// What a token says; none if it was not sealed for this purpose.
    #[must_use]
    pub fn open(&self, purpose: Purpose, token: &str) -> Option<Value> {
        // The data may end with a `-` of its own, the tag has none.
        let (data, tag) = (token.len() <= LONGEST)
            .then_some(token)?
            .rsplit_once("--")?;
        let expected = HEXLOWER.encode(&self.tag(purpose, data));
        if !bool::from(expected.as_bytes().ct_eq(tag.as_bytes())) {
            return None;
        }
        let json = URL_SAFE_NO_PAD.decode(data).ok()?;
        serde_json::from_slice(&json).ok()
    }

    fn tag(&self, purpose: Purpose, data: &str) -> [u8; 32] {
        let mac = match purpose {
            Purpose::SignedId => &self.signed_id,
            Purpose::Upload => &self.upload,
            Purpose::Download => &self.download,
        };
        mac.clone()
            .chain_update(data)
            .finalize()
            .into_bytes()
            .into()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sealed_with(secret: &str) -> Seal {
        Seal::new(&SecretString::from(secret))
    }

    #[test]
    fn what_was_sealed_is_opened() {
        let seal = sealed_with("secret");
        for value in [json!({"blob": 7, "owner": "ø?>~"}), json!([]), json!("--")] {
            let token = seal.seal(Purpose::SignedId, &value);
            assert_eq!(seal.open(Purpose::SignedId, &token), Some(value));
        }
    }

    #[test]
    fn a_token_is_the_same_every_time() {
        let value = json!({"blob": 7});
        let token = sealed_with("secret").seal(Purpose::SignedId, &value);
        assert_eq!(sealed_with("secret").seal(Purpose::SignedId, &value), token);
        let (data, tag) = token.rsplit_once("--").unwrap();
        assert_eq!(data, "eyJibG9iIjo3fQ");
        assert_eq!(tag.len(), 64);
    }

    #[test]
    fn a_token_is_good_for_its_purpose_only() {
        let seal = sealed_with("secret");
        let all = [Purpose::SignedId, Purpose::Upload, Purpose::Download];
        for purpose in all {
            let token = seal.seal(purpose, &json!(1));
            for other in all {
                let good = seal.open(other, &token).is_some();
                assert_eq!(good, purpose == other, "{purpose:?} {other:?}");
            }
        }
    }

    #[test]
    fn another_secret_opens_nothing() {
        let token = sealed_with("secret").seal(Purpose::Upload, &json!(1));
        for secret in ["", "Secret", "secret ", &"secret".repeat(20)] {
            let opened = sealed_with(secret).open(Purpose::Upload, &token);
            assert_eq!(opened, None, "{secret}");
        }
    }

    #[test]
    fn no_character_can_be_altered() {
        let seal = sealed_with("secret");
        let token = seal.seal(Purpose::Download, &json!({"key": "abc", "exp": 1}));
        for place in 0..token.len() {
            for other in ['A', 'b', '0', '-', '_'] {
                let mut altered = token.clone();
                altered.replace_range(place..=place, &other.to_string());
                let opened = seal.open(Purpose::Download, &altered);
                assert_eq!(opened.is_some(), altered == token, "{altered}");
            }
        }
    }

    #[test]
    fn what_is_no_token_is_none() {
        let seal = sealed_with("secret");
        let token = seal.seal(Purpose::Upload, &json!(1));
        let loud = token.to_uppercase();
        let longer = format!("{token}0");
        for text in ["", "--", "a--", "--b", "a-b", &token[1..], &loud, &longer] {
            assert_eq!(seal.open(Purpose::Upload, text), None, "{text}");
        }
    }

    #[test]
    fn a_token_that_is_too_long_is_not_looked_at() {
        let seal = sealed_with("secret");
        let token = seal.seal(Purpose::Upload, &json!("x".repeat(4 << 10)));
        assert_eq!(seal.open(Purpose::Upload, &token), None);
        let token = seal.seal(Purpose::Upload, &json!("x".repeat(3_000)));
        assert!(token.len() <= LONGEST && seal.open(Purpose::Upload, &token).is_some());
    }
}
