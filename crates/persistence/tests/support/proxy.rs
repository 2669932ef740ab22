//! A way to the PostgreSQL server that can be cut, stalled and watched.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// A TCP proxy on a port of its own.
pub struct Proxy {
    address: SocketAddr,
    server: String,
    state: Arc<State>,
    listening: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct State {
    /// Requests that the client sent, each of which it awaited an answer to.
    requests: AtomicUsize,
    /// Connections that were made.
    connections: AtomicUsize,
    /// Bytes go nowhere, but connections stay open.
    stalled: AtomicBool,
    /// Raised when all connections are to be cut.
    cut: watch::Sender<u64>,
}

impl Proxy {
    /// Answers a proxy to the server that `url` names, and `url` with the proxy in the server's place (without TLS, which it could
    /// not read).
    pub async fn start(url: &str) -> (Self, String) {
        let (scheme, rest) = url.split_once("://").expect("a URL");
        let (authority, path) = rest.split_once('/').expect("a URL with a path");
        let path = path.split('?').next().expect("a path");
        let (user, server) = authority.rsplit_once('@').expect("a URL with a user");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let mut proxy = Self {
            address,
            server: server.to_owned(),
            state: Arc::default(),
            listening: None,
        };
        proxy.listen(listener);
        (
            proxy,
            format!("{scheme}://{user}@{address}/{path}?sslmode=disable"),
        )
    }

    /// Closes the port and all connections.
    pub async fn go_away(&mut self) {
        if let Some(listening) = self.listening.take() {
            listening.abort();
            // Ended by the abort, or before it.
            let _ = listening.await;
        }
        self.cut();
    }

    /// Opens the port again.
    pub async fn come_back(&mut self) {
        let listener = TcpListener::bind(self.address).await.expect("the old port");
        self.listen(listener);
    }

    /// Cuts all connections; new ones can be made.
    pub fn cut(&self) {
        self.state.cut.send_modify(|times| *times += 1);
    }

    /// Swallows all that is sent from now on (`true`), or no more.
    pub fn stall(&self, stalled: bool) {
        self.state.stalled.store(stalled, Ordering::SeqCst);
    }

    /// How many requests have been sent.
    pub fn requests(&self) -> usize {
        self.state.requests.load(Ordering::SeqCst)
    }

    /// How many connections have been made.
    pub fn connections(&self) -> usize {
        self.state.connections.load(Ordering::SeqCst)
    }

    fn listen(&mut self, listener: TcpListener) {
        let (server, state) = (self.server.clone(), Arc::clone(&self.state));
        self.listening = Some(tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                state.connections.fetch_add(1, Ordering::SeqCst);
                let server = TcpStream::connect(&server).await.expect("the server");
                tokio::spawn(forward(client, server, Arc::clone(&state)));
            }
        }));
    }
}

async fn forward(client: TcpStream, server: TcpStream, state: Arc<State>) {
    let mut cut = state.cut.subscribe();
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    tokio::select! {
        _ = requests(from_client, to_server, &state) => {}
        _ = answers(from_server, to_client, &state) => {}
        _ = cut.changed() => {}
    }
}

/// Passes the client's messages on and counts those that end a request: `Sync` and `Query`
/// (<https://www.postgresql.org/docs/current/protocol-message-formats.html>).
async fn requests(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    state: &State,
) -> std::io::Result<()> {
    // Unlike all others, the first message has no type.
    let mut has_type = false;
    loop {
        let mut message = Vec::new();
        if has_type {
            message.push(from.read_u8().await?);
        }
        let length = from.read_u32().await?;
        message.extend(length.to_be_bytes());
        let start = message.len();
        message.resize(start + length as usize - 4, 0);
        from.read_exact(&mut message[start..]).await?;
        if has_type && matches!(message[0], b'S' | b'Q') {
            state.requests.fetch_add(1, Ordering::SeqCst);
        }
        has_type = true;
        pass(&mut to, &message, state).await?;
    }
}

async fn answers(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    state: &State,
) -> std::io::Result<()> {
    let mut bytes = [0; 4096];
    loop {
        let length = from.read(&mut bytes).await?;
        if length == 0 {
            return Ok(());
        }
        pass(&mut to, &bytes[..length], state).await?;
    }
}

async fn pass(
    to: &mut (impl AsyncWrite + Unpin),
    bytes: &[u8],
    state: &State,
) -> std::io::Result<()> {
    if state.stalled.load(Ordering::SeqCst) {
        return Ok(());
    }
    to.write_all(bytes).await
}
