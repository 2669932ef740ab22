//! Logs and metrics of the process.

use std::io::IsTerminal;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tracing_appender::non_blocking::{NonBlocking, WorkerGuard};
use tracing_subscriber::EnvFilter;

use crate::config::{LogFormat, Settings};

/// Bounds of the histogram of response times, in seconds.
const SECONDS: [f64; 11] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0,
];

/// Keeps the log's writer alive; dropping it writes what is left.
pub struct Logging(#[expect(dead_code, reason = "kept for its Drop")] WorkerGuard);

/// Starts logging to standard error, from a thread of its own, so that a slow terminal never holds up a request.
///
/// # Errors
/// When another subscriber is set already.
pub fn log(settings: &Settings) -> Result<Logging, Box<dyn std::error::Error + Send + Sync>> {
    let (writer, guard) = NonBlocking::new(std::io::stderr());
    let filter = EnvFilter::try_new(&settings.log)?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(writer);
    match settings.log_format {
        LogFormat::Text => builder
            .with_ansi(std::io::stderr().is_terminal())
            .try_init()?,
        LogFormat::Json => builder.json().flatten_event(true).try_init()?,
    }
    Ok(Logging(guard))
}

/// Starts collecting metrics. They are rendered by the handle, which the second listener serves.
///
/// # Errors
/// When another recorder is installed already.
pub fn metrics() -> Result<PrometheusHandle, Box<dyn std::error::Error + Send + Sync>> {
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(
            Matcher::Full("http_request_duration_seconds".to_owned()),
            &SECONDS,
        )?
        .install_recorder()?;
    metrics::describe_counter!(
        "http_requests_total",
        "Requests answered, by operation and status"
    );
    metrics::describe_histogram!(
        "http_request_duration_seconds",
        "Time to answer a request, by operation"
    );
    Ok(handle)
}
