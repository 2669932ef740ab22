//! Documents that are accepted and documents that are refused.

#[expect(
    dead_code,
    reason = "generated code is compiled here, not used: only the service is asked for its document"
)]
mod accept;
mod reject;
