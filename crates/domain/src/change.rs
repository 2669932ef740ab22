//! A change of one optional member: absent, null or a value.

/// What a partial update says of a member that may be unset.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Change<T> {
    /// The member was absent: it stays as it is.
    #[default]
    Keep,
    /// It was null: it becomes unset.
    Clear,
    /// It becomes this.
    Set(T),
}

impl<T> Change<T> {
    /// True for [`Change::Keep`].
    pub const fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// The same change of another type.
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Change<U> {
        match self {
            Self::Keep => Change::Keep,
            Self::Clear => Change::Clear,
            Self::Set(value) => Change::Set(convert(value)),
        }
    }
}
