//! Bodies that may be absent.

/// Makes an optional body of an `ApiRequest` enum, which poem-openapi always documents as required.
///
/// ```
/// use contract::{Form, Json, Str};
/// use poem_openapi::{ApiRequest, Object};
///
/// #[derive(Object)]
/// struct Change {
///     name: Str,
/// }
/// #[derive(ApiRequest)]
/// pub enum ChangeBody {
///     Json(Json<Change>),
///     Form(Form<Change>),
/// }
/// contract::optional_body! {
///     /// The change, if any.
///     pub struct OptionalChangeBody(ChangeBody);
/// }
/// ```
#[macro_export]
macro_rules! optional_body {
    ($(#[$meta:meta])* $vis:vis struct $name:ident($body:ty) $(;)?) => {
        $(#[$meta])*
        $vis struct $name(pub ::std::option::Option<$body>);

        const _: () = {
            impl<'a> $crate::__private::poem_openapi::ApiExtractor<'a> for $name {
                const TYPES: &'static [$crate::__private::poem_openapi::ApiExtractorType] =
                    <$body as $crate::__private::poem_openapi::ApiExtractor<'a>>::TYPES;
                type ParamType = ();
                type ParamRawType = ();

                fn register(registry: &mut $crate::Registry) {
                    <$body as $crate::__private::poem_openapi::ApiExtractor>::register(registry);
                }

                fn request_meta() -> ::std::option::Option<$crate::__private::poem_openapi::registry::MetaRequest> {
                    let mut meta = <$body as $crate::__private::poem_openapi::ApiExtractor>::request_meta()?;
                    meta.required = false;
                    ::std::option::Option::Some(meta)
                }

                async fn from_request(
                    request: &'a $crate::__private::poem::Request,
                    body: &mut $crate::__private::poem::RequestBody,
                    options: $crate::__private::poem_openapi::ExtractParamOptions<()>,
                ) -> $crate::__private::poem::Result<Self> {
                    if $crate::__private::is_body_absent(request) {
                        return ::std::result::Result::Ok(Self(::std::option::Option::None));
                    }
                    <$body as $crate::__private::poem_openapi::ApiExtractor>::from_request(request, body, options)
                        .await
                        .map(|body| Self(::std::option::Option::Some(body)))
                }
            }
        };
    };
}
