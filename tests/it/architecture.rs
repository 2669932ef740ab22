//! The structure that ARCHITECTURE.md promises.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests lies in the repository")
}

/// Who may use whom; nobody else uses anybody.
fn allowed() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    [
        ("api", vec!["contract"]),
        ("codegen", vec![]),
        ("contract", vec![]),
        ("domain", vec![]),
        ("locale", vec!["domain"]),
        ("mail", vec!["domain"]),
        ("media", vec!["domain"]),
        ("migration", vec![]),
        ("persistence", vec!["domain"]),
        (
            "server",
            vec![
                "api",
                "contract",
                "domain",
                "locale",
                "mail",
                "media",
                "migration",
                "persistence",
            ],
        ),
        ("tests", vec![]),
    ]
    .into_iter()
    .map(|(name, uses)| (name, uses.into_iter().collect()))
    .collect()
}

#[test]
fn crates_depend_only_on_whom_they_may() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let ours: BTreeSet<&str> = packages
        .iter()
        .map(|package| package["name"].as_str().expect("a name"))
        .collect();
    let allowed = allowed();
    assert_eq!(ours, allowed.keys().copied().collect());
    for package in packages {
        let name = package["name"].as_str().expect("a name");
        let dependencies = package["dependencies"]
            .as_array()
            .expect("dependencies")
            .iter();
        // What only tests use is no part of the structure.
        let used: BTreeSet<&str> = dependencies
            .filter(|used| used["kind"] != "dev")
            .map(|used| used["name"].as_str().expect("a name"))
            .filter(|used| ours.contains(used))
            .collect();
        assert!(
            used.is_subset(&allowed[name]),
            "{name} uses {used:?}, but may use {:?}",
            allowed[name]
        );
    }
}

#[test]
fn the_paths_that_the_pages_name_exist() {
    let paths =
        regex::Regex::new(r"`((?:crates|openapi|migrations|tests|docs)(?:/[A-Za-z0-9_.-]+)*)`")
            .expect("a pattern");
    let mut seen = 0;
    for page in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"] {
        let text = std::fs::read_to_string(root().join(page)).expect(page);
        for path in paths.captures_iter(&text) {
            seen += 1;
            assert!(
                root().join(&path[1]).exists(),
                "{page} names {}, which is not there",
                &path[1]
            );
        }
    }
    assert!(seen > 10);
}

#[test]
fn hand_written_files_are_short() {
    fn walk(folder: &Path, long: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir()
                && ![
                    "target",
                    "generated",
                    "cases",
                    "node_modules",
                    ".git",
                    ".cache",
                ]
                .contains(&name.as_str())
            {
                walk(&path, long);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !path.components().any(|part| part.as_os_str() == "tests")
            {
                let lines = std::fs::read_to_string(&path)
                    .unwrap_or_default()
                    .lines()
                    .count();
                if lines > 400 {
                    long.push(format!("{} has {lines} lines", path.display()));
                }
            }
        }
    }
    let mut long = Vec::new();
    walk(root(), &mut long);
    assert!(long.is_empty(), "{long:#?}");
}
