//! The OpenAPI documents as they are served: what was written, not what a framework derives.

use poem::http::header;
use poem::web::Path;
use poem::{Endpoint, Route, handler};
use poem::{IntoResponse, Response};

/// A document by the name that it has in `openapi/`.
pub struct Document {
    /// `carowner`; also the module of its generated code.
    pub name: &'static str,
    /// As it was written.
    pub yaml: &'static str,
    /// The same in one piece, with what it refers to in other files inside; `None` for what is no API of its own.
    pub json: Option<&'static str>,
}

/// All documents, in the order in which Swagger UI offers them.
pub const DOCUMENTS: [Document; 5] = [
    Document {
        name: "auth",
        yaml: include_str!("../../../openapi/auth.yaml"),
        json: Some(api::auth::DOCUMENT),
    },
    Document {
        name: "carowner",
        yaml: include_str!("../../../openapi/carowner.yaml"),
        json: Some(api::carowner::DOCUMENT),
    },
    Document {
        name: "driver",
        yaml: include_str!("../../../openapi/driver.yaml"),
        json: Some(api::driver::DOCUMENT),
    },
    Document {
        name: "manage",
        yaml: include_str!("../../../openapi/manage.yaml"),
        json: Some(api::manage::DOCUMENT),
    },
    Document {
        name: "components",
        yaml: include_str!("../../../openapi/components.yaml"),
        json: None,
    },
];

/// `/openapi/<name>.yaml` and `/openapi/<name>.json`.
#[must_use]
pub fn endpoint() -> impl Endpoint {
    Route::new().at("/:file", poem::get(document))
}

#[handler]
fn document(Path(file): Path<String>) -> poem::Result<Response> {
    let (name, extension) = file.rsplit_once('.').unwrap_or((&file, ""));
    let found = DOCUMENTS.iter().find(|document| document.name == name);
    let (media_type, text) = match (found, extension) {
        (Some(document), "yaml") => ("application/yaml", Some(document.yaml)),
        (Some(document), "json") => ("application/json", document.json),
        _ => ("", None),
    };
    let text = text.ok_or(poem::error::NotFoundError)?;
    Ok(text
        .with_content_type(media_type)
        .with_header(header::CACHE_CONTROL, "no-cache")
        .with_header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .into_response())
}
