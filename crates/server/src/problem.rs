//! RFC 9457 errors with the members that the console API's clients know; `/auth` and everything outside a namespace speak them too.

mod words;

use api::auth::{Problem, ProblemError, ProblemViolation};
use contract::{ErrorFormat, Exchange, Failure, Location, Violation};
use domain::driver::{Fault, FieldFault};
use poem::http::StatusCode;
use poem::{IntoResponse, Response};
use serde_json::Value;

use self::words::describe;
use crate::error::ApiError;
use crate::manage;
use crate::report::{add_headers, log_cause};

/// How long `error.message` may be, in characters.
const LONGEST_MESSAGE: usize = 100;

/// Renders failures as `application/problem+json`.
#[derive(Debug, Clone, Copy)]
pub struct ProblemFormat;

impl ErrorFormat for ProblemFormat {
    type Error = ApiError;

    fn render(&self, failure: Failure<'_, ApiError>, exchange: &Exchange<'_>) -> Response {
        let (status, detail) = describe(&failure);
        let mut response = respond(status, detail, errors(&failure), exchange);
        add_headers(&failure, response.headers_mut());
        log_cause(&failure, exchange);
        response
    }
}

fn errors(failure: &Failure<'_, ApiError>) -> Vec<ProblemViolation> {
    let taken = |name: &str, detail: &str| {
        vec![ProblemViolation {
            pointer: format!("#/{name}").into(),
            name: name.into(),
            detail: detail.into(),
            reason: "unique".into(),
        }]
    };
    match failure {
        Failure::Invalid(violations) => violations.iter().map(violation).collect(),
        Failure::Application(ApiError::EmailTaken) => taken("email", "The email is taken."),
        Failure::Application(ApiError::UsernameTaken) => {
            taken("username", "The username is taken.")
        }
        Failure::Application(ApiError::Fields(faults)) => faults.iter().map(fault).collect(),
        Failure::Application(ApiError::Manage(refusal)) => {
            manage::violation(*refusal).iter().map(violation).collect()
        }
        _ => Vec::new(),
    }
}

/// A fault that no document tells, as if it did.
fn fault(fault: &FieldFault) -> ProblemViolation {
    let (keyword, limit) = match fault.fault {
        Fault::Blank => ("required", Value::Null),
        Fault::TooLarge { limit } => ("maximum", limit.into()),
        Fault::InFuture | Fault::Invalid | Fault::WrongType => ("unfit", Value::Null),
    };
    let path = fault.field.split('.').map(str::to_owned).collect();
    violation(&Violation::new(Location::Body, path, keyword, limit))
}

fn violation(violation: &Violation) -> ProblemViolation {
    let escaped: Vec<String> = violation
        .path
        .iter()
        .map(|step| step.replace('~', "~0").replace('/', "~1"))
        .collect();
    let place = match violation.location {
        Location::Body => "",
        Location::Query => "/query",
        Location::Path => "/path",
        Location::Header => "/header",
        Location::Cookie => "/cookie",
    };
    let steps: String = escaped.iter().flat_map(|step| ["/", step]).collect();
    ProblemViolation {
        pointer: format!("#{place}{steps}").into(),
        name: violation.path.last().map_or("", String::as_str).into(),
        detail: violation.message.as_str().into(),
        reason: violation.keyword.to_string().into(),
    }
}

/// The body of a problem that answers to nothing that can be named.
pub fn text(status: StatusCode, detail: &str, request_id: &str) -> Vec<u8> {
    let problem = problem(status, detail.to_owned(), Vec::new(), "", request_id);
    // Strings and numbers can always be written.
    serde_json::to_vec(&problem).unwrap_or_default()
}

fn respond(
    status: StatusCode,
    detail: String,
    errors: Vec<ProblemViolation>,
    exchange: &Exchange<'_>,
) -> Response {
    let problem = problem(status, detail, errors, exchange.path, exchange.request_id);
    contract::Json(problem)
        .with_status(status)
        .with_content_type("application/problem+json")
        .into_response()
}

/// A problem with the members that the seed of the format prints, in their order.
fn problem(
    status: StatusCode,
    detail: String,
    errors: Vec<ProblemViolation>,
    instance: &str,
    request_id: &str,
) -> Problem {
    let title = status.canonical_reason().unwrap_or("Error");
    let code = title.to_ascii_lowercase().replace([' ', '-'], "_");
    let message: String = detail.chars().take(LONGEST_MESSAGE).collect();
    Problem {
        code: code.as_str().into(),
        detail: detail.into(),
        instance: instance.into(),
        request_id: request_id.into(),
        status: i64::from(status.as_u16()).into(),
        title: title.into(),
        error: ProblemError {
            code: code.into(),
            message: message.into(),
        },
        errors: (!errors.is_empty()).then_some(errors).into(),
    }
}
