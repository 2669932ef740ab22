//! An application on top of the generated code: it echoes.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use contract::{
    AnyJson, FileOrText, Guard, Guarded, Index, Inspect, Int, Location, MemoryBudget, StreamedBody,
    Submission, Text, Violation,
};
use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use poem::endpoint::BoxEndpoint;
use poem::{EndpointExt, IntoEndpoint, Request};
use serde_json::{Value, json};
use tokio::sync::watch;

use super::generated::*;
use crate::application::{Desk, Own, Telling, limits, who};

/// How many bytes of a manual have reached the handler.
#[derive(Default)]
pub struct Papers {
    pub seen: watch::Sender<usize>,
}

impl PapersApi for Papers {
    type Error = Own;

    async fn send_papers(
        &self,
        _request: &Request,
        _security: BearerAuth,
        _page: Option<Int>,
        body: SendPapersBody,
    ) -> Result<SendPapersResponse, Own> {
        let received = match body {
            SendPapersBody::Json(owner) => json!(owner.into_inner()),
            SendPapersBody::Form(fields) => json!(fields.into_inner()),
            SendPapersBody::Multipart(form) => {
                let form = form.into_inner().into_inner();
                let papers = form.profile_papers.into_inner().map(|papers| {
                    let papers = papers.iter().map(either);
                    papers.collect::<Vec<_>>()
                });
                json!({
                    "licence": form.profile_licence.0.as_ref().map(either),
                    "papers": papers,
                    "jobs": form.profile_jobs,
                })
            }
        };
        Ok(SendPapersResponse::ok(AnyJson(received)))
    }

    async fn put_manual(
        &self,
        _request: &Request,
        _security: BearerAuth,
        _page: Option<Int>,
        body: StreamedBody<ApplicationPdf>,
    ) -> Result<PutManualResponse, Own> {
        let (declared, content_type) = (body.length, body.content_type.unwrap_or_default());
        let mut stream = body.stream;
        let mut seen = 0;
        while let Some(piece) = stream.next().await {
            seen += piece?.len();
            self.seen.send_replace(seen);
        }
        let text = format!("{seen} {declared:?} {content_type}");
        Ok(PutManualResponse::ok(Text::new(text)))
    }
}

/// The length of a file, or the text.
fn either<T: serde::Serialize>(part: &FileOrText<T>) -> Value {
    match part {
        FileOrText::File(file) => json!(file.bytes.len()),
        FileOrText::Text(text) => json!(text),
    }
}

/// Remembers what it is given; a file that says `bad` and somebody born on a day that was none are faults.
#[derive(Default)]
pub struct Judge {
    pub given: Mutex<Vec<Value>>,
}

impl Inspect for Judge {
    fn inspect<'a>(&'a self, submission: &'a Submission<'a>) -> BoxFuture<'a, Vec<Violation>> {
        let files = submission.files.iter();
        let principals = submission.principals.iter();
        self.given.lock().unwrap().push(json!({
            "operation": submission.operation_id,
            "body": submission.body,
            "files": files.clone().map(|(name, file)| json!([name, file.bytes.len()])).collect::<Vec<_>>(),
            "violations": submission.violations.iter().map(|it| it.path.join("/")).collect::<Vec<_>>(),
            "principals": principals.map(|(scheme, principal)| json!([scheme, who(principal)])).collect::<Vec<_>>(),
        }));
        let unfit =
            |name: &str| Violation::new(Location::Body, vec![name.into()], "unfit", Value::Null);
        let bad = files.filter(|(_, file)| file.bytes == "bad");
        let mut found: Vec<_> = bad.map(|(name, _)| unfit(name)).collect();
        if submission
            .body
            .is_some_and(|body| body["born"] == "2001-02-29")
        {
            found.push(unfit("born"));
        }
        Box::pin(async { found })
    }
}

pub type Service = Arc<Guarded<Telling, BoxEndpoint<'static>>>;

/// Papers that run.
pub struct Running {
    pub papers: Arc<Papers>,
    pub judge: Arc<Judge>,
    pub endpoint: Service,
}

pub fn run() -> Running {
    run_with(Duration::from_secs(5), MemoryBudget::new(1 << 20))
}

pub fn run_with(body_timeout: Duration, memory: MemoryBudget) -> Running {
    let papers = Arc::new(Papers::default());
    let judge = Arc::new(Judge::default());
    let guard = Guard::new(
        Arc::new(Index::new(DOCUMENT).unwrap()),
        Telling,
        Arc::new(Desk::default()),
        limits(body_timeout, memory),
    );
    let service = service(papers.clone()).into_endpoint();
    Running {
        endpoint: Arc::new(service.with(guard.inspecting(judge.clone()))),
        papers,
        judge,
    }
}

impl Running {
    /// Sends papers and returns what is told, once the status is checked.
    pub async fn send(&self, content_type: &str, body: String, status: u16) -> Value {
        let client = poem::test::TestClient::new(self.endpoint.clone());
        let request = client
            .post("/papers")
            .header("authorization", "Bearer good")
            .content_type(content_type)
            .body(body);
        crate::application::told(request.send().await, status).await
    }
}

/// Parts as `(name, file name, contents)`; without a file name it is a text.
pub fn multipart(parts: &[(&str, Option<&str>, &str)]) -> String {
    let parts = parts.iter().map(|(name, file, contents)| {
        let file = file.map_or_else(String::new, |file| format!("; filename=\"{file}\""));
        format!(
            "--X\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{contents}\r\n"
        )
    });
    format!("{}--X--\r\n", parts.collect::<String>())
}

pub const FORM: &str = "application/x-www-form-urlencoded";
pub const MULTIPART_FORM: &str = "multipart/form-data; boundary=X";

#[test]
fn the_derived_document_is_the_written_one() {
    use contract::proof::{difference, normalise};
    let spec = service(Arc::new(Papers::default())).spec();
    let [written, derived] = [DOCUMENT, &spec].map(|text| {
        let document: Value = serde_json::from_str(text).unwrap();
        normalise(&document)
    });
    assert_eq!(difference(&written, &derived), Vec::<String>::new());
    // Not vacuously so.
    for (pointer, value) in [
        ("/PapersForm/minProperties", json!(2)),
        ("/PapersFields/minProperties", json!(null)),
        ("/PapersForm/properties/profile[papers]/maxItems", json!(5)),
        ("/SignedId/maxLength", json!(11)),
    ] {
        let mut document: Value = serde_json::from_str(DOCUMENT).unwrap();
        let schemas = document.pointer_mut("/components/schemas").unwrap();
        *schemas.pointer_mut(pointer).unwrap() = value;
        assert_ne!(normalise(&document), derived, "{pointer}");
    }
}
