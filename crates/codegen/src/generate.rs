//! All stages in a row.

use std::{io, path::Path};

use crate::{
    emit,
    finding::{Finding, Findings},
    format, lower,
    model::Api,
    read::{bundle, grammar::Kind, node::Node, sources::Sources, structure},
};

/// What a document becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generated {
    /// The name of both files without their extensions: that of the document.
    pub stem: String,
    /// The module.
    pub rust: String,
    /// The bundled document.
    pub json: String,
}

/// Why a document became nothing.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The document is at fault.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Findings(Vec<Finding>),
    /// What was generated is no Rust: a fault of the generator.
    #[error("the generator wrote what is no Rust: {0}")]
    Fault(#[from] syn::Error),
    /// rustfmt could not be run.
    #[error("rustfmt (a component of the toolchain) is needed: {0}")]
    Format(#[from] io::Error),
}

/// Turns the document at `path` into Rust and JSON.
///
/// # Errors
/// [`Refusal::Findings`] with everything that is wrong with the document and the files that it refers to.
pub fn generate(path: &Path) -> Result<Generated, Refusal> {
    let (api, document) = read(path)?;
    let rust = format::format(&emit::emit(&api)?)?;
    let json = format!("{:#}\n", document.to_json());
    Ok(Generated {
        stem: api.stem,
        rust,
        json,
    })
}

/// Reads, checks and lowers the document at `path`.
fn read(path: &Path) -> Result<(Api, Node), Refusal> {
    let mut findings = Findings::default();
    let mut sources = Sources::default();
    let document = bundle::bundle(&path.to_string_lossy(), &mut sources, &mut findings)
        .map_err(Refusal::Findings)?;
    structure::check(&document, Kind::Document, &mut findings);
    let api = lower::lower(&document, path, &mut findings);
    if findings.is_empty() {
        Ok((api, document))
    } else {
        Err(Refusal::Findings(findings.into_sorted()))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Refusal, emit, read};

    /// Documents with every kind of thing in them, one line left out: most are broken, each in its own way.
    #[test]
    fn a_line_left_out_is_refused_or_still_makes_rust() {
        let folder = tempfile::tempdir().unwrap();
        let (mut made, mut refused) = (0, 0);
        for case in fs::read_dir("cases/accept").unwrap() {
            let file = case.unwrap().path();
            if file.extension().is_none_or(|extension| extension != "yaml") {
                continue;
            }
            let case = file.display();
            let text = fs::read_to_string(&file).unwrap();
            let lines: Vec<&str> = text.lines().collect();
            for left_out in (0..lines.len()).step_by(3) {
                let path = folder.path().join("case.yaml");
                let rest = [&lines[..left_out], &lines[left_out + 1..]].concat();
                fs::write(&path, rest.join("\n")).unwrap();
                match read(&path) {
                    Ok((api, _)) => {
                        emit::emit(&api)
                            .unwrap_or_else(|error| panic!("{case}:{}: {error}", left_out + 1));
                        made += 1;
                    }
                    Err(Refusal::Findings(findings)) => {
                        assert!(!findings.is_empty());
                        refused += 1;
                    }
                    Err(other) => panic!("{case}:{}: {other}", left_out + 1),
                }
            }
        }
        assert!(made > 50 && refused > 50, "{made} made, {refused} refused");
    }
}
