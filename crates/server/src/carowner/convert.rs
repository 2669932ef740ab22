//! Between the domain's profile and the car owner API's.

use api::carowner::{CarOwnerProfile, CarOwnerProfileForm, CarOwnerProfileUpdate};
use domain::change::Change;
use domain::profile::{Profile, ProfileChange};
use poem_openapi::types::MaybeUndefined;

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
