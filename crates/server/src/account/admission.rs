//! The daily limit, which comes before anything about a body.

use std::sync::Arc;

use contract::{Admit, Principal};
use domain::quota::QuotaService;
use futures_util::future::BoxFuture;
use poem::Request;

use crate::error::ApiError;
use crate::ports::Production;
use crate::security::authenticator::caller;

/// What counts as a change.
const CHANGES: [&str; 3] = ["updateProfile", "uploadProfileImage", "uploadImage"];

/// Counts changes, whatever becomes of them, and refuses those beyond the limit.
pub struct DailyLimit(pub Arc<QuotaService<Production>>);

impl Admit for DailyLimit {
    fn admit<'a>(
        &'a self,
        _: &'a Request,
        operation_id: &'a str,
        principals: &'a [(&'static str, Principal)],
    ) -> BoxFuture<'a, Result<(), poem::Error>> {
        Box::pin(async move {
            if !CHANGES.contains(&operation_id) {
                return Ok(());
            }
            let access = caller(principals).map_err(contract::application)?;
            let counted = self.0.count(access).await;
            counted.map_err(|error| contract::application(ApiError::from(error)))
        })
    }
}
