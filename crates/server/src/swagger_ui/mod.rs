//! `/docs`: Swagger UI with a choice of the documents, served from this binary.

use std::borrow::Cow;
use std::sync::Arc;

use bytes::Bytes;
use poem::http::{HeaderName, HeaderValue, StatusCode, header};
use poem::web::Data;
use poem::{Endpoint, EndpointExt, IntoResponse, Request, Response, Route, handler};
use utoipa_swagger_ui::{Config, Url};

use crate::documents::DOCUMENTS;

/// Nothing from another host, and no script but the page's own. Swagger UI writes styles inline and draws its icons from `data:` URLs.
const POLICY: (HeaderName, HeaderValue) = (
    header::CONTENT_SECURITY_POLICY,
    HeaderValue::from_static(
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    ),
);

/// The file of the page that starts it.
const INITIALISER: &str = "swagger-initializer.js";
const PLUGIN: &str = include_str!("untick.js");

type UiConfig = Arc<Config<'static>>;

/// The page and its files, to be nested under `/docs`, which leads to `/docs/`.
pub fn endpoint() -> impl Endpoint {
    let urls = DOCUMENTS
        .iter()
        .filter(|document| document.json.is_some())
        .map(|document| {
            Url::new(
                document.name,
                format!("/openapi/{}.json", document.name).leak(),
            )
        });
    let config = Config::new(urls)
        // Else the page asks a public validator about every document.
        .validator_url("none")
        .try_it_out_enabled(true)
        .persist_authorization(true)
        .display_request_duration(true)
        .display_operation_id(true);
    Route::new()
        .at("/", poem::get(file))
        .at("/*path", poem::get(file))
        .data::<UiConfig>(Arc::new(config))
}

/// From `/` to the page, for whoever opens the server in a browser.
#[handler]
pub fn home() -> Response {
    to_the_page(StatusCode::TEMPORARY_REDIRECT)
}

#[handler]
fn file(request: &Request, Data(config): Data<&UiConfig>) -> poem::Result<Response> {
    // The page names its files relative to itself.
    if request.original_uri().path() == "/docs" {
        return Ok(to_the_page(StatusCode::PERMANENT_REDIRECT));
    }
    let path = request.uri().path().trim_start_matches('/');
    let file = utoipa_swagger_ui::serve(path, Arc::clone(config))
        .map_err(|error| {
            poem::Error::from_string(error.to_string(), StatusCode::INTERNAL_SERVER_ERROR)
        })?
        .ok_or(poem::error::NotFoundError)?;
    // Not copied for each reader, however many there are that do not read.
    let bytes = match file.bytes {
        bytes if path == INITIALISER => with_plugin(&bytes).into(),
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => bytes.into(),
    };
    Ok(bytes
        .with_content_type(file.content_type)
        .with_header(header::CACHE_CONTROL, "no-cache")
        .with_header(POLICY.0, POLICY.1)
        .into_response())
}

/// The script that starts Swagger UI, which takes what changes its behaviour as a plugin.
fn with_plugin(initialiser: &[u8]) -> Vec<u8> {
    let initialiser = String::from_utf8_lossy(initialiser);
    let changed = initialiser.replacen("plugins: [", "plugins: [\n      LeaveOutWhatIsEmpty,", 1);
    format!("{PLUGIN}\n{changed}").into_bytes()
}

fn to_the_page(status: StatusCode) -> Response {
    Response::builder()
        .status(status)
        .header(header::LOCATION, "/docs/")
        .finish()
}
