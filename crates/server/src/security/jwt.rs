//! Access tokens: JWTs (RFC 7519), HS256.

use chrono::{DateTime, Utc};
use domain::access::{Access, Role};
use domain::id::{PairId, SessionId, UserId};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, TokenData, Validation};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The `iss` of every token; a token of another issuer is refused, even with the same key.
const ISSUER: &str = "dossier";

/// What a good token or cookie says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// Who calls.
    pub access: Access,
    /// Until when it is good.
    pub expires_at: DateTime<Utc>,
}

/// Signs and verifies access tokens. Made once: the keys are prepared here, not per request.
pub struct Jwt {
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
}

#[derive(Serialize)]
struct Issued<'a> {
    iss: &'a str,
    sub: Uuid,
    scp: &'a str,
    aud: (),
    iat: i64,
    exp: i64,
    jti: Uuid,
    sid: Uuid,
}

#[derive(Deserialize)]
struct Presented {
    sub: Uuid,
    scp: String,
    #[serde(default)]
    aud: Option<serde_json::Value>,
    exp: i64,
    #[serde(default)]
    nbf: Option<i64>,
    jti: Uuid,
    sid: Uuid,
}

impl Jwt {
    /// Signs with this key.
    #[must_use]
    pub fn new(secret: &SecretString) -> Self {
        let secret = secret.expose_secret().as_bytes();
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&[ISSUER]);
        validation.set_required_spec_claims(&["iss", "sub", "exp"]);
        // Both are checked below: time comes from the injected clock, and no audience but null is ours.
        validation.validate_exp = false;
        validation.validate_aud = false;
        Self {
            encoding: EncodingKey::from_secret(secret),
            decoding: DecodingKey::from_secret(secret),
            validation,
        }
    }

    /// The token for `access`, good from `issued` until `expires`, both cut to whole seconds.
    ///
    /// # Errors
    /// When signing itself fails, which an HMAC never does.
    pub fn sign(
        &self,
        access: &Access,
        issued: DateTime<Utc>,
        expires: DateTime<Utc>,
    ) -> Result<String, jsonwebtoken::errors::Error> {
        let claims = Issued {
            iss: ISSUER,
            sub: access.user.0,
            scp: access.role.name(),
            aud: (),
            iat: issued.timestamp(),
            exp: expires.timestamp(),
            jti: access.pair.0,
            sid: access.session.0,
        };
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.encoding)
    }

    /// What `token` says, if this server issued it and it has not expired at `now`.
    #[must_use]
    pub fn verify(&self, token: &str, now: DateTime<Utc>) -> Option<Verified> {
        let TokenData { header, claims } =
            jsonwebtoken::decode::<Presented>(token, &self.decoding, &self.validation).ok()?;
        // RFC 7515, section 4.1.11: an extension that must be understood, and none is.
        let plain = header.crit.is_none();
        let ours = claims.aud.is_none_or(|audience| audience.is_null());
        let now = now.timestamp();
        let timely = now < claims.exp && claims.nbf.is_none_or(|nbf| nbf <= now);
        (plain && ours && timely).then_some(())?;
        Some(Verified {
            access: Access {
                user: UserId(claims.sub),
                session: SessionId(claims.sid),
                pair: PairId(claims.jti),
                role: claims.scp.parse::<Role>().ok()?,
            },
            expires_at: DateTime::from_timestamp(claims.exp, 0)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use serde_json::{Value, json};

    use super::*;

    const SECRET: &str = "0123456789abcdef0123456789abcdef";

    fn jwt() -> Jwt {
        Jwt::new(&SECRET.into())
    }

    fn now() -> DateTime<Utc> {
        "2026-02-12T10:00:00Z".parse().unwrap()
    }

    fn access() -> Access {
        Access {
            user: UserId(Uuid::from_u128(1)),
            session: SessionId(Uuid::from_u128(2)),
            pair: PairId(Uuid::from_u128(3)),
            role: Role::Service,
        }
    }

    fn forge(algorithm: Algorithm, secret: &str, change: impl FnOnce(&mut Value)) -> String {
        let mut claims = json!({
            "iss": ISSUER, "sub": Uuid::from_u128(1), "scp": "service", "iat": now().timestamp(),
            "exp": now().timestamp() + 900, "jti": Uuid::from_u128(3), "sid": Uuid::from_u128(2),
        });
        change(&mut claims);
        jsonwebtoken::encode(
            &Header::new(algorithm),
            &claims,
            &EncodingKey::from_secret(secret.as_bytes()),
        )
        .unwrap()
    }

    #[test]
    fn a_token_says_what_was_signed() {
        let token = jwt()
            .sign(&access(), now(), now() + TimeDelta::minutes(15))
            .unwrap();
        let verified = Verified {
            access: access(),
            expires_at: now() + TimeDelta::minutes(15),
        };
        assert_eq!(jwt().verify(&token, now()), Some(verified));
    }

    #[test]
    fn a_token_expires_to_the_second() {
        let token = jwt()
            .sign(&access(), now(), now() + TimeDelta::minutes(15))
            .unwrap();
        assert!(
            jwt()
                .verify(&token, now() + TimeDelta::seconds(899))
                .is_some()
        );
        assert!(
            jwt()
                .verify(&token, now() + TimeDelta::seconds(900))
                .is_none()
        );
    }

    #[test]
    fn a_null_audience_is_ours_and_any_other_is_not() {
        assert!(
            jwt()
                .verify(
                    &forge(Algorithm::HS256, SECRET, |c| c["aud"] = Value::Null),
                    now()
                )
                .is_some()
        );
        assert!(
            jwt()
                .verify(&forge(Algorithm::HS256, SECRET, |_| ()), now())
                .is_some()
        );
        assert!(
            jwt()
                .verify(
                    &forge(Algorithm::HS256, SECRET, |c| c["aud"] = json!("another")),
                    now()
                )
                .is_none()
        );
        assert!(
            jwt()
                .verify(
                    &forge(Algorithm::HS256, SECRET, |c| c["aud"] = json!(["another"])),
                    now()
                )
                .is_none()
        );
    }

    #[test]
    fn forged_tokens_are_refused() {
        let other_key = "x".repeat(32);
        let bad = [
            forge(Algorithm::HS256, &other_key, |_| ()),
            forge(Algorithm::HS384, SECRET, |_| ()),
            forge(Algorithm::HS512, SECRET, |_| ()),
            forge(Algorithm::HS256, SECRET, |c| c["iss"] = json!("another")),
            forge(Algorithm::HS256, SECRET, |c| c["scp"] = json!("root")),
            forge(Algorithm::HS256, SECRET, |c| c["exp"] = json!("never")),
            forge(Algorithm::HS256, SECRET, |c| c["sub"] = json!("1832")),
            String::new(),
            "a.b.c".to_owned(),
        ];
        for token in bad {
            assert_eq!(jwt().verify(&token, now()), None, "{token}");
        }
        for claim in ["iss", "sub", "scp", "exp", "jti", "sid"] {
            let without = forge(Algorithm::HS256, SECRET, |c| {
                c.as_object_mut().unwrap().remove(claim);
            });
            assert_eq!(jwt().verify(&without, now()), None, "{claim}");
        }
    }

    #[test]
    fn a_token_of_tomorrow_or_with_a_critical_extension_is_refused() {
        let tomorrow = |c: &mut Value| c["nbf"] = json!(now().timestamp() + 1);
        assert_eq!(
            jwt().verify(&forge(Algorithm::HS256, SECRET, tomorrow), now()),
            None
        );
        let today = |c: &mut Value| c["nbf"] = json!(now().timestamp());
        assert!(
            jwt()
                .verify(&forge(Algorithm::HS256, SECRET, today), now())
                .is_some()
        );
        let mut header = Header::new(Algorithm::HS256);
        header.crit = Some(vec!["b64".to_owned()]);
        let claims = json!({
            "iss": ISSUER, "sub": Uuid::from_u128(1), "scp": "user", "exp": now().timestamp() + 900,
            "jti": Uuid::from_u128(3), "sid": Uuid::from_u128(2),
        });
        let key = EncodingKey::from_secret(SECRET.as_bytes());
        let token = jsonwebtoken::encode(&header, &claims, &key).unwrap();
        assert_eq!(jwt().verify(&token, now()), None);
    }

    #[test]
    fn an_unsigned_token_is_refused() {
        use base64::Engine as _;
        let part = |value: Value| base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = forge(Algorithm::HS256, SECRET, |_| ());
        let claims = signed.split('.').nth(1).unwrap();
        for algorithm in ["none", "None", "nOnE"] {
            let header = part(json!({"alg": algorithm, "typ": "JWT"}));
            assert_eq!(jwt().verify(&format!("{header}.{claims}."), now()), None);
        }
    }
}
