//! Limits anywhere in a schema. The validators of poem-openapi reach fields and parameters only,
//! and its `pattern` compiles a regular expression per check.

use std::borrow::Cow;
use std::marker::PhantomData;

use poem::http::HeaderValue;
use poem_openapi::registry::{MetaSchema, MetaSchemaRef, Registry};
use poem_openapi::types::{
    ParseError, ParseFromJSON, ParseFromParameter, ParseResult, ToHeader, ToJSON, Type,
};
use serde::{Serialize, Serializer};
use serde_json::Value;

/// What a schema says beyond its type.
pub trait Constraint: Send + Sync + 'static {
    /// The limits, over [`MetaSchema::ANY`].
    fn facts() -> MetaSchema;
}

/// Makes a marker type with these members of [`MetaSchema`] as its facts.
///
/// ```
/// contract::constraint! {
///     /// A plate.
///     pub Plate { pattern: Some("^[A-Z]{2}[0-9]{4}$".into()), max_length: Some(6) }
/// }
/// type PlateText = contract::Constrained<contract::Str, Plate>;
/// assert_eq!(PlateText::new("AB1234".into()).into_inner(), "AB1234".into());
/// ```
#[macro_export]
macro_rules! constraint {
    ($(#[$meta:meta])* $vis:vis $name:ident { $($field:ident: $value:expr),* $(,)? }) => {
        $(#[$meta])*
        $vis struct $name;

        impl $crate::Constraint for $name {
            fn facts() -> $crate::MetaSchema {
                $crate::MetaSchema { $($field: $value,)* ..$crate::MetaSchema::ANY }
            }
        }
    };
}

/// A `T` whose schema has the facts of `C`. It documents and does not check: requests are validated
/// against the document itself, before.
pub struct Constrained<T, C>(T, PhantomData<fn() -> C>);

impl<T, C> Constrained<T, C> {
    /// Wraps a value. Of a response the application vouches for the limits.
    pub const fn new(value: T) -> Self {
        Self(value, PhantomData)
    }

    /// The value itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T, C> From<T> for Constrained<T, C> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: Into<Self>, C> From<Constrained<T, C>> for String {
    fn from(constrained: Constrained<T, C>) -> Self {
        constrained.into_inner().into()
    }
}

impl<T, C> std::ops::Deref for Constrained<T, C> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: std::fmt::Debug, C> std::fmt::Debug for Constrained<T, C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: Clone, C> Clone for Constrained<T, C> {
    fn clone(&self) -> Self {
        Self::new(self.0.clone())
    }
}

impl<T: PartialEq, C> PartialEq for Constrained<T, C> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T: Eq, C> Eq for Constrained<T, C> {}

impl<T: std::hash::Hash, C> std::hash::Hash for Constrained<T, C> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T: Default, C> Default for Constrained<T, C> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Serialize, C> Serialize for Constrained<T, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<T: Type, C: Constraint> Type for Constrained<T, C> {
    const IS_REQUIRED: bool = T::IS_REQUIRED;
    type RawValueType = T::RawValueType;
    type RawElementValueType = T::RawElementValueType;

    fn name() -> Cow<'static, str> {
        T::name()
    }

    fn schema_ref() -> MetaSchemaRef {
        let facts = C::facts();
        let mut inner = T::schema_ref();
        if let (MetaSchemaRef::Inline(schema), Some(pattern)) = (&mut inner, &facts.pattern) {
            keep_pattern(schema, pattern);
        }
        inner.merge(facts)
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn as_raw_value(&self) -> Option<&Self::RawValueType> {
        self.0.as_raw_value()
    }

    fn raw_element_iter<'a>(
        &'a self,
    ) -> Box<dyn Iterator<Item = &'a Self::RawElementValueType> + 'a> {
        self.0.raw_element_iter()
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

/// Moves the pattern of a schema into an `allOf` where another one is about to take its place: both hold.
fn keep_pattern(schema: &mut MetaSchema, other: &str) {
    if let Some(pattern) = schema.pattern.take_if(|own| own != other) {
        let part = MetaSchema {
            pattern: Some(pattern),
            ..MetaSchema::ANY
        };
        schema.all_of.push(MetaSchemaRef::Inline(Box::new(part)));
    }
}

impl<T: ParseFromJSON, C: Constraint> ParseFromJSON for Constrained<T, C> {
    fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
        T::parse_from_json(value)
            .map(Self::new)
            .map_err(ParseError::propagate)
    }
}

impl<T: ParseFromParameter, C: Constraint> ParseFromParameter for Constrained<T, C> {
    fn parse_from_parameter(text: &str) -> ParseResult<Self> {
        T::parse_from_parameter(text)
            .map(Self::new)
            .map_err(ParseError::propagate)
    }

    fn parse_from_parameters<I: IntoIterator<Item = A>, A: AsRef<str>>(
        texts: I,
    ) -> ParseResult<Self> {
        T::parse_from_parameters(texts)
            .map(Self::new)
            .map_err(ParseError::propagate)
    }
}

impl<T: ToJSON, C: Constraint> ToJSON for Constrained<T, C> {
    fn to_json(&self) -> Option<Value> {
        self.0.to_json()
    }
}

impl<T: ToHeader, C: Constraint> ToHeader for Constrained<T, C> {
    fn to_header(&self) -> Option<HeaderValue> {
        self.0.to_header()
    }
}

#[cfg(test)]
mod tests {
    use poem_openapi::types::{ParseFromJSON, ToJSON, Type};
    use serde_json::json;

    use super::Constrained;
    use crate::Str;

    constraint! { Plate { pattern: Some("^[A-Z]+$".into()), max_length: Some(6) } }
    type PlateText = Constrained<Str, Plate>;

    #[test]
    fn the_facts_are_documented_over_the_type() {
        let schema = PlateText::schema_ref();
        let schema = schema.unwrap_inline();
        assert_eq!(schema.ty, "string");
        assert_eq!(schema.pattern.as_deref(), Some("^[A-Z]+$"));
        assert_eq!(schema.max_length, Some(6));
    }

    #[test]
    fn two_patterns_both_hold() {
        constraint! { Short { pattern: Some("^.{2}$".into()) } }
        let schema = Constrained::<PlateText, Short>::schema_ref();
        let schema = schema.unwrap_inline();
        assert_eq!(schema.pattern.as_deref(), Some("^.{2}$"));
        let part = schema.all_of[0].unwrap_inline();
        assert_eq!(part.pattern.as_deref(), Some("^[A-Z]+$"));
        let same = Constrained::<PlateText, Plate>::schema_ref();
        assert!(same.unwrap_inline().all_of.is_empty());
    }

    #[test]
    fn the_value_passes_through() {
        let plate = PlateText::parse_from_json(Some(json!("AB"))).unwrap();
        assert_eq!(plate.to_json(), Some(json!("AB")));
        assert_eq!(serde_json::to_string(&plate).unwrap(), "\"AB\"");
        assert_eq!(plate.as_str(), "AB");
        assert_eq!(plate.into_inner(), Str::from("AB"));
    }
}
