//! The routes.

use media::Files;
use poem::{Endpoint, EndpointExt, Route};

use super::documents::OpenToken;
use super::{documents, images};

/// Everything below `/media`; `open` opens the tokens of documents. Errors are left to whoever is around it.
pub fn endpoint(files: Files, open: OpenToken) -> impl Endpoint {
    Route::new()
        .at("/:name", poem::get(images::serve))
        .at("/documents/:token/:filename", poem::get(documents::serve))
        .data(files)
        .data(open)
}
