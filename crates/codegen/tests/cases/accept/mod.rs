//! Accepted documents: what they become is committed, compiles, and says what they say.

mod bodies;
mod composition;
mod contents;
mod defaults;
mod empty;
mod exact;
mod lists;
mod metadata;
mod minimum;
mod more_bodies;
mod multipart;
mod named;
mod names;
mod operation_names;
mod optional_security;
mod parameters;
mod presence;
mod references;
mod responses;
mod scalars;
mod security;
mod type_names;
mod wrapped;

use std::{fmt, fs, path::Path};

use serde_json::Value;

/// Implements every generated trait; no operation is ever called.
struct Nobody;

/// The error that never happens.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

/// What every operation of [`Nobody`] does.
fn nobody<T>() -> T {
    unreachable!("only the document of the service is asked for")
}

/// The tests of an accepted document.
macro_rules! accepted {
    ($name:literal) => {
        #[test]
        fn is_fresh() {
            super::assert_fresh($name);
        }

        #[test]
        fn says_what_the_document_says() {
            let service = generated::service(std::sync::Arc::new(super::Nobody));
            super::assert_proved(generated::DOCUMENT, &service.spec());
        }

        #[test]
        fn is_compiled_for_validation() {
            contract::Index::new(generated::DOCUMENT).unwrap();
        }
    };
}
use accepted;

/// The committed files of the case are what the generator makes of it now.
fn assert_fresh(name: &str) {
    const MEND: &str = "cargo run -p codegen -- crates/codegen/cases/accept/*.yaml --out crates/codegen/cases/accept";
    let folder = Path::new("cases/accept");
    let generated = codegen::generate(&folder.join(format!("{name}.yaml"))).unwrap();
    for (extension, now) in [("rs", &generated.rust), ("json", &generated.json)] {
        let committed = fs::read_to_string(folder.join(format!("{name}.{extension}"))).unwrap();
        assert!(
            committed == *now,
            "cases/accept/{name}.{extension} is stale: run `{MEND}`"
        );
    }
}

/// What poem-openapi derives from the generated code is what was written.
fn assert_proved(written: &str, derived: &str) {
    let written: Value = serde_json::from_str(written).unwrap();
    let derived: Value = serde_json::from_str(derived).unwrap();
    let normal = contract::proof::normalise;
    let differences = contract::proof::difference(&normal(&written), &normal(&derived));
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
