//! Accepting connections.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use socket2::SockRef;
use tokio::net::{TcpListener, TcpStream};

/// After an error that a new attempt would meet at once again, as when there are no file descriptors left.
const PAUSE: Duration = Duration::from_millis(100);

/// A listening socket.
#[derive(Debug)]
pub struct Sockets {
    listener: TcpListener,
    address: SocketAddr,
}

impl Sockets {
    /// Listens on `address`, which is an IP address with a port.
    ///
    /// # Errors
    /// When the address is taken or none of this machine's.
    pub async fn listen(address: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// Where it listens, with the port that the system chose if it was asked to.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The next connection that works.
    pub(super) async fn accept(&self, unread: Duration) -> (TcpStream, SocketAddr) {
        loop {
            match self.listener.accept().await {
                Ok((socket, peer)) => match prepare(&socket, unread) {
                    Ok(()) => return (socket, peer),
                    Err(error) => tracing::debug!(%error, "a connection was gone at once"),
                },
                Err(error) if of_one_connection(&error) => {}
                Err(error) => {
                    tracing::error!(%error, "no connection can be accepted");
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }
}

fn prepare(socket: &TcpStream, unread: Duration) -> io::Result<()> {
    socket.set_nodelay(true)?;
    // A peer that vanished without a word is noticed by what it does not acknowledge.
    #[cfg(target_os = "linux")]
    SockRef::from(socket).set_tcp_user_timeout(Some(unread))?;
    Ok(())
}

fn of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted
    )
}
