//! Multipart forms. poem-openapi's own spools every file to disk and tells one violation only.

mod file;
mod form;
mod parts;

pub use file::{File, FileOrText, Files};
pub use form::{FormMember, Multipart, MultipartForm, form_schema};
pub use parts::{FromPart, Parts};
