//! Bodies of requests, and responses.

use std::collections::BTreeMap;

use contract::{
    AnyJson, Binary, Form, Int, Json, JsonAs, Multipart, Opt, SetByServer, Sse, SseEvent, Str,
    Text, UriStr,
};
use futures_util::Stream;
use poem::http::StatusCode;
use poem_openapi::{ApiRequest, ApiResponse};
use uuid::Uuid;

use super::schemas::{
    Car, Event, Note, Problem, Profile, ProfileChange, ProfileFields, ProfileForm,
};

contract::media_type! { pub ApplicationMergePatchJson = "application/merge-patch+json" }
contract::media_type! { pub AnyMedia = "*/*" }
contract::media_type! { pub ImageAny = "image/*" }
contract::media_type! { pub TextPlain = "text/plain" }

/// The change.
#[derive(ApiRequest)]
pub enum UpdateProfileBody {
    Json(Json<ProfileChange>),
    Multipart(Multipart<ProfileForm>),
    Form(Form<ProfileFields>),
}

#[derive(ApiRequest)]
pub enum PatchNoteBody {
    Json(Json<Note>),
    MergePatch(JsonAs<BTreeMap<String, Str>, ApplicationMergePatchJson>),
}
contract::optional_body! {
    /// The change, if any.
    pub struct OptionalPatchNoteBody(PatchNoteBody);
}

#[derive(ApiResponse)]
pub enum GetProfileResponse {
    /// The profile.
    #[oai(status = 200)]
    Ok(
        Json<Profile>,
        /// The entity tag.
        #[oai(header = "ETag")]
        Str,
        #[oai(header = "X-Request-Id")] SetByServer<Uuid>,
    ),
    /// Unchanged.
    #[oai(status = 304)]
    NotModified(#[oai(header = "ETag")] Str),
}

impl GetProfileResponse {
    /// The profile.
    #[must_use]
    pub fn ok(body: Profile, etag: impl Into<Str>) -> Self {
        Self::Ok(Json(body), etag.into(), SetByServer::new())
    }

    /// Unchanged.
    #[must_use]
    pub fn not_modified(etag: impl Into<Str>) -> Self {
        Self::NotModified(etag.into())
    }
}

#[derive(ApiResponse)]
pub enum UpdateProfileResponse {
    /// What was received.
    #[oai(status = 200)]
    Ok(Json<AnyJson>),
    /// It is taken.
    #[oai(status = 409, content_type = "application/problem+json")]
    Conflict(Json<Problem>, #[oai(header = "Retry-After")] Opt<Int>),
}

#[derive(ApiResponse)]
pub enum GetSessionResponse {
    /// The caller.
    #[oai(status = 200)]
    Ok(Text<TextPlain>),
}

#[derive(ApiResponse)]
pub enum ListCarsResponse {
    /// What was asked.
    #[oai(status = 200)]
    Ok(Json<AnyJson>),
}

#[derive(ApiResponse)]
pub enum CreateCarResponse {
    /// It was added.
    #[oai(status = 201)]
    Created(Json<Car>, #[oai(header = "Location")] UriStr),
    /// Anything else.
    #[oai(content_type = "application/problem+json")]
    Default(StatusCode, Json<Problem>),
}

#[derive(ApiResponse)]
pub enum PatchNoteResponse {
    /// What was received.
    #[oai(status = 200)]
    Ok(Text<TextPlain>),
}

#[derive(ApiResponse)]
pub enum PostNoteResponse {
    /// Done.
    #[oai(status = 204)]
    NoContent,
}

#[derive(ApiResponse)]
pub enum GetPictureResponse {
    /// The picture.
    #[oai(status = 200)]
    Ok(Binary<AnyMedia>),
}

#[derive(ApiResponse)]
pub enum PutPictureResponse {
    /// Its length.
    #[oai(status = 200)]
    Ok(Text<TextPlain>),
}

#[derive(ApiResponse)]
pub enum GetEventsResponse {
    /// The events.
    #[oai(status = 200)]
    Ok(Sse<Event>),
}

impl GetEventsResponse {
    /// The events.
    #[must_use]
    pub fn ok(body: impl Stream<Item = SseEvent<Event>> + Send + 'static) -> Self {
        Self::Ok(Sse::new(body))
    }
}

#[derive(ApiResponse)]
pub enum FailResponse {
    /// It did not fail.
    #[oai(status = 204)]
    NoContent,
    /// A teapot.
    #[oai(status = 418)]
    ImATeapot(Text<TextPlain>),
}
