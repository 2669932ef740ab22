//! Garage, as the generator would write it.

use std::collections::BTreeMap;
use std::sync::Arc;

use contract::{
    AnyJson, Binary, Constrained, Contract, CsvQuery, Date, DateTime, EmailStr, File, FileOrText,
    Files, Form, Header, Int, Json, JsonAs, Multipart, Nullable, Num, Opt, Patch, RawBody,
    ReadOnly, Registry, SetByServer, Sse, SseEvent, Str, Text, UriStr, Validated,
};
use futures_util::Stream;
use poem::Request;
use poem_openapi::param::{Cookie, Path, Query};
use poem_openapi::types::MaybeUndefined;
use poem_openapi::{ApiRequest, ApiResponse, Enum, Object, OpenApi, OpenApiService, Tags};
use uuid::Uuid;

/// The bundled document.
pub const DOCUMENT: &str = include_str!("garage.json");

contract::security_scheme! {
    /// A session's access token.
    pub struct BearerAuth = Scheme {
        name: "bearerAuth",
        description: None,
        kind: SchemeKind::Bearer { format: Some("JWT") },
    };
}
contract::security_scheme! {
    /// The client's key.
    pub struct Apikey = Scheme {
        name: "apikey",
        description: Some("The client's key."),
        kind: SchemeKind::ApiKey { place: Place::Header, key: "apikey" },
    };
}
contract::security_scheme! {
    /// User and password.
    pub struct BasicAuth = Scheme { name: "basicAuth", description: None, kind: SchemeKind::Basic };
}
contract::security_scheme! {
    /// A browser's session.
    pub struct SessionCookie = Scheme {
        name: "sessionCookie",
        description: None,
        kind: SchemeKind::ApiKey { place: Place::Cookie, key: "session" },
    };
}
contract::security_all! {
    /// Both.
    pub struct ApikeyAndBearerAuth { apikey: Apikey, bearer_auth: BearerAuth }
}
contract::security_any! {
    /// Either.
    pub enum SessionCookieOrBearerAuth { SessionCookie(SessionCookie), BearerAuth(BearerAuth) }
}
contract::security_optional! {
    /// Perhaps.
    pub struct OptionalBearerAuth(BearerAuth);
}

#[derive(Tags)]
enum Tag {
    /// The caller's own profile.
    #[oai(rename = "profile")]
    Profile,
    /// Cars.
    #[oai(rename = "cars")]
    Cars,
}

contract::constraint! { pub Max50 { max_length: Some(50) } }
contract::constraint! { pub OneTo50 { min_length: Some(1), max_length: Some(50) } }
contract::constraint! { pub Max5 { max_length: Some(5) } }
contract::constraint! { pub Max3 { max_length: Some(3) } }
contract::constraint! { pub Plate { pattern: Some("^[A-Z]{2}[0-9]{4}$".into()) } }
contract::constraint! { pub Lower { pattern: Some("^[a-z]+$".into()) } }
contract::constraint! { pub Positive { minimum: Some(0.0), exclusive_minimum: Some(true) } }
contract::constraint! { pub AtLeast1 { minimum: Some(1.0) } }
contract::constraint! { pub UpTo2 { max_items: Some(2) } }
contract::constraint! { pub UpTo3 { max_items: Some(3) } }
contract::constraint! { pub Unique { unique_items: Some(true) } }
contract::constraint! { pub Year { maximum: Some(2100.0) } }
contract::constraint! { pub Halves { multiple_of: Some(0.5) } }
contract::constraint! { pub TwoMembers { max_properties: Some(2) } }

/// Who it is.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Profile {
    /// Never changes.
    #[oai(read_only)]
    #[serde(skip_serializing_if = "contract::ReadOnly::is_absent")]
    pub id: ReadOnly<Uuid>,
    pub email: EmailStr,
    #[oai(rename = "firstName")]
    #[serde(rename = "firstName", skip_serializing_if = "contract::Opt::is_absent")]
    pub first_name: Opt<Str>,
    pub website: Nullable<UriStr>,
    pub role: Role,
    #[oai(rename = "updatedAt")]
    #[serde(rename = "updatedAt", skip_serializing_if = "contract::Opt::is_absent")]
    pub updated_at: Opt<DateTime>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum, serde::Serialize)]
pub enum Role {
    #[oai(rename = "owner")]
    #[serde(rename = "owner")]
    Owner,
    #[oai(rename = "admin")]
    #[serde(rename = "admin")]
    Admin,
}

contract::format_string! { pub Password, "password" }

#[derive(Debug, Clone, Object, serde::Serialize)]
#[oai(deny_unknown_fields)]
pub struct ProfileChange {
    #[oai(rename = "firstName", nullable)]
    #[serde(
        rename = "firstName",
        skip_serializing_if = "MaybeUndefined::is_undefined"
    )]
    pub first_name: MaybeUndefined<Constrained<Str, OneTo50>>,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub born: Opt<Date>,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub role: Opt<Role>,
    /// A new one.
    #[oai(write_only)]
    #[serde(skip_serializing)]
    pub password: Opt<Password>,
}

contract::multipart_form! {
    /// The same with a picture.
    pub struct ProfileForm => "The same with a picture." {
        pub first_name: Opt<Constrained<Str, Max50>> = "profile[firstName]",
        pub age: Opt<Constrained<Int, Positive>> = "age",
        pub picture: Opt<File> = "picture" => "The new picture.",
        pub papers: Opt<Constrained<Files, UpTo2>> = "papers",
        pub cv: Opt<FileOrText> = "cv",
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ProfileFields {
    #[oai(rename = "profile[firstName]")]
    #[serde(
        rename = "profile[firstName]",
        skip_serializing_if = "contract::Opt::is_absent"
    )]
    pub first_name: Opt<Constrained<Str, Max50>>,
    pub age: Int,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub tags: Opt<Constrained<Vec<Str>, Unique>>,
}

fn year_default() -> Constrained<i32, Year> {
    Constrained::new(2000)
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Car {
    #[oai(read_only)]
    #[serde(skip_serializing_if = "contract::ReadOnly::is_absent")]
    pub id: ReadOnly<i64>,
    pub plate: Constrained<Str, Plate>,
    #[oai(default = "year_default")]
    pub year: Constrained<i32, Year>,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub price: Opt<Constrained<Num, Halves>>,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub level: Opt<Level>,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub code: Opt<Code>,
    pub vehicle: Vehicle,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub trailers: Opt<Constrained<Vec<Car>, UpTo2>>,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub labels: Opt<Constrained<BTreeMap<String, Str>, TwoMembers>>,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub extra: Opt<AnyJson>,
}

contract::int_enum! {
    /// How urgent it is.
    pub enum Level => "How urgent it is." { Low = 1, High = 5 }
}
contract::untagged_union! {
    /// A code.
    pub enum Code => "A code." one_of { Text(Constrained<Str, Max3>), Number(Int) }
}
contract::tagged_union! {
    /// What drives.
    pub enum Vehicle as "Vehicle" => "What drives." by "kind" {
        "truck" => Truck(Truck),
        "sedan" => Sedan(Sedan),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum, serde::Serialize)]
pub enum TruckKind {
    #[oai(rename = "truck")]
    #[serde(rename = "truck")]
    Truck,
}
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Truck {
    pub kind: TruckKind,
    pub payload: Int,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum, serde::Serialize)]
pub enum SedanKind {
    #[oai(rename = "sedan")]
    #[serde(rename = "sedan")]
    Sedan,
}
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Sedan {
    pub kind: SedanKind,
    pub doors: Int,
}
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Note {
    pub text: Str,
}
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Event {
    pub seq: Int,
}
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Problem {
    pub title: Str,
    pub status: Int,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum, serde::Serialize)]
pub enum ListCarsSort {
    #[oai(rename = "name")]
    #[serde(rename = "name")]
    Name,
    #[oai(rename = "-name")]
    #[serde(rename = "-name")]
    NameDescending,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum, serde::Serialize)]
pub enum FailHow {
    #[oai(rename = "own")]
    #[serde(rename = "own")]
    Own,
    #[oai(rename = "documented")]
    #[serde(rename = "documented")]
    Documented,
    #[oai(rename = "fine")]
    #[serde(rename = "fine")]
    Fine,
}

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
    Default(poem::http::StatusCode, Json<Problem>),
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

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! { pub GetProfile = "getProfile" }
    contract::operation! { pub UpdateProfile = "updateProfile" }
    contract::operation! { pub GetSession = "getSession" }
    contract::operation! { pub ListCars = "listCars" }
    contract::operation! { pub CreateCar = "createCar" }
    contract::operation! { pub PatchNote = "patchNote" }
    contract::operation! { pub PostNote = "postNote" }
    contract::operation! { pub GetPicture = "getPicture" }
    contract::operation! { pub PutPicture = "putPicture" }
    contract::operation! { pub GetEvents = "getEvents" }
    contract::operation! { pub Fail = "fail" }
}

/// What the query of `listCars` asks.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ListCarsQuery {
    pub page: Constrained<Int, AtLeast1>,
    pub sort: Option<ListCarsSort>,
    pub ids: Option<Vec<Int>>,
    pub tag: Option<Vec<Str>>,
    pub theme: Option<Str>,
    pub trace: Str,
}

/// Cars and their owners.
pub trait GarageApi: Send + Sync + 'static {
    /// What an operation fails with.
    type Error: std::error::Error + Send + Sync + 'static;

    fn get_profile(
        &self,
        request: &Request,
        security: ApikeyAndBearerAuth,
        if_none_match: Option<Str>,
    ) -> impl Future<Output = Result<GetProfileResponse, Self::Error>> + Send;
    fn update_profile(
        &self,
        request: &Request,
        security: BearerAuth,
        id: Uuid,
        if_match: Option<Str>,
        body: UpdateProfileBody,
    ) -> impl Future<Output = Result<UpdateProfileResponse, Self::Error>> + Send;
    fn get_session(
        &self,
        security: SessionCookieOrBearerAuth,
    ) -> impl Future<Output = Result<GetSessionResponse, Self::Error>> + Send;
    fn list_cars(
        &self,
        security: OptionalBearerAuth,
        query: ListCarsQuery,
    ) -> impl Future<Output = Result<ListCarsResponse, Self::Error>> + Send;
    fn create_car(
        &self,
        body: Car,
    ) -> impl Future<Output = Result<CreateCarResponse, Self::Error>> + Send;
    fn patch_note(
        &self,
        body: Option<PatchNoteBody>,
    ) -> impl Future<Output = Result<PatchNoteResponse, Self::Error>> + Send;
    fn post_note(
        &self,
        body: Option<Note>,
    ) -> impl Future<Output = Result<PostNoteResponse, Self::Error>> + Send;
    fn get_picture(&self) -> impl Future<Output = Result<GetPictureResponse, Self::Error>> + Send;
    fn put_picture(
        &self,
        security: BearerAuth,
        body: RawBody<ImageAny>,
    ) -> impl Future<Output = Result<PutPictureResponse, Self::Error>> + Send;
    fn get_events(
        &self,
        security: BasicAuth,
        last_event_id: Option<Str>,
    ) -> impl Future<Output = Result<GetEventsResponse, Self::Error>> + Send;
    fn fail(&self, how: FailHow) -> impl Future<Output = Result<FailResponse, Self::Error>> + Send;
}

/// The routes; they only forward.
pub struct GarageRoutes<A>(Arc<A>);

fn page_default() -> Constrained<Int, AtLeast1> {
    Constrained::new(Int(1))
}

#[OpenApi]
impl<A: GarageApi> GarageRoutes<A> {
    /// Read my profile
    ///
    /// Returns the caller's profile.
    #[oai(
        path = "/api/profile/~",
        method = "get",
        operation_id = "getProfile",
        tag = "Tag::Profile"
    )]
    async fn get_profile(
        &self,
        request: &Request,
        security: ApikeyAndBearerAuth,
        _validated: Validated<operations::GetProfile>,
        /// Tags that the client has.
        #[oai(name = "If-None-Match", explode = false)]
        if_none_match: Header<Opt<Str>>,
    ) -> poem::Result<GetProfileResponse> {
        self.0
            .get_profile(request, security, if_none_match.0.0)
            .await
            .map_err(contract::application)
    }

    /// Change a profile
    #[oai(
        path = "/api/profiles/:id",
        method = "put",
        operation_id = "updateProfile",
        tag = "Tag::Profile"
    )]
    async fn update_profile(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::UpdateProfile>,
        #[oai(name = "id", explode = false)] id: Path<Uuid>,
        #[oai(name = "If-Match", explode = false)] if_match: Header<Opt<Str>>,
        body: UpdateProfileBody,
    ) -> poem::Result<UpdateProfileResponse> {
        self.0
            .update_profile(request, security, id.0, if_match.0.0, body)
            .await
            .map_err(contract::application)
    }

    /// Who am I
    #[oai(path = "/api/session", method = "get", operation_id = "getSession")]
    async fn get_session(
        &self,
        security: SessionCookieOrBearerAuth,
        _validated: Validated<operations::GetSession>,
    ) -> poem::Result<GetSessionResponse> {
        self.0
            .get_session(security)
            .await
            .map_err(contract::application)
    }

    /// List cars
    #[oai(
        path = "/api/cars",
        method = "get",
        operation_id = "listCars",
        tag = "Tag::Cars"
    )]
    #[expect(
        clippy::too_many_arguments,
        reason = "the document has as many parameters"
    )]
    async fn list_cars(
        &self,
        security: OptionalBearerAuth,
        _validated: Validated<operations::ListCars>,
        #[oai(name = "page", default = "page_default")] page: Query<Constrained<Int, AtLeast1>>,
        #[oai(name = "sort")] sort: Query<Opt<ListCarsSort>>,
        #[oai(name = "ids", explode = false)] ids: CsvQuery<Opt<Constrained<Vec<Int>, UpTo3>>>,
        #[oai(name = "tag")] tag: Query<Opt<Vec<Constrained<Str, Max5>>>>,
        #[oai(name = "theme", explode = false, deprecated)] theme: Cookie<
            Opt<Constrained<Str, Max5>>,
        >,
        #[oai(name = "X-Trace", explode = false)] trace: Header<Constrained<Str, Lower>>,
    ) -> poem::Result<ListCarsResponse> {
        let query = ListCarsQuery {
            page: page.0,
            sort: sort.0.0,
            ids: ids.0.0.map(Constrained::into_inner),
            tag: tag
                .0
                .0
                .map(|tags| tags.into_iter().map(Constrained::into_inner).collect()),
            theme: theme.0.0.map(Constrained::into_inner),
            trace: trace.0.into_inner(),
        };
        self.0
            .list_cars(security, query)
            .await
            .map_err(contract::application)
    }

    /// Add a car
    #[oai(
        path = "/api/cars",
        method = "post",
        operation_id = "createCar",
        tag = "Tag::Cars",
        deprecated
    )]
    async fn create_car(
        &self,
        _validated: Validated<operations::CreateCar>,
        body: Json<Car>,
    ) -> poem::Result<CreateCarResponse> {
        self.0
            .create_car(body.0)
            .await
            .map_err(contract::application)
    }

    /// Change the note
    #[oai(path = "/api/note", method = "patch", operation_id = "patchNote")]
    async fn patch_note(
        &self,
        _validated: Validated<operations::PatchNote>,
        body: OptionalPatchNoteBody,
    ) -> poem::Result<PatchNoteResponse> {
        self.0
            .patch_note(body.0)
            .await
            .map_err(contract::application)
    }

    /// Replace the note
    #[oai(path = "/api/note", method = "post", operation_id = "postNote")]
    async fn post_note(
        &self,
        _validated: Validated<operations::PostNote>,
        body: Json<Opt<Note>>,
    ) -> poem::Result<PostNoteResponse> {
        self.0
            .post_note(body.0.0)
            .await
            .map_err(contract::application)
    }

    /// Read the picture
    #[oai(path = "/api/picture", method = "get", operation_id = "getPicture")]
    async fn get_picture(
        &self,
        _validated: Validated<operations::GetPicture>,
    ) -> poem::Result<GetPictureResponse> {
        self.0.get_picture().await.map_err(contract::application)
    }

    /// Replace the picture
    #[oai(path = "/api/picture", method = "put", operation_id = "putPicture")]
    async fn put_picture(
        &self,
        security: BearerAuth,
        _validated: Validated<operations::PutPicture>,
        body: RawBody<ImageAny>,
    ) -> poem::Result<PutPictureResponse> {
        self.0
            .put_picture(security, body)
            .await
            .map_err(contract::application)
    }

    /// Follow the events
    #[oai(path = "/api/events", method = "get", operation_id = "getEvents")]
    async fn get_events(
        &self,
        security: BasicAuth,
        _validated: Validated<operations::GetEvents>,
        #[oai(name = "Last-Event-ID", explode = false)] last_event_id: Header<Opt<Str>>,
    ) -> poem::Result<GetEventsResponse> {
        self.0
            .get_events(security, last_event_id.0.0)
            .await
            .map_err(contract::application)
    }

    /// Fail
    #[oai(path = "/api/fail/:how", method = "get", operation_id = "fail")]
    async fn fail(
        &self,
        _validated: Validated<operations::Fail>,
        #[oai(name = "how", explode = false)] how: Path<FailHow>,
    ) -> poem::Result<FailResponse> {
        self.0.fail(how.0).await.map_err(contract::application)
    }
}

impl<A> Patch for GarageRoutes<A> {
    fn patch(registry: &mut Registry) {
        contract::deny_unknown(registry, "ProfileChange");
    }
}

/// The service of this document.
pub fn service<A: GarageApi>(api: Arc<A>) -> OpenApiService<Contract<GarageRoutes<A>>, ()> {
    OpenApiService::new(Contract(GarageRoutes(api)), "Garage", "1.0.0")
        .description("Cars and their owners.")
        .server(poem_openapi::ServerObject::new("/").description("This server"))
}
