//! Who may go on once they are known.

use std::future::Future;
use std::pin::Pin;

use poem::Request;

use crate::Principal;

/// What stands in the path of a request for a variable of the operation's path, by its place among the variables, from 0.
#[must_use]
pub fn path_variable(request: &Request, place: usize) -> Option<&str> {
    request.raw_path_param(&variable(place))
}

/// The name that the route gives to a variable: poem-openapi counts them.
pub(crate) fn variable(place: usize) -> String {
    format!("param{place}")
}

/// Decides whether a request goes on, once it is known who sends it and before its body is read: for rights and limits that hold
/// whatever the body is.
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
