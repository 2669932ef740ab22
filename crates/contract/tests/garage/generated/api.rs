//! What the application implements.

use contract::{Constrained, Int, RawBody, Str};
use poem::Request;
use uuid::Uuid;

use super::messages::*;
use super::schemas::{AtLeast1, Car, FailHow, ListCarsSort, Note};
use super::security::*;

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
