//! Schemas of one value: strings, numbers, booleans and enums.

use super::{state::Lowering, variant_name};
use crate::{
    model::{IntEnum, Item, StringEnum, Type},
    names::{Names, type_name},
    read::node::{Node, Value},
};

impl Lowering<'_> {
    /// The type of a string by its format.
    pub(super) fn string(&mut self, node: &Node) -> Type {
        match node.text("format") {
            None => Type::Text,
            Some("email") => Type::Email,
            Some("uri") => Type::Uri,
            Some("date") => Type::Date,
            Some("date-time") => Type::DateTime,
            Some("uuid") => Type::Uuid,
            Some("binary") => Type::File,
            Some(format) => self.format(format),
        }
    }

    /// The type of strings of a format that has no meaning to the generator; one for each format.
    fn format(&mut self, format: &str) -> Type {
        let known = self.items().find_map(|item| match item {
            Item::Format(name, other) if other == format => Some(name.clone()),
            _ => None,
        });
        Type::Named(known.unwrap_or_else(|| {
            let name = self
                .names
                .claim(&format!("{}Str", type_name(format, "Format")));
            self.add(Item::Format(name.clone(), format.to_owned()));
            name
        }))
    }

    /// The type of an integer or number by its format.
    pub(super) fn number(&mut self, node: &Node, integer: bool) -> Option<Type> {
        let ty = match (integer, node.text("format")) {
            (true, None) => Type::Int,
            (true, Some("int32")) => Type::Sized("i32"),
            (true, Some("int64")) => Type::Sized("i64"),
            (true, Some("uint32")) => Type::Sized("u32"),
            (true, Some("uint64")) => Type::Sized("u64"),
            (false, None) => Type::Num,
            (false, Some("float")) => Type::Float("f32"),
            (false, Some("double")) => Type::Float("f64"),
            (_, Some(format)) => {
                let place = node
                    .entry("format")
                    .map_or(&node.place, |entry| &entry.place);
                let kind = if integer { "an integer" } else { "a number" };
                self.findings
                    .add(place, format!("`{format}` is no format of {kind}"));
                return None;
            }
        };
        Some(ty)
    }

    /// Defines the enum of a schema with `enum`, under `name`.
    pub(super) fn enumeration(&mut self, node: &Node, name: &str) -> Option<()> {
        let entry = node.entry("enum")?;
        let place = &entry.place;
        let nullable = node.flag("nullable");
        let values: Vec<&Node> = entry
            .node
            .items()
            .iter()
            .filter(|item| !matches!(item.value, Value::Null))
            .collect();
        if values.is_empty() {
            self.findings.add(place, "`enum` needs a value");
            return None;
        }
        if !nullable && values.len() < entry.node.items().len() {
            self.findings
                .add(place, "`null` in `enum` needs `nullable: true`");
        }
        let mut seen: Vec<serde_json::Value> = Vec::new();
        for value in &values {
            let json = value.to_json();
            if seen.contains(&json) {
                self.findings
                    .add(&value.place, format!("{json} occurs twice in `enum`"));
                return None;
            }
            seen.push(json);
        }
        let description = node.text("description").map(str::to_owned);
        match node.text("type") {
            Some("string") => self.string_enum(node, &values, name, description),
            Some("integer") => self.int_enum(node, &values, name, description),
            _ => {
                self.findings
                    .add(place, "`enum` needs `type: string` or `type: integer`");
                None
            }
        }
    }

    fn string_enum(
        &mut self,
        node: &Node,
        values: &[&Node],
        name: &str,
        description: Option<String>,
    ) -> Option<()> {
        if let Some(format) = node.entry("format") {
            self.findings
                .add(&format.place, "an `enum` of strings has no `format`");
        }
        let mut names = Names::free();
        let mut variants = Vec::new();
        for value in values {
            let Some(text) = value.as_text() else {
                self.findings
                    .add(&value.place, format!("{} is no string", value.to_json()));
                return None;
            };
            let wish = string_variant(text);
            variants.push((names.claim(&wish), text.to_owned()));
        }
        self.add(Item::StringEnum(StringEnum {
            name: name.to_owned(),
            description,
            variants,
        }));
        Some(())
    }

    fn int_enum(
        &mut self,
        node: &Node,
        values: &[&Node],
        name: &str,
        description: Option<String>,
    ) -> Option<()> {
        let mut variants = Vec::new();
        for value in values {
            let number = match &value.value {
                Value::Number(number) => number.as_i64(),
                _ => None,
            };
            let Some(number) = number else {
                self.findings.add(
                    &value.place,
                    format!("{} is no integer of 64 bits", value.to_json()),
                );
                return None;
            };
            let prefix = if number < 0 { "Minus" } else { "V" };
            variants.push((format!("{prefix}{}", number.unsigned_abs()), number));
        }
        let format = node.text("format").map(str::to_owned);
        self.add(Item::IntEnum(IntEnum {
            name: name.to_owned(),
            description,
            format,
            variants,
        }));
        Some(())
    }
}

/// The variant of a string: `-name` (descending) and `name` stay apart, `well-known` is `WellKnown`.
fn string_variant(text: &str) -> String {
    match text.chars().next() {
        None => "Empty".to_owned(),
        Some('-') => variant_name(&format!("minus {text}"), "Minus"),
        Some('+') => variant_name(&format!("plus {text}"), "Plus"),
        Some(_) => variant_name(text, "Value"),
    }
}
