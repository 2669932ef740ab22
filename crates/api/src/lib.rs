//! The interfaces of Dossier's APIs, generated from the documents in `openapi/` by `make generate`.
//!
//! Each module has a trait to implement (`CarOwnerApi`), the types that its operations take and give, and `service`, which makes
//! the endpoint. Change the document, never the module.

mod generated;

pub use generated::{account, auth, carowner, driver, manage};
