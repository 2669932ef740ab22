//! A client for one connection that forgives nothing: a request that it has begun to send has to be answered.

use std::io::{Error, ErrorKind, Result};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// Sends requests over one connection for as long as the server lets it, then over the next.
pub struct KeepAlive {
    address: String,
    connection: Option<BufReader<TcpStream>>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The status line and the headers, in lower case.
    pub head: String,
    /// The body.
    pub body: String,
}

impl Answer {
    /// Whether the server says that it closes the connection.
    pub fn closes(&self) -> bool {
        self.head.contains("\r\nconnection: close\r\n")
    }
}

impl KeepAlive {
    /// A client without a connection yet.
    pub fn to(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            connection: None,
        }
    }

    /// Sends a request and reads its answer. The connection is kept unless the answer says that it closes.
    ///
    /// # Errors
    /// When the connection fails or ends before the answer does: nothing is tried twice.
    pub async fn send(
        &mut self,
        method: &str,
        path: &str,
        token: &str,
        json: &str,
    ) -> Result<Answer> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => BufReader::new(TcpStream::connect(&self.address).await?),
        };
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{json}",
            self.address,
            json.len()
        );
        connection.write_all(request.as_bytes()).await?;
        let answer = read(&mut connection).await?;
        if !answer.closes() {
            self.connection = Some(connection);
        }
        Ok(answer)
    }
}

/// Reads one answer.
///
/// # Errors
/// When the connection fails or ends before it.
pub async fn read(connection: &mut BufReader<TcpStream>) -> Result<Answer> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if connection.read_line(&mut head).await? == 0 {
            return Err(Error::new(
                ErrorKind::UnexpectedEof,
                format!("the connection closed after {head:?}"),
            ));
        }
    }
    let head = head.to_lowercase();
    let between = |from: &str, until: &str| head.split_once(from)?.1.split(until).next();
    let status = between("http/1.1 ", " ").and_then(|status| status.parse().ok());
    let length = between("\r\ncontent-length: ", "\r\n").and_then(|length| length.parse().ok());
    let (Some(status), Some(length)) = (status, length) else {
        return Err(Error::new(ErrorKind::InvalidData, head));
    };
    let mut body = vec![0; length];
    connection.read_exact(&mut body).await?;
    Ok(Answer {
        status,
        head,
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}
