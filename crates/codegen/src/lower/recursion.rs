//! Boxes where a type would otherwise contain itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Item, Type};

/// Which types each type contains by value.
type Contents = BTreeMap<String, BTreeSet<String>>;

/// Boxes every use of a type by one that it contains.
pub(super) fn box_cycles(items: &mut [Item]) {
    let contents: Contents = items.iter().filter_map(contents).collect();
    for item in items {
        match item {
            Item::Object(object) => {
                let owner = object.name.clone();
                object
                    .fields
                    .iter_mut()
                    .for_each(|field| break_cycle(&mut field.ty, &owner, &contents));
            }
            Item::Union(union) => {
                let owner = union.name.clone();
                union
                    .variants
                    .iter_mut()
                    .for_each(|variant| break_cycle(&mut variant.ty, &owner, &contents));
            }
            _ => {}
        }
    }
}

fn contents(item: &Item) -> Option<(String, BTreeSet<String>)> {
    let (name, types): (_, Vec<&Type>) = match item {
        Item::Object(object) => (
            &object.name,
            object.fields.iter().map(|field| &field.ty).collect(),
        ),
        Item::Union(union) => (
            &union.name,
            union.variants.iter().map(|variant| &variant.ty).collect(),
        ),
        Item::Alias(alias) => (&alias.name, vec![&alias.ty]),
        _ => return None,
    };
    Some((
        name.clone(),
        types
            .into_iter()
            .filter_map(held)
            .map(str::to_owned)
            .collect(),
    ))
}

/// The type of the module that `ty` holds by value.
fn held(ty: &Type) -> Option<&str> {
    match ty {
        Type::Named(name) => Some(name),
        Type::Ruled(inner, _) | Type::Nullable(inner) => held(inner),
        _ => None,
    }
}

fn break_cycle(ty: &mut Type, owner: &str, contents: &Contents) {
    match ty {
        Type::Named(name) if reaches(name, owner, contents) => {
            *ty = Type::Boxed(Box::new(ty.clone()));
        }
        Type::Ruled(inner, _) | Type::Nullable(inner) => break_cycle(inner, owner, contents),
        _ => {}
    }
}

/// Whether a value of `from` contains one of `to`.
fn reaches(from: &str, to: &str, contents: &Contents) -> bool {
    let mut open = vec![from];
    let mut seen = BTreeSet::new();
    while let Some(name) = open.pop() {
        if name == to {
            return true;
        }
        if seen.insert(name) {
            open.extend(contents.get(name).into_iter().flatten().map(String::as_str));
        }
    }
    false
}
