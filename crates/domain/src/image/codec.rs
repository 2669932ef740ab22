//! The port to what decodes and encodes pictures.

/// One encoded picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Its media type: `image/jpeg`, or `image/png` where there is transparency.
    pub content_type: &'static str,
    /// The extension that goes with it: `jpg` or `png`.
    pub extension: &'static str,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// A picture ready to be shown: upright, without metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessedImage {
    /// At most 1,024 pixels wide and high.
    pub picture: Encoded,
    /// At most 128 pixels wide and high, same format.
    pub thumbnail: Encoded,
}

/// Why bytes are no picture that is taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// Nothing was sent.
    #[error("the file is empty")]
    Empty,
    /// Not a JPEG, PNG, WebP or GIF, told by content, or a broken one.
    #[error("the file is not a valid image")]
    Invalid,
    /// More bytes than are taken.
    #[error("the file is larger than {limit} bytes")]
    TooManyBytes {
        /// In bytes.
        limit: usize,
    },
    /// Claims more pixels than are taken.
    #[error("the image has more than {limit} pixels")]
    TooManyPixels {
        /// Width times height.
        limit: u64,
    },
    /// Too many pictures are being worked on; worth a retry.
    #[error("too many images are being processed")]
    Busy,
}

/// Turns what was sent into what is shown, in bounded memory and time, never blocking the async runtime.
pub trait ImageCodec: Send + Sync + 'static {
    /// Decodes, turns upright by EXIF orientation, strips metadata, scales down and re-encodes.
    ///
    /// # Errors
    /// See [`ImageError`].
    fn process(
        &self,
        bytes: bytes::Bytes,
    ) -> impl Future<Output = Result<ProcessedImage, ImageError>> + Send;
}
