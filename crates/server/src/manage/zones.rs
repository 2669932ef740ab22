//! Time zones in bodies that are refused for something else.

use std::sync::Arc;

use contract::{Inspect, Submission, Violation};
use domain::change::Change;
use domain::manage::{ManageService, Refusal};
use futures_util::future::BoxFuture;

use super::refusals;
use crate::ports::Production;

/// Tells that a time zone is none, so that all that is wrong with a profile is told at once.
pub struct Zones(pub Arc<ManageService<Production>>);

impl Inspect for Zones {
    fn inspect<'a>(&'a self, submission: &'a Submission<'a>) -> BoxFuture<'a, Vec<Violation>> {
        let of_profile = ["upsertUserProfile", "updateUserProfile"];
        let body = submission
            .body
            .filter(|_| of_profile.contains(&submission.operation_id));
        let name = body.and_then(|body| body.get("timezone")?.as_str());
        let wrong = name.is_some_and(|name| !self.0.is_timezone(&Change::Set(name.to_owned())));
        let told = wrong
            .then(|| refusals::violation(Refusal::Timezone))
            .flatten();
        Box::pin(std::future::ready(told.into_iter().collect()))
    }
}
