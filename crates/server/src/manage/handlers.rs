//! The operations, each one call into the domain.

use std::sync::Arc;

use api::manage::{
    BearerAuth, CreateEventIdempotencyKeyRule, CreateEventResponse, ManageApi, ManageEvent,
    ManageEventDraft,
};
use contract::{Constrained, Str};
use domain::event::{EventService, NewEvent};
use domain::id::UserId;
use poem::Request;
use uuid::Uuid;

use crate::error::ApiError;
use crate::ports::Production;
use crate::security::authenticator::access;

/// The console's API over the services.
pub struct Manage {
    /// What users are told.
    pub events: Arc<EventService<Production>>,
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
}

/// The user with this id; none for what is no id of a user.
fn user(id: &str) -> Option<UserId> {
    Uuid::try_parse(id).ok().map(UserId)
}
