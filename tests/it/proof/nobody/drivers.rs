//! The drivers' API, and what staff say of drivers.

use std::io;

use api::driver::{
    BearerAuth, CreateDirectUploadJsonRule, CreateDirectUploadResponse, CreateProfileBody,
    CreateProfileResponse, DriverApi, DriverDirectUploadRequest, GetProfileResponse,
    UpdateProfileBody, UpdateProfileResponse, UploadFileBody, UploadFileResponse,
};
use contract::{Constrained, Str};
use poem::Request;

use super::{Nobody, nobody};

impl DriverApi for Nobody {
    type Error = io::Error;

    async fn get_profile(
        &self,
        _: &Request,
        _: BearerAuth,
        _: Option<Str>,
    ) -> Result<GetProfileResponse, io::Error> {
        nobody()
    }

    async fn create_profile(
        &self,
        _: &Request,
        _: BearerAuth,
        _: CreateProfileBody,
    ) -> Result<CreateProfileResponse, io::Error> {
        nobody()
    }

    async fn update_profile(
        &self,
        _: &Request,
        _: BearerAuth,
        _: Option<Str>,
        _: UpdateProfileBody,
    ) -> Result<UpdateProfileResponse, io::Error> {
        nobody()
    }

    async fn create_direct_upload(
        &self,
        _: &Request,
        _: BearerAuth,
        _: Constrained<DriverDirectUploadRequest, CreateDirectUploadJsonRule>,
    ) -> Result<CreateDirectUploadResponse, io::Error> {
        nobody()
    }

    async fn upload_file(
        &self,
        _: &Request,
        _: Str,
        _: UploadFileBody,
    ) -> Result<UploadFileResponse, io::Error> {
        nobody()
    }
}
