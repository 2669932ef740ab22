//! The operations, each one call into the domain.

use std::sync::Arc;

use api::auth::{
    AuthApi, BearerAuthOrCookieAuth, ChangePasswordResponse, CookieAuth, ListSessionsResponse,
    Login, LoginResponse, LogoutResponse, PasswordChange, Refresh, RefreshResponse,
    RegisterResponse, Registration, RevokeSessionResponse, SignInResponse, SignOutResponse,
};
use domain::auth::{AuthService, Client};
use domain::id::SessionId;
use poem::Request;
use poem::http::header;
use uuid::Uuid;

use super::convert;
use crate::error::ApiError;
use crate::http::client_address::ClientAddress;
use crate::ports::Production;
use crate::security::authenticator::access_of;
use crate::security::cookies::{LetIn, SessionCookie};

/// The auth API over the auth service.
pub struct Auth {
    /// The rules.
    pub auth: Arc<AuthService<Production>>,
    /// What writes cookies.
    pub cookie: SessionCookie,
}

impl AuthApi for Auth {
    type Error = ApiError;

    async fn register(
        &self,
        request: &Request,
        body: Registration,
    ) -> Result<RegisterResponse, ApiError> {
        let Registration {
            email,
            password,
            username,
            first_name,
            last_name,
        } = body;
        let registration = domain::auth::Registration {
            email: email.into(),
            password: password.into_inner().into_inner().into(),
            username: username.0.map(Into::into),
            first_name: first_name.0.map(Into::into),
            last_name: last_name.0.map(Into::into),
        };
        let pair = self.auth.register(registration, &client(request)).await?;
        Ok(RegisterResponse::created(convert::pair(&pair)))
    }

    async fn login(&self, request: &Request, body: Login) -> Result<LoginResponse, ApiError> {
        let Login { email, password } = body;
        let password = password.into_inner().into_inner().into();
        let pair = self.auth.login(&email, password, &client(request)).await?;
        Ok(LoginResponse::ok(convert::pair(&pair)))
    }

    async fn refresh(&self, _: &Request, body: Refresh) -> Result<RefreshResponse, ApiError> {
        let pair = self.auth.refresh(&body.refresh_token).await?;
        Ok(RefreshResponse::ok(convert::pair(&pair)))
    }

    async fn logout(
        &self,
        request: &Request,
        caller: BearerAuthOrCookieAuth,
    ) -> Result<LogoutResponse, ApiError> {
        self.auth.logout(access_of(&caller)?).await?;
        LetIn::ended(request);
        Ok(LogoutResponse::no_content())
    }

    async fn sign_in(&self, request: &Request, body: Login) -> Result<SignInResponse, ApiError> {
        let Login { email, password } = body;
        let password = password.into_inner().into_inner().into();
        let client = client(request);
        let signed_in = self.auth.sign_in(&email, password, &client).await?;
        let domain::auth::SignedIn { pass, user } = signed_in;
        let cookie = self.cookie.holding(&pass);
        Ok(SignInResponse::ok(convert::signed_in(user), cookie))
    }

    async fn sign_out(
        &self,
        request: &Request,
        caller: CookieAuth,
    ) -> Result<SignOutResponse, ApiError> {
        self.auth.logout(access_of(&caller)?).await?;
        LetIn::ended(request);
        Ok(SignOutResponse::no_content())
    }

    async fn list_sessions(
        &self,
        _: &Request,
        caller: BearerAuthOrCookieAuth,
    ) -> Result<ListSessionsResponse, ApiError> {
        let sessions = self.auth.list_sessions(access_of(&caller)?).await?;
        Ok(ListSessionsResponse::ok(convert::sessions(sessions)))
    }

    async fn revoke_session(
        &self,
        request: &Request,
        caller: BearerAuthOrCookieAuth,
        id: Uuid,
    ) -> Result<RevokeSessionResponse, ApiError> {
        let access = access_of(&caller)?;
        self.auth.revoke_session(access, SessionId(id)).await?;
        if access.session == SessionId(id) {
            LetIn::ended(request);
        }
        Ok(RevokeSessionResponse::no_content())
    }

    async fn change_password(
        &self,
        _: &Request,
        caller: BearerAuthOrCookieAuth,
        body: PasswordChange,
    ) -> Result<ChangePasswordResponse, ApiError> {
        let PasswordChange {
            current_password,
            new_password,
        } = body;
        let change = domain::auth::PasswordChange {
            current: current_password.into_inner().into_inner().into(),
            new: new_password.into_inner().into_inner().into(),
        };
        self.auth
            .change_password(access_of(&caller)?, change)
            .await?;
        Ok(ChangePasswordResponse::no_content())
    }
}

fn client(request: &Request) -> Client {
    Client {
        address: ClientAddress::given(request),
        user_agent: request
            .headers()
            .get(header::USER_AGENT)
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()),
    }
}
