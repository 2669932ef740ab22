//! Documents that are accepted and documents that are refused.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[expect(
    dead_code,
    clippy::pedantic,
    clippy::doc_lazy_continuation,
    clippy::too_many_arguments,
    reason = "generated code is compiled here, not used, and its words and numbers are the documents'"
)]
mod accept;
mod reject;
