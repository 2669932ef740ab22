//! The codec itself: limits first, then the steps, on threads that may block.

use bytes::Bytes;
use domain::image::{ImageCodec, ImageError, ProcessedImage};

use super::gate::Gate;
use super::{CodecLimits, render, source};

/// Decodes and encodes pictures on tokio's blocking threads, as many at once as its limits allow. Clones share them.
#[derive(Debug, Clone)]
pub struct Codec {
    limits: CodecLimits,
    gate: Gate,
}

impl Codec {
    /// A codec that keeps to `limits`.
    #[must_use]
    pub fn new(limits: CodecLimits) -> Self {
        let gate = Gate::new(&limits);
        Self { limits, gate }
    }

    /// What [`ImageCodec::process`] does, here and now: on the caller's thread, past the limits on what is under way.
    ///
    /// # Errors
    /// See [`ImageError`]; never [`ImageError::Busy`].
    ///
    /// # Panics
    /// When a decoder does, on bytes that it did not foresee. [`ImageCodec::process`] catches that.
    pub fn process_here(&self, bytes: Bytes) -> Result<ProcessedImage, ImageError> {
        self.check_size(&bytes)?;
        render::render(source::open(bytes, &self.limits)?, &self.limits)
    }

    fn check_size(&self, bytes: &Bytes) -> Result<(), ImageError> {
        match bytes.len() {
            0 => Err(ImageError::Empty),
            size if size > self.limits.max_bytes => Err(ImageError::TooManyBytes {
                limit: self.limits.max_bytes,
            }),
            _ => Ok(()),
        }
    }
}

impl ImageCodec for Codec {
    async fn process(&self, bytes: Bytes) -> Result<ProcessedImage, ImageError> {
        self.check_size(&bytes)?;
        let limits = self.limits;
        // The turn travels with the work: a caller that goes away frees nothing that is still in use.
        let turn = self.gate.enter(bytes.len()).await?;
        let (turn, source) = on_a_thread(move || Ok((turn, source::open(bytes, &limits)?))).await?;
        let turn = turn.take_memory(source.memory()).await?;
        on_a_thread(move || {
            let _turn = turn;
            render::render(source, &limits)
        })
        .await
    }
}

/// Runs `work` where it may block. A decoder that panics has met a file that is no valid picture.
async fn on_a_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ImageError> + Send + 'static,
) -> Result<T, ImageError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(failure) if failure.is_panic() => {
            tracing::warn!("a picture decoder panicked; the file is refused");
            Err(ImageError::Invalid)
        }
        Err(_) => Err(ImageError::Busy),
    }
}

#[cfg(test)]
mod tests {
    use domain::image::ImageError;

    use super::on_a_thread;

    #[tokio::test]
    async fn a_panic_in_a_decoder_is_an_invalid_picture() {
        let refused = on_a_thread::<()>(|| panic!("a decoder did not foresee this file")).await;
        assert_eq!(refused, Err(ImageError::Invalid));
    }
}
