//! What the application provides.

use std::any::Any;
use std::sync::Arc;

use futures_util::future::{BoxFuture, ready};

/// What a client presents to prove who it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Credential<'a> {
    /// The token of `Authorization: Bearer` (RFC 6750).
    Bearer(&'a str),
    /// A key in a header, a cookie or the query.
    ApiKey(&'a str),
    /// `Authorization: Basic` (RFC 7617).
    Basic {
        /// Up to the first colon.
        username: &'a str,
        /// The rest.
        password: &'a str,
    },
}

/// Shows the kind only: a credential does not belong in a log.
impl std::fmt::Debug for Credential<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Bearer(_) => "Bearer(..)",
            Self::ApiKey(_) => "ApiKey(..)",
            Self::Basic { .. } => "Basic { .. }",
        })
    }
}

/// Who a credential proves. Opaque to the contract; the application gets its own type back.
#[derive(Clone)]
pub struct Principal(Arc<dyn Any + Send + Sync>);

impl Principal {
    /// Wraps the application's own type.
    pub fn new<T: Any + Send + Sync>(who: T) -> Self {
        Self(Arc::new(who))
    }

    /// The application's own type, if it is this one.
    #[must_use]
    pub fn get<T: Any + Send + Sync>(&self) -> Option<&T> {
        self.0.downcast_ref()
    }
}

impl std::fmt::Debug for Principal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Principal")
    }
}

/// Decides about credentials.
pub trait Authenticate: Send + Sync + 'static {
    /// Who presents this credential of the document's security scheme `scheme`. `None` refuses it.
    ///
    /// # Errors
    /// When it could not be decided, the database being away. One made by
    /// [`application`](crate::application) is rendered as such; any other is
    /// [`Failure::Busy`](crate::Failure::Busy).
    fn authenticate<'a>(
        &'a self,
        scheme: &'static str,
        credential: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Principal>, poem::Error>>;

    /// Whether a principal still stands. Asked only before a request is refused for another reason
    /// (a bad body, an unknown media type, another credential that is needed too …), so that one whose credential was revoked is told so
    /// rather than what is wrong with its body. For those that check nothing but a signature at
    /// first.
    fn confirm<'a>(&'a self, principal: &'a Principal) -> BoxFuture<'a, bool> {
        let _ = principal;
        Box::pin(ready(true))
    }
}

#[cfg(test)]
mod tests {
    use super::{Credential, Principal};

    #[test]
    fn a_principal_gives_back_its_own_type_only() {
        let principal = Principal::new(7_u32);
        assert_eq!(principal.get::<u32>(), Some(&7));
        assert_eq!(principal.get::<u64>(), None);
    }

    #[test]
    fn a_credential_does_not_show_itself() {
        let basic = Credential::Basic {
            username: "u",
            password: "secret",
        };
        assert_eq!(format!("{basic:?}"), "Basic { .. }");
        assert_eq!(format!("{:?}", Credential::Bearer("secret")), "Bearer(..)");
    }
}
