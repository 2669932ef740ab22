//! Prometheus metrics.

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use super::Error;
use crate::http::measure::DURATION;

/// Bounds of the histogram of response times, in seconds.
const SECONDS: [f64; 11] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0,
];

/// Starts collecting metrics. They are rendered by the handle, which the second listener serves.
///
/// # Errors
/// When another recorder is installed already.
pub fn install() -> Result<PrometheusHandle, Error> {
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full(DURATION.to_owned()), &SECONDS)?
        .install_recorder()?;
    ::metrics::describe_histogram!(
        DURATION,
        "Time to answer a request, by method, route and status"
    );
    Ok(handle)
}
