//! Which HTTP a connection speaks.

use std::io;
use std::mem::MaybeUninit;
use std::time::Duration;

use socket2::SockRef;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// How an HTTP/2 connection begins (RFC 9113, section 3.4).
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// How long to wait before a look at what has come since, when that was too little to tell.
const PAUSE: Duration = Duration::from_millis(10);

/// Whether the client speaks HTTP/2. Its bytes are looked at and left where they are: hyper, told which HTTP to expect, gets by with half the
/// memory for each connection.
///
/// # Errors
/// When the connection breaks, ends, or does not say in time.
pub(super) async fn is_http2(socket: &TcpStream, patience: Duration) -> io::Result<bool> {
    let told = async {
        let mut begin = [0; PREFACE.len()];
        loop {
            let seen = socket.peek(&mut begin).await?;
            if seen == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if !PREFACE.starts_with(&begin[..seen]) {
                return Ok(false);
            }
            if seen == PREFACE.len() {
                return Ok(true);
            }
            sleep(PAUSE).await;
        }
    };
    timeout(patience, told).await?
}

/// Whether anything of the client's has arrived, as the system knows it now: the runtime may not have been told yet.
pub(super) fn has_sent(socket: &TcpStream) -> bool {
    let mut byte = [MaybeUninit::uninit()];
    matches!(SockRef::from(socket).peek(&mut byte), Ok(seen) if seen > 0)
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt;
    use tokio::net::TcpListener;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(5);

    async fn connected() -> (TcpStream, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap());
        let (client, accepted) = tokio::join!(client, listener.accept());
        (client.unwrap(), accepted.unwrap().0)
    }

    #[tokio::test]
    async fn the_first_bytes_tell() {
        for (begin, expected) in [
            ("GET / HTTP/1.1\r\n", false),
            ("PUT / HTTP/1.1\r\n", false),
            ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n and more", true),
            ("PRI * HTTP/1.1\r\n", false),
        ] {
            let (mut client, server) = connected().await;
            client.write_all(begin.as_bytes()).await.unwrap();
            assert_eq!(
                is_http2(&server, PATIENCE).await.unwrap(),
                expected,
                "{begin}"
            );
        }
    }

    #[tokio::test]
    async fn a_client_may_begin_with_one_byte() {
        let preface = &PREFACE[1..];
        for (rest, expected) in [(preface, true), (b"OST ", false)] {
            let (mut client, server) = connected().await;
            client.write_all(b"P").await.unwrap();
            let mut told = Box::pin(is_http2(&server, PATIENCE));
            let early = timeout(PAUSE * 3, &mut told).await;
            assert!(early.is_err());
            client.write_all(rest).await.unwrap();
            assert_eq!(told.await.unwrap(), expected);
        }
    }

    #[tokio::test]
    async fn what_a_client_has_sent_is_seen_before_the_runtime_knows() {
        let (mut client, server) = connected().await;
        assert!(!has_sent(&server));
        client.write_all(b"G").await.unwrap();
        assert!(has_sent(&server));
        drop(client);
        let (client, server) = connected().await;
        drop(client);
        assert!(!has_sent(&server));
    }

    #[tokio::test]
    async fn a_client_that_does_not_say_is_given_up() {
        let (mut client, server) = connected().await;
        assert!(is_http2(&server, PAUSE).await.is_err());
        client.write_all(b"PRI * HT").await.unwrap();
        assert!(is_http2(&server, PAUSE).await.is_err());
        drop(client);
        assert!(is_http2(&server, PATIENCE).await.is_err());
    }
}
