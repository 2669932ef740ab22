//! The namespaces: each a generated service with its handlers, its guard and its headers.

use std::sync::Arc;

use poem::http::header;
use poem::middleware::SetHeader;
use poem::{Endpoint, EndpointExt, IntoEndpoint, Response};

use super::below::Below;
use super::guards::{self, Guards};
use crate::account::{self, Accounts, DailyLimit, DrfFormat, Slashes};
use crate::app::App;
use crate::auth::Auth;
use crate::carowner::{CarOwner, CarOwnerFormat, Pictures};
use crate::cli::CommandError;
use crate::driver::{Claims, DriverFormat, Drivers, RailsHeaders};
use crate::http::panics::CatchPanics;
use crate::manage::{Admission, Manage, Zones};
use crate::problem::ProblemFormat;
use crate::security::cookies::KeepCookies;

/// An endpoint, or why its document cannot be used.
type Service<E> = Result<E, CommandError>;

/// What stands around the guards of the namespaces that take cookies.
fn keep_cookies(app: &App) -> KeepCookies {
    KeepCookies {
        auth: Arc::clone(&app.auth),
        cookie: app.cookie,
    }
}

/// `/auth`.
pub fn auth(
    app: &App,
    guards: &Guards,
) -> Service<impl Endpoint<Output = Response> + 'static + use<>> {
    let handlers = Auth {
        auth: Arc::clone(&app.auth),
        cookie: app.cookie,
    };
    let guard = guards
        .guard(api::auth::DOCUMENT, ProblemFormat, guards::USUAL)?
        .admitting(app.own_pages.clone());
    Ok(api::auth::service(Arc::new(handlers))
        .into_endpoint()
        .with(CatchPanics)
        .with(guard)
        .with(keep_cookies(app))
        .with(SetHeader::new().overriding(header::CACHE_CONTROL, "no-store"))
        .map_to_response())
}

/// `/api/co`.
pub fn car_owner(
    app: &App,
    guards: &Guards,
    format: CarOwnerFormat,
) -> Service<impl Endpoint<Output = Response> + 'static + use<>> {
    let handlers = CarOwner {
        profiles: Arc::clone(&app.profiles),
        media: app.media.clone(),
        events: Arc::clone(&app.events),
        hub: Arc::clone(&app.hub),
        clock: Arc::clone(&app.clock),
    };
    let guard = guards
        .guard(api::carowner::DOCUMENT, format, guards::USUAL)?
        .inspecting(Arc::new(Pictures(app.codec.clone())));
    Ok(api::carowner::service(Arc::new(handlers))
        .into_endpoint()
        .with(CatchPanics)
        .with(guard)
        .with(SetHeader::new().overriding(header::CACHE_CONTROL, "private, no-cache"))
        .map_to_response())
}

/// `/api/v1/users` and `/api/v1/direct_uploads`.
pub fn drivers(
    app: &App,
    guards: &Guards,
) -> Service<impl Endpoint<Output = Response> + 'static + use<>> {
    let handlers = Drivers {
        service: Arc::clone(&app.drivers),
        documents: app.documents.clone(),
        public_url: app.public_url.clone(),
        clock: Arc::clone(&app.clock),
    };
    let guard = guards
        .guard(api::driver::DOCUMENT, DriverFormat, guards::DRIVERS)?
        .inspecting(Arc::new(Claims(Arc::clone(&app.drivers))));
    Ok(api::driver::service(Arc::new(handlers))
        .into_endpoint()
        .with(CatchPanics)
        .with(guard)
        .with(RailsHeaders))
}

/// `user` and `get` below the prefix that is configured.
pub fn accounts(
    app: &App,
    guards: &Guards,
) -> Service<impl Endpoint<Output = Response> + 'static + use<>> {
    let handlers = Accounts {
        profiles: Arc::clone(&app.profiles),
        proofs: Arc::clone(&app.proofs),
        locales: Arc::clone(&app.locales),
        sessions: app.sessions.clone(),
        codec: app.codec.clone(),
        media: app.media.clone(),
        clock: Arc::clone(&app.clock),
    };
    let claims = account::Claims {
        proofs: Arc::clone(&app.proofs),
        profiles: Arc::clone(&app.profiles),
        codec: app.codec.clone(),
    };
    let guard = guards
        .guard(api::account::DOCUMENT, DrfFormat, guards::ACCOUNTS)?
        .inspecting(Arc::new(claims))
        .admitting(Arc::new(DailyLimit(Arc::clone(&app.quotas))));
    let headers = SetHeader::new()
        .overriding(header::CACHE_CONTROL, "private, no-cache")
        .overriding(header::VARY, "Accept-Language");
    Ok(api::account::service(Arc::new(handlers))
        .into_endpoint()
        .with(CatchPanics)
        .with(guard)
        .with(headers)
        .with(Slashes::new(
            api::account::DOCUMENT,
            &format!("{}{}", app.base(), app.account_prefix),
        ))
        .with(Below::new(&app.account_prefix)))
}

/// `/manage`.
pub fn manage(
    app: &App,
    guards: &Guards,
) -> Service<impl Endpoint<Output = Response> + 'static + use<>> {
    let handlers = Manage {
        events: Arc::clone(&app.events),
        drivers: Arc::clone(&app.drivers),
        consoles: Arc::clone(&app.manage),
    };
    let guard = guards
        .guard(api::manage::DOCUMENT, ProblemFormat, guards::EVENTS)?
        .inspecting(Arc::new(Zones(Arc::clone(&app.manage))))
        .admitting(Arc::new(Admission {
            pages: Arc::clone(&app.own_pages),
            consoles: Arc::clone(&app.manage),
        }));
    Ok(api::manage::service(Arc::new(handlers))
        .into_endpoint()
        .with(CatchPanics)
        .with(guard)
        .with(keep_cookies(app))
        .with(SetHeader::new().overriding(header::CACHE_CONTROL, "no-store"))
        .map_to_response())
}
