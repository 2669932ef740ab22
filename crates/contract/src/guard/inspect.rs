//! Faults of files that no schema can tell.

use std::future::Future;
use std::pin::Pin;

use crate::File;

/// Judges the files of a form that breaks its document anyway, so that their faults are told together with the others. A form that
/// breaks nothing is left to the operation.
pub trait InspectFiles: Send + Sync + 'static {
    /// What is wrong with the file, as a sentence; none when nothing is.
    fn inspect<'a>(
        &'a self,
        file: &'a File,
    ) -> Pin<Box<dyn Future<Output = Option<String>> + Send + 'a>>;
}
