//! Pictures in forms that are refused for something else.

use contract::{Inspect, Location, Submission, Violation};
use domain::image::{ImageCodec, ImageError};
use futures_util::future::BoxFuture;
use media::Codec;
use serde_json::Value;

use crate::error::image_reason;

/// Tells whether a file is a picture that would be taken, so that all that is wrong with a form is told at once.
pub struct Pictures(pub Codec);

impl Inspect for Pictures {
    fn inspect<'a>(&'a self, submission: &'a Submission<'a>) -> BoxFuture<'a, Vec<Violation>> {
        Box::pin(async {
            let mut found = Vec::new();
            for (name, file) in submission.files {
                match self.0.process(file.bytes.clone()).await {
                    // Whether it is a picture is not known then; the rest of the form has to be mended first anyway.
                    Ok(_) | Err(ImageError::Busy) => {}
                    Err(error) => found.push(Violation {
                        message: image_reason(&error),
                        ..Violation::new(Location::Body, vec![name.clone()], "unfit", Value::Null)
                    }),
                }
            }
            found
        })
    }
}
