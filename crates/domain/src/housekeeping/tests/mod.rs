//! What is tidied up, and what is left alone.

mod blobs;
mod chores;
