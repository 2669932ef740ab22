//! What travels with a request from the guard to the operation's arguments.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use poem::Request;
use serde_json::Value;
use tokio::sync::OwnedSemaphorePermit;

use super::Refused;
use crate::payload::multipart::Parts;
use crate::payload::streamed::BodyStream;
use crate::{Admit, Authenticate, Index, Inspect, Limits, Principal, Submission, Violation};

/// What all requests of a guard share.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) index: Arc<Index>,
    pub(crate) authenticate: Arc<dyn Authenticate>,
    pub(crate) limits: Limits,
    pub(crate) inspector: Option<Arc<dyn Inspect>>,
    pub(crate) admission: Option<Arc<dyn Admit>>,
}

/// What one request has gathered. The guard makes it and drops it with the request.
pub(crate) struct State {
    pub(crate) shared: Arc<Shared>,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    body: Option<Parsed>,
    /// The memory of the body, given back at the end.
    permit: Option<OwnedSemaphorePermit>,
    principals: Vec<(&'static str, Principal)>,
}

/// A body that has been parsed and validated, waiting for its payload type.
#[derive(Debug)]
pub(crate) enum Parsed {
    /// JSON, or a form as JSON.
    Json(Value),
    Parts(Parts),
    Raw(Bytes),
    /// A body that is still to come, with the length that the client declares.
    Streamed(Option<u64>, BodyStream),
    /// An optional body that was not sent.
    Absent,
}

impl State {
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        Self {
            shared,
            held: Mutex::default(),
        }
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn keep_body(&self, body: Parsed) {
        self.held().body = Some(body);
    }

    /// Adds what else is wrong with a request that is refused anyway. Its body is gone then.
    pub(crate) async fn inspect(&self, operation_id: &str, violations: &mut Vec<Violation>) {
        let Some(inspector) = &self.shared.inspector else {
            return;
        };
        let body = self.held().body.take();
        let (body, files) = match body {
            Some(Parsed::Json(value)) => (Some(value), Vec::new()),
            Some(Parsed::Parts(parts)) => {
                let (value, files) = parts.into_whole();
                (Some(value), files)
            }
            _ => (None, Vec::new()),
        };
        let submission = Submission {
            operation_id,
            body: body.as_ref(),
            files: &files,
            violations,
            principals: &self.principals(),
        };
        let found = inspector.inspect(&submission).await;
        violations.extend(found);
    }

    pub(crate) fn keep_permit(&self, permit: OwnedSemaphorePermit) {
        self.held().permit = Some(permit);
    }

    pub(crate) fn keep_principal(&self, scheme: &'static str, principal: Principal) {
        self.held().principals.push((scheme, principal));
    }

    pub(crate) fn principals(&self) -> Vec<(&'static str, Principal)> {
        self.held().principals.clone()
    }
}

/// The state that the guard gave to the request.
pub(crate) fn state(request: &Request) -> Result<&Arc<State>, Refused> {
    request
        .data::<Arc<State>>()
        .ok_or(Refused::Misused("the service has no Guard around it"))
}

/// Takes the body that `Validated` has parsed.
pub(crate) fn received(request: &Request) -> Result<Parsed, Refused> {
    state(request)?.held().body.take().ok_or(Refused::Misused(
        "the operation has no Validated before its body",
    ))
}

/// Whether `Validated` found no body at all. Without it the body's own extractor complains.
#[doc(hidden)]
#[must_use]
pub fn is_body_absent(request: &Request) -> bool {
    state(request).is_ok_and(|state| matches!(state.held().body, Some(Parsed::Absent)))
}
