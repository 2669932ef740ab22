//! The operations, each one call into the domain.

use std::sync::Arc;
use std::time::Duration;

use api::carowner::{
    BearerAuth, CarOwnerApi, CarOwnerEnvelope, CarOwnerMeta, CarOwnerNothing, CarOwnerPresence,
    CarOwnerPresenceUpdate, CarOwnerUsernameCheck, CheckUsernameResponse,
    DeleteProfileImageResponse, GetProfileResponse, SetPresenceResponse, StreamEventsResponse,
    UpdateProfileBody, UpdateProfileResponse, Username,
};
use contract::{Sse, Str};
use domain::clock::Clock;
use domain::event::EventService;
use domain::profile::{ImageRemoval, ProfileChange, ProfileError, ProfileService};
use futures_util::{StreamExt, stream};
use poem::Request;
use tokio::time::Instant;

use super::convert;
use crate::error::ApiError;
use crate::events::{Hub, follow};
use crate::http::{asked, request_id};
use crate::media::MediaUrls;
use crate::ports::Production;
use crate::security::authenticator::{access, authenticated};
use crate::tags;

/// How long a client waits before it opens a stream anew.
const COME_BACK: Duration = Duration::from_secs(1);

/// The car owner API over the services.
pub struct CarOwner {
    /// The rules.
    pub profiles: Arc<ProfileService<Production>>,
    /// Where images can be fetched.
    pub media: MediaUrls,
    /// What they are told.
    pub events: Arc<EventService<Production>>,
    /// The streams that are open.
    pub hub: Arc<Hub>,
    /// For `generated_at`.
    pub clock: Arc<dyn Clock>,
}

impl CarOwnerApi for CarOwner {
    type Error = ApiError;

    async fn get_profile(
        &self,
        _: &Request,
        caller: BearerAuth,
        if_none_match: Option<Str>,
    ) -> Result<GetProfileResponse, ApiError> {
        let profile = self.profiles.read(access(&caller.0)?).await?;
        let tag = tags::strong(profile.version);
        Ok(
            if tags::is_known(if_none_match.as_deref().map(String::as_str), &tag) {
                GetProfileResponse::not_modified(tag)
            } else {
                GetProfileResponse::ok(convert::profile(profile, &self.media), tag)
            },
        )
    }

    async fn update_profile(
        &self,
        _: &Request,
        caller: BearerAuth,
        if_match: Option<Str>,
        body: UpdateProfileBody,
    ) -> Result<UpdateProfileResponse, ApiError> {
        let access = access(&caller.0)?;
        let expected = tags::expected(if_match.as_deref().map(String::as_str));
        let (change, picture): (ProfileChange, _) = match body {
            UpdateProfileBody::Json(body) => (convert::change(body.into_inner()), None),
            UpdateProfileBody::Multipart(body) => convert::form(body.into_inner())?,
        };
        let (field, bytes) = picture
            .map(|picture| (picture.field, picture.bytes))
            .unzip();
        let profile = self
            .profiles
            .update(access, change, bytes, &expected)
            .await
            .map_err(|error| ApiError::of_profile(error, field.unwrap_or("file")))?;
        let tag = tags::strong(profile.version);
        Ok(UpdateProfileResponse::ok(
            convert::profile(profile, &self.media),
            tag,
        ))
    }

    async fn delete_profile_image(
        &self,
        request: &Request,
        caller: BearerAuth,
        if_match: Option<Str>,
    ) -> Result<DeleteProfileImageResponse, ApiError> {
        let expected = tags::expected(if_match.as_deref().map(String::as_str));
        let removal = self
            .profiles
            .remove_image(access(&caller.0)?, &expected)
            .await?;
        Ok(match removal {
            ImageRemoval::NothingThere(profile) => {
                DeleteProfileImageResponse::no_content(tags::strong(profile.version))
            }
            ImageRemoval::Removed(profile) => {
                let meta = CarOwnerMeta {
                    request_id: request_id::given(request).into(),
                    generated_at: self.clock.now().into(),
                };
                let body = CarOwnerEnvelope {
                    data: CarOwnerNothing {},
                    meta,
                };
                DeleteProfileImageResponse::ok(body, tags::strong(profile.version))
            }
        })
    }

    async fn check_username(
        &self,
        _: &Request,
        caller: BearerAuth,
        username: Username,
    ) -> Result<CheckUsernameResponse, ApiError> {
        let available = self
            .profiles
            .username_available(access(&caller.0)?, &username)
            .await?;
        let message = if available {
            "The username is available."
        } else {
            "The username is taken."
        };
        Ok(CheckUsernameResponse::ok(CarOwnerUsernameCheck {
            username: username.into_inner(),
            available,
            message: message.into(),
        }))
    }

    async fn set_presence(
        &self,
        _: &Request,
        caller: BearerAuth,
        body: CarOwnerPresenceUpdate,
    ) -> Result<SetPresenceResponse, ApiError> {
        let CarOwnerPresenceUpdate { status } = body;
        let queued_delivered = self
            .events
            .set_presence(access(&caller.0)?, convert::presence(status))
            .await?;
        Ok(SetPresenceResponse::ok(CarOwnerPresence {
            status,
            queued_delivered,
        }))
    }

    async fn stream_events(
        &self,
        request: &Request,
        caller: BearerAuth,
        last_event_id: Option<i64>,
    ) -> Result<StreamEventsResponse, ApiError> {
        let caller = authenticated(&caller.0)?;
        if asked::for_head(request) {
            self.events.open(&caller.access, last_event_id).await?;
            return Ok(StreamEventsResponse::ok(Sse::new(stream::empty())));
        }
        // Before it is known where the stream begins, so that nothing falls between.
        let subscription = self.hub.subscribe(&caller.access);
        let opened = self.events.open(&caller.access, last_event_id).await?;
        let left = caller.expires_at - self.clock.now();
        let ends = Instant::now() + left.to_std().unwrap_or_default();
        let events = follow(
            Arc::clone(&self.events),
            caller.access,
            subscription,
            opened.after,
            ends,
        );
        let gap = convert::gap(&opened, self.clock.now());
        let messages = stream::iter(gap).chain(events.map(convert::message));
        // A client that loses the stream before the first event comes back to where it began.
        let sse = Sse::new(messages).retry(COME_BACK);
        Ok(StreamEventsResponse::ok(
            sse.position(opened.after.to_string()),
        ))
    }
}

impl From<ProfileError> for ApiError {
    fn from(error: ProfileError) -> Self {
        Self::of_profile(error, "file")
    }
}
