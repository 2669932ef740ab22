//! What these tests have in common.

use crate::access::{Access, Role};
use crate::change::Change;
use crate::fakes::World;
use crate::manage::{AttributesChange, ManageChange, ManageError, ManageProfile};
use crate::presence::Presence;
use crate::profile::Expected;

/// Attributes become these.
pub(super) fn set(attributes: &str) -> ManageChange {
    ManageChange {
        timezone: Change::Keep,
        attributes: AttributesChange::Set(attributes.to_owned()),
    }
}

/// This goes into the attributes.
pub(super) fn patch(patch: &str) -> ManageChange {
    ManageChange {
        timezone: Change::Keep,
        attributes: AttributesChange::Merge(patch.to_owned()),
    }
}

/// The time zone becomes this, and attributes stay.
pub(super) fn zone(timezone: Change<&str>) -> ManageChange {
    ManageChange {
        timezone: timezone.map(str::to_owned),
        attributes: AttributesChange::Keep,
    }
}

impl World {
    /// Writes the caller's own profile, whatever its version is.
    pub(super) async fn own(
        &self,
        access: &Access,
        change: ManageChange,
    ) -> Result<ManageProfile, ManageError> {
        let manage = self.manage();
        manage
            .write(access, Some(access.user), change, &Expected::Any)
            .await
    }

    /// All that the user of `access` has been told, as types and data.
    pub(super) async fn told(&self, access: &Access) -> Vec<(String, String)> {
        let events = self.events();
        events.set_presence(access, Presence::Online).await.unwrap();
        let told = events.page(access, 0).await.unwrap().into_iter();
        let told = told.map(|it| (it.kind, it.data)).collect();
        let _ = self.wakes.take();
        told
    }

    /// Somebody who acts for others, and whose access has been used.
    pub(super) async fn staff(&self, role: Role) -> Access {
        let pair = self.register("staff@minbil.io", None).await;
        let access = self.access(&pair);
        let _ = self.profiles().read(&access).await;
        let _ = self.store.take_journal();
        Access { role, ..access }
    }
}
