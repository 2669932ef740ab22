//! Multipart: generated from `multipart.yaml` by codegen; do not edit.

use contract::{
    Constrained, Contract, File, FileOrText, Files, FilesOrTexts, Int, Multipart, Num, Opt, Str,
    Validated,
};
use poem::Request;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService};
use std::sync::Arc;
use uuid::Uuid;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("multipart.json");

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

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `sendFiles`
        pub SendFiles = "sendFiles"
    }
}

/// What an implementation of Multipart does, operation by operation.
pub trait MultipartApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn send_files(
        &self,
        request: &Request,
        body: SendFilesMultipart,
    ) -> impl Future<Output = Result<SendFilesResponse, Self::Error>> + Send;
}

/// The routes of a [`MultipartApi`].
#[derive(Debug)]
pub struct MultipartRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: MultipartApi> MultipartRoutes<A> {
    #[oai(path = "/files", method = "post", operation_id = "sendFiles")]
    async fn send_files(
        &self,
        request: &Request,
        _validated: Validated<operations::SendFiles>,
        /// The files.
        body: Multipart<SendFilesMultipart>,
    ) -> poem::Result<SendFilesResponse> {
        MultipartApi::send_files(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for MultipartRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: MultipartApi>(api: Arc<A>) -> OpenApiService<Contract<MultipartRoutes<A>>, ()> {
    OpenApiService::new(Contract(MultipartRoutes(api)), "Multipart", "1")
}
