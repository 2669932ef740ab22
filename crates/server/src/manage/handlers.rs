//! The operations, each one call into the domain.

use std::sync::Arc;

use api::manage::{
    BearerAuthOrCookieAuth, CreateEventIdempotencyKeyRule, CreateEventResponse,
    CreateInterviewResponse, CreateReviewResponse, GetUserProfileResponse, ManageApi,
    ManageDocumentKind, ManageDocumentVerdict, ManageEvent, ManageEventDraft, ManageInterviewDraft,
    ManageInterviewStatus, ManageProfileChange, ManageReviewDraft, ManageUserChange,
    ReviewDocumentResponse, UpdateUserProfileBody, UpdateUserProfileResponse, UpdateUserResponse,
    UpsertUserProfileResponse,
};
use contract::{Constrained, Str};
use domain::driver::DriverService;
use domain::event::{EventService, NewEvent};
use domain::manage::ManageService;
use poem::Request;

use super::convert::{self, text, user};
use crate::error::ApiError;
use crate::ports::Production;
use crate::security::authenticator::access_of;
use crate::tags;

/// The console's API over the services.
pub struct Manage {
    /// What users are told.
    pub events: Arc<EventService<Production>>,
    /// What staff say of drivers.
    pub drivers: Arc<DriverService<Production>>,
    /// What consoles know, and what staff decide.
    pub consoles: Arc<ManageService<Production>>,
}

impl ManageApi for Manage {
    type Error = ApiError;

    async fn update_user(
        &self,
        _: &Request,
        caller: BearerAuthOrCookieAuth,
        user_id: Str,
        if_match: Option<Str>,
        body: ManageUserChange,
    ) -> Result<UpdateUserResponse, ApiError> {
        let expected = tags::expected(if_match.as_deref().map(String::as_str));
        let access = access_of(&caller)?;
        let change = convert::user_change(&body);
        let changed = self
            .consoles
            .change_user(access, user(&user_id), change, &expected);
        let (body, tag) = convert::managed(changed.await?);
        Ok(UpdateUserResponse::ok(body, tag))
    }

    async fn get_user_profile(
        &self,
        _: &Request,
        caller: BearerAuthOrCookieAuth,
        user_id: Str,
        if_none_match: Option<Str>,
    ) -> Result<GetUserProfileResponse, ApiError> {
        let profile = self
            .consoles
            .read(access_of(&caller)?, user(&user_id))
            .await?;
        let tag = tags::strong(profile.version);
        Ok(
            if tags::is_known(if_none_match.as_deref().map(String::as_str), &tag) {
                GetUserProfileResponse::not_modified(tag)
            } else {
                GetUserProfileResponse::ok(convert::profile(profile)?, tag)
            },
        )
    }

    async fn upsert_user_profile(
        &self,
        _: &Request,
        caller: BearerAuthOrCookieAuth,
        user_id: Str,
        if_match: Option<Str>,
        body: ManageProfileChange,
    ) -> Result<UpsertUserProfileResponse, ApiError> {
        let expected = tags::expected(if_match.as_deref().map(String::as_str));
        let access = access_of(&caller)?;
        let change = convert::replacement(body);
        let written = self
            .consoles
            .write(access, user(&user_id), change, &expected);
        let profile = written.await?;
        let tag = tags::strong(profile.version);
        Ok(UpsertUserProfileResponse::ok(
            convert::profile(profile)?,
            tag,
        ))
    }

    async fn update_user_profile(
        &self,
        _: &Request,
        caller: BearerAuthOrCookieAuth,
        user_id: Str,
        if_match: Option<Str>,
        body: UpdateUserProfileBody,
    ) -> Result<UpdateUserProfileResponse, ApiError> {
        let expected = tags::expected(if_match.as_deref().map(String::as_str));
        let access = access_of(&caller)?;
        let change = match body {
            UpdateUserProfileBody::Json(body) => convert::change(body.into_inner()),
            UpdateUserProfileBody::MergePatchJson(body) => convert::patch(body.into_inner()),
        };
        let written = self
            .consoles
            .write(access, user(&user_id), change, &expected);
        let profile = written.await?;
        let tag = tags::strong(profile.version);
        Ok(UpdateUserProfileResponse::ok(
            convert::profile(profile)?,
            tag,
        ))
    }

    async fn create_event(
        &self,
        _: &Request,
        caller: BearerAuthOrCookieAuth,
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
                access_of(&caller)?,
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
        caller: BearerAuthOrCookieAuth,
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
                access_of(&caller)?,
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
        caller: BearerAuthOrCookieAuth,
        user_id: Str,
        body: ManageReviewDraft,
    ) -> Result<CreateReviewResponse, ApiError> {
        let ManageReviewDraft { rating, comment } = body;
        let review = self
            .drivers
            .add_review(
                access_of(&caller)?,
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
        caller: BearerAuthOrCookieAuth,
        user_id: Str,
        kind: ManageDocumentKind,
        if_match: Option<Str>,
        body: ManageDocumentVerdict,
    ) -> Result<ReviewDocumentResponse, ApiError> {
        let expected = tags::expected(if_match.as_deref().map(String::as_str));
        let ManageDocumentVerdict { status, reason } = body;
        let review = self
            .drivers
            .review_document(
                access_of(&caller)?,
                user(&user_id),
                convert::kind(kind),
                convert::verdict(status),
                text(reason).filter(|reason| !reason.trim().is_empty()),
                &expected,
            )
            .await?;
        Ok(ReviewDocumentResponse::ok(convert::document_review(
            kind, review,
        )))
    }
}
