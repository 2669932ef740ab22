//! `additionalProperties: false`, which the derive enforces but does not document.

use poem_openapi::registry::{MetaSchema, MetaSchemaRef, Registry};

/// The title of the schema that stands for `false`: poem-openapi's metadata has no room for a
/// boolean there. The proof reads it back.
pub(crate) const NEVER: &str = "@never";

/// The schema that nothing fits.
pub(crate) fn never() -> MetaSchemaRef {
    MetaSchemaRef::Inline(Box::new(MetaSchema {
        title: Some(NEVER.to_owned()),
        ..MetaSchema::ANY
    }))
}

/// Additions to what the derives document. They may only state what an attribute enforces: written
/// from the document instead, they would make the proof prove nothing.
pub trait Patch {
    /// Adds to the registered components.
    fn patch(_registry: &mut Registry) {}
}

/// States `additionalProperties: false` of a component whose struct has `deny_unknown_fields`.
pub fn deny_unknown(registry: &mut Registry, component: &str) {
    if let Some(schema) = registry.schemas.get_mut(component) {
        schema.additional_properties = Some(Box::new(never()));
    }
}
