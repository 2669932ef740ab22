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
            use $crate::__private::{poem, poem_openapi};

            impl<'a> poem_openapi::ApiExtractor<'a> for $name {
                const TYPES: &'static [poem_openapi::ApiExtractorType] =
                    <$body as poem_openapi::ApiExtractor<'a>>::TYPES;
                type ParamType = ();
                type ParamRawType = ();

                fn register(registry: &mut $crate::Registry) {
                    <$body as poem_openapi::ApiExtractor>::register(registry);
                }

                fn request_meta() -> ::std::option::Option<poem_openapi::registry::MetaRequest> {
                    let mut meta = <$body as poem_openapi::ApiExtractor>::request_meta()?;
                    meta.required = false;
                    ::std::option::Option::Some(meta)
                }

                async fn from_request(
                    request: &'a poem::Request,
                    body: &mut poem::RequestBody,
                    options: poem_openapi::ExtractParamOptions<()>,
                ) -> poem::Result<Self> {
                    if $crate::__private::is_body_absent(request) {
                        return ::std::result::Result::Ok(Self(::std::option::Option::None));
                    }
                    <$body as poem_openapi::ApiExtractor>::from_request(request, body, options)
                        .await
                        .map(|body| Self(::std::option::Option::Some(body)))
                }
            }
        };
    };
}
