//! Pictures that need no decoding.

use bytes::Bytes;

use crate::image::{Encoded, ImageCodec, ImageError, ProcessedImage};

/// Takes what begins with `picture` for a picture and the word `busy` for one too many.
#[derive(Debug, Clone, Copy, Default)]
pub struct FakeCodec;

impl ImageCodec for FakeCodec {
    async fn process(&self, bytes: Bytes) -> Result<ProcessedImage, ImageError> {
        tokio::task::yield_now().await;
        match &bytes[..] {
            b"" => Err(ImageError::Empty),
            b"busy" => Err(ImageError::Busy),
            picture if picture.starts_with(b"picture") => Ok(ProcessedImage {
                picture: encoded(picture, 1024),
                thumbnail: encoded(picture, 128),
            }),
            _ => Err(ImageError::Invalid),
        }
    }
}

/// A square whose bytes tell what it was made from.
fn encoded(picture: &[u8], size: u32) -> Encoded {
    Encoded {
        bytes: [picture, size.to_string().as_bytes()].join(&b' '),
        content_type: "image/jpeg",
        extension: "jpg",
        width: size,
        height: size,
    }
}
