//! `/healthz` (the process runs) and `/readyz` (it can do its work), for load balancers and orchestrators.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use poem::http::{HeaderValue, StatusCode, header};
use poem::web::Data;
use poem::{IntoResponse, Response, handler};

use crate::http::leaving::Leaving;

/// Something that the server cannot work without.
pub trait Dependency: Send + Sync + 'static {
    /// `database`, `media`: what `/readyz` calls it.
    fn name(&self) -> &'static str;

    /// Whether it answers now.
    fn ready(&self) -> BoxFuture<'_, bool>;
}

/// All that the server cannot work without.
pub type Dependencies = Arc<Vec<Box<dyn Dependency>>>;

/// 200 whenever the process can answer at all.
#[handler]
pub fn healthz() -> Response {
    answer(StatusCode::OK, &serde_json::json!({"status": "ok"}))
}

/// 200 when every dependency answers, else 503 that says which do not; 503 too from the beginning of a stop.
#[handler]
pub async fn readyz(
    Data(dependencies): Data<&Dependencies>,
    Data(leaving): Data<&Leaving>,
) -> Response {
    if leaving.has_begun() {
        return unavailable(&serde_json::json!({"status": "stopping"}));
    }
    let mut away = Vec::new();
    for dependency in dependencies.iter() {
        if !dependency.ready().await {
            away.push(dependency.name());
        }
    }
    if away.is_empty() {
        answer(StatusCode::OK, &serde_json::json!({"status": "ok"}))
    } else {
        unavailable(&serde_json::json!({"status": "unavailable", "away": away}))
    }
}

fn unavailable(body: &serde_json::Value) -> Response {
    let mut response = answer(StatusCode::SERVICE_UNAVAILABLE, body);
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    response
}

fn answer(status: StatusCode, body: &serde_json::Value) -> Response {
    body.to_string()
        .with_content_type("application/json")
        .with_header("cache-control", "no-store")
        .with_status(status)
        .into_response()
}
