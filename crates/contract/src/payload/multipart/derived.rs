//! What follows for a member that takes files: optional, with limits, and both.

macro_rules! derived_parts {
    (<$($parameter:ident: $bound:path)?> $part:ty) => {
        impl<$($parameter: $bound,)? C: $crate::Constraint> $crate::FromPart
            for $crate::Constrained<$part, C>
        {
            const IS_REQUIRED: bool = true;

            fn schema_ref() -> $crate::MetaSchemaRef {
                <$part as $crate::FromPart>::schema_ref().merge(C::facts())
            }

            fn from_part(parts: &mut $crate::Parts, name: &str) -> Option<Self> {
                <$part as $crate::FromPart>::from_part(parts, name).map(Self::new)
            }
        }

        $crate::payload::multipart::derived::optional_part!(
            <$($parameter: $bound)?> $part
        );
        $crate::payload::multipart::derived::optional_part!(
            <$($parameter: $bound,)? C: $crate::Constraint> $crate::Constrained<$part, C>
        );
    };
}

macro_rules! optional_part {
    (<$($parameter:ident: $bound:path),*> $part:ty) => {
        impl<$($parameter: $bound),*> $crate::FromPart for $crate::Opt<$part> {
            const IS_REQUIRED: bool = false;

            fn schema_ref() -> $crate::MetaSchemaRef {
                <$part as $crate::FromPart>::schema_ref()
            }

            fn from_part(parts: &mut $crate::Parts, name: &str) -> Option<Self> {
                Some(Self(<$part as $crate::FromPart>::from_part(parts, name)))
            }
        }
    };
}

pub(super) use {derived_parts, optional_part};
