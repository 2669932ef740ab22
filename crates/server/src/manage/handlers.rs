//! The operations, each one call into the domain.

use std::sync::Arc;

use api::manage::{
    BearerAuth, CreateEventIdempotencyKeyRule, CreateEventResponse, CreateInterviewResponse,
    CreateReviewResponse, ManageApi, ManageDocumentKind, ManageDocumentVerdict, ManageEvent,
    ManageEventDraft, ManageInterviewDraft, ManageInterviewStatus, ManageReviewDraft,
    ReviewDocumentResponse,
};
use contract::{Constrained, Str};
use domain::driver::DriverService;
use domain::event::{EventService, NewEvent};
use domain::id::UserId;
use poem::Request;
use poem_openapi::types::MaybeUndefined;
use uuid::Uuid;

use super::convert;
use crate::error::ApiError;
use crate::ports::Production;
use crate::security::authenticator::access;

/// The console's API over the services.
pub struct Manage {
    /// What users are told.
    pub events: Arc<EventService<Production>>,
    /// What staff say of drivers.
    pub drivers: Arc<DriverService<Production>>,
}

impl ManageApi for Manage {
    type Error = ApiError;

    async fn create_event(
        &self,
        _: &Request,
        caller: BearerAuth,
        user_id: Str,
        idempotency_key: Option<Constrained<Str, CreateEventIdempotencyKeyRule>>,
        body: ManageEventDraft,
    ) -> Result<CreateEventResponse, ApiError> {
        let ManageEventDraft { r#type, data } = body;
        let data = data.0.unwrap_or_default();
        let event = NewEvent {
            kind: r#type.into_inner().into(),
            data: data.to_string(),
        };
        let event = self
            .events
            .produce(
                access(&caller.0)?,
                user(&user_id),
                &event,
                idempotency_key.as_deref().map(|key| key.as_str()),
            )
            .await?;
        Ok(CreateEventResponse::accepted(ManageEvent {
            id: event.id,
            r#type: event.kind.into(),
            data,
            created_at: event.created_at.into(),
        }))
    }

    async fn create_interview(
        &self,
        _: &Request,
        caller: BearerAuth,
        user_id: Str,
        body: ManageInterviewDraft,
    ) -> Result<CreateInterviewResponse, ApiError> {
        let ManageInterviewDraft {
            scheduled_at,
            status,
            notes,
        } = body;
        let status = status.0.unwrap_or(ManageInterviewStatus::Scheduled);
        let interview = self
            .drivers
            .add_interview(
                access(&caller.0)?,
                user(&user_id),
                scheduled_at.into(),
                status.as_str().to_owned(),
                text(notes),
            )
            .await?;
        Ok(CreateInterviewResponse::created(convert::interview(
            interview,
        )))
    }

    async fn create_review(
        &self,
        _: &Request,
        caller: BearerAuth,
        user_id: Str,
        body: ManageReviewDraft,
    ) -> Result<CreateReviewResponse, ApiError> {
        let ManageReviewDraft { rating, comment } = body;
        let review = self
            .drivers
            .add_review(
                access(&caller.0)?,
                user(&user_id),
                rating.into_inner(),
                text(comment),
            )
            .await?;
        Ok(CreateReviewResponse::created(convert::review(review)))
    }

    async fn review_document(
        &self,
        _: &Request,
        caller: BearerAuth,
        user_id: Str,
        kind: ManageDocumentKind,
        body: ManageDocumentVerdict,
    ) -> Result<ReviewDocumentResponse, ApiError> {
        let ManageDocumentVerdict { status, reason } = body;
        let review = self
            .drivers
            .review_document(
                access(&caller.0)?,
                user(&user_id),
                convert::kind(kind),
                convert::verdict(status),
                text(reason).filter(|reason| !reason.trim().is_empty()),
            )
            .await?;
        Ok(ReviewDocumentResponse::ok(convert::document_review(
            kind, review,
        )))
    }
}

/// What a text says, unless it is absent or null.
fn text<T: Into<String>>(member: MaybeUndefined<T>) -> Option<String> {
    member.take().map(Into::into)
}

/// The user with this id; none for what is no id of a user.
fn user(id: &str) -> Option<UserId> {
    Uuid::try_parse(id).ok().map(UserId)
}
