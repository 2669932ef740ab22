//! An application on top of the generated code.

mod desk;
mod garage;
mod running;
mod telling;

pub use desk::{Desk, who};
pub use garage::{ETAG, Garage};
pub use running::{BODY, MULTIPART, Running, limits, run, run_with, told};
pub use telling::{Own, Telling};
