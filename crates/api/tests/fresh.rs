//! The generated modules are what the documents say now.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::{collections::BTreeSet, fs, path::Path};

const DOCUMENTS: &str = "../../openapi";
const GENERATED: &str = "src/generated";

/// The names of the files in `folder` with `extension`, without it.
fn stems(folder: &str, extension: &str) -> BTreeSet<String> {
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let files = paths.filter(|path| path.extension().is_some_and(|found| found == extension));
    files
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn every_document_has_its_module_and_no_other_module_is_there() {
    let mut documents = stems(DOCUMENTS, "yaml");
    documents.remove("components");
    assert_eq!(stems(GENERATED, "json"), documents, "run `make generate`");
    let mut modules = stems(GENERATED, "rs");
    modules.remove("mod");
    assert_eq!(modules, documents, "run `make generate`");
}

#[test]
fn every_module_is_what_its_document_becomes() {
    for stem in stems(GENERATED, "json") {
        let document = Path::new(DOCUMENTS).join(format!("{stem}.yaml"));
        let now = codegen::generate(&document).unwrap_or_else(|refusal| panic!("{refusal}"));
        for (extension, now) in [("rs", now.rust), ("json", now.json)] {
            let path = Path::new(GENERATED).join(format!("{stem}.{extension}"));
            let committed = fs::read_to_string(&path).unwrap();
            assert!(
                committed == now,
                "{} is stale: run `make generate`",
                path.display()
            );
        }
    }
}
