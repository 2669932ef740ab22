//! Names of schemas that want to break the generated code.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/type_names.rs"]
mod generated;

super::accepted!("type_names");

impl generated::TypeNamesApi for Nobody {
    type Error = Never;
    async fn r#type(&self, _: &Request) -> Result<generated::TypeResponse, Never> {
        nobody()
    }
}
