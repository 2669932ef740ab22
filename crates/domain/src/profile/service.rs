//! Reading and changing one's own profile.

use bytes::Bytes;

use super::{
    Expected, Profile, ProfileChange, ProfileError, ProfileRepository, UpdateError, Updated,
};
use crate::access::Access;
use crate::change::Change;
use crate::clock::Clock;
use crate::event::Wakes;
use crate::fold::fold;
use crate::image::{ImageCodec, ImageRepository, MediaStore};
use crate::random::Random;
use crate::session::{AccessError, SessionRepository, admit};

/// How often a removal starts again because somebody else has changed the profile meanwhile.
const REMOVAL_ATTEMPTS: usize = 5;

/// The types of the ports of [`ProfileService`], as one parameter.
pub trait ProfilePorts: 'static {
    /// Where profiles are kept.
    type Profiles: ProfileRepository;
    /// Where sessions are kept.
    type Sessions: SessionRepository;
    /// Where the life of images is kept.
    type Images: ImageRepository;
    /// Where the files of images lie.
    type Media: MediaStore;
    /// What decodes and encodes pictures.
    type Codec: ImageCodec;
    /// The streams that are open.
    type Wakes: Wakes;
    /// What tells the time.
    type Clock: Clock;
    /// Where the names of images come from.
    type Random: Random;
}

/// Shows and changes the caller's own profile.
pub struct ProfileService<P: ProfilePorts> {
    /// Where profiles are kept.
    pub profiles: P::Profiles,
    /// Where sessions are kept.
    pub sessions: P::Sessions,
    /// Where the life of images is kept.
    pub images: P::Images,
    /// Where the files of images lie.
    pub media: P::Media,
    /// What decodes and encodes pictures.
    pub codec: P::Codec,
    /// The streams that are open.
    pub wakes: P::Wakes,
    /// What tells the time.
    pub clock: P::Clock,
    /// Where the names of images come from.
    pub random: P::Random,
}

/// What came of removing the profile image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImageRemoval {
    /// It is removed; the profile as it is now.
    Removed(Profile),
    /// There was none; the profile as it was and is.
    NothingThere(Profile),
}

impl<P: ProfilePorts> ProfileService<P> {
    /// The caller's profile.
    ///
    /// # Errors
    /// [`ProfileError::Revoked`].
    pub async fn read(&self, access: &Access) -> Result<Profile, ProfileError> {
        let now = self.clock.now();
        let granted = self.profiles.read(access, now).await?;
        Ok(admit(&self.sessions, access, granted, now).await?)
    }

    /// Changes the caller's profile, all or nothing, and answers it as it is then. `picture`, in any format that is taken, becomes the
    /// profile image. What changes nothing writes nothing, but is refused like any other change.
    ///
    /// # Errors
    /// [`ProfileError::Revoked`], [`ProfileError::Stale`], [`ProfileError::UsernameTaken`], and with a picture
    /// [`ProfileError::Image`] and [`ProfileError::ImageGone`].
    pub async fn update(
        &self,
        access: &Access,
        change: ProfileChange,
        picture: Option<Bytes>,
        expected: &Expected,
    ) -> Result<Profile, ProfileError> {
        match picture {
            Some(picture) => self.update_with(picture, access, change, expected).await,
            None if change.is_empty() => self.read_expected(access, expected).await,
            None => self.apply(access, &change, expected).await,
        }
    }

    /// Removes the caller's profile image. Of requests that race, one removes it and the others find nothing.
    ///
    /// # Errors
    /// [`ProfileError::Revoked`], [`ProfileError::Stale`].
    pub async fn remove_image(
        &self,
        access: &Access,
        expected: &Expected,
    ) -> Result<ImageRemoval, ProfileError> {
        let removal = ProfileChange {
            image: Change::Clear,
            ..ProfileChange::default()
        };
        for _ in 0..REMOVAL_ATTEMPTS {
            let profile = self.read_expected(access, expected).await?;
            if profile.image.is_none() {
                return Ok(ImageRemoval::NothingThere(profile));
            }
            let as_read = Expected::OneOf(vec![profile.version]);
            match self.apply(access, &removal, &as_read).await {
                Ok(profile) => return Ok(ImageRemoval::Removed(profile)),
                Err(ProfileError::Stale) => {}
                Err(error) => return Err(error),
            }
        }
        // Others write all the time: whatever is there now goes, unless the caller expected something else.
        let profile = self.apply(access, &removal, expected).await?;
        Ok(ImageRemoval::Removed(profile))
    }

    /// Whether the caller can take `username`; their own counts as free.
    ///
    /// # Errors
    /// [`ProfileError::Revoked`].
    pub async fn username_available(
        &self,
        access: &Access,
        username: &str,
    ) -> Result<bool, ProfileError> {
        let now = self.clock.now();
        let granted = self
            .profiles
            .username_taken(access, &fold(username), now)
            .await?;
        Ok(!admit(&self.sessions, access, granted, now).await?)
    }

    /// The caller's profile, if it has the version that they expect.
    pub(super) async fn read_expected(
        &self,
        access: &Access,
        expected: &Expected,
    ) -> Result<Profile, ProfileError> {
        let profile = self.read(access).await?;
        if expected.admits(profile.version) {
            Ok(profile)
        } else {
            Err(ProfileError::Stale)
        }
    }

    async fn apply(
        &self,
        access: &Access,
        change: &ProfileChange,
        expected: &Expected,
    ) -> Result<Profile, ProfileError> {
        Ok(self.store_change(access, change, expected).await?)
    }

    /// Applies `change` and tells the user's other sessions.
    pub(super) async fn store_change(
        &self,
        access: &Access,
        change: &ProfileChange,
        expected: &Expected,
    ) -> Result<Profile, UpdateError> {
        let now = self.clock.now();
        let granted = self.profiles.update(access, change, expected, now).await?;
        let Updated { profile, announced } = admit(&self.sessions, access, granted, now)
            .await
            .map_err(|error| match error {
                AccessError::Revoked(revoked) => UpdateError::Revoked(revoked),
                AccessError::Store(error) => UpdateError::Store(error),
            })?;
        if announced {
            self.wakes.wake(access.user, None);
        }
        Ok(profile)
    }
}
