//! Logs, traces and metrics of the process.

mod metrics;
mod traces;

use std::io::IsTerminal;

use opentelemetry_sdk::trace::SdkTracerProvider;
use tracing_appender::non_blocking::{NonBlocking, WorkerGuard};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, Registry};

pub use self::metrics::install as metrics;
pub use self::traces::{TARGET, parent};
use crate::config::{LogFormat, Settings};

/// What telemetry cannot start with, or stop with.
type Error = Box<dyn std::error::Error + Send + Sync>;

/// Keeps the writers of logs and traces alive.
pub struct Telemetry {
    traces: Option<SdkTracerProvider>,
    /// Dropped last: it writes what is left.
    _log: WorkerGuard,
}

impl Telemetry {
    /// Starts logging to standard error, from a thread of its own, so that a slow terminal never holds up a request; and sends
    /// traces where that is configured.
    ///
    /// # Errors
    /// When the traces' URL cannot be used, or another subscriber is set already.
    pub fn start(settings: &Settings) -> Result<Self, Error> {
        let (writer, guard) = NonBlocking::new(std::io::stderr());
        let lines = tracing_subscriber::fmt::layer().with_writer(writer);
        let lines: Box<dyn Layer<Registry> + Send + Sync> = match settings.log_format {
            LogFormat::Text => lines.with_ansi(std::io::stderr().is_terminal()).boxed(),
            LogFormat::Json => lines.json().flatten_event(true).boxed(),
        };
        // It tells parameters of a database's URL that it does not know, with their values, which may be a secret under a misspelt name.
        let silent = "sqlx_postgres::options=off".parse()?;
        let filter = EnvFilter::try_new(&settings.log)?.add_directive(silent);
        let lines = lines.with_filter(filter);
        let traces = settings
            .otlp_url
            .as_deref()
            .map(traces::provider)
            .transpose()?;
        let spans = traces.as_ref().map(traces::layer);
        tracing_subscriber::registry()
            .with(lines)
            .with(spans)
            .try_init()?;
        Ok(Self {
            traces,
            _log: guard,
        })
    }

    /// Sends the traces that are left.
    pub fn stop(self) {
        if let Some(Err(error)) = self.traces.map(|traces| traces.shutdown()) {
            tracing::warn!(%error, "the last traces could not be sent");
        }
    }
}
