//! Serving an endpoint.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use http::uri::Scheme;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use poem::endpoint::BoxEndpoint;
use poem::web::{LocalAddr, RemoteAddr};
use poem::{Addr, Endpoint, Request, Response};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::patience::Patient;
use super::{ConnectionLimits, Sockets};

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
    let builder = builder(limits);
    let graceful = GracefulShutdown::new();
    let mut connections = JoinSet::new();
    let address = sockets.address();
    loop {
        tokio::select! {
            (socket, peer) = sockets.accept(limits.unread) => {
                let io = TokioIo::new(Patient::new(socket, limits.unread));
                let endpoint = Arc::clone(&endpoint);
                let service = service_fn(move |request| {
                    let endpoint = Arc::clone(&endpoint);
                    async move { Ok::<http::Response<_>, Infallible>(respond(&endpoint, request, address, peer).await.into()) }
                });
                let connection = builder.serve_connection(io, service).into_owned();
                let watched = graceful.watch(connection);
                connections.spawn(async move {
                    if let Err(error) = watched.await {
                        tracing::debug!(%error, %peer, "a connection broke");
                    }
                });
            }
            Some(_) = connections.join_next() => {}
            () = stop.cancelled() => break,
        }
    }
    drop(sockets);
    if tokio::time::timeout(grace, graceful.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("requests that did not end in time are given up");
    }
    connections.shutdown().await;
}

fn builder(limits: ConnectionLimits) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(limits.buffer);
    builder
        .http2()
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
    address: SocketAddr,
    peer: SocketAddr,
) -> Response {
    let address = LocalAddr(Addr::SocketAddr(address));
    let peer = RemoteAddr(Addr::SocketAddr(peer));
    endpoint
        .get_response(Request::from((request, address, peer, Scheme::HTTP)))
        .await
}
