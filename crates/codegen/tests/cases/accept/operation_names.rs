//! Names of operations that want to break the generated code.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/operation_names.rs"]
mod generated;

super::accepted!("operation_names");

impl generated::OperationNamesApi for Nobody {
    type Error = Never;
    async fn get_pet(
        &self,
        _: &Request,
        _: generated::GetPetBody2,
    ) -> Result<generated::GetPetResponse2, Never> {
        nobody()
    }
    async fn get_pet2(&self, _: &Request) -> Result<generated::GetPetResponse3, Never> {
        nobody()
    }
    async fn get_pet3(&self, _: &Request) -> Result<generated::GetPetResponse4, Never> {
        nobody()
    }
    async fn r#async(&self, _: &Request) -> Result<generated::AsyncResponse, Never> {
        nobody()
    }
    async fn service(&self, _: &Request) -> Result<generated::ServiceResponse, Never> {
        nobody()
    }
    async fn error(&self, _: &Request) -> Result<generated::ErrorResponse, Never> {
        nobody()
    }
    async fn x2fa(&self, _: &Request) -> Result<generated::X2faResponse, Never> {
        nobody()
    }
    async fn operation(&self, _: &Request) -> Result<generated::OperationResponse, Never> {
        nobody()
    }
}
