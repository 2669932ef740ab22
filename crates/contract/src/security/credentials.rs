//! What all security arguments have in common.

use std::any::Any;
use std::future::Future;

use poem::Request;
use poem_openapi::registry::Registry;

use super::Refusal;

/// One security argument. The macros of this crate implement it.
pub trait Credentials: Sized + Send {
    /// Whether any of it is in a header.
    const HEADER: bool;

    /// Documents its schemes.
    fn register(registry: &mut Registry);

    /// The alternatives, each as the names of the schemes that it needs, joined by `&`. An empty one
    /// needs none.
    fn alternatives() -> Vec<String>;

    /// The first of the proved principals that is of this type of the application's.
    fn find<T: Any + Send + Sync>(&self) -> Option<&T>;

    /// Finds it in the request and has the application decide.
    fn present(request: &Request) -> impl Future<Output = Result<Self, Refusal>> + Send;
}

/// `ApiExtractor` for a [`Credentials`]. Generic code would not compile (rust-lang/rust#100013).
#[doc(hidden)]
#[macro_export]
macro_rules! security_extractor {
    ($name:ident) => {
        const _: () = {
            use $crate::__private::{poem, poem_openapi};
            use $crate::Credentials;

            impl<'a> $crate::__private::poem_openapi::ApiExtractor<'a> for $name {
                const TYPES: &'static [$crate::__private::poem_openapi::ApiExtractorType] =
                    &[$crate::__private::poem_openapi::ApiExtractorType::SecurityScheme];
                type ParamType = ();
                type ParamRawType = ();

                fn register(registry: &mut $crate::Registry) {
                    <Self as $crate::Credentials>::register(registry);
                }

                fn security_schemes() -> ::std::vec::Vec<&'static str> {
                    <Self as $crate::Credentials>::alternatives()
                        .iter()
                        .filter(|names| !names.is_empty())
                        .map(|names| $crate::__private::intern(names))
                        .collect()
                }

                fn has_security_fallback() -> bool {
                    <Self as $crate::Credentials>::alternatives()
                        .iter()
                        .any(|names| names.is_empty())
                }

                async fn from_request(
                    request: &'a $crate::__private::poem::Request,
                    _body: &mut $crate::__private::poem::RequestBody,
                    _options: $crate::__private::poem_openapi::ExtractParamOptions<()>,
                ) -> $crate::__private::poem::Result<Self> {
                    <Self as $crate::Credentials>::present(request)
                        .await
                        .map_err(::std::convert::Into::into)
                }
            }
        };
    };
}
