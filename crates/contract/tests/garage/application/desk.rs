//! Who is let in.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use contract::{Authenticate, Credential, Principal};
use futures_util::future::BoxFuture;
use poem::http::StatusCode;

use super::telling::Own;

/// Who presented a credential.
pub struct Who(pub String);

/// The credential that was presented.
pub fn who(principal: &Principal) -> String {
    principal
        .get::<Who>()
        .map(|who| who.0.clone())
        .unwrap_or_default()
}

/// Takes the token `good`, the key `key`, the cookies `cookie` and `gone` and the user `user:pass:word`; the
/// token `away` cannot be decided, `own` fails with the application's error, `stale` is revoked.
#[derive(Default)]
pub struct Desk {
    pub asked: AtomicUsize,
    pub confirmed: AtomicBool,
}

impl Authenticate for Desk {
    fn authenticate<'a>(
        &'a self,
        scheme: &'static str,
        credential: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Principal>, poem::Error>> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let decided = match (scheme, credential) {
            ("bearerAuth", Credential::Bearer("away")) => {
                Err(poem::Error::from_status(StatusCode::SERVICE_UNAVAILABLE))
            }
            ("bearerAuth", Credential::Bearer("own")) => Err(contract::application(Own::Plain)),
            ("bearerAuth", Credential::Bearer(token @ ("good" | "stale")))
            | ("apikey", Credential::ApiKey(token @ "key"))
            | ("sessionCookie", Credential::ApiKey(token @ ("cookie" | "gone")))
            | (
                "basicAuth",
                Credential::Basic {
                    username: token @ "user",
                    password: "pass:word",
                },
            ) => Ok(Some(Principal::new(Who(token.to_owned())))),
            _ => Ok(None),
        };
        Box::pin(async move { decided })
    }

    fn confirm<'a>(&'a self, principal: &'a Principal) -> BoxFuture<'a, bool> {
        self.confirmed.store(true, Ordering::Relaxed);
        Box::pin(async move { who(principal) != "stale" })
    }
}
