//! The operations, each one call into the domain.

use std::sync::Arc;

use api::account::{
    AccountApi, AccountImageEnvelope, AccountImageForm, AccountProfileEnvelope,
    BearerAuthAndApikey, GenerateTokenBody, GenerateTokenResponse, GetLocalInfoResponse,
    GetProfileResponse, UpdateProfileBody, UpdateProfileResponse, UploadImageResponse,
    UploadProfileImageResponse,
};
use contract::Str;
use domain::clock::Clock;
use domain::email_proof::EmailProofService;
use domain::locale::{LocalInfo, LocaleService};
use domain::profile::{Profile, ProfileChange, ProfileError, ProfileService};
use domain::session::stands;
use media::Codec;
use persistence::Sessions;
use poem::Request;

use super::{change, convert, local_info, tag};
use crate::error::ApiError;
use crate::http::client_address::ClientAddress;
use crate::media::MediaUrls;
use crate::ports::Production;
use crate::security::authenticator::access;
use crate::tags;

/// The Account API over the services.
pub struct Accounts {
    /// Profiles.
    pub profiles: Arc<ProfileService<Production>>,
    /// Proofs of addresses.
    pub proofs: Arc<EmailProofService<Production>>,
    /// Where callers are.
    pub locales: Arc<LocaleService<Production>>,
    /// Which accesses stand, for what needs nothing else of the store.
    pub sessions: Sessions,
    /// What looks at pictures.
    pub codec: Codec,
    /// Where images can be fetched.
    pub media: MediaUrls,
    /// The time.
    pub clock: Arc<dyn Clock>,
}

impl Accounts {
    fn here(&self, request: &Request, accept_language: Option<&Str>) -> LocalInfo {
        let address = ClientAddress::given(request);
        self.locales
            .local_info(address, accept_language.map(|text| &***text))
    }

    fn show(&self, profile: Profile, here: &LocalInfo) -> AccountProfileEnvelope {
        let number = profile.phone_number.as_deref();
        let dialled = number.and_then(|number| self.locales.dialled(number));
        convert::profile(profile, dialled, here, &self.media)
    }

    /// Replaces the profile image; both paths do the same.
    async fn upload(
        &self,
        request: &Request,
        caller: BearerAuthAndApikey,
        if_match: Option<Str>,
        accept_language: Option<Str>,
        form: AccountImageForm,
    ) -> Result<(AccountImageEnvelope, String), ApiError> {
        let expected = tag::expected(if_match.as_deref().map(String::as_str));
        let (field, picture) = change::pictures(form).shown(&self.codec).await?;
        let change = ProfileChange::default();
        let changed = self.profiles.update(
            access(&caller.bearer_auth.0)?,
            change,
            Some(picture),
            &expected,
        );
        let profile = changed.await.map_err(|error| match error {
            ProfileError::Image(fault) => ApiError::of_pictures(vec![(field, fault)]),
            error => error.into(),
        })?;
        let here = self.here(request, accept_language.as_ref());
        let tag = tag::of(profile.version, &here.locale);
        Ok((convert::image(profile, &self.media), tag))
    }
}

impl AccountApi for Accounts {
    type Error = ApiError;

    async fn get_profile(
        &self,
        request: &Request,
        caller: BearerAuthAndApikey,
        if_none_match: Option<Str>,
        accept_language: Option<Str>,
    ) -> Result<GetProfileResponse, ApiError> {
        let profile = self.profiles.read(access(&caller.bearer_auth.0)?).await?;
        let here = self.here(request, accept_language.as_ref());
        let tag = tag::of(profile.version, &here.locale);
        if tags::is_known(if_none_match.as_deref().map(String::as_str), &tag) {
            return Ok(GetProfileResponse::not_modified(tag));
        }
        Ok(GetProfileResponse::ok(self.show(profile, &here), tag))
    }

    async fn update_profile(
        &self,
        request: &Request,
        caller: BearerAuthAndApikey,
        if_match: Option<Str>,
        accept_language: Option<Str>,
        body: UpdateProfileBody,
    ) -> Result<UpdateProfileResponse, ApiError> {
        let access = access(&caller.bearer_auth.0)?;
        let expected = tag::expected(if_match.as_deref().map(String::as_str));
        let (change, email) = change::of_update(body);
        let changed = self
            .proofs
            .update_profile(&self.profiles, access, change, email, &expected);
        let profile = changed.await?;
        let here = self.here(request, accept_language.as_ref());
        let tag = tag::of(profile.version, &here.locale);
        Ok(UpdateProfileResponse::ok(self.show(profile, &here), tag))
    }

    async fn generate_token(
        &self,
        _: &Request,
        caller: BearerAuthAndApikey,
        body: GenerateTokenBody,
    ) -> Result<GenerateTokenResponse, ApiError> {
        let access = access(&caller.bearer_auth.0)?;
        let checksum = self.proofs.begin(access, &change::address(body)).await?;
        Ok(GenerateTokenResponse::ok(convert::token(checksum)))
    }

    async fn upload_profile_image(
        &self,
        request: &Request,
        caller: BearerAuthAndApikey,
        if_match: Option<Str>,
        accept_language: Option<Str>,
        body: AccountImageForm,
    ) -> Result<UploadProfileImageResponse, ApiError> {
        let uploaded = self.upload(request, caller, if_match, accept_language, body);
        let (image, tag) = uploaded.await?;
        Ok(UploadProfileImageResponse::ok(image, tag))
    }

    async fn upload_image(
        &self,
        request: &Request,
        caller: BearerAuthAndApikey,
        if_match: Option<Str>,
        accept_language: Option<Str>,
        body: AccountImageForm,
    ) -> Result<UploadImageResponse, ApiError> {
        let uploaded = self.upload(request, caller, if_match, accept_language, body);
        let (image, tag) = uploaded.await?;
        Ok(UploadImageResponse::ok(image, tag))
    }

    async fn get_local_info(
        &self,
        request: &Request,
        caller: BearerAuthAndApikey,
        accept_language: Option<Str>,
    ) -> Result<GetLocalInfoResponse, ApiError> {
        let access = access(&caller.bearer_auth.0)?;
        if !stands(&self.sessions, access, self.clock.now()).await? {
            return Err(ApiError::Revoked);
        }
        let here = self.here(request, accept_language.as_ref());
        Ok(GetLocalInfoResponse::ok(local_info::whole(here)))
    }
}
