//! The profile as the API shows it.

use api::account::{
    AccountImageData, AccountImageEnvelope, AccountImageUrl, AccountNothing, AccountProfile,
    AccountProfileData, AccountProfileEnvelope, AccountTokenData, AccountTokenEnvelope,
};
use contract::UriStr;
use domain::image::ImageName;
use domain::locale::{Dialled, LocalInfo};
use domain::profile::Profile;

use super::local_info;
use crate::media::MediaUrls;

/// What every success says of itself.
pub const OK: i64 = 200;

/// The profile, what its phone number tells, and where its owner is.
pub fn profile(
    profile: Profile,
    dialled: Option<Dialled>,
    here: &LocalInfo,
    media: &MediaUrls,
) -> AccountProfileEnvelope {
    let Profile {
        uid: _,
        email,
        username,
        first_name,
        last_name,
        phone_number,
        address: _,
        image: picture,
        verify_vehicles: _,
        version: _,
        created_at: _,
        updated_at: _,
    } = profile;
    let (phone_code, country_code) = dialled
        .map(|told| (Some(told.calling_code), told.country))
        .unwrap_or_default();
    let person = AccountProfile {
        username: username.map(Into::into).into(),
        first_name: first_name.map(Into::into).into(),
        last_name: last_name.map(Into::into).into(),
        email: email.into(),
        phone_code: phone_code.map(Into::into).into(),
        phone_number: phone_number.map(Into::into).into(),
        country_code: country_code.map(Into::into).into(),
    };
    AccountProfileEnvelope {
        status_code: OK.into(),
        errors: AccountNothing {},
        data: AccountProfileData {
            user_profile: vec![person],
            profile_image: url(picture, media).into(),
            user_loc_info: local_info::locale(&here.locale),
        },
    }
}

/// Where the profile image is.
pub fn image(profile: Profile, media: &MediaUrls) -> AccountImageEnvelope {
    AccountImageEnvelope {
        status_code: OK.into(),
        errors: AccountNothing {},
        data: AccountImageData {
            profile_image: url(profile.image, media).into(),
        },
    }
}

/// What belongs to a code that was mailed.
pub fn token(checksum: String) -> AccountTokenEnvelope {
    AccountTokenEnvelope {
        status_code: OK.into(),
        errors: AccountNothing {},
        data: AccountTokenData {
            success: true,
            token_checksum: checksum.into(),
        },
    }
}

fn url(image: Option<ImageName>, media: &MediaUrls) -> Option<AccountImageUrl> {
    image.map(|name| UriStr::from(media.url(&name)).into())
}
