//! A TCP proxy that can be cut.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// Passes bytes on to another address until it is cut; then every connection through it is closed, and new ones at once.
pub struct Proxy {
    /// Where it listens.
    pub address: String,
    cut: Arc<(AtomicBool, Notify)>,
    task: JoinHandle<()>,
}

impl Proxy {
    /// A proxy to `target`.
    pub async fn to(target: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port is free");
        let address = listener.local_addr().expect("it is bound").to_string();
        let cut = Arc::new((AtomicBool::new(false), Notify::new()));
        let (state, target) = (Arc::clone(&cut), target.to_owned());
        let task = tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                let (state, target) = (Arc::clone(&state), target.clone());
                tokio::spawn(async move {
                    let cut = state.1.notified();
                    if state.0.load(Ordering::SeqCst) {
                        return;
                    }
                    let Ok(mut server) = TcpStream::connect(target).await else {
                        return;
                    };
                    tokio::select! {
                        () = cut => {}
                        _ = tokio::io::copy_bidirectional(&mut client, &mut server) => {}
                    }
                });
            }
        });
        Self { address, cut, task }
    }

    /// Closes every connection and all that come.
    pub fn cut(&self) {
        self.cut.0.store(true, Ordering::SeqCst);
        self.cut.1.notify_waiters();
    }

    /// Lets connections through again.
    pub fn mend(&self) {
        self.cut.0.store(false, Ordering::SeqCst);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}
