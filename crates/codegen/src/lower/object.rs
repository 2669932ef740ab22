//! Objects with named members, `allOf` included.

use super::{facts::validatable, schema::Use, state::Lowering};
use crate::{
    model::{Access, Facts, Field, Item, Object, Presence},
    names::{Names, type_name, value_name},
    read::node::{Entry, Node},
};

impl<'a> Lowering<'a> {
    /// Defines the struct of an object, under `name`.
    pub(super) fn object(&mut self, node: &'a Node, name: &str) -> Option<()> {
        let place = self.reserve();
        let members = self.members(node)?;
        let mut names = Names::of_values();
        let mut fields = Vec::new();
        for entry in &members.entries {
            let field = names.claim(&value_name(&entry.key, "member"));
            let required = members.requires(&entry.key);
            fields.extend(self.field(entry, field, required, name));
        }
        let description = node.text("description").map(str::to_owned);
        self.fill(
            place,
            Item::Object(Object {
                name: name.to_owned(),
                description,
                fields,
                closed: members.closed,
            }),
        );
        Some(())
    }

    fn field(
        &mut self,
        entry: &'a Entry,
        name: String,
        required: bool,
        owner: &str,
    ) -> Option<Field> {
        let hint = format!("{owner}{}", type_name(&entry.key, "Member"));
        let Use {
            ty,
            nullable,
            mut facts,
        } = self.schema(&entry.node, &hint)?;
        let acts = !required && facts.access != Access::ReadOnly;
        let presence = match facts.default.take() {
            Some(default) if acts => {
                self.default_presence(&entry.node, &ty, nullable, default, &hint)?
            }
            default => {
                facts.default = default;
                if required {
                    Presence::Required
                } else {
                    Presence::Optional
                }
            }
        };
        let field = Field {
            name,
            wire: entry.key.clone(),
            description: facts.description.take(),
            ty,
            presence,
            nullable,
            access: std::mem::take(&mut facts.access),
            deprecated: std::mem::take(&mut facts.deprecated),
            facts: Facts::default(),
        };
        Some(self.limit_field(field, facts, &hint))
    }

    fn limit_field(&mut self, field: Field, facts: Facts, hint: &str) -> Field {
        if facts.default.is_none() && validatable(&field.ty, &facts) {
            return Field { facts, ..field };
        }
        let ty = self.ruled(field.ty.clone(), facts, hint);
        Field { ty, ..field }
    }
}
