//! How a cookie lasts while it is used, and goes when it is refused.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use contract::RefusedCredential;
use domain::auth::AuthService;
use domain::session::Pass;
use poem::http::{HeaderValue, header};
use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result};

use super::{COOKIE_AUTH, SessionCookie};
use crate::ports::Production;

/// What becomes known of a request's cookie while it is answered: data of a request that has cookies.
#[derive(Debug, Clone, Default)]
pub struct LetIn(Arc<Known>);

#[derive(Debug, Default)]
struct Known {
    pass: OnceLock<Pass>,
    over: AtomicBool,
}

impl LetIn {
    /// The request is let in by this pass.
    pub fn by(&self, pass: Pass) {
        // There is one cookie of the name, or none is taken.
        let _ = self.0.pass.set(pass);
    }

    /// The session of `request` has ended with it.
    pub fn ended(request: &Request) {
        if let Some(Self(known)) = request.data() {
            known.over.store(true, Ordering::Relaxed);
        }
    }
}

/// Stands around a guard whose operations take the cookie. A cookie that is refused, or whose session has ended, is taken from the browser; one
/// that let the request in and is due is replaced.
#[derive(Clone)]
pub struct KeepCookies {
    /// Who renews passes.
    pub auth: Arc<AuthService<Production>>,
    /// What writes the cookie.
    pub cookie: SessionCookie,
}

impl KeepCookies {
    /// The cookie to answer with, if it changes.
    async fn next(&self, response: &Response, known: &Known) -> Option<String> {
        let refused = response.data::<RefusedCredential>();
        if refused.is_some_and(|refused| refused.scheme == COOKIE_AUTH) {
            return Some(self.cookie.forgotten());
        }
        let pass = known.pass.get()?;
        if known.over.load(Ordering::Relaxed) {
            return Some(self.cookie.forgotten());
        }
        if response.status().is_server_error() {
            return None;
        }
        match self.auth.renew_pass(pass).await {
            Ok(renewed) => renewed.map(|pass| self.cookie.holding(&pass)),
            Err(error) => {
                // The next request tries again.
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "a cookie is not renewed"
                );
                None
            }
        }
    }
}

impl<E: Endpoint> Middleware<E> for KeepCookies {
    type Output = KeepingEndpoint<E>;

    fn transform(&self, inner: E) -> Self::Output {
        KeepingEndpoint {
            inner,
            cookies: self.clone(),
        }
    }
}

/// See [`KeepCookies`].
pub struct KeepingEndpoint<E> {
    inner: E,
    cookies: KeepCookies,
}

impl<E: Endpoint> Endpoint for KeepingEndpoint<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        if !request.headers().contains_key(header::COOKIE) {
            return Ok(self.inner.call(request).await?.into_response());
        }
        let LetIn(known) = {
            let let_in = LetIn::default();
            request.set_data(let_in.clone());
            let_in
        };
        let mut response = self.inner.call(request).await?.into_response();
        let cookie = Box::pin(self.cookies.next(&response, &known)).await;
        if let Some(cookie) = cookie.and_then(|text| HeaderValue::try_from(text).ok()) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        Ok(response)
    }
}
