//! Whether a default fits its type; [`crate::emit`] writes it as Rust then.

use serde_json::Value;

use super::state::Lowering;
use crate::{
    model::{Item, Presence, Type},
    read::node::Node,
};

impl<'a> Lowering<'a> {
    /// How a member or parameter with a default is there, where the default can be made.
    pub(super) fn default_presence(
        &mut self,
        node: &'a Node,
        ty: &Type,
        nullable: bool,
        default: Value,
        hint: &str,
    ) -> Option<Presence> {
        let place = node
            .entry("default")
            .map_or(&node.place, |entry| &entry.place)
            .clone();
        let fits = match (nullable, default.is_null()) {
            (true, true) => Ok(()),
            (true, false) => {
                Err("a value that may be null can only have null as its default".to_owned())
            }
            (false, _) => self.fits(ty, &default),
        };
        if let Err(sentence) = fits {
            self.findings.add(&place, sentence);
            return None;
        }
        Some(Presence::Defaulted(self.default_function(hint), default))
    }

    /// Whether `value` can be written as a value of `ty`; otherwise why not.
    pub(super) fn fits(&self, ty: &Type, value: &Value) -> Result<(), String> {
        let fits = match ty {
            Type::Text => value.is_string(),
            Type::Int | Type::Sized("i64") => value.is_i64(),
            Type::Sized("i32") => value
                .as_i64()
                .is_some_and(|number| i32::try_from(number).is_ok()),
            Type::Sized("u32") => value
                .as_u64()
                .is_some_and(|number| u32::try_from(number).is_ok()),
            Type::Sized(_) => value.is_u64(),
            Type::Num | Type::Float(_) => value.is_number(),
            Type::Flag => value.is_boolean(),
            Type::Any => true,
            Type::Nullable(inner) => {
                return if value.is_null() {
                    Ok(())
                } else {
                    self.fits(inner, value)
                };
            }
            Type::Ruled(inner, _) | Type::Boxed(inner) => return self.fits(inner, value),
            Type::List(inner) => {
                let Some(items) = value.as_array() else {
                    return Err(unfit(value));
                };
                return items.iter().try_for_each(|item| self.fits(inner, item));
            }
            Type::Map(_) => value.as_object().is_some_and(serde_json::Map::is_empty),
            Type::Named(name) => return self.fits_named(name, value),
            Type::Email
            | Type::Uri
            | Type::Date
            | Type::DateTime
            | Type::Uuid
            | Type::Exact
            | Type::File
            | Type::FileOrText(_) => {
                return Err("a default for a value of this format is not supported".to_owned());
            }
        };
        if fits { Ok(()) } else { Err(unfit(value)) }
    }

    fn fits_named(&self, name: &str, value: &Value) -> Result<(), String> {
        for item in self.items() {
            match item {
                Item::Alias(alias) if alias.name == name => return self.fits(&alias.ty, value),
                Item::Format(other, _) if other == name => {
                    return if value.is_string() {
                        Ok(())
                    } else {
                        Err(unfit(value))
                    };
                }
                Item::StringEnum(found) if found.name == name => {
                    let known = found
                        .variants
                        .iter()
                        .any(|(_, wire)| value.as_str() == Some(wire));
                    return if known { Ok(()) } else { Err(unfit(value)) };
                }
                Item::IntEnum(found) if found.name == name => {
                    let known = found
                        .variants
                        .iter()
                        .any(|(_, number)| value.as_i64() == Some(*number));
                    return if known { Ok(()) } else { Err(unfit(value)) };
                }
                _ => {}
            }
        }
        Err("a default for an object or a choice of types is not supported".to_owned())
    }
}

fn unfit(value: &Value) -> String {
    format!("the default {value} does not fit the schema")
}
