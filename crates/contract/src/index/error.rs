//! What can be wrong with a document.

/// Why a document cannot be served. All of it is found at start.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// It is not JSON.
    #[error("the document is not JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A `$ref` leads nowhere.
    #[error("the reference `{0}` leads nowhere")]
    Dangling(String),
    /// `$ref`s lead in a circle.
    #[error("references lead in a circle")]
    Circle,
    /// An operation without `operationId`.
    #[error("the operation `{0}` has no operationId")]
    Nameless(String),
    /// A schema that cannot be compiled.
    #[error("the schema of {place} cannot be used: {reason}")]
    Schema {
        /// The operation and the part of it.
        place: String,
        /// What the compiler says.
        reason: String,
    },
}
