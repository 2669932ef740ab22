//! What the service promises.
