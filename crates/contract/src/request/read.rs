//! Reading a body within its limits.

use std::future::Future;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt, stream};
use poem::http::header::CONTENT_LENGTH;
use poem::{Body, Request};

use super::refused::Refused;

/// The declared length, unless it is already too much.
pub(super) fn declared(request: &Request, limit: usize) -> Result<Option<usize>, Refused> {
    let Some(length) = request.headers().get(CONTENT_LENGTH) else {
        return Ok(None);
    };
    // hyper has checked that it is a number; one that does not fit a usize is too large anyway.
    let length = length
        .to_str()
        .ok()
        .and_then(|length| length.parse().ok())
        .ok_or(Refused::TooLarge(limit))?;
    if length > limit {
        return Err(Refused::TooLarge(limit));
    }
    Ok(Some(length))
}

/// The chunks of a body, until they are too many bytes.
pub(super) fn chunks(
    body: Body,
    limit: usize,
) -> impl Stream<Item = Result<Bytes, Refused>> + Send + 'static {
    let mut seen = 0_usize;
    stalling(body.into_bytes_stream()).map(move |chunk| {
        let chunk = chunk?.map_err(|_| Refused::Malformed("The body broke off.".to_owned()))?;
        seen = seen.saturating_add(chunk.len());
        if seen > limit {
            return Err(Refused::TooLarge(limit));
        }
        Ok(chunk)
    })
}

/// How long nothing at all may arrive. What a stalled upload holds is wanted by others.
const STALL: Duration = Duration::from_secs(10);

/// The same stream, given up when it stalls.
fn stalling<S: Stream + Send + Unpin + 'static>(
    stream: S,
) -> impl Stream<Item = Result<S::Item, Refused>> + Send + 'static
where
    S::Item: Send,
{
    stream::unfold(Some(stream), |stream| async {
        let mut stream = stream?;
        match tokio::time::timeout(STALL, stream.next()).await {
            Ok(item) => item.map(|item| (Ok(item), Some(stream))),
            Err(_) => Some((Err(Refused::Timeout), None)),
        }
    })
}

/// The whole body. One that arrives in one piece is not copied.
pub(super) async fn bytes(
    body: Body,
    declared: Option<usize>,
    limit: usize,
) -> Result<Bytes, Refused> {
    let mut chunks = std::pin::pin!(chunks(body, limit));
    let Some(first) = chunks.next().await.transpose()? else {
        return Ok(Bytes::new());
    };
    if declared == Some(first.len()) {
        return Ok(first);
    }
    let Some(second) = chunks.next().await.transpose()? else {
        return Ok(first);
    };
    let mut whole = BytesMut::with_capacity(declared.unwrap_or(first.len() + second.len()));
    whole.extend_from_slice(&first);
    whole.extend_from_slice(&second);
    while let Some(chunk) = chunks.next().await.transpose()? {
        whole.extend_from_slice(&chunk);
    }
    Ok(whole.freeze())
}

/// Gives up on a body that arrives too slowly.
pub(super) async fn in_time<T>(
    timeout: Duration,
    reading: impl Future<Output = Result<T, Refused>>,
) -> Result<T, Refused> {
    tokio::time::timeout(timeout, reading)
        .await
        .unwrap_or(Err(Refused::Timeout))
}

#[cfg(test)]
mod tests {
    use std::io::Error;
    use std::time::Duration;

    use bytes::Bytes;
    use futures_util::{StreamExt, stream};
    use poem::{Body, Request};

    use super::{Refused, bytes, declared, in_time};

    fn chunked(chunks: &'static [&'static str]) -> Body {
        let chunks = chunks
            .iter()
            .map(|chunk| Ok::<_, Error>(Bytes::from(*chunk)));
        Body::from_bytes_stream(stream::iter(chunks))
    }

    #[tokio::test]
    async fn chunks_are_joined_up_to_the_limit() {
        assert_eq!(
            bytes(chunked(&["ab", "cd", "e"]), None, 5).await.unwrap(),
            "abcde"
        );
        assert_eq!(bytes(chunked(&["ab"]), Some(2), 5).await.unwrap(), "ab");
        assert_eq!(bytes(Body::empty(), None, 5).await.unwrap(), "");
        assert!(matches!(
            bytes(chunked(&["ab", "cd", "ef"]), None, 5).await,
            Err(Refused::TooLarge(5))
        ));
        assert!(matches!(
            bytes(chunked(&["abcdef"]), None, 5).await,
            Err(Refused::TooLarge(5))
        ));
    }

    #[test]
    fn a_declared_length_is_believed_when_it_is_too_much() {
        let request = |length: &str| Request::builder().header("content-length", length).finish();
        assert!(matches!(declared(&request("5"), 5), Ok(Some(5))));
        assert!(matches!(
            declared(&request("6"), 5),
            Err(Refused::TooLarge(5))
        ));
        assert!(matches!(
            declared(&request("99999999999999999999999"), 5),
            Err(Refused::TooLarge(5))
        ));
        assert!(matches!(declared(&Request::default(), 5), Ok(None)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_pauses_is_waited_for_and_one_that_stops_is_not() {
        let pausing = |pause: u64, chunks: usize| {
            let chunks = stream::iter(0..chunks).then(move |_| async move {
                tokio::time::sleep(Duration::from_secs(pause)).await;
                Ok::<_, Error>(Bytes::from_static(b"a"))
            });
            Body::from_bytes_stream(chunks)
        };
        assert_eq!(bytes(pausing(9, 5), None, 5).await.unwrap(), "aaaaa");
        assert!(matches!(
            bytes(pausing(11, 1), None, 5).await,
            Err(Refused::Timeout)
        ));
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_stalls_is_given_up() {
        let stalled = Body::from_bytes_stream(stream::pending::<Result<Bytes, Error>>());
        let reading = bytes(stalled, None, 5);
        assert!(matches!(
            in_time(Duration::from_secs(1), reading).await,
            Err(Refused::Timeout)
        ));
    }
}
