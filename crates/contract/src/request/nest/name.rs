//! Where a name leads.

use super::super::refused::Refused;
use crate::index::shape::{Members, Shape};

/// Deeper nesting is refused, as Rack does.
const MAX_DEPTH: usize = 32;

/// A step of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Segment<'n> {
    /// The first step, or what stands in brackets. A number where the schema has an array is one of its items.
    Member(&'n str),
    /// `[]`: the next item of an array.
    Item,
}

/// Where a name leads.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::request) struct Place<'n> {
    pub(super) path: Vec<Segment<'n>>,
}

impl<'n> Place<'n> {
    /// The member of the form that the name means: the one of that very name, with or without `[]` behind it; else the one whose name is
    /// the longest beginning of it, and the brackets that follow nest in that; else the brackets nest in whatever stands before them.
    /// Brackets that do not pair are part of a name.
    pub(in crate::request) fn of(shape: &Shape, name: &'n str) -> Result<Self, Refused> {
        let members = match shape {
            Shape::Object(members) => Some(members),
            _ => None,
        };
        if let Some(name) = members.and_then(|members| literal(members, name)) {
            let path = vec![Segment::Member(name)];
            return Ok(Self { path });
        }
        let beginning = members.and_then(|members| members.beginning(name));
        let first = beginning.or_else(|| name.find('[')).unwrap_or_default();
        let (first, brackets) = name.split_at(first);
        let nested = match first {
            "" => None,
            first => nested(first, brackets)?,
        };
        let path = nested.unwrap_or_else(|| vec![Segment::Member(name)]);
        Ok(Self { path })
    }

    /// The member of the form itself.
    pub(in crate::request) fn member(&self) -> &'n str {
        match self.path.first() {
            Some(Segment::Member(name)) => name,
            _ => "",
        }
    }

    /// Whether the schema says anything of what it leads to.
    pub(super) fn is_known(&self, mut shape: &Shape) -> bool {
        for segment in &self.path {
            shape = match (shape, segment) {
                (Shape::Array(item), segment) if segment.is_item() => item,
                (Shape::Object(members), Segment::Member(name)) => match members.known(name) {
                    Some(member) => member,
                    None => return false,
                },
                // It nests in what has no members.
                _ => return true,
            };
        }
        true
    }

    /// What the schema says of a member that it names and that the name means, or an item of which it means; none of what nests deeper.
    pub(in crate::request) fn described<'s>(&self, shape: &'s Shape) -> Option<&'s Shape> {
        let Shape::Object(members) = shape else {
            return None;
        };
        let (Segment::Member(first), rest) = self.path.split_first()? else {
            return None;
        };
        match (members.named(first)?, rest) {
            (Shape::Array(item), []) => Some(item),
            (Shape::Array(item), [segment]) if segment.is_item() => Some(item),
            (shape, []) => Some(shape),
            _ => None,
        }
    }
}

impl Segment<'_> {
    /// Whether it is an item where the schema has an array.
    pub(super) fn is_item(self) -> bool {
        match self {
            Self::Item => true,
            Self::Member(name) => {
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit())
            }
        }
    }
}

fn literal<'n>(members: &Members, name: &'n str) -> Option<&'n str> {
    let bare = name.strip_suffix("[]").unwrap_or(name);
    [name, bare]
        .into_iter()
        .find(|name| members.named(name).is_some())
}

/// None when the brackets do not pair.
fn nested<'n>(first: &'n str, brackets: &'n str) -> Result<Option<Vec<Segment<'n>>>, Refused> {
    let inner = brackets
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'));
    let Some(inner) = inner else {
        return Ok(None);
    };
    let mut path = vec![Segment::Member(first)];
    for segment in inner.split("][") {
        if segment.contains(['[', ']']) {
            return Ok(None);
        }
        path.push(match segment {
            "" => Segment::Item,
            name => Segment::Member(name),
        });
        if path.len() > MAX_DEPTH {
            return Err(Refused::Malformed("The form nests too deeply.".to_owned()));
        }
    }
    Ok(Some(path))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Place, Segment, Segment::Item, Shape};
    use crate::index::Document;

    fn path(name: &str) -> Vec<Segment<'_>> {
        let text = json!({"type": "string"});
        let schema = json!({"type": "object", "properties": {
            "a": text, "a[b]": text, "a[b][c]": text, "list[]": {"type": "array", "items": text},
        }});
        let shape = Shape::of(Document(&Value::Null), &schema).unwrap();
        Place::of(&shape, name).unwrap().path
    }

    #[test]
    fn the_longest_member_of_the_schema_wins() {
        let member = Segment::Member;
        for (name, expected) in [
            ("a", vec![member("a")]),
            ("a[b]", vec![member("a[b]")]),
            ("a[b][]", vec![member("a[b]")]),
            ("a[b][d]", vec![member("a[b]"), member("d")]),
            ("a[b][c]", vec![member("a[b][c]")]),
            (
                "a[b][c][][0][d]",
                vec![member("a[b][c]"), Item, member("0"), member("d")],
            ),
            ("a[bc][c]", vec![member("a"), member("bc"), member("c")]),
            ("x[y][]", vec![member("x"), member("y"), Item]),
            ("list[]", vec![member("list[]")]),
            ("list", vec![member("list")]),
            ("ab[c]", vec![member("ab"), member("c")]),
        ] {
            assert_eq!(path(name), expected, "{name}");
        }
    }

    #[test]
    fn brackets_that_do_not_pair_are_part_of_the_name() {
        for name in [
            "x[y", "[y]", "x]", "x[y]z", "x[y]z[w]", "a[b][", "a[b][c]d", "a[[b]]", "", "[",
        ] {
            assert_eq!(path(name), [Segment::Member(name)], "{name}");
        }
    }
}
