//! Requests and responses. Every response of a documented operation is held against its document.

use reqwest::header::HeaderMap;
use reqwest::multipart::Form;
use serde_json::Value;

use super::conformance;

/// A request that is about to be sent.
pub struct Call {
    request: reqwest::RequestBuilder,
}

/// A response, read to its end.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub bytes: bytes::Bytes,
    /// The body as text, for messages.
    pub text: String,
}

impl Call {
    pub(super) fn new(request: reqwest::RequestBuilder) -> Self {
        Self { request }
    }

    /// With an access token.
    #[must_use]
    pub fn bearer(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    /// With a header.
    #[must_use]
    pub fn header(self, name: &str, value: &str) -> Self {
        Self {
            request: self.request.header(name, value),
        }
    }

    /// With a JSON body.
    #[must_use]
    pub fn json(self, body: &Value) -> Self {
        self.body("application/json", body.to_string())
    }

    /// With any body.
    #[must_use]
    pub fn body(self, content_type: &str, body: impl Into<reqwest::Body>) -> Self {
        Self {
            request: self.request.header("content-type", content_type).body(body),
        }
    }

    /// With a multipart body.
    #[must_use]
    pub fn form(self, form: Form) -> Self {
        Self {
            request: self.request.multipart(form),
        }
    }

    /// Sends it, reads the response and holds it against the document.
    ///
    /// # Panics
    /// When there is no response, or it is not what the document promises.
    pub async fn send(self) -> Reply {
        let (client, request) = self.request.build_split();
        let request = request.expect("the request can be built");
        let (method, path) = (
            request.method().to_string(),
            request.url().path().to_owned(),
        );
        let response = client.execute(request).await.expect("the server answers");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.bytes().await.expect("the response is whole");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let reply = Reply {
            status,
            headers,
            bytes,
            text,
        };
        conformance::check(&method, &path, &reply);
        reply
    }
}

impl Reply {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The body as JSON, of a response that must have this status.
    ///
    /// # Panics
    /// When it has another.
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        if self.bytes.is_empty() {
            Value::Null
        } else {
            self.json()
        }
    }

    /// The fields that an error of the car owner's API names, sorted, each once.
    pub fn fields(&self) -> Vec<String> {
        let body = self.json();
        let details = body["error"]["details"]
            .as_array()
            .expect("details")
            .clone();
        let mut fields: Vec<String> = details
            .iter()
            .map(|detail| detail["field"].as_str().expect("a field").to_owned())
            .collect();
        fields.sort();
        fields.dedup();
        fields
    }
}
