//! The command line, run as people run it.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

const DOCUMENT: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";

fn codegen(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_codegen"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn it_writes_both_files_and_finds_them_fresh() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), DOCUMENT).unwrap();
    assert!(
        codegen(folder.path(), &["a.yaml", "--out", "out/inner"])
            .status
            .success()
    );
    let rust = fs::read_to_string(folder.path().join("out/inner/a.rs")).unwrap();
    assert!(rust.starts_with("//! T: generated from `a.yaml` by codegen; do not edit."));
    let json = fs::read_to_string(folder.path().join("out/inner/a.json")).unwrap();
    assert!(json.starts_with("{\n  \"openapi\": \"3.0.3\",\n"));
    let output = codegen(folder.path(), &["a.yaml", "--out", "out/inner", "--check"]);
    assert_eq!(
        (output.status.code(), told(&output)),
        (Some(0), String::new())
    );
}

#[test]
fn check_names_what_is_stale_and_what_mends_it_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), DOCUMENT).unwrap();
    let output = codegen(folder.path(), &["a.yaml", "--out", ".", "--check"]);
    assert_eq!(output.status.code(), Some(1));
    let mend = "is stale: run `codegen a.yaml --out .`";
    assert_eq!(told(&output), format!("./a.rs {mend}\n./a.json {mend}\n"));
    assert!(!folder.path().join("a.rs").exists());
    fs::write(folder.path().join("a.rs"), "old").unwrap();
    let output = codegen(
        folder.path(),
        &["a.yaml", "--out", ".", "--check", "--mend", "make it"],
    );
    assert_eq!(
        told(&output),
        "./a.rs is stale: run `make it`\n./a.json is stale: run `make it`\n"
    );
}

#[test]
fn the_findings_of_all_files_are_told_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.yaml"), DOCUMENT).unwrap();
    for name in ["b.yaml", "a.yaml"] {
        fs::write(folder.path().join(name), DOCUMENT.replace("3.0.3", "3.1.0")).unwrap();
    }
    let output = codegen(
        folder.path(),
        &["b.yaml", "good.yaml", "a.yaml", "gone.yaml", "--out", "out"],
    );
    assert_eq!(output.status.code(), Some(1));
    let expected = [
        "a.yaml:1: only OpenAPI 3.0 is supported",
        "b.yaml:1: only OpenAPI 3.0 is supported",
        "gone.yaml:1: the file cannot be read: entity not found",
    ];
    assert_eq!(told(&output).lines().collect::<Vec<_>>(), expected);
    assert!(!folder.path().join("out").exists());
}
