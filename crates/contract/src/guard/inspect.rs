//! Faults that no schema can tell.

use std::future::Future;
use std::pin::Pin;

use serde_json::Value;

use crate::{File, Principal, Violation};

/// Judges requests that break their document anyway, so that faults of another kind (of dates that do not exist, of files that are no
/// pictures) are told together with those. A request that breaks nothing is left to the operation.
pub trait Inspect: Send + Sync + 'static {
    /// What else is wrong with a request.
    fn inspect<'a>(
        &'a self,
        submission: &'a Submission<'a>,
    ) -> Pin<Box<dyn Future<Output = Vec<Violation>> + Send + 'a>>;
}

/// A request that breaks its document: nothing in it can be relied on to be what its schema says.
#[derive(Debug, Clone, Copy)]
pub struct Submission<'a> {
    /// The operation.
    pub operation_id: &'a str,
    /// JSON, or a form as JSON, in which `true` stands for each file; none when the body is of another kind or absent.
    pub body: Option<&'a Value>,
    /// The files of a form with the names of their members: in the order of the names, and those of one member as they came.
    pub files: &'a [(String, File)],
    /// What breaks the document.
    pub violations: &'a [Violation],
    /// Who was authenticated, with the names of the schemes in the document.
    pub principals: &'a [(&'static str, Principal)],
}
