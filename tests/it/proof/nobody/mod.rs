//! An implementation of every operation, for what is derived from it.

mod accounts;
mod consoles;
mod drivers;

use std::io;

use api::auth::{
    AuthApi, ChangePasswordResponse, ListSessionsResponse, Login, LoginResponse, LogoutResponse,
    PasswordChange, Refresh, RefreshResponse, RegisterResponse, Registration,
    RevokeSessionResponse, SignInResponse, SignOutResponse,
};
use api::carowner::{
    CarOwnerApi, CarOwnerPresenceUpdate, CheckUsernameResponse, DeleteProfileImageResponse,
    GetProfileResponse, SetPresenceResponse, StreamEventsResponse, UpdateProfileBody,
    UpdateProfileResponse, Username,
};
use contract::Str;
use poem::Request;
use uuid::Uuid;

/// Implements every operation by failing: only what is derived counts here.
pub struct Nobody;

fn nobody<T>() -> Result<T, io::Error> {
    Err(io::Error::other("nobody does this"))
}

impl AuthApi for Nobody {
    type Error = io::Error;

    async fn register(&self, _: &Request, _: Registration) -> Result<RegisterResponse, io::Error> {
        nobody()
    }

    async fn login(&self, _: &Request, _: Login) -> Result<LoginResponse, io::Error> {
        nobody()
    }

    async fn refresh(&self, _: &Request, _: Refresh) -> Result<RefreshResponse, io::Error> {
        nobody()
    }

    async fn logout(
        &self,
        _: &Request,
        _: api::auth::BearerAuthOrCookieAuth,
    ) -> Result<LogoutResponse, io::Error> {
        nobody()
    }

    async fn sign_in(&self, _: &Request, _: Login) -> Result<SignInResponse, io::Error> {
        nobody()
    }

    async fn sign_out(
        &self,
        _: &Request,
        _: api::auth::CookieAuth,
    ) -> Result<SignOutResponse, io::Error> {
        nobody()
    }

    async fn list_sessions(
        &self,
        _: &Request,
        _: api::auth::BearerAuthOrCookieAuth,
    ) -> Result<ListSessionsResponse, io::Error> {
        nobody()
    }

    async fn revoke_session(
        &self,
        _: &Request,
        _: api::auth::BearerAuthOrCookieAuth,
        _: Uuid,
    ) -> Result<RevokeSessionResponse, io::Error> {
        nobody()
    }

    async fn change_password(
        &self,
        _: &Request,
        _: api::auth::BearerAuthOrCookieAuth,
        _: PasswordChange,
    ) -> Result<ChangePasswordResponse, io::Error> {
        nobody()
    }
}

impl CarOwnerApi for Nobody {
    type Error = io::Error;

    async fn get_profile(
        &self,
        _: &Request,
        _: api::carowner::BearerAuth,
        _: Option<Str>,
    ) -> Result<GetProfileResponse, io::Error> {
        nobody()
    }

    async fn update_profile(
        &self,
        _: &Request,
        _: api::carowner::BearerAuth,
        _: Option<Str>,
        _: UpdateProfileBody,
    ) -> Result<UpdateProfileResponse, io::Error> {
        nobody()
    }

    async fn delete_profile_image(
        &self,
        _: &Request,
        _: api::carowner::BearerAuth,
        _: Option<Str>,
    ) -> Result<DeleteProfileImageResponse, io::Error> {
        nobody()
    }

    async fn check_username(
        &self,
        _: &Request,
        _: api::carowner::BearerAuth,
        _: Username,
    ) -> Result<CheckUsernameResponse, io::Error> {
        nobody()
    }

    async fn set_presence(
        &self,
        _: &Request,
        _: api::carowner::BearerAuth,
        _: CarOwnerPresenceUpdate,
    ) -> Result<SetPresenceResponse, io::Error> {
        nobody()
    }

    async fn stream_events(
        &self,
        _: &Request,
        _: api::carowner::BearerAuth,
        _: Option<i64>,
    ) -> Result<StreamEventsResponse, io::Error> {
        nobody()
    }
}
