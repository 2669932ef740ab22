//! Who may go on once they are known.

use std::future::Future;
use std::pin::Pin;

use poem::Request;

use crate::Principal;

/// Decides whether a request goes on, once it is known who sends it and before its body is read: for limits that hold whatever the body is.
pub trait Admit: Send + Sync + 'static {
    /// Lets a request go on, or says why not.
    ///
    /// # Errors
    /// One made by [`application`](crate::application) is rendered as such; any other is an internal failure.
    fn admit<'a>(
        &'a self,
        request: &'a Request,
        operation_id: &'a str,
        principals: &'a [(&'static str, Principal)],
    ) -> Pin<Box<dyn Future<Output = Result<(), poem::Error>> + Send + 'a>>;
}
