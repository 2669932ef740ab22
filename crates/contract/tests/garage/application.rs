//! An application on top of the generated code: it echoes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use contract::{
    AnyJson, Authenticate, Binary, Credential, ErrorFormat, Exchange, Failure, FileOrText, Guard,
    Guarded, Index, Int, Limits, MemoryBudget, Nullable, Principal, RawBody, Str, Text,
    conditional,
};
use futures_util::future::BoxFuture;
use futures_util::stream;
use poem::endpoint::BoxEndpoint;
use poem::http::StatusCode;
use poem::{EndpointExt, IntoEndpoint, Request, Response};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::generated::*;

pub const ETAG: &str = "\"v1\"";

#[derive(Debug, thiserror::Error)]
#[error("own")]
pub struct Own;

/// Who presented a credential.
pub struct Who(pub String);

fn who(principal: &Principal) -> String {
    principal
        .get::<Who>()
        .map(|who| who.0.clone())
        .unwrap_or_default()
}

#[derive(Default)]
pub struct Garage {
    /// How many requests reached a handler.
    pub reached: AtomicUsize,
}

impl Garage {
    fn reach(&self) {
        self.reached.fetch_add(1, Ordering::Relaxed);
    }
}

impl GarageApi for Garage {
    type Error = Own;

    async fn get_profile(
        &self,
        _request: &Request,
        security: ApikeyAndBearerAuth,
        if_none_match: Option<Str>,
    ) -> Result<GetProfileResponse, Own> {
        self.reach();
        if if_none_match.is_some_and(|header| conditional::none_match(&header, ETAG)) {
            return Ok(GetProfileResponse::not_modified(ETAG));
        }
        let profile = Profile {
            id: Uuid::nil().into(),
            email: "a@b.example".into(),
            first_name: Some(who(&security.bearer_auth.0).into()).into(),
            website: Nullable(None),
            role: Role::Owner,
            updated_at: None.into(),
        };
        Ok(GetProfileResponse::ok(profile, ETAG))
    }

    async fn update_profile(
        &self,
        _request: &Request,
        _security: BearerAuth,
        id: Uuid,
        if_match: Option<Str>,
        body: UpdateProfileBody,
    ) -> Result<UpdateProfileResponse, Own> {
        self.reach();
        if if_match.is_some_and(|header| !conditional::if_match(&header, ETAG)) {
            let problem = Problem {
                title: "taken".into(),
                status: Int(409),
            };
            return Ok(UpdateProfileResponse::Conflict(
                contract::Json(problem),
                Some(Int(7)).into(),
            ));
        }
        let received = match body {
            UpdateProfileBody::Json(change) => {
                let password = change.0.password.is_some();
                json!({"json": change.0, "password": password})
            }
            UpdateProfileBody::Form(fields) => json!({"form": fields.0}),
            UpdateProfileBody::Multipart(form) => {
                let form = form.0;
                let length = |file: &contract::File| file.bytes.len();
                json!({"multipart": {
                    "first_name": form.first_name,
                    "age": form.age,
                    "picture": form.picture.as_ref().map(length),
                    "papers": form.papers.as_ref().map(|files| files.iter().map(length).collect::<Vec<_>>()),
                    "cv": form.cv.0.map(|cv| match cv {
                        FileOrText::File(file) => json!(length(&file)),
                        FileOrText::Text(text) => json!(text),
                    }),
                }})
            }
        };
        Ok(UpdateProfileResponse::Ok(contract::Json(AnyJson(
            json!({"id": id, "body": received}),
        ))))
    }

    async fn get_session(
        &self,
        security: SessionCookieOrBearerAuth,
    ) -> Result<GetSessionResponse, Own> {
        self.reach();
        let text = match security {
            SessionCookieOrBearerAuth::SessionCookie(cookie) => who(&cookie.0),
            SessionCookieOrBearerAuth::BearerAuth(bearer) => who(&bearer.0),
        };
        Ok(GetSessionResponse::Ok(Text::new(text)))
    }

    async fn list_cars(
        &self,
        security: OptionalBearerAuth,
        query: ListCarsQuery,
    ) -> Result<ListCarsResponse, Own> {
        self.reach();
        let who = security.0.map(|bearer| who(&bearer.0));
        Ok(ListCarsResponse::Ok(contract::Json(AnyJson(
            json!({"who": who, "query": query}),
        ))))
    }

    async fn create_car(&self, mut body: Car) -> Result<CreateCarResponse, Own> {
        self.reach();
        body.id = 7.into();
        Ok(CreateCarResponse::Created(
            contract::Json(body),
            "https://a.example/7".into(),
        ))
    }

    async fn patch_note(&self, body: Option<PatchNoteBody>) -> Result<PatchNoteResponse, Own> {
        self.reach();
        let text = match body {
            None => "none".to_owned(),
            Some(PatchNoteBody::Json(note)) => format!("json {}", note.0.text),
            Some(PatchNoteBody::MergePatch(patch)) => format!("patch {}", patch.into_inner().len()),
        };
        Ok(PatchNoteResponse::Ok(Text::new(text)))
    }

    async fn post_note(&self, body: Option<Note>) -> Result<PostNoteResponse, Own> {
        self.reach();
        // The two are told apart by whether it fails.
        match body {
            Some(_) => Ok(PostNoteResponse::NoContent),
            None => Err(Own),
        }
    }

    async fn get_picture(&self) -> Result<GetPictureResponse, Own> {
        self.reach();
        Ok(GetPictureResponse::Ok(
            Binary::new("PNG").with_content_type("image/png"),
        ))
    }

    async fn put_picture(
        &self,
        _security: BearerAuth,
        body: RawBody<ImageAny>,
    ) -> Result<PutPictureResponse, Own> {
        self.reach();
        let text = format!(
            "{} {}",
            body.bytes.len(),
            body.content_type.unwrap_or_default()
        );
        Ok(PutPictureResponse::Ok(Text::new(text)))
    }

    async fn get_events(
        &self,
        _security: BasicAuth,
        last_event_id: Option<Str>,
    ) -> Result<GetEventsResponse, Own> {
        self.reach();
        let event = contract::SseEvent {
            id: last_event_id.map(Str::into_inner),
            event: None,
            data: Event { seq: Int(1) },
        };
        Ok(GetEventsResponse::ok(stream::iter([event])))
    }

    async fn fail(&self, how: FailHow) -> Result<FailResponse, Own> {
        self.reach();
        match how {
            FailHow::Own => Err(Own),
            FailHow::Documented => Ok(FailResponse::ImATeapot(Text::new("short and stout"))),
            FailHow::Fine => Ok(FailResponse::NoContent),
        }
    }
}

/// Takes the token `good`, the key `key`, the cookie `cookie` and the user `user:pass:word`; the
/// token `away` cannot be decided, `own` fails with the application's error, `stale` is revoked.
#[derive(Default)]
pub struct Desk {
    pub asked: AtomicUsize,
    pub confirmed: AtomicBool,
}

impl Authenticate for Desk {
    fn authenticate<'a>(
        &'a self,
        scheme: &'static str,
        credential: Credential<'a>,
    ) -> BoxFuture<'a, Result<Option<Principal>, poem::Error>> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let decided = match (scheme, credential) {
            ("bearerAuth", Credential::Bearer("away")) => {
                Err(poem::Error::from_status(StatusCode::SERVICE_UNAVAILABLE))
            }
            ("bearerAuth", Credential::Bearer("own")) => Err(contract::application(Own)),
            ("bearerAuth", Credential::Bearer(token @ ("good" | "stale")))
            | ("apikey", Credential::ApiKey(token @ "key"))
            | ("sessionCookie", Credential::ApiKey(token @ "cookie"))
            | (
                "basicAuth",
                Credential::Basic {
                    username: token @ "user",
                    password: "pass:word",
                },
            ) => Ok(Some(Principal::new(Who(token.to_owned())))),
            _ => Ok(None),
        };
        Box::pin(async move { decided })
    }

    fn confirm<'a>(&'a self, principal: &'a Principal) -> BoxFuture<'a, bool> {
        self.confirmed.store(true, Ordering::Relaxed);
        Box::pin(async move { who(principal) != "stale" })
    }
}

/// Tells everything, so that tests can look.
pub struct Telling;

impl ErrorFormat for Telling {
    type Error = Own;

    fn render(&self, failure: Failure<'_, Own>, exchange: &Exchange<'_>) -> Response {
        let (status, what) = match failure {
            Failure::Invalid(violations) => (
                422,
                json!({"invalid": violations.iter().map(|it| {
                format!("{} {} {}", it.location.name(), it.path.join("/"), it.keyword)
            }).collect::<Vec<_>>()}),
            ),
            Failure::Malformed(reason) => (400, json!({"malformed": reason})),
            Failure::Unauthorized {
                scheme, invalid, ..
            } => (401, json!({"unauthorized": scheme, "invalid": invalid})),
            Failure::NotFound => (404, json!("not found")),
            Failure::MethodNotAllowed { .. } => (405, json!("method not allowed")),
            Failure::UnsupportedMediaType { supported } => (415, json!({"supported": supported})),
            Failure::PayloadTooLarge { limit } => (413, json!({"limit": limit})),
            Failure::RequestTimeout => (408, json!("timeout")),
            Failure::Busy => (503, json!("busy")),
            Failure::Internal => (500, json!("internal")),
            Failure::Application(error) => (409, json!({"application": error.to_string()})),
        };
        let body = json!({
            "what": what,
            "method": exchange.method.as_str(),
            "path": exchange.path,
            "request_id": exchange.request_id,
            "operation_id": exchange.operation_id,
        });
        Response::builder()
            .status(StatusCode::from_u16(status).unwrap())
            .content_type("application/json")
            .body(body.to_string())
    }
}

pub const BODY: usize = 2_000;
pub const MULTIPART: usize = 8_000;

/// A running garage, without the network.
pub struct Running {
    pub garage: Arc<Garage>,
    pub desk: Arc<Desk>,
    pub endpoint: Arc<Guarded<Telling, BoxEndpoint<'static>>>,
}

pub fn run() -> Running {
    run_with(Duration::from_secs(5), MemoryBudget::new(1 << 20))
}

pub fn run_with(body_timeout: Duration, memory: MemoryBudget) -> Running {
    let garage = Arc::new(Garage::default());
    let desk = Arc::new(Desk::default());
    let limits = Limits {
        body: BODY,
        multipart: MULTIPART,
        part_text: 100,
        body_timeout,
        memory,
    };
    let index = Arc::new(Index::new(DOCUMENT).unwrap());
    let authenticate: Arc<dyn Authenticate> = desk.clone();
    let guard = Guard::new(index, Telling, authenticate, limits);
    let endpoint = service(garage.clone()).into_endpoint().with(guard);
    Running {
        garage,
        desk,
        endpoint: Arc::new(endpoint),
    }
}

impl Running {
    pub fn client(&self) -> poem::test::TestClient<Arc<Guarded<Telling, BoxEndpoint<'static>>>> {
        poem::test::TestClient::new(self.endpoint.clone())
    }

    pub fn reached(&self) -> usize {
        self.garage.reached.load(Ordering::Relaxed)
    }
}

/// The body of a response as JSON, once its status is checked.
pub async fn told(response: poem::test::TestResponse, status: u16) -> Value {
    assert_eq!(response.0.status().as_u16(), status);
    let bytes = response.0.into_body().into_bytes().await.unwrap();
    serde_json::from_slice(&bytes).unwrap_or_else(|_| String::from_utf8_lossy(&bytes).into())
}
