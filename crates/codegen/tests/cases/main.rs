//! Documents that are accepted and documents that are refused.

mod generated;
