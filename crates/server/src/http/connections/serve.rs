//! Serving an endpoint.

use std::convert::Infallible;
use std::error::Error;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use http::uri::Scheme;
use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use poem::endpoint::BoxEndpoint;
use poem::web::{LocalAddr, RemoteAddr};
use poem::{Addr, Endpoint, Request, Response};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::patience::Patient;
use super::protocol::{has_sent, is_http2};
use super::refusal::Eloquent;
use super::{ConnectionLimits, Sockets};
use crate::http::unreadable;

/// How many requests of one HTTP/2 connection may be in flight.
const STREAMS: u32 = 200;
/// How often an HTTP/2 connection is asked for a sign of life.
const PING: Duration = Duration::from_secs(20);

type Served = Arc<BoxEndpoint<'static, Response>>;

/// Serves `endpoint` on `sockets` until `stop`; then closes them, tells the connections that they are over, finishes the requests in flight, and
/// ends what has not ended after `grace`.
pub async fn serve(
    sockets: Sockets,
    endpoint: BoxEndpoint<'static, Response>,
    limits: ConnectionLimits,
    stop: CancellationToken,
    grace: Duration,
) {
    let endpoint: Served = Arc::new(endpoint);
    let watcher = GracefulShutdown::new();
    let mut connections = JoinSet::new();
    let address = sockets.address();
    let begin = |connections: &mut JoinSet<()>, (socket, peer): (TcpStream, SocketAddr)| {
        let ends = Ends { address, peer };
        let (endpoint, watcher, stop) = (Arc::clone(&endpoint), watcher.watcher(), stop.clone());
        connections.spawn(async move {
            let connection = converse(socket, ends, endpoint, limits, watcher, stop);
            if let Err(error) = connection.await {
                tracing::debug!(error, %peer, "a connection broke");
            }
        });
    };
    loop {
        tokio::select! {
            accepted = sockets.accept(limits.unread) => begin(&mut connections, accepted),
            Some(_) = connections.join_next() => {}
            () = stop.cancelled() => break,
        }
    }
    // Those that the system has accepted already may have sent a request.
    while let Some(accepted) = sockets.accept(limits.unread).now_or_never() {
        begin(&mut connections, accepted);
    }
    drop(sockets);
    if tokio::time::timeout(grace, watcher.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("requests that did not end in time are given up");
    }
    connections.shutdown().await;
}

/// The two ends of a connection.
#[derive(Clone, Copy)]
struct Ends {
    address: SocketAddr,
    peer: SocketAddr,
}

/// Answers the requests of one connection.
async fn converse(
    socket: TcpStream,
    ends: Ends,
    endpoint: Served,
    limits: ConnectionLimits,
    watcher: Watcher,
    stop: CancellationToken,
) -> Result<(), Box<dyn Error + Send + Sync>> {
    let http2 = tokio::select! {
        http2 = is_http2(&socket, limits.head) => http2?,
        () = stop.cancelled() => {
            // A request that has arrived is still answered.
            if !has_sent(&socket) {
                return Ok(());
            }
            is_http2(&socket, limits.head).await?
        }
    };
    let socket = Patient::new(socket, limits.unread);
    let service = service_fn(move |request| {
        let endpoint = Arc::clone(&endpoint);
        async move {
            let response = respond(&endpoint, request, ends).await;
            Ok::<http::Response<_>, Infallible>(response.into())
        }
    });
    if http2 {
        let io = TokioIo::new(socket);
        let connection = http2_builder(limits).serve_connection(io, service);
        // Boxed, so that the many that speak HTTP/1 need no room for it.
        Box::pin(watcher.watch(connection)).await?;
    } else {
        let io = TokioIo::new(Eloquent::new(socket, unreadable::answer));
        let connection = http1_builder(limits).serve_connection(io, service);
        watcher.watch(connection).await?;
    }
    Ok(())
}

fn http1_builder(limits: ConnectionLimits) -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        // Head and body in one plain write: for small bodies the copy costs less than a vectored write.
        .writev(false)
        .header_read_timeout(limits.head)
        .max_buf_size(limits.buffer);
    builder
}

fn http2_builder(limits: ConnectionLimits) -> http2::Builder<TokioExecutor> {
    let mut builder = http2::Builder::new(TokioExecutor::new());
    builder
        .timer(TokioTimer::new())
        .max_concurrent_streams(STREAMS)
        .max_header_list_size(u32::try_from(limits.buffer).unwrap_or(u32::MAX))
        .keep_alive_interval(PING)
        .keep_alive_timeout(limits.unread);
    builder
}

async fn respond(
    endpoint: &BoxEndpoint<'static, Response>,
    request: http::Request<Incoming>,
    Ends { address, peer }: Ends,
) -> Response {
    let address = LocalAddr(Addr::SocketAddr(address));
    let peer = RemoteAddr(Addr::SocketAddr(peer));
    endpoint
        .get_response(Request::from((request, address, peer, Scheme::HTTP)))
        .await
}
