//! Who may do what to whom.

use std::sync::Arc;

use api::manage::operations::{GetUserProfile, UpdateUserProfile, UpsertUserProfile};
use contract::{Admit, Operation, Principal, path_variable};
use domain::access::Role;
use domain::manage::{ManageService, Refusal, reaches};
use futures_util::future::BoxFuture;
use poem::Request;

use super::convert::user;
use crate::error::ApiError;
use crate::ports::Production;
use crate::security::authenticator::access;
use crate::security::cookies::OwnPages;

const READ: &str = GetUserProfile::ID;
const REPLACE: &str = UpsertUserProfile::ID;
const CHANGE: &str = UpdateUserProfile::ID;

/// Refuses whoever may not do what they ask for before its body is read, so that nobody is told what is wrong with a request that they may not make.
pub struct Admission {
    /// Which pages may have a cookie sent.
    pub pages: Arc<OwnPages>,
    /// What knows whether an access stands.
    pub consoles: Arc<ManageService<Production>>,
}

impl Admission {
    /// Users ask for their own profile; whatever else there is, is for staff.
    async fn judge(
        &self,
        request: &Request,
        operation: &str,
        principals: &[(&'static str, Principal)],
    ) -> Result<(), ApiError> {
        let access = principals.iter().find_map(|(_, it)| access(it).ok());
        let access = access.ok_or(ApiError::Revoked)?;
        let of_others = match operation {
            READ => Some(Refusal::OthersRead),
            REPLACE | CHANGE => Some(Refusal::OthersWrite),
            _ => None,
        };
        // The user is the first variable of every path.
        let subject = path_variable(request, 0).and_then(user);
        match of_others {
            Some(refusal) if !reaches(access, subject) => Err(ApiError::Manage(refusal)),
            None if access.role == Role::User => {
                self.consoles.confirm(access).await?;
                Err(ApiError::Forbidden)
            }
            _ => Ok(()),
        }
    }
}

impl Admit for Admission {
    fn admit<'a>(
        &'a self,
        request: &'a Request,
        operation_id: &'a str,
        principals: &'a [(&'static str, Principal)],
    ) -> BoxFuture<'a, Result<(), poem::Error>> {
        Box::pin(async move {
            self.pages.admit(request, operation_id, principals).await?;
            let judged = self.judge(request, operation_id, principals).await;
            judged.map_err(contract::application)
        })
    }
}
