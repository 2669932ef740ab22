//! Putting values where names lead.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::super::refused::Refused;
use super::Place;
use super::name::Segment;
use crate::index::shape::Shape;
use crate::{Location, Violation};

/// A form in the making.
pub(in crate::request) struct Nest<'s> {
    shape: &'s Shape,
    form: Map<String, Value>,
    numbered: Numbered,
}

/// The indexes of numbered items, by the path to their array and their number.
type Numbered = HashMap<Vec<String>, usize>;

impl<'s> Nest<'s> {
    /// An empty form of this shape.
    pub(in crate::request) fn new(shape: &'s Shape) -> Self {
        Self {
            shape,
            form: Map::new(),
            numbered: Numbered::new(),
        }
    }

    /// Puts what `make` makes for the shape that it finds at `place`. A second value for what takes one is a violation; what the schema says
    /// nothing of may come as often and in as many ways as it likes, and the first of it is kept.
    pub(in crate::request) fn put(
        &mut self,
        place: &Place<'_>,
        make: impl FnOnce(&Shape) -> Value,
    ) -> Result<Option<Violation>, Refused> {
        let Some((Segment::Member(first), rest)) = place.path.split_first() else {
            return Ok(None);
        };
        let slot = self.form.entry(*first).or_insert(Value::Null);
        let mut way = Way {
            numbered: &mut self.numbered,
            trail: vec![(*first).to_owned()],
        };
        match way.put(slot, member(self.shape, first), rest, make) {
            Put::Done => Ok(None),
            _ if !place.is_known(self.shape) => Ok(None),
            Put::Repeated => Ok(Some(Violation::new(
                Location::Body,
                way.trail,
                "repeated",
                Value::Null,
            ))),
            Put::Contradicts => Err(Refused::Malformed(
                "Two members of the form contradict each other: one nests in the other.".to_owned(),
            )),
        }
    }

    /// The form as JSON.
    pub(in crate::request) fn into_value(self) -> Value {
        Value::Object(self.form)
    }
}

/// The shape of a member of any name.
fn member<'s>(shape: &'s Shape, name: &str) -> &'s Shape {
    match shape {
        Shape::Object(members) => members.get(name),
        _ => &Shape::Text,
    }
}

enum Put {
    Done,
    Repeated,
    Contradicts,
}

/// On the way to a place. `Null` marks a slot that is still free: no text becomes it.
struct Way<'w> {
    numbered: &'w mut Numbered,
    trail: Vec<String>,
}

impl Way<'_> {
    fn put(
        &mut self,
        slot: &mut Value,
        shape: &Shape,
        path: &[Segment<'_>],
        make: impl FnOnce(&Shape) -> Value,
    ) -> Put {
        match (path.split_first(), shape) {
            (None, _) => leaf(slot, shape, make),
            (Some((segment, rest)), Shape::Array(item)) if segment.is_item() => {
                self.item(slot, item, *segment, rest, make)
            }
            (Some((Segment::Item, rest)), _) => {
                self.item(slot, &Shape::Text, Segment::Item, rest, make)
            }
            (Some((Segment::Member(name), rest)), _) => {
                if slot.is_null() {
                    *slot = Value::Object(Map::new());
                }
                let Value::Object(object) = slot else {
                    return Put::Contradicts;
                };
                self.trail.push((*name).to_owned());
                let slot = object.entry(*name).or_insert(Value::Null);
                self.put(slot, member(shape, name), rest, make)
            }
        }
    }

    fn item(
        &mut self,
        slot: &mut Value,
        shape: &Shape,
        segment: Segment<'_>,
        rest: &[Segment<'_>],
        make: impl FnOnce(&Shape) -> Value,
    ) -> Put {
        if slot.is_null() {
            *slot = Value::Array(Vec::new());
        }
        let Value::Array(array) = slot else {
            return Put::Contradicts;
        };
        let index = match segment {
            // In the order in which the numbers first appear, as Rails takes them.
            Segment::Member(number) => {
                let mut key = self.trail.clone();
                key.push(number.to_owned());
                *self.numbered.entry(key).or_insert(array.len())
            }
            // `a[][b]` fills the last item until it has a `b`.
            Segment::Item => match array.last() {
                Some(Value::Object(_)) if !has(array.last(), rest) => array.len() - 1,
                _ => array.len(),
            },
        };
        if index == array.len() {
            array.push(Value::Null);
        }
        self.trail.push(index.to_string());
        match array.get_mut(index) {
            Some(item) => self.put(item, shape, rest, make),
            None => Put::Contradicts,
        }
    }
}

/// Whether there is a value at the end of the path; a list takes another.
fn has(value: Option<&Value>, path: &[Segment<'_>]) -> bool {
    match path.split_first() {
        None => value.is_some(),
        Some((Segment::Member(name), rest)) => has(value.and_then(|value| value.get(*name)), rest),
        Some((Segment::Item, _)) => false,
    }
}

fn leaf(slot: &mut Value, shape: &Shape, make: impl FnOnce(&Shape) -> Value) -> Put {
    match (shape, &mut *slot) {
        (Shape::Array(item), Value::Array(array)) => array.extend(entries(item, make)),
        (Shape::Array(item), Value::Null) => *slot = Value::Array(entries(item, make)),
        (_, Value::Null) => *slot = make(shape),
        (_, Value::Object(_)) if !make(shape).is_object() => return Put::Contradicts,
        _ => return Put::Repeated,
    }
    Put::Done
}

/// The entries of an array that are sent at once: one, but where an object belongs as many as a list of them has, and none if the text is
/// empty, which is how a form says that the array has no entries.
fn entries(item: &Shape, make: impl FnOnce(&Shape) -> Value) -> Vec<Value> {
    match (item, make(item)) {
        (Shape::Object(_), Value::Array(values)) => values,
        (Shape::Object(_), Value::String(text)) if text.is_empty() => Vec::new(),
        (_, value) => vec![value],
    }
}
