//! The second listener: `/metrics` for Prometheus, on an address of its own so that it is never public by accident.

use metrics_exporter_prometheus::PrometheusHandle;
use poem::web::Data;
use poem::{Endpoint, EndpointExt, IntoResponse, Response, Route, handler};

/// The endpoint of the second listener.
pub fn endpoint(metrics: PrometheusHandle) -> impl Endpoint {
    Route::new().at("/metrics", poem::get(render)).data(metrics)
}

#[handler]
fn render(Data(metrics): Data<&PrometheusHandle>) -> Response {
    metrics
        .render()
        .with_content_type("text/plain; version=0.0.4; charset=utf-8")
        .into_response()
}
