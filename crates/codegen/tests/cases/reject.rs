//! Refused documents: everything that is wrong is told, at its line, in order.

use std::{collections::BTreeSet, fs, path::Path};

use codegen::{Refusal, generate};

const FOLDER: &str = "cases/reject";

/// The names of the files of the folder with `extension`, without it.
fn stems(extension: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(FOLDER)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.extension().is_some_and(|found| found == extension));
    files
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn every_refused_document_is_told_why() {
    assert_eq!(
        stems("yaml"),
        stems("txt"),
        "every document has its sentences"
    );
    let mut wrong = Vec::new();
    for stem in stems("yaml") {
        let path = Path::new(FOLDER).join(format!("{stem}.yaml"));
        let told = match generate(&path) {
            Err(refusal @ Refusal::Findings(_)) => format!("{refusal}\n"),
            Err(other) => panic!("{stem}: {other}"),
            Ok(_) => "accepted\n".to_owned(),
        };
        let expected = fs::read_to_string(path.with_extension("txt")).unwrap();
        if told != expected {
            wrong.push(format!("--- {stem} expected\n{expected}--- told\n{told}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
