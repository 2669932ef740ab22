//! Reading a body within its limits.

use std::io;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt, stream};
use poem::http::header::CONTENT_LENGTH;
use poem::{Body, Request};
use tokio::time::Instant;

use super::refused::Refused;
use crate::payload::streamed::BodyError;

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

/// How long nothing at all may arrive. What a stalled upload holds is wanted by others.
const STALL: Duration = Duration::from_secs(10);

/// The pieces of a body as they come, at most `limit` bytes. It is given up when it stalls, or when it has been waited for `patience`
/// in all; what whoever takes the pieces does meanwhile does not count.
pub(super) fn pieces(
    body: Body,
    limit: usize,
    patience: Duration,
) -> impl Stream<Item = Result<Bytes, BodyError>> + Send + 'static {
    let coming = Coming {
        body: body.into_bytes_stream(),
        limit,
        seen: 0,
        patience,
    };
    stream::unfold(Some(coming), |coming| async { coming?.next().await })
}

/// The rest of a body.
struct Coming<S> {
    body: S,
    limit: usize,
    seen: usize,
    patience: Duration,
}

impl<S: Stream<Item = io::Result<Bytes>> + Unpin> Coming<S> {
    /// The next piece and what follows it: nothing after an error.
    async fn next(mut self) -> Option<(Result<Bytes, BodyError>, Option<Self>)> {
        let began = Instant::now();
        let arriving = tokio::time::timeout(STALL.min(self.patience), self.body.next());
        let piece = match arriving.await {
            Ok(piece) => self.count(piece?),
            Err(_) => Err(BodyError::Timeout),
        };
        self.patience = self.patience.saturating_sub(began.elapsed());
        let rest = piece.is_ok().then_some(self);
        Some((piece, rest))
    }

    fn count(&mut self, piece: io::Result<Bytes>) -> Result<Bytes, BodyError> {
        let piece = piece.map_err(|_| BodyError::BrokenOff)?;
        self.seen = self.seen.saturating_add(piece.len());
        if self.seen > self.limit {
            return Err(BodyError::TooLarge { limit: self.limit });
        }
        Ok(piece)
    }
}

/// The whole body. One that arrives in one piece is not copied.
pub(super) async fn bytes(
    body: Body,
    declared: Option<usize>,
    limit: usize,
    patience: Duration,
) -> Result<Bytes, BodyError> {
    let mut pieces = std::pin::pin!(pieces(body, limit, patience));
    let Some(first) = pieces.next().await.transpose()? else {
        return Ok(Bytes::new());
    };
    if declared == Some(first.len()) {
        return Ok(first);
    }
    let Some(second) = pieces.next().await.transpose()? else {
        return Ok(first);
    };
    let mut whole = BytesMut::with_capacity(declared.unwrap_or(first.len() + second.len()));
    whole.extend_from_slice(&first);
    whole.extend_from_slice(&second);
    while let Some(piece) = pieces.next().await.transpose()? {
        whole.extend_from_slice(&piece);
    }
    Ok(whole.freeze())
}

#[cfg(test)]
mod tests {
    use std::io::Error;
    use std::time::Duration;

    use bytes::Bytes;
    use futures_util::{StreamExt, stream};
    use poem::{Body, Request};

    use super::{BodyError, Refused, bytes, declared, pieces};

    const MINUTE: Duration = Duration::from_mins(1);

    fn chunked(chunks: &'static [&'static str]) -> Body {
        let chunks = chunks
            .iter()
            .map(|chunk| Ok::<_, Error>(Bytes::from(*chunk)));
        Body::from_bytes_stream(stream::iter(chunks))
    }

    /// So many pieces of one byte, each after a pause of so many seconds.
    fn pausing(pause: u64, pieces: usize) -> Body {
        let pieces = stream::iter(0..pieces).then(move |_| async move {
            tokio::time::sleep(Duration::from_secs(pause)).await;
            Ok::<_, Error>(Bytes::from_static(b"a"))
        });
        Body::from_bytes_stream(pieces)
    }

    async fn whole(body: Body, declared: Option<usize>) -> Result<Bytes, BodyError> {
        bytes(body, declared, 5, MINUTE).await
    }

    #[tokio::test]
    async fn pieces_are_joined_up_to_the_limit() {
        let too_large = Err(BodyError::TooLarge { limit: 5 });
        for (chunks, declared, read) in [
            (&["ab", "cd", "e"][..], None, Ok("abcde".into())),
            (&["ab"], Some(2), Ok("ab".into())),
            (&[], None, Ok(Bytes::new())),
            (&["ab", "cd", "ef"], None, too_large.clone()),
            (&["abcdef"], None, too_large),
        ] {
            assert_eq!(whole(chunked(chunks), declared).await, read, "{chunks:?}");
        }
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
        assert_eq!(whole(pausing(9, 5), None).await.unwrap(), "aaaaa");
        assert_eq!(whole(pausing(11, 1), None).await, Err(BodyError::Timeout));
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_is_waited_for_no_longer_than_its_time_in_all() {
        let reading = bytes(pausing(9, 5), None, 5, Duration::from_secs(44));
        assert_eq!(reading.await, Err(BodyError::Timeout));
    }

    #[tokio::test(start_paused = true)]
    async fn the_time_of_whoever_takes_the_pieces_does_not_count() {
        let mut pieces = std::pin::pin!(pieces(pausing(9, 5), 5, Duration::from_secs(46)));
        for _ in 0..5 {
            assert_eq!(pieces.next().await, Some(Ok(Bytes::from_static(b"a"))));
            tokio::time::sleep(MINUTE).await;
        }
        assert_eq!(pieces.next().await, None);
    }

    #[tokio::test]
    async fn nothing_follows_an_error() {
        let chunks = [Err(Error::other("gone")), Ok(Bytes::from_static(b"a"))];
        let body = Body::from_bytes_stream(stream::iter(chunks));
        let told: Vec<_> = pieces(body, 5, MINUTE).collect().await;
        assert_eq!(told, [Err(BodyError::BrokenOff)]);
    }
}
