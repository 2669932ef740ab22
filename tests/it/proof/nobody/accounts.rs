//! The Account API.

use std::io;

use api::account::{
    AccountApi, AccountImageForm, BearerAuthAndApikey, GenerateTokenBody, GenerateTokenResponse,
    GetLocalInfoResponse, GetProfileResponse, UpdateProfileBody, UpdateProfileResponse,
    UploadImageResponse, UploadProfileImageResponse,
};
use contract::Str;
use poem::Request;

use super::{Nobody, nobody};

impl AccountApi for Nobody {
    type Error = io::Error;

    async fn get_profile(
        &self,
        _: &Request,
        _: BearerAuthAndApikey,
        _: Option<Str>,
        _: Option<Str>,
    ) -> Result<GetProfileResponse, io::Error> {
        nobody()
    }

    async fn update_profile(
        &self,
        _: &Request,
        _: BearerAuthAndApikey,
        _: Option<Str>,
        _: Option<Str>,
        _: UpdateProfileBody,
    ) -> Result<UpdateProfileResponse, io::Error> {
        nobody()
    }

    async fn generate_token(
        &self,
        _: &Request,
        _: BearerAuthAndApikey,
        _: GenerateTokenBody,
    ) -> Result<GenerateTokenResponse, io::Error> {
        nobody()
    }

    async fn upload_profile_image(
        &self,
        _: &Request,
        _: BearerAuthAndApikey,
        _: Option<Str>,
        _: Option<Str>,
        _: AccountImageForm,
    ) -> Result<UploadProfileImageResponse, io::Error> {
        nobody()
    }

    async fn upload_image(
        &self,
        _: &Request,
        _: BearerAuthAndApikey,
        _: Option<Str>,
        _: Option<Str>,
        _: AccountImageForm,
    ) -> Result<UploadImageResponse, io::Error> {
        nobody()
    }

    async fn get_local_info(
        &self,
        _: &Request,
        _: BearerAuthAndApikey,
        _: Option<Str>,
    ) -> Result<GetLocalInfoResponse, io::Error> {
        nobody()
    }
}
