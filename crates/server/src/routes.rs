//! Which path leads where. A namespace is one line.

use std::sync::Arc;
use std::time::Duration;

use contract::{Authenticate, ErrorFormat, Guard, Index, Limits, MemoryBudget};
use poem::http::header;
use poem::middleware::SetHeader;
use poem::{Endpoint, EndpointExt, IntoEndpoint, Response, Route};

use crate::app::App;
use crate::auth::Auth;
use crate::carowner::{CarOwner, CarOwnerFormat, Pictures};
use crate::cli::CommandError;
use crate::driver::{Claims, DriverFormat, Drivers, RailsHeaders};
use crate::health::{self, Dependencies};
use crate::http::front::Front;
use crate::http::panics::CatchPanics;
use crate::manage::Manage;
use crate::media::OpenToken;
use crate::problem::ProblemFormat;
use crate::{documents, media, swagger_ui};

/// How many bytes of request bodies the process holds at once; further bodies wait in their sockets.
pub const BODY_MEMORY: usize = 128 << 20;

/// Largest body that is no upload, in bytes.
const LARGEST_BODY: usize = 64 << 10;
/// Largest event with all that is around its data and however it is spaced, in bytes.
const LARGEST_EVENT: usize = 256 << 10;
/// Largest upload with all that is around the file, in bytes.
const LARGEST_UPLOAD: usize = 11_000_000;
/// Largest driver profile that comes without files, in bytes.
const LARGEST_DRIVER: usize = 256 << 10;
/// Largest driver profile with its documents: three of the largest, with all that is around them, in bytes.
const LARGEST_DOCUMENTS: usize = 61_000_000;
/// Largest text part of an upload, in bytes.
const LARGEST_TEXT_PART: usize = LARGEST_BODY;
/// All routes of the public listener.
///
/// # Errors
/// When a document cannot be used for validation.
pub fn all(
    app: &App,
    memory: &MemoryBudget,
) -> Result<impl Endpoint<Output = Response> + use<>, CommandError> {
    let auth = Arc::new(Auth {
        auth: Arc::clone(&app.auth),
    });
    let car_owner = Arc::new(CarOwner {
        profiles: Arc::clone(&app.profiles),
        media: app.media.clone(),
        events: Arc::clone(&app.events),
        hub: Arc::clone(&app.hub),
        clock: Arc::clone(&app.clock),
    });
    let drivers = Arc::new(Drivers {
        service: Arc::clone(&app.drivers),
        documents: app.documents.clone(),
        public_url: app.public_url.clone(),
        clock: Arc::clone(&app.clock),
    });
    let manage = Arc::new(Manage {
        events: Arc::clone(&app.events),
        drivers: Arc::clone(&app.drivers),
    });
    let car_owner_format = CarOwnerFormat {
        clock: Arc::clone(&app.clock),
    };
    let namespace = Namespace {
        authenticate: app.authenticator.clone(),
        memory: memory.clone(),
        body_timeout: app.body_timeout,
    };

    let rest = Route::new()
        .at("/", poem::get(swagger_ui::home))
        .at("/healthz", poem::get(health::healthz))
        .at("/readyz", poem::get(health::readyz))
        .nest("/media", media::endpoint(app.files.clone(), downloads(app)))
        .nest("/openapi", documents::endpoint())
        .nest("/docs", swagger_ui::endpoint())
        .data::<Dependencies>(Arc::new(vec![
            Box::new(app.database.clone()),
            Box::new(app.files.clone()),
        ]))
        .data(app.leaving.clone());
    let pictures = Arc::new(Pictures(app.codec.clone()));
    let front = Front {
        formats: vec![
            ("/api/co", Arc::new(car_owner_format.clone())),
            ("/api/v1/users", Arc::new(DriverFormat)),
            ("/api/v1/direct_uploads", Arc::new(DriverFormat)),
        ],
        otherwise: Arc::new(ProblemFormat),
    };

    // Two prefixes, since others share what they begin with.
    let drivers = Arc::new(
        api::driver::service(drivers)
            .into_endpoint()
            .with(CatchPanics)
            .with(
                namespace
                    .guard(
                        api::driver::DOCUMENT,
                        DriverFormat,
                        LARGEST_DRIVER,
                        LARGEST_DOCUMENTS,
                    )?
                    .inspecting(Arc::new(Claims(Arc::clone(&app.drivers)))),
            )
            .with(RailsHeaders),
    );

    Ok(Route::new()
        .nest_no_strip("/api/v1/users", Arc::clone(&drivers))
        .nest_no_strip("/api/v1/direct_uploads", drivers)
        .nest_no_strip(
            "/auth",
            api::auth::service(auth)
                .into_endpoint()
                .with(CatchPanics)
                .with(namespace.guard(
                    api::auth::DOCUMENT,
                    ProblemFormat,
                    LARGEST_BODY,
                    LARGEST_UPLOAD,
                )?)
                .with(SetHeader::new().overriding(header::CACHE_CONTROL, "no-store")),
        )
        .nest_no_strip(
            "/api/co",
            api::carowner::service(car_owner)
                .into_endpoint()
                .with(CatchPanics)
                .with(
                    namespace
                        .guard(
                            api::carowner::DOCUMENT,
                            car_owner_format,
                            LARGEST_BODY,
                            LARGEST_UPLOAD,
                        )?
                        .inspecting(pictures),
                )
                .with(SetHeader::new().overriding(header::CACHE_CONTROL, "private, no-cache")),
        )
        .nest_no_strip(
            "/manage",
            api::manage::service(manage)
                .into_endpoint()
                .with(CatchPanics)
                .with(namespace.guard(
                    api::manage::DOCUMENT,
                    ProblemFormat,
                    LARGEST_EVENT,
                    LARGEST_UPLOAD,
                )?)
                .with(SetHeader::new().overriding(header::CACHE_CONTROL, "no-store")),
        )
        .nest_no_strip(
            "/",
            rest.with(namespace.guard(PAGES, ProblemFormat, LARGEST_BODY, LARGEST_UPLOAD)?),
        )
        .with(front))
}

/// What opens the tokens of documents.
fn downloads(app: &App) -> OpenToken {
    let drivers = Arc::clone(&app.drivers);
    Arc::new(move |token| {
        let download = drivers.open_download(token)?;
        Some((download.key, download.content_type))
    })
}

/// What is served outside the namespaces, for the same guard: which paths take which methods.
const PAGES: &str = r#"{"openapi": "3.0.3", "info": {"title": "Pages", "version": "0"}, "paths": {
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

/// What the guards of all namespaces share.
struct Namespace {
    authenticate: Arc<dyn Authenticate>,
    memory: MemoryBudget,
    body_timeout: Duration,
}

impl Namespace {
    fn guard<F: ErrorFormat>(
        &self,
        document: &str,
        format: F,
        body: usize,
        upload: usize,
    ) -> Result<Guard<F>, CommandError> {
        let limits = Limits {
            body,
            multipart: upload,
            part_text: LARGEST_TEXT_PART,
            body_timeout: self.body_timeout,
            memory: self.memory.clone(),
        };
        let index = Arc::new(Index::new(document)?);
        Ok(Guard::new(
            index,
            format,
            Arc::clone(&self.authenticate),
            limits,
        ))
    }
}
