//! The routes; they only forward.

use std::sync::Arc;

use contract::{
    Constrained, Contract, CsvQuery, Header, Int, Json, Opt, Patch, RawBody, Registry, Str,
    Validated,
};
use poem::Request;
use poem_openapi::param::{Cookie, Path, Query};
use poem_openapi::{OpenApi, OpenApiService, Tags};
use uuid::Uuid;

use super::api::{GarageApi, ListCarsQuery, operations};
use super::messages::*;
use super::schemas::*;
use super::security::*;

#[derive(Tags)]
enum Tag {
    /// The caller's own profile.
    #[oai(rename = "profile")]
    Profile,
    /// Cars.
    #[oai(rename = "cars")]
    Cars,
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
