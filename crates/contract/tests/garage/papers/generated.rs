//! Papers, as the generator writes it.

use contract::{
    AnyJson, Constrained, Contract, FileOrText, FilesOrTexts, Form, Int, Json, Multipart, Opt, Str,
    StreamedBody, Text, Validated,
};
use poem::Request;
use poem_openapi::param::Query;
use poem_openapi::types::MaybeUndefined;
use poem_openapi::{ApiRequest, ApiResponse, Object, OpenApi, OpenApiService};
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("papers.json");

contract::security_scheme! {
    /// Who the scheme `bearerAuth` proves.
    pub struct BearerAuth = Scheme {
        name: "bearerAuth",
        description: None,
        kind: SchemeKind::Bearer { format: None },
    };
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Owner {
    #[oai(validator(max_length = 10))]
    pub name: Str,
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub born: MaybeUndefined<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct PapersFields {
    #[oai(rename = "profile[licence]")]
    #[serde(rename = "profile[licence]", skip_serializing_if = "Opt::is_absent")]
    pub profile_licence: Opt<SignedId>,
    #[oai(rename = "profile[jobs]")]
    #[serde(rename = "profile[jobs]", skip_serializing_if = "Opt::is_absent")]
    pub profile_jobs: Opt<Vec<Job>>,
}

contract::constraint! {
    /// What the document says of `SignedId`.
    pub SignedIdRule {
        description: Some("A file that was sent ahead."),
        max_length: Some(10),
    }
}

/// A file that was sent ahead.
pub type SignedId = Constrained<Str, SignedIdRule>;

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Job {
    #[oai(validator(max_length = 10, min_length = 1))]
    pub company: Str,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub years: Opt<Int>,
}

contract::constraint! {
    /// What the document says of `SendPapersForm`.
    pub SendPapersFormRule {
        min_properties: Some(1),
    }
}

contract::multipart_form! {
    /// The parts of a multipart body.
    pub struct PapersForm {
        pub profile_licence: Opt<FileOrText> = "profile[licence]",
        /// Sent now or ahead.
        pub profile_papers: Opt<Constrained<FilesOrTexts<SignedId>, PapersFormProfilePapersRule>> = "profile[papers]" => "Sent now or ahead.",
        pub profile_jobs: Opt<Vec<Job>> = "profile[jobs]",
    }
}

contract::constraint! {
    /// What the document says of `PapersFormProfilePapers`.
    pub PapersFormProfilePapersRule {
        max_items: Some(4),
    }
}

contract::constraint! {
    /// What the document says of `PapersForm`.
    pub PapersFormRule {
        min_properties: Some(1),
    }
}

contract::media_type! {
    /// `application/pdf`
    pub ApplicationPdf = "application/pdf"
}

contract::media_type! {
    /// `text/plain`
    pub TextPlain = "text/plain"
}

#[derive(Debug, ApiRequest)]
pub enum SendPapersBody {
    Json(Json<Owner>),
    Form(Form<Constrained<PapersFields, SendPapersFormRule>>),
    Multipart(Multipart<Constrained<PapersForm, PapersFormRule>>),
}

/// What `sendPapers` answers.
#[derive(Debug, ApiResponse)]
pub enum SendPapersResponse {
    /// What was received.
    #[oai(status = 200)]
    Ok(Json<AnyJson>),
}

impl SendPapersResponse {
    /// What was received.
    #[must_use]
    pub fn ok(body: AnyJson) -> Self {
        Self::Ok(Json(body))
    }
}

/// What `putManual` answers.
#[derive(Debug, ApiResponse)]
pub enum PutManualResponse {
    /// Its length.
    #[oai(status = 200)]
    Ok(Text<TextPlain>),
}

impl PutManualResponse {
    /// Its length.
    #[must_use]
    pub fn ok(body: Text<TextPlain>) -> Self {
        Self::Ok(body)
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `sendPapers`
        pub SendPapers = "sendPapers"
    }
    contract::operation! {
        /// `putManual`
        pub PutManual = "putManual"
    }
}

/// What an implementation of Papers does, operation by operation.
pub trait PapersApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    /// Send papers
    fn send_papers(
        &self,
        request: &Request,
        security: BearerAuth,
        page: Option<Int>,
        body: SendPapersBody,
    ) -> impl Future<Output = Result<SendPapersResponse, Self::Error>> + Send;
    /// Send the manual
    fn put_manual(
        &self,
        request: &Request,
        security: BearerAuth,
        page: Option<Int>,
        body: StreamedBody<ApplicationPdf>,
    ) -> impl Future<Output = Result<PutManualResponse, Self::Error>> + Send;
}

/// The routes of a [`PapersApi`].
#[derive(Debug)]
pub struct PapersRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: PapersApi> PapersRoutes<A> {
    /// Send papers
    #[oai(path = "/papers", method = "post", operation_id = "sendPapers")]
    async fn send_papers(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::SendPapers>,
        #[oai(name = "page")] page: Query<Opt<Int>>,
        body: SendPapersBody,
    ) -> poem::Result<SendPapersResponse> {
        PapersApi::send_papers(&*self.0, request, security, page.0.0, body)
            .await
            .map_err(contract::application)
    }
    /// Send the manual
    #[oai(path = "/manual", method = "put", operation_id = "putManual")]
    async fn put_manual(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::PutManual>,
        #[oai(name = "page")] page: Query<Opt<Int>>,
        body: StreamedBody<ApplicationPdf>,
    ) -> poem::Result<PutManualResponse> {
        PapersApi::put_manual(&*self.0, request, security, page.0.0, body)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for PapersRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: PapersApi>(api: Arc<A>) -> OpenApiService<Contract<PapersRoutes<A>>, ()> {
    OpenApiService::new(Contract(PapersRoutes(api)), "Papers", "1.0.0")
        .server(poem_openapi::ServerObject::new("/"))
}
