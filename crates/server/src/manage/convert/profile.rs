//! Profiles.

use api::manage::{ManageProfile, ManageProfileChange};
use contract::{ExactJson, Str};
use domain::change::Change;
use domain::manage::{AttributesChange, ManageChange, NOTHING};
use poem_openapi::types::MaybeUndefined;

use crate::error::ApiError;

/// The profile as the API shows it.
///
/// # Errors
/// When its attributes are no JSON, which this program cannot have written.
pub fn profile(profile: domain::manage::ManageProfile) -> Result<ManageProfile, ApiError> {
    let domain::manage::ManageProfile {
        id,
        user,
        timezone,
        attributes,
        created_at,
        updated_at,
        version: _,
    } = profile;
    let attributes = ExactJson::new(attributes);
    Ok(ManageProfile {
        id: id.0,
        user_id: user.0,
        timezone: timezone.map(Into::into).into(),
        attributes: attributes.map_err(|error| ApiError::Internal(error.into()))?,
        created_at: created_at.into(),
        updated_at: updated_at.into(),
    })
}

/// What a profile becomes by a body that replaces it.
pub fn replacement(body: ManageProfileChange) -> ManageChange {
    let ManageProfileChange {
        timezone,
        attributes,
    } = body;
    let attributes = attributes.into_inner().map_or_else(nothing, or_nothing);
    ManageChange {
        timezone: zone(timezone),
        attributes: AttributesChange::Set(attributes),
    }
}

/// What it becomes by one that changes it.
pub fn change(body: ManageProfileChange) -> ManageChange {
    let ManageProfileChange {
        timezone,
        attributes,
    } = body;
    let attributes = attributes.into_inner().map(or_nothing);
    ManageChange {
        timezone: zone(timezone),
        attributes: attributes.map_or(AttributesChange::Keep, AttributesChange::Set),
    }
}

/// What it becomes by a merge patch.
pub fn patch(body: ManageProfileChange) -> ManageChange {
    let ManageProfileChange {
        timezone,
        attributes,
    } = body;
    let patch = attributes.into_inner().map(ExactJson::into_string);
    ManageChange {
        timezone: zone(timezone),
        attributes: patch.map_or(AttributesChange::Keep, AttributesChange::Merge),
    }
}

fn nothing() -> String {
    NOTHING.to_owned()
}

fn or_nothing(attributes: ExactJson) -> String {
    match attributes.as_str() {
        "null" => nothing(),
        _ => attributes.into_string(),
    }
}

fn zone(member: MaybeUndefined<Str>) -> Change<String> {
    match member {
        MaybeUndefined::Undefined => Change::Keep,
        MaybeUndefined::Null => Change::Clear,
        MaybeUndefined::Value(name) => Change::Set(name.into()),
    }
}
