//! What is no HTTP is answered by hyper itself, with a status and nothing else. Here that answer gets what every other response has.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use http::StatusCode;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// What hyper writes when it cannot read a head, and no handler: all of these end the connection.
const BARE: [(&[u8], StatusCode); 3] = [
    (b"HTTP/1.1 400 Bad Request\r\n", StatusCode::BAD_REQUEST),
    (b"HTTP/1.1 414 URI Too Long\r\n", StatusCode::URI_TOO_LONG),
    (
        b"HTTP/1.1 431 Request Header Fields Too Large\r\n",
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
    ),
];

/// In every response that a handler has made.
const MARK: &[u8] = b"\r\nx-request-id: ";

/// A socket that writes other bytes than it is given where these are an answer of hyper's own.
#[derive(Debug)]
pub(super) struct Eloquent<S> {
    socket: S,
    /// Makes the whole answer.
    answer: fn(StatusCode) -> Bytes,
    unwritten: Bytes,
}

impl<S> Eloquent<S> {
    pub(super) fn new(socket: S, answer: fn(StatusCode) -> Bytes) -> Self {
        Self {
            socket,
            answer,
            unwritten: Bytes::new(),
        }
    }
}

/// The status of an answer of hyper's own.
fn bare(bytes: &[u8]) -> Option<StatusCode> {
    let (_, status) = BARE.iter().find(|(line, _)| bytes.starts_with(line))?;
    let made = bytes.windows(MARK.len()).any(|part| part == MARK);
    (!made && bytes.ends_with(b"\r\n\r\n")).then_some(*status)
}

impl<S: AsyncWrite + Unpin> Eloquent<S> {
    fn write_rest(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while self.unwritten.has_remaining() {
            let written = Pin::new(&mut self.socket).poll_write(context, &self.unwritten);
            match ready!(written)? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                written => self.unwritten.advance(written),
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Eloquent<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Eloquent<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        ready!(self.write_rest(context))?;
        if let Some(status) = bare(bytes) {
            self.unwritten = (self.answer)(status);
            return Poll::Ready(Ok(bytes.len()));
        }
        Pin::new(&mut self.socket).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        match slices {
            [only] => self.poll_write(context, only),
            slices => {
                ready!(self.write_rest(context))?;
                Pin::new(&mut self.socket).poll_write_vectored(context, slices)
            }
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.write_rest(context))?;
        Pin::new(&mut self.socket).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.write_rest(context))?;
        Pin::new(&mut self.socket).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_no_handler_has_made_is_replaced() {
        let own = b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
        assert_eq!(bare(own), Some(StatusCode::BAD_REQUEST));
        let made = b"HTTP/1.1 400 Bad Request\r\nx-request-id: 1\r\ncontent-length: 0\r\n\r\n";
        assert_eq!(bare(made), None);
        assert_eq!(bare(b"HTTP/1.1 200 OK\r\n\r\n"), None);
    }
}
