//! What the operations do: they echo.

use std::sync::atomic::{AtomicUsize, Ordering};

use contract::{AnyJson, Binary, FileOrText, Int, Nullable, RawBody, Str, Text, conditional};
use futures_util::stream;
use poem::Request;
use serde_json::json;
use uuid::Uuid;

use super::desk::who;
use super::telling::Own;
use crate::generated::*;

pub const ETAG: &str = "\"v1\"";

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
        if text == "gone" {
            return Err(Own::Gone);
        }
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
            None => Err(Own::Plain),
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
            FailHow::Own => Err(Own::Plain),
            FailHow::Documented => Ok(FailResponse::ImATeapot(Text::new("short and stout"))),
            FailHow::Fine => Ok(FailResponse::NoContent),
        }
    }
}
