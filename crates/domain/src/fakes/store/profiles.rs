//! Profiles in memory.

use chrono::{DateTime, Utc};

use super::MemoryStore;
use super::state::{ImageState, State};
use crate::access::{Access, Granted, Revoked};
use crate::change::Change;
use crate::event::News;
use crate::fold::fold;
use crate::id::UserId;
use crate::image::ImageName;
use crate::profile::{
    Expected, NewEmail, Profile, ProfileChange, ProfileRepository, UpdateError, Updated,
};
use crate::store::StoreError;

impl ProfileRepository for MemoryStore {
    async fn read(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Profile>>, StoreError> {
        self.transaction("profiles.read", |state| {
            Ok(state.grant(access, now, |user| user.profile.clone()))
        })
        .await
    }

    async fn update(
        &self,
        access: &Access,
        change: &ProfileChange,
        expected: &Expected,
        now: DateTime<Utc>,
    ) -> Result<Granted<Updated>, UpdateError> {
        self.transaction("profiles.update", |state| {
            let granted = state.grant(access, now, |user| user.profile.clone());
            let mut granted = granted.ok_or(Revoked)?;
            let before = granted.value.image.clone();
            if !expected.admits(granted.value.version) {
                return Err(UpdateError::Stale);
            }
            if let Change::Set(username) = &change.username
                && has_username(state, access.user, &fold(username))
            {
                return Err(UpdateError::UsernameTaken);
            }
            if let Some(email) = &change.email {
                prove(state, access.user, &granted.value.email, email, now)?;
            }
            if let Change::Set(image) = &change.image {
                attach(state, access.user, image, now)?;
            }
            if let Some(before) = before.filter(|_| !change.image.is_keep()) {
                orphan(state, &before, now);
            }
            apply(&mut granted.value, change, now);
            if let Some(user) = state.users.get_mut(&access.user) {
                user.profile = granted.value.clone();
            }
            let news = News::of_change(access, change);
            let announced = state.announce(access.user, Some(access.session), &news, now);
            Ok(Granted {
                value: Updated {
                    profile: granted.value,
                    announced,
                },
                first_use: granted.first_use,
            })
        })
        .await
    }

    async fn username_taken(
        &self,
        access: &Access,
        key: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<bool>>, StoreError> {
        self.transaction("profiles.username_taken", |state| {
            Ok(state.grant(access, now, |_| has_username(state, access.user, key)))
        })
        .await
    }
}

/// Whether somebody other than `user` has a username that folds to `key`.
fn has_username(state: &State, user: UserId, key: &str) -> bool {
    let others = state
        .users
        .values()
        .map(|row| &row.profile)
        .filter(|profile| profile.uid != user);
    let mut usernames = others.filter_map(|profile| profile.username.as_ref());
    usernames.any(|username| fold(username) == key)
}

/// Uses up what proves `new` to be the user's. Without a proof it has to be `current` in another spelling.
fn prove(
    state: &mut State,
    user: UserId,
    current: &str,
    new: &NewEmail,
    now: DateTime<Utc>,
) -> Result<(), UpdateError> {
    let key = fold(&new.email);
    let Some(proof) = new.proof else {
        let same = fold(current) == key;
        return same.then_some(()).ok_or(UpdateError::EmailUnproved);
    };
    let mut others = state.users.values().filter(|row| row.profile.uid != user);
    let taken = others.any(|row| fold(&row.profile.email) == key);
    let row = state.usable(user, proof, now);
    let row = row.ok_or(UpdateError::EmailUnproved)?;
    if taken {
        return Err(UpdateError::EmailTaken);
    }
    row.used = true;
    Ok(())
}

fn attach(
    state: &mut State,
    user: UserId,
    name: &ImageName,
    now: DateTime<Utc>,
) -> Result<(), UpdateError> {
    let image = state.images.get_mut(name);
    let reserved = image.filter(|row| row.owner == user && row.state == ImageState::Reserved);
    let image = reserved.ok_or(UpdateError::ImageGone)?;
    image.state = ImageState::Attached;
    image.changed_at = now;
    Ok(())
}

fn orphan(state: &mut State, name: &ImageName, now: DateTime<Utc>) {
    if let Some(image) = state.images.get_mut(name) {
        image.state = ImageState::Orphaned;
        image.changed_at = now;
    }
}

fn apply(profile: &mut Profile, change: &ProfileChange, now: DateTime<Utc>) {
    let ProfileChange {
        email,
        username,
        first_name,
        last_name,
        phone_number,
        address,
        image,
    } = change.clone();
    if let Some(NewEmail { email, proof: _ }) = email {
        profile.email = email;
    }
    set(&mut profile.username, username);
    set(&mut profile.first_name, first_name);
    set(&mut profile.last_name, last_name);
    set(&mut profile.phone_number, phone_number);
    set(&mut profile.address, address);
    set(&mut profile.image, image);
    profile.version += 1;
    profile.updated_at = now;
}

fn set<T>(member: &mut Option<T>, change: Change<T>) {
    match change {
        Change::Keep => {}
        Change::Clear => *member = None,
        Change::Set(value) => *member = Some(value),
    }
}
