//! Names with brackets: `a[b][c]`, `a[]` and `a[0]`, as Rails reads them, where the schema has no member of that very name.

mod name;
mod put;

pub(super) use name::Place;
pub(super) use put::Nest;
