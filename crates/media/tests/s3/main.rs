//! The store in a bucket, on a real S3-compatible server.

mod documents;
mod images;
mod presigned;
mod support;
