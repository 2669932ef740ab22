//! Bodies: generated from `bodies.yaml` by codegen; do not edit.

use contract::{
    AnyJson, Constrained, Contract, File, FileOrText, Files, FilesOrTexts, Form, Int, Json, JsonAs,
    Multipart, Nullable, Num, Opt, RawBody, Str, StreamedBody, Validated,
};
use poem::Request;
use poem_openapi::types::MaybeUndefined;
use poem_openapi::{ApiRequest, ApiResponse, Object, OpenApi, OpenApiService};
use std::sync::Arc;
use uuid::Uuid;

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

contract::multipart_form! {
    /// The parts of a multipart body.
    pub closed struct SendFilesMultipart {
        /// The file.
        pub file: File = "file" => "The file.",
        pub files: Opt<Files> = "files",
        /// A picture.
        pub named: Opt<File> = "named" => "A picture.",
        pub file_or_id: Opt<FileOrText> = "file_or_id",
        /// A file or a short text.
        pub file_or_limited: Opt<FileOrText<Constrained<Str, SendFilesMultipartFileOrLimitedTextRule>>> = "file_or_limited" => "A file or a short text.",
        pub file_or_named: Opt<FileOrText<SignedId>> = "file_or_named",
        /// Files or texts.
        pub files_or_ids: Opt<Constrained<FilesOrTexts, SendFilesMultipartFilesOrIdsRule>> = "files_or_ids" => "Files or texts.",
        pub profile_documents: Opt<Constrained<FilesOrTexts<SignedId>, SendFilesMultipartProfileDocumentsRule>> = "profile[documents]",
        pub profile_named: Opt<FilesOrTexts<SignedId>> = "profile[named]",
        pub few: Opt<Constrained<Files, SendFilesMultipartFewRule>> = "few",
        pub profile_jobs: Opt<Vec<Job>> = "profile[jobs]",
        /// Its name.
        pub name: Constrained<Str, SendFilesMultipartNameRule> = "name" => "Its name.",
        pub count: Opt<Constrained<Int, SendFilesMultipartCountRule>> = "count",
        pub ratio: Opt<Num> = "ratio",
        pub flag: Opt<bool> = "flag",
        pub size: Opt<SendFilesMultipartSize> = "size",
        pub tags: Opt<Vec<Str>> = "tags",
        pub documents_kind: Opt<Str> = "documents[kind]",
        pub old: Opt<Constrained<Str, SendFilesMultipartOldRule>> = "old",
        pub id: Opt<Uuid> = "id",
    }
}

contract::constraint! {
    /// What the document says of `SendFilesMultipartFileOrLimitedText`.
    pub SendFilesMultipartFileOrLimitedTextRule {
        pattern: Some(String::from("^[a-z]+$")),
        max_length: Some(20),
        min_length: Some(1),
    }
}

contract::constraint! {
    /// What the document says of `SignedId`.
    pub SignedIdRule {
        description: Some("What a file that was sent ahead is called."),
        max_length: Some(100),
    }
}

/// What a file that was sent ahead is called.
pub type SignedId = Constrained<Str, SignedIdRule>;

contract::constraint! {
    /// What the document says of `SendFilesMultipartFilesOrIds`.
    pub SendFilesMultipartFilesOrIdsRule {
        max_items: Some(3),
    }
}

contract::constraint! {
    /// What the document says of `SendFilesMultipartProfileDocuments`.
    pub SendFilesMultipartProfileDocumentsRule {
        min_items: Some(1),
    }
}

contract::constraint! {
    /// What the document says of `SendFilesMultipartFew`.
    pub SendFilesMultipartFewRule {
        deprecated: true,
        max_items: Some(2),
    }
}

/// A job.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Job {
    #[oai(validator(max_length = 50))]
    pub company: Str,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub years: Opt<Int>,
}

contract::constraint! {
    /// What the document says of `SendFilesMultipartName`.
    pub SendFilesMultipartNameRule {
        min_length: Some(1),
    }
}

contract::constraint! {
    /// What the document says of `SendFilesMultipartCount`.
    pub SendFilesMultipartCountRule {
        minimum: Some(0.0),
    }
}

contract::string_enum! {
    /// One of these strings.
    pub enum SendFilesMultipartSize {
        S = "s",
        M = "m",
    }
}

contract::constraint! {
    /// What the document says of `SendFilesMultipartOld`.
    pub SendFilesMultipartOldRule {
        deprecated: true,
    }
}

contract::multipart_form! {
    /// At least one, files included.
    pub struct MinimumForm => "At least one, files included." {
        pub first_name: Opt<Name> = "first_name",
        /// A picture.
        pub avatar: Opt<File> = "avatar" => "A picture.",
        /// A picture.
        pub file: Opt<File> = "file" => "A picture.",
    }
}

contract::constraint! {
    /// What the document says of `MinimumForm`.
    pub MinimumFormRule {
        min_properties: Some(1),
    }
}

/// At least one.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Minimum {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub b: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub c: Opt<Str>,
}

contract::constraint! {
    /// What the document says of `SendEitherMinimumJson`.
    pub SendEitherMinimumJsonRule {
        max_properties: Some(2),
        min_properties: Some(1),
    }
}

contract::constraint! {
    /// What the document says of `SendEitherMinimumForm`.
    pub SendEitherMinimumFormRule {
        max_properties: Some(2),
        min_properties: Some(1),
    }
}

contract::constraint! {
    /// What the document says of `SendReferencedJson`.
    pub SendReferencedJsonRule {
        min_items: Some(1),
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct SendVendorVndExampleV1Json {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

contract::constraint! {
    /// What the document says of `DeleteWithBodyJson`.
    pub DeleteWithBodyJsonRule {
        max_length: Some(5),
    }
}

contract::media_type! {
    /// `application/merge-patch+json`
    pub ApplicationMergePatchJson = "application/merge-patch+json"
}

contract::media_type! {
    /// `image/png`
    pub ImagePng = "image/png"
}

contract::media_type! {
    /// `application/octet-stream`
    pub ApplicationOctetStream = "application/octet-stream"
}

contract::media_type! {
    /// `video/mp4`
    pub VideoMp4 = "video/mp4"
}

contract::media_type! {
    /// `application/vnd.example.v1+json`
    pub ApplicationVndExampleV1Json = "application/vnd.example.v1+json"
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

/// What `sendFiles` answers.
#[derive(Debug, ApiResponse)]
pub enum SendFilesResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendFilesResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `sendMinimum` answers.
#[derive(Debug, ApiResponse)]
pub enum SendMinimumResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendMinimumResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

#[derive(Debug, ApiRequest)]
pub enum SendEitherMinimumBody {
    Json(Json<Constrained<Minimum, SendEitherMinimumJsonRule>>),
    Form(Form<Constrained<Minimum, SendEitherMinimumFormRule>>),
    Multipart(Multipart<Constrained<MinimumForm, MinimumFormRule>>),
}

/// What `sendEitherMinimum` answers.
#[derive(Debug, ApiResponse)]
pub enum SendEitherMinimumResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendEitherMinimumResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `sendStreamed` answers.
#[derive(Debug, ApiResponse)]
pub enum SendStreamedResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendStreamedResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// A picture or a film.
#[derive(Debug, ApiRequest)]
pub enum SendEitherStreamedBody {
    Png(RawBody<ImagePng>),
    Mp4(StreamedBody<VideoMp4>),
}

/// What `sendEitherStreamed` answers.
#[derive(Debug, ApiResponse)]
pub enum SendEitherStreamedResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendEitherStreamedResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `sendForm` answers.
#[derive(Debug, ApiResponse)]
pub enum SendFormResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendFormResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `sendBytes` answers.
#[derive(Debug, ApiResponse)]
pub enum SendBytesResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendBytesResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `sendReferenced` answers.
#[derive(Debug, ApiResponse)]
pub enum SendReferencedResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendReferencedResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `sendVendor` answers.
#[derive(Debug, ApiResponse)]
pub enum SendVendorResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendVendorResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

#[derive(Debug, ApiRequest)]
pub enum MaybeFormBody {
    Multipart(Multipart<ChangeForm>),
}

contract::optional_body! {
    /// The body, if there is one.
    pub struct OptionalMaybeFormBody(MaybeFormBody);
}

/// What `maybeForm` answers.
#[derive(Debug, ApiResponse)]
pub enum MaybeFormResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl MaybeFormResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `sendAnything` answers.
#[derive(Debug, ApiResponse)]
pub enum SendAnythingResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendAnythingResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `deleteWithBody` answers.
#[derive(Debug, ApiResponse)]
pub enum DeleteWithBodyResponse {
    /// Deleted.
    #[oai(status = 204)]
    NoContent,
}

impl DeleteWithBodyResponse {
    /// Deleted.
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
    contract::operation! {
        /// `sendFiles`
        pub SendFiles = "sendFiles"
    }
    contract::operation! {
        /// `sendMinimum`
        pub SendMinimum = "sendMinimum"
    }
    contract::operation! {
        /// `sendEitherMinimum`
        pub SendEitherMinimum = "sendEitherMinimum"
    }
    contract::operation! {
        /// `sendStreamed`
        pub SendStreamed = "sendStreamed"
    }
    contract::operation! {
        /// `sendEitherStreamed`
        pub SendEitherStreamed = "sendEitherStreamed"
    }
    contract::operation! {
        /// `sendForm`
        pub SendForm = "sendForm"
    }
    contract::operation! {
        /// `sendBytes`
        pub SendBytes = "sendBytes"
    }
    contract::operation! {
        /// `sendReferenced`
        pub SendReferenced = "sendReferenced"
    }
    contract::operation! {
        /// `sendVendor`
        pub SendVendor = "sendVendor"
    }
    contract::operation! {
        /// `maybeForm`
        pub MaybeForm = "maybeForm"
    }
    contract::operation! {
        /// `sendAnything`
        pub SendAnything = "sendAnything"
    }
    contract::operation! {
        /// `deleteWithBody`
        pub DeleteWithBody = "deleteWithBody"
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
    fn send_files(
        &self,
        request: &Request,
        body: SendFilesMultipart,
    ) -> impl Future<Output = Result<SendFilesResponse, Self::Error>> + Send;
    fn send_minimum(
        &self,
        request: &Request,
        body: Constrained<MinimumForm, MinimumFormRule>,
    ) -> impl Future<Output = Result<SendMinimumResponse, Self::Error>> + Send;
    fn send_either_minimum(
        &self,
        request: &Request,
        body: SendEitherMinimumBody,
    ) -> impl Future<Output = Result<SendEitherMinimumResponse, Self::Error>> + Send;
    fn send_streamed(
        &self,
        request: &Request,
        body: StreamedBody<ApplicationOctetStream>,
    ) -> impl Future<Output = Result<SendStreamedResponse, Self::Error>> + Send;
    fn send_either_streamed(
        &self,
        request: &Request,
        body: SendEitherStreamedBody,
    ) -> impl Future<Output = Result<SendEitherStreamedResponse, Self::Error>> + Send;
    fn send_form(
        &self,
        request: &Request,
        body: Change,
    ) -> impl Future<Output = Result<SendFormResponse, Self::Error>> + Send;
    fn send_bytes(
        &self,
        request: &Request,
        body: RawBody<ApplicationOctetStream>,
    ) -> impl Future<Output = Result<SendBytesResponse, Self::Error>> + Send;
    fn send_referenced(
        &self,
        request: &Request,
        body: Constrained<Vec<Num>, SendReferencedJsonRule>,
    ) -> impl Future<Output = Result<SendReferencedResponse, Self::Error>> + Send;
    fn send_vendor(
        &self,
        request: &Request,
        body: SendVendorVndExampleV1Json,
    ) -> impl Future<Output = Result<SendVendorResponse, Self::Error>> + Send;
    fn maybe_form(
        &self,
        request: &Request,
        body: Option<MaybeFormBody>,
    ) -> impl Future<Output = Result<MaybeFormResponse, Self::Error>> + Send;
    fn send_anything(
        &self,
        request: &Request,
        body: AnyJson,
    ) -> impl Future<Output = Result<SendAnythingResponse, Self::Error>> + Send;
    fn delete_with_body(
        &self,
        request: &Request,
        body: Nullable<Constrained<Str, DeleteWithBodyJsonRule>>,
    ) -> impl Future<Output = Result<DeleteWithBodyResponse, Self::Error>> + Send;
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
    #[oai(path = "/files", method = "post", operation_id = "sendFiles")]
    async fn send_files(
        &self,
        request: &Request,
        _validated: Validated<operations::SendFiles>,
        /// The files.
        body: Multipart<SendFilesMultipart>,
    ) -> poem::Result<SendFilesResponse> {
        BodiesApi::send_files(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/minimum", method = "put", operation_id = "sendMinimum")]
    async fn send_minimum(
        &self,
        request: &Request,
        _validated: Validated<operations::SendMinimum>,
        body: Multipart<Constrained<MinimumForm, MinimumFormRule>>,
    ) -> poem::Result<SendMinimumResponse> {
        BodiesApi::send_minimum(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/minimum", method = "post", operation_id = "sendEitherMinimum")]
    async fn send_either_minimum(
        &self,
        request: &Request,
        _validated: Validated<operations::SendEitherMinimum>,
        body: SendEitherMinimumBody,
    ) -> poem::Result<SendEitherMinimumResponse> {
        BodiesApi::send_either_minimum(&*self.0, request, body)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/streamed", method = "put", operation_id = "sendStreamed")]
    async fn send_streamed(
        &self,
        request: &Request,
        _validated: Validated<operations::SendStreamed>,
        body: StreamedBody<ApplicationOctetStream>,
    ) -> poem::Result<SendStreamedResponse> {
        BodiesApi::send_streamed(&*self.0, request, body)
            .await
            .map_err(contract::application)
    }
    #[oai(
        path = "/streamed",
        method = "post",
        operation_id = "sendEitherStreamed"
    )]
    async fn send_either_streamed(
        &self,
        request: &Request,
        _validated: Validated<operations::SendEitherStreamed>,
        body: SendEitherStreamedBody,
    ) -> poem::Result<SendEitherStreamedResponse> {
        BodiesApi::send_either_streamed(&*self.0, request, body)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/form", method = "post", operation_id = "sendForm")]
    async fn send_form(
        &self,
        request: &Request,
        _validated: Validated<operations::SendForm>,
        body: Form<Change>,
    ) -> poem::Result<SendFormResponse> {
        BodiesApi::send_form(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/raw", method = "post", operation_id = "sendBytes")]
    async fn send_bytes(
        &self,
        request: &Request,
        _validated: Validated<operations::SendBytes>,
        body: RawBody<ApplicationOctetStream>,
    ) -> poem::Result<SendBytesResponse> {
        BodiesApi::send_bytes(&*self.0, request, body)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/referenced", method = "post", operation_id = "sendReferenced")]
    async fn send_referenced(
        &self,
        request: &Request,
        _validated: Validated<operations::SendReferenced>,
        /// Numbers.
        body: Json<Constrained<Vec<Num>, SendReferencedJsonRule>>,
    ) -> poem::Result<SendReferencedResponse> {
        BodiesApi::send_referenced(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/vendor", method = "post", operation_id = "sendVendor")]
    async fn send_vendor(
        &self,
        request: &Request,
        _validated: Validated<operations::SendVendor>,
        body: JsonAs<SendVendorVndExampleV1Json, ApplicationVndExampleV1Json>,
    ) -> poem::Result<SendVendorResponse> {
        BodiesApi::send_vendor(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/optional-form", method = "post", operation_id = "maybeForm")]
    async fn maybe_form(
        &self,
        request: &Request,
        _validated: Validated<operations::MaybeForm>,
        body: OptionalMaybeFormBody,
    ) -> poem::Result<MaybeFormResponse> {
        BodiesApi::maybe_form(&*self.0, request, body.0)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/any", method = "post", operation_id = "sendAnything")]
    async fn send_anything(
        &self,
        request: &Request,
        _validated: Validated<operations::SendAnything>,
        body: Json<AnyJson>,
    ) -> poem::Result<SendAnythingResponse> {
        BodiesApi::send_anything(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/any", method = "delete", operation_id = "deleteWithBody")]
    async fn delete_with_body(
        &self,
        request: &Request,
        _validated: Validated<operations::DeleteWithBody>,
        body: Json<Nullable<Constrained<Str, DeleteWithBodyJsonRule>>>,
    ) -> poem::Result<DeleteWithBodyResponse> {
        BodiesApi::delete_with_body(&*self.0, request, body.into_inner())
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
