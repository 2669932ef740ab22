//! Links between pages lead somewhere.

use std::path::{Path, PathBuf};

use regex::Regex;

/// All pages of this folder and those in it.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(pages(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    found
}

/// What a heading is called in links, as forges do it: letters, digits, hyphens and underscores, blanks being hyphens.
fn anchor(heading: &str) -> String {
    let letters = heading.trim().chars().filter_map(|letter| match letter {
        ' ' => Some('-'),
        '-' | '_' => Some(letter),
        _ => letter
            .is_alphanumeric()
            .then(|| letter.to_ascii_lowercase()),
    });
    letters.collect()
}

fn has(page: &Path, wanted: &str) -> bool {
    let text = std::fs::read_to_string(page).unwrap_or_default();
    text.lines()
        .filter(|line| line.starts_with('#'))
        .any(|line| anchor(line.trim_start_matches('#')) == wanted)
}

#[test]
fn links_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut all = pages(&root.join("docs"));
    let others = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "openapi/README.md",
    ];
    all.extend(others.map(|name| root.join(name)));
    let link = Regex::new(r"\]\(([^()\s]+)\)").expect("a pattern");
    let code = Regex::new(r"(?ms)^ *```.*?^ *```$").expect("a pattern");
    let mut followed = 0;
    for page in all {
        let text = std::fs::read_to_string(&page).expect("a page");
        for found in link.captures_iter(&code.replace_all(&text, "")) {
            let target = &found[1];
            if target.starts_with("http") {
                continue;
            }
            let (file, part) = target.split_once('#').unwrap_or((target, ""));
            let there = match file {
                "" => page.clone(),
                _ => page.with_file_name(file),
            };
            assert!(there.exists(), "{}: {target}", page.display());
            assert!(
                part.is_empty() || has(&there, part),
                "{}: {target}",
                page.display()
            );
            followed += 1;
        }
    }
    assert!(followed >= 30, "there are {followed} links");
}
