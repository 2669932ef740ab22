//! Pictures in forms that are refused for something else.

use contract::{File, InspectFiles};
use domain::image::{ImageCodec, ImageError};
use futures_util::future::BoxFuture;
use media::Codec;

use crate::error::image_reason;

/// Tells whether a file is a picture that would be taken, so that all that is wrong with a form is told at once.
pub struct Pictures(pub Codec);

impl InspectFiles for Pictures {
    fn inspect<'a>(&'a self, file: &'a File) -> BoxFuture<'a, Option<String>> {
        Box::pin(async {
            match self.0.process(file.bytes.clone()).await {
                // Whether it is a picture is not known then; the rest of the form has to be mended first anyway.
                Ok(_) | Err(ImageError::Busy) => None,
                Err(error) => Some(image_reason(&error)),
            }
        })
    }
}
