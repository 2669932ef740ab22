//! Parameters that poem-openapi reads otherwise than HTTP means them.

mod csv;
mod header;

pub use csv::CsvQuery;
pub use header::Header;
pub(crate) use header::header_text;
