//! Papers: streamed bodies, files or texts, nested names, and judging what is refused.

mod application;
mod forms;
#[expect(
    clippy::pedantic,
    reason = "its words and types are the document's and the generator's"
)]
mod generated;
mod inspected;
mod streamed;
