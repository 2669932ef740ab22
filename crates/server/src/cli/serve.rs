//! `dossier serve`.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use domain::clock::SystemClock;
use poem::EndpointExt;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::CommandError;
use crate::app::App;
use crate::config::Settings;
use crate::demo::{self, Demo};
use crate::http::connections::{ConnectionLimits, Sockets, raise_open_files, serve};
use crate::http::edge::Edge;
use crate::http::leaving::Leaving;
use crate::telemetry::{self, Telemetry};
use crate::{housekeeping, metrics_listener};

/// Serves until SIGTERM or SIGINT and as long after it as load balancers need, then finishes what is in flight.
///
/// # Errors
/// What keeps the server from starting, as a sentence.
pub async fn run(settings: Settings, with_demo: bool) -> Result<(), CommandError> {
    let telemetry = Telemetry::start(&settings)?;
    if with_demo {
        demo::check(&settings)?;
    }
    let metrics = telemetry::metrics()?;
    let files = raise_open_files();
    // Before anything is opened, so that a second server on the same address ends without having touched the data.
    let sockets = listen(settings.listen).await?;
    let mut app = App::start(&settings, Arc::new(SystemClock)).await?;
    if with_demo {
        let demo = demo::prepare(&settings, &app.auth, &app.api_keys).await?;
        app.demo = Some(Arc::new(demo));
    }
    let endpoint = app.endpoint()?;

    let stop = stop_signal(app.leaving.clone(), settings.drain)?;
    let chores = housekeeping::start(Arc::clone(&app.housekeeping));
    let (streams, stopped) = (app.clone(), stop.clone());
    tokio::spawn(async move {
        stopped.cancelled().await;
        streams.close_streams();
    });
    let admin = match settings.admin_listen {
        Some(address) => {
            let sockets = listen(address).await?;
            let endpoint = metrics_listener::endpoint(metrics).with(Edge::default());
            Some(tokio::spawn(serve(
                sockets,
                endpoint.map_to_response().boxed(),
                ConnectionLimits::default(),
                stop.clone(),
                settings.shutdown,
            )))
        }
        None => None,
    };

    announce(&settings, app.demo.as_deref(), files);
    serve(
        sockets,
        endpoint,
        ConnectionLimits::default(),
        stop,
        settings.shutdown,
    )
    .await;
    chores.abort();
    app.finish().await;
    if let Some(admin) = admin {
        admin.await?;
    }
    app.database.close().await;
    tracing::info!("stopped");
    // Sending the last traces blocks.
    tokio::task::spawn_blocking(move || telemetry.stop()).await?;
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<Sockets, CommandError> {
    Sockets::listen(address)
        .await
        .map_err(|error| format!("Cannot listen on {address}: {error}.").into())
}

/// Cancelled when the listeners have to close: so long after the first SIGTERM or SIGINT, or at the second. The first one begins the leaving.
fn stop_signal(leaving: Leaving, drain: Duration) -> Result<CancellationToken, CommandError> {
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
        leaving.begin();
        if !drain.is_zero() {
            tracing::info!(
                seconds = drain.as_secs(),
                "stopping: serving until load balancers have turned away"
            );
            tokio::select! {
                () = tokio::time::sleep(drain) => {}
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        }
        tracing::info!("stopping: finishing the requests in flight");
        token.cancel();
    });
    Ok(stop)
}

/// Tells the person at the terminal where to go; the log has the same for machines.
fn announce(settings: &Settings, shown: Option<&Demo>, open_files: Option<u64>) {
    if settings.listen.ip().is_unspecified() && settings.public_url.starts_with("http://localhost:")
    {
        tracing::warn!(
            "image URLs begin with {}, which other machines cannot open; set DOSSIER_PUBLIC_URL",
            settings.public_url
        );
    }
    tracing::info!(listen = %settings.listen, public_url = %settings.public_url, open_files, "serving");
    println!("Dossier serves on {}", settings.public_url);
    println!("  Swagger UI   {}/docs/", settings.public_url);
    if let Some(admin) = settings.admin_listen {
        println!("  Metrics      http://{admin}/metrics");
    }
    let Some(Demo { accounts, api_key }) = shown else {
        return;
    };
    for account in accounts {
        println!(
            "  Demo {:<7} {} with password {}",
            account.role, account.email, account.password
        );
    }
    println!("  Demo apikey  {api_key}");
}
