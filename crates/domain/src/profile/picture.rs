//! Changing a profile together with its image.

use bytes::Bytes;
use futures_util::future::join;

use super::{
    Expected, Profile, ProfileChange, ProfileError, ProfilePorts, ProfileService, UpdateError,
};
use crate::access::Access;
use crate::change::Change;
use crate::clock::Clock;
use crate::image::{
    ImageCodec, ImageName, ImageRepository, MediaStore, ProcessedImage, discard, warn,
};
use crate::store::StoreError;

impl<P: ProfilePorts> ProfileService<P> {
    /// [`Self::update`] with a picture. A caller who would be refused anyway costs no work on the picture.
    pub(super) async fn update_with(
        &self,
        picture: Bytes,
        access: &Access,
        change: ProfileChange,
        expected: &Expected,
    ) -> Result<Profile, ProfileError> {
        self.read_expected(access, expected).await?;
        let image = self.codec.process(picture).await?;
        let name = ImageName::generate(image.picture.extension, &self.random);
        self.images
            .reserve(&name, access.user, self.clock.now())
            .await?;

        if let Err(error) = self.store(&name, &image).await {
            self.give_up(&name).await;
            return Err(error.into());
        }
        let change = ProfileChange {
            image: Change::Set(name.clone()),
            ..change
        };
        match self.store_change(access, &change, expected).await {
            Ok(profile) => Ok(profile),
            Err(error) => {
                match &error {
                    // Whether the change was made is not certain: a connection can be lost while it is committed. Releasing leaves an
                    // image alone that is attached, and the sweep deletes it otherwise.
                    UpdateError::Store(_) => self.release(&name).await,
                    UpdateError::Revoked(_)
                    | UpdateError::Stale
                    | UpdateError::UsernameTaken
                    | UpdateError::EmailTaken
                    | UpdateError::EmailUnproved
                    | UpdateError::ImageGone => self.give_up(&name).await,
                }
                Err(error.into())
            }
        }
    }

    /// Stores the thumbnail and the picture at once. Both have ended when it answers, so that nothing appears after it was given up.
    async fn store(&self, name: &ImageName, image: &ProcessedImage) -> Result<(), StoreError> {
        let thumbnail = name.thumbnail();
        let (small, large) = join(
            self.media.put(&thumbnail, &image.thumbnail),
            self.media.put(name, &image.picture),
        )
        .await;
        small.and(large)
    }

    /// Gives up a reservation and deletes its files now if that works, else the sweep does.
    async fn give_up(&self, name: &ImageName) {
        self.release(name).await;
        if let Err(error) = discard(&self.images, &self.media, name).await {
            warn(name, &error);
        }
    }

    /// Gives up a reservation; if that fails, it runs out.
    async fn release(&self, name: &ImageName) {
        if let Err(error) = self.images.release(name, self.clock.now()).await {
            warn(name, &error);
        }
    }
}
