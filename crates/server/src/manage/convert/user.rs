//! Users.

use api::manage::{ManageUser, ManageUserChange, ManageUserRole};
use domain::access::Role;
use domain::manage::{ManagedUser, UserChange};

use crate::tags;

/// What staff decide.
pub fn user_change(body: &ManageUserChange) -> UserChange {
    let ManageUserChange {
        verify_vehicles,
        disabled,
    } = body;
    UserChange {
        verify_vehicles: verify_vehicles.0,
        disabled: disabled.0,
    }
}

/// A user as the API shows them, and their tag.
pub fn managed(user: ManagedUser) -> (ManageUser, String) {
    let ManagedUser {
        id,
        email,
        username,
        role,
        verify_vehicles,
        disabled,
        created_at,
        updated_at,
        version,
    } = user;
    let user = ManageUser {
        id: id.0,
        email: email.into(),
        username: username.map(Into::into).into(),
        role: match role {
            Role::User => ManageUserRole::User,
            Role::Service => ManageUserRole::Service,
            Role::Admin => ManageUserRole::Admin,
        },
        verify_vehicles,
        disabled,
        created_at: created_at.into(),
        updated_at: updated_at.into(),
    };
    (user, tags::strong(version))
}
