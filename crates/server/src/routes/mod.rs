//! Which path leads where. A namespace is one line.

mod below;
mod guards;
mod namespaces;
mod pages;

use std::sync::Arc;

use contract::MemoryBudget;
use poem::{Endpoint, EndpointExt, Response, Route};

use crate::account::DrfFormat;
use crate::app::App;
use crate::carowner::CarOwnerFormat;
use crate::cli::CommandError;
use crate::documents::DOCUMENTS;
use crate::driver::DriverFormat;
use crate::http::front::Front;
use crate::http::templates::Templates;
use crate::problem::ProblemFormat;
use guards::Guards;

/// How many bytes of request bodies the process holds at once; further bodies wait in their sockets.
pub const BODY_MEMORY: usize = 128 << 20;

/// The templates of all paths of the public listener, with the Account API below `account_prefix`.
///
/// # Errors
/// When a document is none, which every start shows.
pub fn templates(account_prefix: &str) -> Result<Templates, CommandError> {
    let mut templates = Templates::default().with(pages::PAGES, "")?;
    for document in &DOCUMENTS {
        let prefix = if document.prefix.is_empty() {
            ""
        } else {
            account_prefix
        };
        if let Some(json) = document.json {
            templates = templates.with(json, prefix)?;
        }
    }
    Ok(templates)
}

/// All routes of the public listener.
///
/// # Errors
/// When a document cannot be used for validation.
pub fn all(
    app: &App,
    memory: &MemoryBudget,
) -> Result<impl Endpoint<Output = Response> + use<>, CommandError> {
    let guards = Guards {
        authenticate: app.authenticator.clone(),
        memory: memory.clone(),
        body_timeout: app.body_timeout,
    };
    let drivers = Arc::new(namespaces::drivers(app, &guards)?);
    let accounts = Arc::new(namespaces::accounts(app, &guards)?);
    let below = |name: &str| format!("{}/{name}", app.account_prefix);
    let car_owner_format = CarOwnerFormat {
        clock: Arc::clone(&app.clock),
    };
    let front = Front {
        formats: vec![
            ("/api/co".to_owned(), Arc::new(car_owner_format.clone())),
            ("/api/v1/users".to_owned(), Arc::new(DriverFormat)),
            ("/api/v1/direct_uploads".to_owned(), Arc::new(DriverFormat)),
            (below("user"), Arc::new(DrfFormat)),
            (below("get"), Arc::new(DrfFormat)),
        ],
        otherwise: Arc::new(ProblemFormat),
    };
    Ok(Route::new()
        .nest_no_strip("/auth", namespaces::auth(app, &guards)?)
        .nest_no_strip(
            "/api/co",
            namespaces::car_owner(app, &guards, car_owner_format)?,
        )
        // Two prefixes, since another namespace shares what they begin with.
        .nest_no_strip("/api/v1/users", Arc::clone(&drivers))
        .nest_no_strip("/api/v1/direct_uploads", drivers)
        .nest_no_strip(below("user"), Arc::clone(&accounts))
        .nest_no_strip(below("get"), accounts)
        .nest_no_strip("/manage", namespaces::manage(app, &guards)?)
        .nest_no_strip("/", pages::pages(app, &guards)?)
        .with(front))
}
