//! The rules of drivers' profiles, a file per topic.
