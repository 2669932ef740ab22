//! A reader of server-sent events that forgives nothing.

use std::time::Duration;

use contract::AnyJson;
use reqwest::header::HeaderMap;
use reqwest::{RequestBuilder, Response, Result};
use serde_json::Value;
use tokio::time::timeout;

use super::{Reply, conformance};

/// How long a test waits for what has to come.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// An open stream. It is closed when it is dropped.
#[derive(Debug)]
pub struct EventStream {
    response: Response,
    unread: Vec<u8>,
    /// What came with the status.
    pub headers: HeaderMap,
}

/// What a stream consists of.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A message.
    Message(Message),
    /// A comment.
    Comment,
    /// How it begins.
    Opening {
        /// After how many milliseconds to come back.
        retry: u64,
        /// And with which id, when there has been no event.
        position: i64,
    },
}

/// A message. Its data has been held against the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// What a client that comes back asks for.
    pub id: i64,
    /// Its name, where it has one.
    pub event: Option<String>,
    /// The event.
    pub data: Value,
}

impl EventStream {
    /// Opens a stream, and checks that it is one.
    ///
    /// # Errors
    /// When there is no response.
    pub async fn open(request: RequestBuilder) -> Result<Self> {
        let response = request.send().await?;
        let headers = response.headers().clone();
        let reply = Reply {
            status: response.status().as_u16(),
            headers: headers.clone(),
            bytes: bytes::Bytes::new(),
            text: String::new(),
        };
        assert_eq!(reply.status, 200, "{reply:?}");
        conformance::check("GET", "/api/co/events", &reply);
        Ok(Self {
            response,
            unread: Vec::new(),
            headers,
        })
    }

    /// What comes next; `None` when the stream has ended as it should.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn block(&mut self) -> Result<Option<Block>> {
        loop {
            let end = self.unread.windows(2).position(|two| two == b"\n\n");
            if let Some(end) = end {
                let rest = self.unread.split_off(end + 2);
                let block = std::mem::replace(&mut self.unread, rest);
                return Ok(Some(parse(&block[..end])));
            }
            let Some(more) = self.response.chunk().await? else {
                assert!(self.unread.is_empty(), "it ends half-way: {self:?}");
                return Ok(None);
            };
            self.unread.extend_from_slice(&more);
        }
    }

    /// The next message; `None` when the stream has ended as it should.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn try_message(&mut self) -> Result<Option<Message>> {
        loop {
            match self.block().await? {
                Some(Block::Message(message)) => return Ok(Some(message)),
                Some(Block::Comment | Block::Opening { .. }) => {}
                None => return Ok(None),
            }
        }
    }

    /// The next message, which comes within this time.
    ///
    /// # Panics
    /// When it does not.
    pub async fn message_within(&mut self, limit: Duration) -> Message {
        timeout(limit, self.try_message())
            .await
            .unwrap_or_else(|_| panic!("no message within {limit:?}"))
            .expect("the connection holds")
            .expect("the stream goes on")
    }

    /// The next message.
    ///
    /// # Panics
    /// When there is none for a while.
    pub async fn message(&mut self) -> Message {
        self.message_within(PATIENCE).await
    }

    /// The ids of the next messages, which are plain events.
    ///
    /// # Panics
    /// When there are not so many for a while, or one has a name.
    pub async fn ids(&mut self, count: usize) -> Vec<i64> {
        let mut ids = Vec::new();
        while ids.len() < count {
            let message = self.message().await;
            assert_eq!(message.event, None, "{message:?}");
            ids.push(message.id);
        }
        ids
    }

    /// Waits for the stream to end as it should, without another message.
    ///
    /// # Panics
    /// When it does not within this time.
    pub async fn ends_within(&mut self, limit: Duration) {
        let end = timeout(limit, self.try_message())
            .await
            .unwrap_or_else(|_| panic!("it does not end within {limit:?}"))
            .expect("it ends as it should");
        assert_eq!(end, None);
    }
}

fn parse(block: &[u8]) -> Block {
    let text = std::str::from_utf8(block).expect("a stream is UTF-8");
    let (mut id, mut event, mut data, mut retry) = (None, None, None, None);
    for line in text.lines() {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value).to_owned();
        let earlier = match name {
            "" => return Block::Comment,
            "retry" => retry.replace(value),
            "id" => id.replace(value),
            "event" => event.replace(value),
            "data" => data.replace(value),
            _ => panic!("{line:?} is nothing that a client knows"),
        };
        assert_eq!(earlier, None, "twice: {text}");
    }
    let id = id
        .unwrap_or_else(|| panic!("no id: {text}"))
        .parse()
        .expect("a number");
    if let Some(retry) = retry {
        assert_eq!((&event, &data), (&None, &None), "{text}");
        return Block::Opening {
            retry: retry.parse().expect("milliseconds"),
            position: id,
        };
    }
    let data = data.unwrap_or_else(|| panic!("no data: {text}"));
    let data = AnyJson::parse(&data).expect("JSON").0;
    conformance::check_message(&data);
    assert_eq!(data["id"], id, "{text}");
    Block::Message(Message { id, event, data })
}
