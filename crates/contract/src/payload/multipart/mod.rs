//! Multipart forms. poem-openapi's own spools every file to disk and tells one violation only.

mod derived;
mod either;
mod file;
mod form;
mod limited;
mod parts;

pub use either::{FileOrText, FilesOrTexts};
pub use file::{File, Files};
pub use form::{FormMember, Multipart, MultipartForm, form_schema};
pub(crate) use parts::FILE;
pub use parts::{FromPart, Parts};
