//! Functions that make defaults.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::{chunk::Chunk, types};
use crate::{
    model::{Api, Item, Presence, Type},
    names::ident,
};

/// A function for each default of a member or parameter.
pub(super) fn chunks(api: &Api) -> Vec<Chunk> {
    let fields = api.items.iter().flat_map(|item| match item {
        Item::Object(object) => object
            .fields
            .iter()
            .map(|field| (&field.presence, &field.ty, field.nullable))
            .collect(),
        _ => Vec::new(),
    });
    let parameters = api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters);
    let parameters = parameters.map(|parameter| (&parameter.presence, &parameter.ty, false));
    let uses = fields.chain(parameters);
    uses.filter_map(|(presence, ty, nullable)| function(presence, ty, nullable, api))
        .collect()
}

fn function(presence: &Presence, ty: &Type, nullable: bool, api: &Api) -> Option<Chunk> {
    let Presence::Defaulted(name, value) = presence else {
        return None;
    };
    let name = ident(name);
    let nullable = nullable.then(|| Type::Nullable(Box::new(ty.clone())));
    let ty = nullable.as_ref().unwrap_or(ty);
    let (result, expression) = (types::ty(ty), expression(ty, value, api));
    Some(Chunk::Items(quote!(fn #name() -> #result { #expression })))
}

/// `value` as an expression of `ty`; lowering made sure that it is one.
fn expression(ty: &Type, value: &Value, api: &Api) -> TokenStream {
    match ty {
        Type::Text => {
            let text = value.as_str().unwrap_or_default();
            quote!(Str::from(#text))
        }
        Type::Int => {
            let number = integer(value);
            quote!(Int::from(#number))
        }
        Type::Sized(_) => {
            let number = integer(value);
            quote!(#number)
        }
        Type::Num => {
            let number = float(value);
            quote!(Num::from(#number))
        }
        Type::Float(_) => {
            let number = float(value);
            quote!(#number)
        }
        Type::Flag => {
            let flag = value.as_bool().unwrap_or_default();
            quote!(#flag)
        }
        Type::Any => {
            let json = value.to_string();
            quote!(AnyJson(serde_json::from_str(#json).unwrap_or_default()))
        }
        Type::Nullable(_) if value.is_null() => quote!(Nullable(None)),
        Type::Nullable(inner) => {
            let inner = expression(inner, value, api);
            quote!(Nullable(Some(#inner)))
        }
        Type::Ruled(inner, _) => {
            let inner = expression(inner, value, api);
            quote!(Constrained::new(#inner))
        }
        Type::Boxed(inner) => {
            let inner = expression(inner, value, api);
            quote!(Box::new(#inner))
        }
        Type::List(inner) => {
            let items = value
                .as_array()
                .into_iter()
                .flatten()
                .map(|item| expression(inner, item, api));
            quote!(vec![#(#items),*])
        }
        Type::Named(name) => named(name, value, api),
        _ => quote!(Default::default()),
    }
}

fn named(name: &str, value: &Value, api: &Api) -> TokenStream {
    let ty = ident(name);
    for item in &api.items {
        match item {
            Item::Alias(alias) if alias.name == name => return expression(&alias.ty, value, api),
            Item::Format(other, _) if other == name => {
                let text = value.as_str().unwrap_or_default();
                return quote!(#ty(String::from(#text)));
            }
            Item::StringEnum(found) if found.name == name => {
                let known = found
                    .variants
                    .iter()
                    .find(|(_, wire)| value.as_str() == Some(wire));
                let variant = known.map(|(variant, _)| ident(variant));
                return quote!(#ty::#variant);
            }
            Item::IntEnum(found) if found.name == name => {
                let known = found
                    .variants
                    .iter()
                    .find(|(_, number)| value.as_i64() == Some(*number));
                let variant = known.map(|(variant, _)| ident(variant));
                return quote!(#ty::#variant);
            }
            _ => {}
        }
    }
    quote!(Default::default())
}

fn integer(value: &Value) -> TokenStream {
    let literal = match (value.as_u64(), value.as_i64()) {
        (Some(number), _) => Literal::u64_unsuffixed(number),
        (None, number) => Literal::i64_unsuffixed(number.unwrap_or_default()),
    };
    quote!(#literal)
}

fn float(value: &Value) -> TokenStream {
    let literal = Literal::f64_unsuffixed(value.as_f64().unwrap_or_default());
    quote!(#literal)
}
