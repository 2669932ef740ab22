//! Collecting what is wrong.

use super::{DriverError, Fault, FieldFault};

/// What is wrong, each thing once however often it is found.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<FieldFault>);

impl Faults {
    pub(super) fn add(&mut self, field: &'static str, fault: Fault) {
        let fault = FieldFault { field, fault };
        if !self.0.contains(&fault) {
            self.0.push(fault);
        }
    }

    pub(super) fn into_vec(self) -> Vec<FieldFault> {
        self.0
    }

    /// That it cannot be kept, if anything is wrong.
    pub(super) fn check(self) -> Result<(), DriverError> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(DriverError::Invalid(self.0))
        }
    }
}
