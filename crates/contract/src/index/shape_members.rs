//! The members of an object, by their names.

use std::collections::HashMap;

use super::shape::Shape;

/// The members of an object.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Members {
    pub(super) named: HashMap<String, Shape>,
    pub(super) rest: Option<Box<Shape>>,
}

impl Members {
    /// The shape of a member that the schema names.
    pub(crate) fn named(&self, name: &str) -> Option<&Shape> {
        self.named.get(name)
    }

    /// The shape of a member that the schema says anything of.
    pub(crate) fn known(&self, name: &str) -> Option<&Shape> {
        self.named(name).or(self.rest.as_deref())
    }

    /// The shape of any member.
    pub(crate) fn get(&self, name: &str) -> &Shape {
        self.known(name).unwrap_or(&Shape::Text)
    }

    /// The length of the longest name of the schema that `name` begins with, brackets following it.
    pub(crate) fn beginning(&self, name: &str) -> Option<usize> {
        let is_beginning = |named: &&String| {
            let rest = name.strip_prefix(named.as_str());
            rest.is_some_and(|rest| rest.starts_with('['))
        };
        self.named
            .keys()
            .filter(is_beginning)
            .map(String::len)
            .max()
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.named.extend(other.named);
        self.rest = self.rest.take().or(other.rest);
    }
}
