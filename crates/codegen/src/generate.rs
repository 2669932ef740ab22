//! All stages in a row.

use std::{io, path::Path};

use crate::{
    emit,
    finding::{Finding, Findings},
    format, lower,
    read::{bundle, grammar::Kind, sources::Sources, structure},
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
    let mut findings = Findings::default();
    let mut sources = Sources::default();
    let document = bundle::bundle(&path.to_string_lossy(), &mut sources, &mut findings)
        .map_err(Refusal::Findings)?;
    structure::check(&document, Kind::Document, &mut findings);
    let api = lower::lower(&document, path, &mut findings);
    if !findings.is_empty() {
        return Err(Refusal::Findings(findings.into_sorted()));
    }
    let rust = format::format(&emit::emit(&api)?)?;
    let json = format!("{:#}\n", document.to_json());
    Ok(Generated {
        stem: api.stem,
        rust,
        json,
    })
}
