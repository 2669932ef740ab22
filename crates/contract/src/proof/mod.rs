//! Whether the document that the code derives is the one that was written.
