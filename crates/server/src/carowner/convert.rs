//! Between the domain's profile and the car owner API's.

use api::carowner::{
    CarOwnerEvent, CarOwnerPresenceStatus, CarOwnerProfile, CarOwnerProfileForm,
    CarOwnerProfileUpdate,
};
use chrono::{DateTime, Utc};
use contract::{AnyJson, SseEvent};
use domain::change::Change;
use domain::event::{Event, Gap, Opened};
use domain::presence::Presence;
use domain::profile::{Profile, ProfileChange};
use poem_openapi::types::MaybeUndefined;
use serde_json::{Value, json};

use crate::error::ApiError;
use crate::media::MediaUrls;

/// The profile as the API shows it.
pub fn profile(profile: Profile, media: &MediaUrls) -> CarOwnerProfile {
    let Profile {
        uid,
        email,
        username,
        first_name,
        last_name,
        phone_number,
        address,
        image,
        verify_vehicles,
        version: _,
        created_at,
        updated_at,
    } = profile;
    CarOwnerProfile {
        uid: uid.0,
        email: email.into(),
        username: username.map(Into::into).into(),
        first_name: first_name.map(Into::into).into(),
        last_name: last_name.map(Into::into).into(),
        phone_number: phone_number.map(Into::into).into(),
        address: address.map(Into::into).into(),
        profile_image: image.map(|name| media.url(&name).into()).into(),
        verify_vehicles,
        created_at: created_at.into(),
        updated_at: updated_at.into(),
    }
}

/// What a JSON body changes.
pub fn change(update: CarOwnerProfileUpdate) -> ProfileChange {
    let CarOwnerProfileUpdate {
        username,
        first_name,
        last_name,
        phone_number,
        address,
    } = update;
    ProfileChange {
        email: None,
        username: text(username),
        first_name: text(first_name),
        last_name: text(last_name),
        phone_number: text(phone_number),
        address: text(address),
        image: Change::Keep,
    }
}

/// A picture that came in a form.
pub struct Picture {
    /// The part's name.
    pub field: &'static str,
    /// Its content.
    pub bytes: bytes::Bytes,
}

/// What a multipart body changes, and the picture in it.
///
/// # Errors
/// When there are two pictures.
pub fn form(form: CarOwnerProfileForm) -> Result<(ProfileChange, Option<Picture>), ApiError> {
    let CarOwnerProfileForm {
        username,
        first_name,
        last_name,
        phone_number,
        address,
        file,
        profile_image,
    } = form;
    let change = ProfileChange {
        email: None,
        username: part(username.0),
        first_name: part(first_name.0),
        last_name: part(last_name.0),
        phone_number: part(phone_number.0),
        address: part(address.0),
        image: Change::Keep,
    };
    let picture = match (file.0, profile_image.0) {
        (Some(_), Some(_)) => return Err(ApiError::TwoImages),
        (Some(file), None) => Some(Picture {
            field: "file",
            bytes: file.bytes,
        }),
        (None, Some(file)) => Some(Picture {
            field: "profile_image",
            bytes: file.bytes,
        }),
        (None, None) => None,
    };
    Ok((change, picture))
}

fn text<T: Into<String>>(member: MaybeUndefined<T>) -> Change<String> {
    match member {
        MaybeUndefined::Undefined => Change::Keep,
        MaybeUndefined::Null => Change::Clear,
        MaybeUndefined::Value(value) => Change::Set(value.into()),
    }
}

/// A form has no null: an empty part clears.
fn part<T: Into<String>>(part: Option<T>) -> Change<String> {
    match part.map(Into::into) {
        None => Change::Keep,
        Some(value) if value.is_empty() => Change::Clear,
        Some(value) => Change::Set(value),
    }
}
/// The presence that the API names so.
pub fn presence(status: CarOwnerPresenceStatus) -> Presence {
    match status {
        CarOwnerPresenceStatus::Online => Presence::Online,
        CarOwnerPresenceStatus::Away => Presence::Away,
        CarOwnerPresenceStatus::Offline => Presence::Offline,
    }
}

/// An event as the stream shows it.
pub fn message(event: Event) -> SseEvent<CarOwnerEvent> {
    let Event {
        id,
        kind,
        data,
        created_at,
    } = event;
    // It was written by this server; what cannot be read is shown as it is.
    let data = AnyJson::parse(&data).unwrap_or_else(|_| Value::String(data).into());
    SseEvent {
        id: Some(id.to_string()),
        event: None,
        data: CarOwnerEvent {
            id,
            r#type: kind.into(),
            data,
            created_at: created_at.into(),
        },
    }
}

/// What tells a client that its stream does not begin where it asked.
pub fn gap(opened: &Opened, now: DateTime<Utc>) -> Option<SseEvent<CarOwnerEvent>> {
    let Opened { after, gap } = opened;
    let Gap { requested, reason } = gap.as_ref()?;
    Some(SseEvent {
        id: Some(after.to_string()),
        event: Some("gap".to_owned()),
        data: CarOwnerEvent {
            id: *after,
            r#type: "gap".into(),
            data: json!({"requested": requested, "reason": reason.name()}).into(),
            created_at: now.into(),
        },
    })
}
