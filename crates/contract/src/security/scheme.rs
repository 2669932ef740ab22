//! One security scheme.

use poem::Request;
use poem_openapi::registry::{MetaSecurityScheme, Registry};

use super::authenticate::{Credential, Principal};
use super::credential::{self, Found};
use super::refusal::Refusal;
use crate::request::state;

/// A security scheme of the document.
#[derive(Debug, Clone, Copy)]
pub struct Scheme {
    /// Its name among the components.
    pub name: &'static str,
    /// Its description.
    pub description: Option<&'static str>,
    /// How the credential is sent.
    pub kind: SchemeKind,
}

/// How a credential is sent.
#[derive(Debug, Clone, Copy)]
pub enum SchemeKind {
    /// `type: http, scheme: bearer`.
    Bearer {
        /// `bearerFormat`.
        format: Option<&'static str>,
    },
    /// `type: http, scheme: basic`.
    Basic,
    /// `type: apiKey`.
    ApiKey {
        /// `in`.
        place: Place,
        /// `name`.
        key: &'static str,
    },
}

/// Where an API key is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
    /// In the query.
    Query,
}

impl Scheme {
    /// Whether the credential is in a header: such a one is looked at before a cookie.
    #[must_use]
    pub const fn is_header(&self) -> bool {
        match self.kind {
            SchemeKind::Bearer { .. } | SchemeKind::Basic => true,
            SchemeKind::ApiKey { place, .. } => matches!(place, Place::Header),
        }
    }

    /// Documents it.
    pub fn register(&self, registry: &mut Registry) {
        let mut meta = MetaSecurityScheme {
            ty: "http",
            description: self.description,
            name: None,
            key_in: None,
            scheme: None,
            bearer_format: None,
            flows: None,
            openid_connect_url: None,
        };
        match self.kind {
            SchemeKind::Bearer { format } => {
                meta.scheme = Some("bearer");
                meta.bearer_format = format;
            }
            SchemeKind::Basic => meta.scheme = Some("basic"),
            SchemeKind::ApiKey { place, key } => {
                meta.ty = "apiKey";
                meta.name = Some(key);
                meta.key_in = Some(match place {
                    Place::Header => "header",
                    Place::Cookie => "cookie",
                    Place::Query => "query",
                });
            }
        }
        registry.create_security_scheme(self.name, meta);
    }
}

/// Finds the scheme's credential and asks the application who it proves.
///
/// # Errors
/// When it is missing, bad, or could not be decided.
pub async fn present(request: &Request, scheme: Scheme) -> Result<Principal, Refusal> {
    let name = scheme.name;
    match scheme.kind {
        SchemeKind::Bearer { .. } => {
            let token = one(credential::bearer(request), name)?;
            authenticate(request, name, Credential::Bearer(token)).await
        }
        SchemeKind::Basic => {
            let (username, password) = one(credential::basic(request), name)?;
            let (username, password) = (&*username, &*password);
            authenticate(request, name, Credential::Basic { username, password }).await
        }
        SchemeKind::ApiKey { place, key } => {
            let key = one(credential::api_key(request, place, key), name)?;
            authenticate(request, name, Credential::ApiKey(&key)).await
        }
    }
}

fn one<T>(found: Found<T>, scheme: &'static str) -> Result<T, Refusal> {
    match found {
        Found::One(credential) => Ok(credential),
        Found::Nothing => Err(Refusal::Missing { scheme }),
        Found::Other => Err(Refusal::Foreign { scheme }),
        Found::Broken => Err(Refusal::Invalid { scheme }),
    }
}

async fn authenticate(
    request: &Request,
    scheme: &'static str,
    credential: Credential<'_>,
) -> Result<Principal, Refusal> {
    let state = state(request).map_err(|refused| Refusal::Undecided(refused.into()))?;
    let decided = state
        .shared
        .authenticate
        .authenticate(scheme, credential)
        .await;
    let principal = decided
        .map_err(Refusal::Undecided)?
        .ok_or(Refusal::Invalid { scheme })?;
    state.keep_principal(scheme, principal.clone());
    Ok(principal)
}

/// Makes a security argument of one scheme.
///
/// ```
/// contract::security_scheme! {
///     /// A session's access token.
///     pub struct BearerAuth = Scheme {
///         name: "bearerAuth",
///         description: None,
///         kind: SchemeKind::Bearer { format: Some("JWT") },
///     };
/// }
/// ```
///
/// The names on the right are those of this crate.
#[macro_export]
macro_rules! security_scheme {
    ($(#[$meta:meta])* $vis:vis struct $name:ident = $scheme:expr $(;)?) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        $vis struct $name(pub $crate::Principal);

        const _: () = {
            use $crate::__private::scheme_names::*;

            const SCHEME: $crate::Scheme = $scheme;

            impl $crate::Credentials for $name {
                const HEADER: bool = SCHEME.is_header();

                fn register(registry: &mut $crate::Registry) {
                    SCHEME.register(registry);
                }

                fn alternatives() -> ::std::vec::Vec<::std::string::String> {
                    ::std::vec![::std::string::String::from(SCHEME.name)]
                }

                fn find<T: ::std::any::Any + Send + Sync>(&self) -> ::std::option::Option<&T> {
                    self.0.get()
                }

                async fn present(
                    request: &$crate::__private::poem::Request,
                ) -> ::std::result::Result<Self, $crate::Refusal> {
                    $crate::__private::present(request, SCHEME).await.map(Self)
                }
            }
        };

        $crate::security_extractor!($name);
    };
}
