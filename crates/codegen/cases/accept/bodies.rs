//! Bodies: generated from `bodies.yaml` by codegen; do not edit.

use contract::{
    Constrained, Contract, File, Form, Int, Json, JsonAs, Multipart, Opt, RawBody, Str, Validated,
};
use poem::Request;
use poem_openapi::types::MaybeUndefined;
use poem_openapi::{ApiRequest, ApiResponse, Object, OpenApi, OpenApiService};
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("bodies.json");

/// What is to change.
#[derive(Debug, Clone, Object, serde::Serialize)]
#[oai(deny_unknown_fields)]
pub struct Change {
    #[oai(nullable, validator(max_length = 50))]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub first_name: MaybeUndefined<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub age: Opt<Int>,
}

contract::multipart_form! {
    /// The same with a picture.
    pub struct ChangeForm => "The same with a picture." {
        pub first_name: Opt<Name> = "first_name",
        /// A picture.
        pub avatar: Opt<File> = "avatar" => "A picture.",
    }
}

contract::constraint! {
    /// What the document says of `Name`.
    pub NameRule {
        description: Some("A name."),
        max_length: Some(50),
    }
}

/// A name.
pub type Name = Constrained<Str, NameRule>;

/// The same with the names of a form.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct UpdateProfileForm {
    #[oai(rename = "profile[first_name]", validator(max_length = 50))]
    #[serde(rename = "profile[first_name]", skip_serializing_if = "Opt::is_absent")]
    pub profile_first_name: Opt<Str>,
    #[oai(rename = "profile[licenses][]")]
    #[serde(rename = "profile[licenses][]", skip_serializing_if = "Opt::is_absent")]
    pub profile_licenses: Opt<Vec<Str>>,
    #[oai(validator(minimum(value = "0")))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub plain: Opt<Int>,
}

contract::media_type! {
    /// `application/merge-patch+json`
    pub ApplicationMergePatchJson = "application/merge-patch+json"
}

contract::media_type! {
    /// `image/png`
    pub ImagePng = "image/png"
}

/// The change.
#[derive(Debug, ApiRequest)]
pub enum UpdateProfileBody {
    Json(Json<Change>),
    MergePatchJson(JsonAs<Change, ApplicationMergePatchJson>),
    Multipart(Multipart<ChangeForm>),
    Form(Form<UpdateProfileForm>),
    Png(RawBody<ImagePng>),
}

/// What `updateProfile` answers.
#[derive(Debug, ApiResponse)]
pub enum UpdateProfileResponse {
    /// Changed.
    #[oai(status = 204)]
    NoContent,
}

impl UpdateProfileResponse {
    /// Changed.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `maybeProfile` answers.
#[derive(Debug, ApiResponse)]
pub enum MaybeProfileResponse {
    /// Made.
    #[oai(status = 204)]
    NoContent,
}

impl MaybeProfileResponse {
    /// Made.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// Perhaps a change.
#[derive(Debug, ApiRequest)]
pub enum MaybeOneOfSeveralBody {
    Json(Json<Change>),
    Form(Form<Change>),
}

contract::optional_body! {
    /// The body, if there is one.
    pub struct OptionalMaybeOneOfSeveralBody(MaybeOneOfSeveralBody);
}

/// What `maybeOneOfSeveral` answers.
#[derive(Debug, ApiResponse)]
pub enum MaybeOneOfSeveralResponse {
    /// Changed.
    #[oai(status = 204)]
    NoContent,
}

impl MaybeOneOfSeveralResponse {
    /// Changed.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `updateProfile`
        pub UpdateProfile = "updateProfile"
    }
    contract::operation! {
        /// `maybeProfile`
        pub MaybeProfile = "maybeProfile"
    }
    contract::operation! {
        /// `maybeOneOfSeveral`
        pub MaybeOneOfSeveral = "maybeOneOfSeveral"
    }
}

/// What an implementation of Bodies does, operation by operation.
pub trait BodiesApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn update_profile(
        &self,
        request: &Request,
        body: UpdateProfileBody,
    ) -> impl Future<Output = Result<UpdateProfileResponse, Self::Error>> + Send;
    fn maybe_profile(
        &self,
        request: &Request,
        body: Option<Change>,
    ) -> impl Future<Output = Result<MaybeProfileResponse, Self::Error>> + Send;
    fn maybe_one_of_several(
        &self,
        request: &Request,
        body: Option<MaybeOneOfSeveralBody>,
    ) -> impl Future<Output = Result<MaybeOneOfSeveralResponse, Self::Error>> + Send;
}

/// The routes of a [`BodiesApi`].
#[derive(Debug)]
pub struct BodiesRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: BodiesApi> BodiesRoutes<A> {
    #[oai(path = "/profile", method = "put", operation_id = "updateProfile")]
    async fn update_profile(
        &self,
        request: &Request,
        _validated: Validated<operations::UpdateProfile>,
        body: UpdateProfileBody,
    ) -> poem::Result<UpdateProfileResponse> {
        BodiesApi::update_profile(&*self.0, request, body)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/profile", method = "post", operation_id = "maybeProfile")]
    async fn maybe_profile(
        &self,
        request: &Request,
        _validated: Validated<operations::MaybeProfile>,
        body: Json<Opt<Change>>,
    ) -> poem::Result<MaybeProfileResponse> {
        BodiesApi::maybe_profile(&*self.0, request, body.0.0)
            .await
            .map_err(contract::application)
    }
    #[oai(
        path = "/profile",
        method = "patch",
        operation_id = "maybeOneOfSeveral"
    )]
    async fn maybe_one_of_several(
        &self,
        request: &Request,
        _validated: Validated<operations::MaybeOneOfSeveral>,
        /// Perhaps a change.
        body: OptionalMaybeOneOfSeveralBody,
    ) -> poem::Result<MaybeOneOfSeveralResponse> {
        BodiesApi::maybe_one_of_several(&*self.0, request, body.0)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for BodiesRoutes<A> {
    fn patch(registry: &mut contract::Registry) {
        contract::deny_unknown(registry, "Change");
    }
}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: BodiesApi>(api: Arc<A>) -> OpenApiService<Contract<BodiesRoutes<A>>, ()> {
    OpenApiService::new(Contract(BodiesRoutes(api)), "Bodies", "1")
}
