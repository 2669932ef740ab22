//! Metadata: generated from `metadata.yaml` by codegen; do not edit.

use contract::{Constrained, Contract, Int, Validated};
use poem::Request;
use poem_openapi::param::Path;
use poem_openapi::{ApiResponse, OpenApi, OpenApiService, Tags};
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("metadata.json");

#[derive(Tags)]
enum Tag {
    /// Pets.
    ///
    /// And more on pets.
    #[oai(rename = "pets", external_docs = "https://example.com/pets")]
    Pets,
    #[oai(rename = "Pets & owners")]
    PetsOwners,
    #[oai(rename = "Self")]
    SelfValue,
}

contract::constraint! {
    /// What the document says of `GetPetPetId`.
    pub GetPetPetIdRule {
        description: Some("Its number."),
    }
}

/// What `root` answers.
#[derive(Debug, ApiResponse)]
pub enum RootResponse {
    /// Nothing.
    #[oai(status = 204)]
    NoContent,
}

impl RootResponse {
    /// Nothing.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `listPets` answers.
#[derive(Debug, ApiResponse)]
pub enum ListPetsResponse {
    /// Two
    ///
    /// paragraphs.
    #[oai(status = 204)]
    NoContent,
}

impl ListPetsResponse {
    /// Two
    ///
    /// paragraphs.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `makePet` answers.
#[derive(Debug, ApiResponse)]
pub enum MakePetResponse {
    /// Nothing.
    #[oai(status = 204)]
    NoContent,
}

impl MakePetResponse {
    /// Nothing.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `listPetsWithoutSlash` answers.
#[derive(Debug, ApiResponse)]
pub enum ListPetsWithoutSlashResponse {
    /// Nothing.
    #[oai(status = 204)]
    NoContent,
}

impl ListPetsWithoutSlashResponse {
    /// Nothing.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `getPet` answers.
#[derive(Debug, ApiResponse)]
pub enum GetPetResponse {
    /// Nothing.
    #[oai(status = 204)]
    NoContent,
}

impl GetPetResponse {
    /// Nothing.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `getMine` answers.
#[derive(Debug, ApiResponse)]
pub enum GetMineResponse {
    /// Nothing.
    #[oai(status = 204)]
    NoContent,
}

impl GetMineResponse {
    /// Nothing.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `root`
        pub Root = "root"
    }
    contract::operation! {
        /// `listPets`
        pub ListPets = "listPets"
    }
    contract::operation! {
        /// `makePet`
        pub MakePet = "makePet"
    }
    contract::operation! {
        /// `listPetsWithoutSlash`
        pub ListPetsWithoutSlash = "listPetsWithoutSlash"
    }
    contract::operation! {
        /// `getPet`
        pub GetPet = "getPet"
    }
    contract::operation! {
        /// `getMine`
        pub GetMine = "getMine"
    }
}

/// What an implementation of Metadata does, operation by operation.
pub trait MetadataApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    /// The root
    fn root(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<RootResponse, Self::Error>> + Send;
    /// List pets
    ///
    /// With a slash at its end.
    ///
    /// 1. A list
    /// - indented
    /// more
    ///
    /// code
    fn list_pets(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<ListPetsResponse, Self::Error>> + Send;
    /// Make a pet
    fn make_pet(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<MakePetResponse, Self::Error>> + Send;
    fn list_pets_without_slash(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<ListPetsWithoutSlashResponse, Self::Error>> + Send;
    fn get_pet(
        &self,
        request: &Request,
        pet_id: Constrained<Int, GetPetPetIdRule>,
    ) -> impl Future<Output = Result<GetPetResponse, Self::Error>> + Send;
    fn get_mine(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<GetMineResponse, Self::Error>> + Send;
}

/// The routes of a [`MetadataApi`].
#[derive(Debug)]
pub struct MetadataRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: MetadataApi> MetadataRoutes<A> {
    /// The root
    #[oai(path = "/", method = "get", operation_id = "root")]
    async fn root(
        &self,
        request: &Request,
        _validated: Validated<operations::Root>,
    ) -> poem::Result<RootResponse> {
        MetadataApi::root(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    /// List pets
    ///
    /// With a slash at its end.
    ///
    /// 1. A list
    /// - indented
    /// more
    ///
    /// code
    #[oai(
        path = "/pets/~",
        method = "get",
        operation_id = "listPets",
        tag = "Tag::Pets",
        tag = "Tag::PetsOwners"
    )]
    async fn list_pets(
        &self,
        request: &Request,
        _validated: Validated<operations::ListPets>,
    ) -> poem::Result<ListPetsResponse> {
        MetadataApi::list_pets(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    /// Make a pet
    #[oai(
        path = "/pets/~",
        method = "post",
        operation_id = "makePet",
        tag = "Tag::SelfValue",
        deprecated
    )]
    async fn make_pet(
        &self,
        request: &Request,
        _validated: Validated<operations::MakePet>,
    ) -> poem::Result<MakePetResponse> {
        MetadataApi::make_pet(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/pets", method = "get", operation_id = "listPetsWithoutSlash")]
    async fn list_pets_without_slash(
        &self,
        request: &Request,
        _validated: Validated<operations::ListPetsWithoutSlash>,
    ) -> poem::Result<ListPetsWithoutSlashResponse> {
        MetadataApi::list_pets_without_slash(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/pets/:pet.id/~", method = "get", operation_id = "getPet")]
    async fn get_pet(
        &self,
        request: &Request,
        _validated: Validated<operations::GetPet>,
        /// Two
        /// lines.
        #[oai(name = "pet.id", explode = false)]
        pet_id: Path<Constrained<Int, GetPetPetIdRule>>,
    ) -> poem::Result<GetPetResponse> {
        MetadataApi::get_pet(&*self.0, request, pet_id.0)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/pets/mine", method = "get", operation_id = "getMine")]
    async fn get_mine(
        &self,
        request: &Request,
        _validated: Validated<operations::GetMine>,
    ) -> poem::Result<GetMineResponse> {
        MetadataApi::get_mine(&*self.0, request)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for MetadataRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: MetadataApi>(api: Arc<A>) -> OpenApiService<Contract<MetadataRoutes<A>>, ()> {
    OpenApiService::new(Contract(MetadataRoutes(api)), "Metadata", "1.2.3-beta")
        .description("What surrounds the operations.\n\nIn two paragraphs.\n")
        .terms_of_service("https://example.com/terms")
        .contact(
            poem_openapi::ContactObject::new()
                .name("Somebody")
                .url("https://example.com")
                .email("somebody@example.com"),
        )
        .license(poem_openapi::LicenseObject::new("MIT").url("https://example.com/licence"))
        .external_document(
            poem_openapi::ExternalDocumentObject::new("https://example.com/docs")
                .description("More."),
        )
        .server(poem_openapi::ServerObject::new("https://example.com").description("The real one."))
        .server(
            poem_openapi::ServerObject::new("https://{host}:{port}/v1")
                .enum_variable(
                    "host",
                    "Where.",
                    "localhost",
                    vec!["localhost", "example.com"],
                )
                .variable("port", "", "8080"),
        )
}
