//! Pictures: a profile image, and what the user has cropped of it.

use bytes::Bytes;
use domain::image::{ImageCodec, ImageError};
use media::Codec;

use crate::error::ApiError;

/// The part with the whole picture.
pub const IMAGE: &str = "image";
/// The part with what was cropped of it.
pub const CROPPED: &str = "cropped_image";

/// The pictures of a form.
pub struct Pictures {
    /// The whole picture.
    pub image: Bytes,
    /// What was cropped of it.
    pub cropped: Option<Bytes>,
}

impl Pictures {
    /// The one that is to be shown, by the name of its part, once the other was found to be a picture too.
    ///
    /// # Errors
    /// [`ApiError::Pictures`] with all that are none, when the one that is not shown is none.
    pub async fn shown(self, codec: &Codec) -> Result<(&'static str, Bytes), ApiError> {
        let Some(cropped) = self.cropped else {
            return Ok((IMAGE, self.image));
        };
        let Some(fault) = fault(codec, self.image).await else {
            return Ok((CROPPED, cropped));
        };
        let other = self::fault(codec, cropped).await;
        let other = other.map(|fault| (CROPPED, fault));
        Err(ApiError::of_pictures(
            std::iter::once((IMAGE, fault)).chain(other).collect(),
        ))
    }
}

/// Why a file is no picture that is taken.
pub async fn fault(codec: &Codec, bytes: Bytes) -> Option<ImageError> {
    codec.process(bytes).await.err()
}
