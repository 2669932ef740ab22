//! A profile as a row.

use chrono::{DateTime, Utc};
use domain::access::Granted;
use domain::id::UserId;
use domain::image::ImageName;
use domain::profile::Profile;
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// What is read of a person, and whether the caller's pair is new.
#[derive(FromQueryResult)]
pub(super) struct ProfileRow {
    uid: Uuid,
    email: String,
    username: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    phone_number: Option<String>,
    address: Option<String>,
    image: Option<String>,
    verify_vehicles: bool,
    version: i64,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    first_use: bool,
}

impl From<ProfileRow> for Granted<Profile> {
    fn from(row: ProfileRow) -> Self {
        let ProfileRow {
            uid,
            email,
            username,
            first_name,
            last_name,
            phone_number,
            address,
            image,
            verify_vehicles,
            version,
            created_at,
            updated_at,
            first_use,
        } = row;
        Self {
            value: Profile {
                uid: UserId(uid),
                email,
                username,
                first_name,
                last_name,
                phone_number,
                address,
                image: image.map(ImageName),
                verify_vehicles,
                version,
                created_at,
                updated_at,
            },
            first_use,
        }
    }
}
