//! The operations, each one call into the domain.

use std::sync::Arc;

use api::driver::{
    BearerAuth, CreateDirectUploadJsonRule, CreateDirectUploadResponse, CreateProfileBody,
    CreateProfileResponse, DriverApi, DriverDirectUploadRequest, DriverProfileEnvelope,
    GetProfileResponse, UpdateProfileBody, UpdateProfileResponse, UploadFileBody,
    UploadFileResponse,
};
use chrono::{DateTime, Utc};
use contract::{Constrained, Str};
use domain::clock::Clock;
use domain::driver::{Driver, DriverService, Written};
use poem::Request;

use super::attachments::Attachments;
use super::uploads::Incoming;
use super::{change, convert, tag, uploads};
use crate::error::ApiError;
use crate::media::DocumentUrls;
use crate::ports::Production;
use crate::security::authenticator::access;
use crate::tags;

/// The rules.
pub type Service = DriverService<Production>;

/// The drivers' API over the services.
pub struct Drivers {
    /// The rules.
    pub service: Arc<Service>,
    /// Where documents can be fetched.
    pub documents: DocumentUrls,
    /// Where the server is reached, without a trailing slash.
    pub public_url: String,
    /// For the hour in which URLs are signed.
    pub clock: Arc<dyn Clock>,
}

impl Drivers {
    /// The profile as it is shown at `now`, and its tag.
    fn show(&self, driver: Driver, now: DateTime<Utc>) -> (DriverProfileEnvelope, String) {
        let tag = tag::of(&driver, now);
        (self.envelope(driver, now), tag)
    }

    /// The profile as it is answered to who has changed it: with the activities that there were before. Its tag is good for the next change, but a read
    /// does not take it for a body that is known.
    fn show_written(&self, written: Written) -> (DriverProfileEnvelope, String) {
        let Written {
            mut driver,
            recorded,
        } = written;
        let now = self.clock.now();
        let tag = match recorded {
            0 => tag::of(&driver, now),
            _ => tag::of_written(&driver),
        };
        driver.sheet.activities.drain(..recorded);
        (self.envelope(driver, now), tag)
    }

    fn envelope(&self, mut driver: Driver, now: DateTime<Utc>) -> DriverProfileEnvelope {
        let documents = Attachments {
            service: &self.service,
            urls: &self.documents,
            owner: driver.user,
            attached: std::mem::take(&mut driver.attachments),
            now,
        };
        let profile = convert::profile(driver, &documents);
        DriverProfileEnvelope { profile }
    }
}

impl DriverApi for Drivers {
    type Error = ApiError;

    async fn get_profile(
        &self,
        _: &Request,
        caller: BearerAuth,
        if_none_match: Option<Str>,
    ) -> Result<GetProfileResponse, ApiError> {
        let driver = self.service.read(access(&caller.0)?).await?;
        let now = self.clock.now();
        let tag = tag::of(&driver, now);
        if tags::is_known(if_none_match.as_deref().map(String::as_str), &tag) {
            return Ok(GetProfileResponse::not_modified(tag));
        }
        let (profile, tag) = self.show(driver, now);
        Ok(GetProfileResponse::ok(profile, tag))
    }

    async fn create_profile(
        &self,
        _: &Request,
        caller: BearerAuth,
        body: CreateProfileBody,
    ) -> Result<CreateProfileResponse, ApiError> {
        let change = change::of_new(body);
        let written = self.service.create(access(&caller.0)?, change).await?;
        let (profile, tag) = self.show_written(written);
        Ok(CreateProfileResponse::ok(profile, tag))
    }

    async fn update_profile(
        &self,
        _: &Request,
        caller: BearerAuth,
        if_match: Option<Str>,
        body: UpdateProfileBody,
    ) -> Result<UpdateProfileResponse, ApiError> {
        let expected = tag::expected(if_match.as_deref().map(String::as_str));
        let change = change::of_update(body);
        let written = self
            .service
            .update(access(&caller.0)?, change, &expected)
            .await?;
        let (profile, tag) = self.show_written(written);
        Ok(UpdateProfileResponse::ok(profile, tag))
    }

    async fn create_direct_upload(
        &self,
        _: &Request,
        caller: BearerAuth,
        body: Constrained<DriverDirectUploadRequest, CreateDirectUploadJsonRule>,
    ) -> Result<CreateDirectUploadResponse, ApiError> {
        let (upload, wanted) = uploads::announced(body.into_inner())?;
        let announced = self.service.announce(access(&caller.0)?, upload).await?;
        let base = format!("{}/api/v1/direct_uploads/", self.public_url);
        let answer = uploads::answer(announced, wanted, &base);
        Ok(CreateDirectUploadResponse::ok(answer))
    }

    async fn upload_file(
        &self,
        _: &Request,
        token: Str,
        body: UploadFileBody,
    ) -> Result<UploadFileResponse, ApiError> {
        let incoming = Incoming::of(body);
        let (content_type, length) = (incoming.content_type.name(), incoming.length);
        self.service
            .receive(&token, content_type, length, incoming.bytes())
            .await?;
        Ok(UploadFileResponse::no_content())
    }
}
