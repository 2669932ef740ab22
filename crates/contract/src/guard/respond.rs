//! From an error to a response.

use poem::error::{MethodNotAllowedError, NotFoundError, ParseMultipartError, ParsePathError};
use poem::http::header::{ALLOW, CONNECTION, HeaderName, WWW_AUTHENTICATE};
use poem::http::{HeaderValue, Method, StatusCode};
use poem::{Error, Response};
use poem_openapi::OperationId;
use poem_openapi::error::{ContentTypeError, ParseParamError, ParseRequestPayloadError};

use super::failure::{Failure, RefusedCredential};
use super::format::ErrorFormat;
use super::middleware::Asked;
use crate::request::{Refused, State};

/// The response to a request that failed.
pub(super) async fn respond<F: ErrorFormat>(
    format: &F,
    state: &State,
    asked: &Asked,
    error: Error,
) -> Response {
    if error.is_from_response() {
        // A documented response that the operation returned as its error.
        return error.into_response();
    }
    let operation = error.data::<OperationId>().copied();
    let operation_id = operation.map(|id| id.0);
    let allow = || {
        state
            .shared
            .index
            .allow(asked.uri.path())
            .unwrap_or_default()
    };
    let refused = error.downcast_ref::<Refused>();
    let revoked = match refused {
        Some(refused) => revoked(state, refused).await,
        None => None,
    };
    let failure = match refused {
        Some(refused) => match revoked {
            Some(scheme) => unauthorized(state, operation_id, scheme, true),
            None => refusal::<F>(state, operation_id, refused),
        },
        None if error.is::<NotFoundError>() => Failure::NotFound,
        None if error.is::<MethodNotAllowedError>() && asked.method == Method::OPTIONS => {
            let mut response = Response::from(StatusCode::NO_CONTENT);
            complete(&mut response, ALLOW, &allow());
            return response;
        }
        None if error.is::<MethodNotAllowedError>() => Failure::MethodNotAllowed { allow: allow() },
        None => match error.downcast_ref::<F::Error>() {
            Some(error) => Failure::Application(error),
            None if is_misread(&error) => {
                // Its reason may tell the value.
                tracing::warn!(
                    operation_id,
                    "a request fits its document but not its types"
                );
                Failure::Malformed("The request does not fit its description.".to_owned())
            }
            None => {
                tracing::error!(
                    operation_id,
                    error = &error as &dyn std::error::Error,
                    "internal error"
                );
                Failure::Internal
            }
        },
    };
    let mut response = render(format, asked, operation_id, failure);
    if response.status() == StatusCode::UNAUTHORIZED
        && let Some(scheme) = revoked.or_else(|| refused_scheme(state, refused))
    {
        response.set_data(RefusedCredential { scheme });
    }
    if let Some(operation) = operation {
        // As poem-openapi does it for a response that is no error, for whoever counts or logs.
        response.set_data(operation);
    }
    response
}

fn render<F: ErrorFormat>(
    format: &F,
    asked: &Asked,
    operation_id: Option<&str>,
    failure: Failure<'_, F::Error>,
) -> Response {
    let (name, value) = match &failure {
        Failure::Unauthorized { challenge, .. } => (WWW_AUTHENTICATE, challenge.clone()),
        Failure::MethodNotAllowed { allow } => (ALLOW, allow.clone()),
        // The rest of the body may still come, and is not wanted (RFC 9110 section 15.5.9).
        Failure::RequestTimeout => (CONNECTION, "close".to_owned()),
        _ => (ALLOW, String::new()),
    };
    let mut response = format.render(failure, &asked.exchange(operation_id));
    let wanted = match response.status() {
        StatusCode::UNAUTHORIZED => name == WWW_AUTHENTICATE,
        StatusCode::METHOD_NOT_ALLOWED => name == ALLOW,
        _ => name == CONNECTION,
    };
    if wanted {
        complete(&mut response, name, &value);
    }
    response
}

/// Sets a header that is not there yet.
fn complete(response: &mut Response, name: HeaderName, value: &str) {
    if let (false, Ok(value)) = (value.is_empty(), HeaderValue::from_str(value)) {
        response.headers_mut().entry(name).or_insert(value);
    }
}

/// The scheme of a principal that does not stand any more, asked before its request is refused for
/// what is wrong with it, another of its credentials included.
async fn revoked(state: &State, refused: &Refused) -> Option<&'static str> {
    let blames_the_request = matches!(
        refused,
        Refused::Invalid(_)
            | Refused::Malformed(_)
            | Refused::UnsupportedMediaType(_)
            | Refused::TooLarge(_)
            | Refused::Timeout
            | Refused::Unauthorized { .. }
    );
    if !blames_the_request {
        return None;
    }
    for (scheme, principal) in state.principals() {
        if !state.shared.authenticate.confirm(&principal).await {
            return Some(scheme);
        }
    }
    None
}

/// The scheme of the credential that a 401 refuses: the guard has refused it, or else the operation has refused whom it proves.
fn refused_scheme(state: &State, refused: Option<&Refused>) -> Option<&'static str> {
    match refused {
        Some(Refused::Unauthorized { scheme, invalid }) => invalid.then_some(*scheme),
        Some(_) => None,
        None => state.principals().first().map(|(scheme, _)| *scheme),
    }
}

fn refusal<'e, F: ErrorFormat>(
    state: &State,
    operation_id: Option<&str>,
    refused: &'e Refused,
) -> Failure<'e, F::Error> {
    match refused {
        Refused::Invalid(violations) => Failure::Invalid(violations.clone()),
        Refused::Malformed(reason) => Failure::Malformed(reason.clone()),
        Refused::Unauthorized { scheme, invalid } => {
            unauthorized(state, operation_id, scheme, *invalid)
        }
        Refused::Undecided(error) => {
            if let Some(error) = error.downcast_ref::<F::Error>() {
                return Failure::Application(error);
            }
            let error = error as &dyn std::error::Error;
            tracing::error!(operation_id, error, "a credential could not be decided");
            Failure::Busy
        }
        Refused::UnsupportedMediaType(supported) => Failure::UnsupportedMediaType {
            supported: supported.clone(),
        },
        Refused::TooLarge(limit) => Failure::PayloadTooLarge { limit: *limit },
        Refused::Timeout => Failure::RequestTimeout,
        Refused::Busy => Failure::Busy,
        Refused::Misused(how) => {
            tracing::error!(operation_id, how, "the generated service is misused");
            Failure::Internal
        }
    }
}

/// The challenge names each HTTP scheme of the operation; the bearer that was refused has an error
/// (RFC 6750 section 3).
fn unauthorized<'e, E>(
    state: &State,
    operation_id: Option<&str>,
    scheme: &'e str,
    invalid: bool,
) -> Failure<'e, E> {
    let operation = operation_id.and_then(|id| state.shared.index.operation(id));
    let schemes = operation.map(|operation| operation.challenges.as_slice());
    let challenges = schemes.unwrap_or_default().iter().map(|challenge| {
        match (challenge.bearer, invalid && challenge.scheme == scheme) {
            (true, true) => "Bearer error=\"invalid_token\"",
            (true, false) => "Bearer",
            (false, _) => "Basic realm=\"api\", charset=\"UTF-8\"",
        }
    });
    Failure::Unauthorized {
        scheme,
        invalid,
        challenge: challenges.collect::<Vec<_>>().join(", "),
    }
}

/// Whether a derive of poem-openapi refused what the document allows.
fn is_misread(error: &Error) -> bool {
    error.is::<ParseRequestPayloadError>()
        || error.is::<ParseParamError>()
        || error.is::<ParsePathError>()
        || error.is::<poem_openapi::error::ParsePathError>()
        || error.is::<ParseMultipartError>()
        || error.is::<ContentTypeError>()
}
