//! What is served outside the namespaces.

use std::sync::Arc;

use poem::{Endpoint, EndpointExt, Response, Route};

use super::guards::{self, Guards};
use crate::app::App;
use crate::cli::CommandError;
use crate::health::{self, Dependencies};
use crate::media::OpenToken;
use crate::problem::ProblemFormat;
use crate::{documents, media, swagger_ui};

/// Which paths take which methods, for the same guard that the namespaces have.
pub const PAGES: &str = r#"{"openapi": "3.0.3", "info": {"title": "Pages", "version": "0"}, "paths": {
    "/": {"get": {"operationId": "home", "responses": {}}},
    "/healthz": {"get": {"operationId": "healthz", "responses": {}}},
    "/readyz": {"get": {"operationId": "readyz", "responses": {}}},
    "/media/{name}": {"get": {"operationId": "media", "responses": {}}},
    "/media/documents/{token}/{filename}": {"get": {"operationId": "mediaDocument", "responses": {}}},
    "/openapi/{file}": {"get": {"operationId": "document", "responses": {}}},
    "/docs": {"get": {"operationId": "docs", "responses": {}}},
    "/docs/": {"get": {"operationId": "docsPage", "responses": {}}},
    "/docs/{file}": {"get": {"operationId": "docsFile", "responses": {}}}
}}"#;

/// Media, documents, Swagger UI and the probes.
///
/// # Errors
/// When [`PAGES`] cannot be used, which every start shows.
pub fn pages(
    app: &App,
    guards: &Guards,
) -> Result<impl Endpoint<Output = Response> + 'static + use<>, CommandError> {
    Ok(Route::new()
        .at("/", poem::get(swagger_ui::home))
        .at("/healthz", poem::get(health::healthz))
        .at("/readyz", poem::get(health::readyz))
        .nest("/media", media::endpoint(app.files.clone(), downloads(app)))
        .nest(
            "/openapi",
            documents::endpoint(app.base(), &app.account_prefix),
        )
        .nest("/docs", swagger_ui::endpoint(app.demo.clone()))
        .data::<Dependencies>(Arc::new(vec![
            Box::new(app.database.clone()),
            Box::new(app.files.clone()),
        ]))
        .data(app.leaving.clone())
        .with(guards.guard(PAGES, ProblemFormat, guards::USUAL)?))
}

/// What opens the tokens of documents.
fn downloads(app: &App) -> OpenToken {
    let drivers = Arc::clone(&app.drivers);
    Arc::new(move |token| {
        let download = drivers.open_download(token)?;
        Some((download.key, download.content_type))
    })
}
