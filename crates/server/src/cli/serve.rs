//! `dossier serve`.

use std::sync::Arc;
use std::time::Duration;

use domain::clock::SystemClock;
use poem::EndpointExt;
use poem::listener::{Acceptor, Listener, TcpListener};
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::CommandError;
use crate::app::App;
use crate::config::Settings;
use crate::http::edge::Edge;
use crate::telemetry::{self, Telemetry};
use crate::{demo, housekeeping, metrics_listener};

/// How long a connection may lie idle, or a request's head take to arrive: longer than load balancers keep theirs, so that it is they who close.
const IDLE: Duration = Duration::from_secs(75);

/// Serves until SIGTERM or SIGINT, then finishes what is in flight.
///
/// # Errors
/// What keeps the server from starting, as a sentence.
pub async fn run(settings: Settings, with_demo: bool) -> Result<(), CommandError> {
    let telemetry = Telemetry::start(&settings)?;
    if with_demo {
        demo::check(&settings)?;
    }
    let metrics = telemetry::metrics()?;
    // Before anything is opened, so that a second server on the same address ends without having touched the data.
    let acceptor = listen(&settings.listen.to_string()).await?;
    let app = App::start(&settings, Arc::new(SystemClock)).await?;
    let endpoint = app.endpoint()?;
    let accounts = if with_demo {
        demo::accounts(&settings, &app.auth).await?
    } else {
        Vec::new()
    };

    let stop = stop_signal()?;
    let chores = housekeeping::start(Arc::clone(&app.housekeeping));
    let admin = match settings.admin_listen {
        Some(address) => {
            let acceptor = listen(&address.to_string()).await?;
            let server = poem::Server::new_with_acceptor(acceptor);
            let stopped = stop.clone();
            Some(tokio::spawn(async move {
                let stopped = async move { stopped.cancelled().await };
                server
                    .run_with_graceful_shutdown(
                        metrics_listener::endpoint(metrics).with(Edge::default()),
                        stopped,
                        None,
                    )
                    .await
            }))
        }
        None => None,
    };

    announce(&settings, &accounts);
    let stopped = async move { stop.cancelled().await };
    poem::Server::new_with_acceptor(acceptor)
        .idle_timeout(IDLE)
        .run_with_graceful_shutdown(endpoint, stopped, Some(settings.shutdown))
        .await?;
    chores.abort();
    if let Some(admin) = admin {
        admin.await??;
    }
    app.database.close().await;
    tracing::info!("stopped");
    // Sending the last traces blocks.
    tokio::task::spawn_blocking(move || telemetry.stop()).await?;
    Ok(())
}

async fn listen(address: &str) -> Result<impl Acceptor + 'static, CommandError> {
    TcpListener::bind(address.to_owned())
        .into_acceptor()
        .await
        .map_err(|error| format!("Cannot listen on {address}: {error}.").into())
}

/// Cancelled at the first SIGTERM or SIGINT.
fn stop_signal() -> Result<CancellationToken, CommandError> {
    let (mut terminate, mut interrupt) = (
        signal(SignalKind::terminate())?,
        signal(SignalKind::interrupt())?,
    );
    let stop = CancellationToken::new();
    let token = stop.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping: finishing the requests in flight");
        token.cancel();
    });
    Ok(stop)
}

/// Tells the person at the terminal where to go; the log has the same for machines.
fn announce(settings: &Settings, accounts: &[demo::DemoAccount]) {
    if settings.listen.ip().is_unspecified() && settings.public_url.starts_with("http://localhost:")
    {
        tracing::warn!(
            "image URLs begin with {}, which other machines cannot open; set DOSSIER_PUBLIC_URL",
            settings.public_url
        );
    }
    tracing::info!(listen = %settings.listen, public_url = %settings.public_url, "serving");
    println!("Dossier serves on {}", settings.public_url);
    println!("  Swagger UI   {}/docs/", settings.public_url);
    if let Some(admin) = settings.admin_listen {
        println!("  Metrics      http://{admin}/metrics");
    }
    for account in accounts {
        println!(
            "  Demo {:<7} {} with password {}",
            account.role, account.email, account.password
        );
    }
}
