//! Names with brackets: `a[b][c]` and `a[]`, as Rack reads them, where the schema has no member of
//! that very name.

use serde_json::{Map, Value};

use super::refused::Refused;
use crate::index::shape::Shape;
use crate::{Location, Violation};

/// Deeper nesting is refused, as Rack does.
const MAX_DEPTH: usize = 32;

#[derive(Clone, Copy)]
enum Segment<'n> {
    Member(&'n str),
    Item,
}

/// Puts what `make` makes for the shape that it finds where `name` leads. A second value for what
/// takes one is a violation.
pub(super) fn insert(
    form: &mut Map<String, Value>,
    shape: &Shape,
    name: &str,
    violations: &mut Vec<Violation>,
    make: impl FnOnce(&Shape) -> Value,
) -> Result<(), Refused> {
    let path = path(shape, name)?;
    let Some((Segment::Member(first), rest)) = path.split_first() else {
        return Ok(());
    };
    let slot = form.entry(*first).or_insert(Value::Null);
    match put(slot, member(shape, first), rest, make) {
        Put::Done => Ok(()),
        Put::Repeated => {
            let names = path.iter().filter_map(|segment| match segment {
                Segment::Member(name) => Some((*name).to_owned()),
                Segment::Item => None,
            });
            let violation =
                Violation::new(Location::Body, names.collect(), "repeated", Value::Null);
            violations.push(violation);
            Ok(())
        }
        Put::Contradicts => Err(Refused::Malformed(
            "Two members of the form contradict each other: one nests in the other.".to_owned(),
        )),
    }
}

/// The member of the schema that a name means: the literal one, else the one without `[]`.
pub(super) fn literal<'n>(shape: &Shape, name: &'n str) -> Option<&'n str> {
    let Shape::Object(members) = shape else {
        return None;
    };
    let bare = name.strip_suffix("[]").unwrap_or(name);
    if members.named(name).is_some() {
        Some(name)
    } else {
        members.named(bare).is_some().then_some(bare)
    }
}

/// The shape of a member of any name.
pub(super) fn member<'s>(shape: &'s Shape, name: &str) -> &'s Shape {
    match shape {
        Shape::Object(members) => members.get(name),
        _ => &Shape::Text,
    }
}

fn path<'n>(shape: &Shape, name: &'n str) -> Result<Vec<Segment<'n>>, Refused> {
    if let Some(name) = literal(shape, name) {
        return Ok(vec![Segment::Member(name)]);
    }
    Ok(brackets(name)?.unwrap_or_else(|| vec![Segment::Member(name)]))
}

/// None when the brackets do not pair.
fn brackets(name: &str) -> Result<Option<Vec<Segment<'_>>>, Refused> {
    let Some((first, inner)) = name
        .strip_suffix(']')
        .and_then(|name| name.split_once('['))
        .filter(|(first, _)| !first.is_empty())
    else {
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

enum Put {
    Done,
    Repeated,
    Contradicts,
}

/// `Null` marks a slot that is still free: no text becomes it.
fn put(
    slot: &mut Value,
    shape: &Shape,
    path: &[Segment<'_>],
    make: impl FnOnce(&Shape) -> Value,
) -> Put {
    match path.split_first() {
        None => leaf(slot, shape, make),
        Some((Segment::Member(name), rest)) => {
            if slot.is_null() {
                *slot = Value::Object(Map::new());
            }
            let Value::Object(object) = slot else {
                return Put::Contradicts;
            };
            let slot = object.entry(*name).or_insert(Value::Null);
            put(slot, member(shape, name), rest, make)
        }
        Some((Segment::Item, rest)) => {
            if slot.is_null() {
                *slot = Value::Array(Vec::new());
            }
            let Value::Array(array) = slot else {
                return Put::Contradicts;
            };
            let item = match shape {
                Shape::Array(item) => item,
                _ => &Shape::Text,
            };
            // `a[][b]` fills the last item until it has a `b`.
            let fresh = match (rest.first(), array.last()) {
                (Some(Segment::Member(name)), Some(Value::Object(last))) => {
                    last.contains_key(*name)
                }
                _ => true,
            };
            if fresh {
                array.push(Value::Null);
            }
            match array.last_mut() {
                Some(last) => put(last, item, rest, make),
                None => Put::Contradicts,
            }
        }
    }
}

fn leaf(slot: &mut Value, shape: &Shape, make: impl FnOnce(&Shape) -> Value) -> Put {
    match (shape, &mut *slot) {
        (Shape::Array(item), Value::Array(array)) => array.push(make(item)),
        (Shape::Array(item), Value::Null) => *slot = Value::Array(vec![make(item)]),
        (_, Value::Null) => *slot = make(shape),
        (_, Value::Object(_)) => return Put::Contradicts,
        _ => return Put::Repeated,
    }
    Put::Done
}
