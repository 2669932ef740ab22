//! As much of HTTP/1.1 as this load needs.

use std::io::{self, Error, ErrorKind};
use std::net::SocketAddr;

use bytes::{Buf, Bytes, BytesMut};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What Unix answers when a process has as many files open as it may.
const TOO_MANY_FILES: i32 = 24;

/// A connection that is kept alive.
pub struct Connection {
    socket: TcpStream,
    read: BytesMut,
}

impl Connection {
    pub async fn open(address: SocketAddr) -> io::Result<Self> {
        let socket = TcpStream::connect(address).await.map_err(|error| {
            if error.raw_os_error() == Some(TOO_MANY_FILES) {
                Error::other(
                    "each stream is an open file, and no more are allowed: raise `ulimit -n`",
                )
            } else {
                error
            }
        })?;
        socket.set_nodelay(true)?;
        Ok(Self {
            socket,
            read: BytesMut::new(),
        })
    }

    /// Sends a request and answers the status of the response, whose body it forgets.
    pub async fn exchange(&mut self, request: &[u8]) -> io::Result<u16> {
        self.socket.write_all(request).await?;
        let (status, length) = self.head().await?;
        let length = length.ok_or_else(|| broken("a response without a length"))?;
        self.fill(length).await?;
        self.read.advance(length);
        Ok(status)
    }

    /// Sends a request whose response is read with [`Self::chunk`], and answers its status.
    pub async fn begin(&mut self, request: &[u8]) -> io::Result<u16> {
        self.socket.write_all(request).await?;
        Ok(self.head().await?.0)
    }

    /// The next chunk of a body without a length; `None` after the last. Nothing is lost when it is given up while it waits.
    pub async fn chunk(&mut self) -> io::Result<Option<Bytes>> {
        let line = self.fill_to(b"\r\n").await?;
        let length = str::from_utf8(&self.read[..line])
            .ok()
            .and_then(|digits| usize::from_str_radix(digits, 16).ok())
            .ok_or_else(|| broken("a chunk without a length"))?;
        self.fill(line + 2 + length + 2).await?;
        self.read.advance(line + 2);
        let chunk = self.read.split_to(length).freeze();
        self.read.advance(2);
        Ok((length > 0).then_some(chunk))
    }

    /// The status and `Content-Length` of a response.
    async fn head(&mut self) -> io::Result<(u16, Option<usize>)> {
        let end = self.fill_to(b"\r\n\r\n").await?;
        let head = String::from_utf8_lossy(&self.read[..end]).to_ascii_lowercase();
        self.read.advance(end + 4);
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .ok_or_else(|| broken("a response without a status"))?;
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length:"))
            .and_then(|length| length.trim().parse().ok());
        Ok((status, length))
    }

    /// Reads on until `mark` is there and says where.
    async fn fill_to(&mut self, mark: &[u8]) -> io::Result<usize> {
        loop {
            if let Some(at) = find(&self.read, mark) {
                return Ok(at);
            }
            self.fill(self.read.len() + 1).await?;
        }
    }

    /// Reads on until there are `length` bytes.
    async fn fill(&mut self, length: usize) -> io::Result<()> {
        while self.read.len() < length {
            if self.socket.read_buf(&mut self.read).await? == 0 {
                return Err(broken("the server has closed a connection"));
            }
        }
        Ok(())
    }
}

/// Where `mark` begins.
pub fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|window| window == mark)
}

/// What should not have come.
pub fn broken(what: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidData, what.into())
}

/// A request without a body.
pub fn get(path: &str, token: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n\r\n")
        .into_bytes()
}

/// A request with a JSON body.
pub fn with_json(method: &str, path: &str, token: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}
