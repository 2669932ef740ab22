//! The command line.

use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Parser;

use crate::{
    Finding,
    generate::{Generated, Refusal, generate},
};

/// Turns OpenAPI 3.0 documents into Rust.
#[derive(Debug, Parser)]
#[command(name = "codegen", version)]
pub struct Arguments {
    /// The documents, in YAML or JSON.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder for `<name>.rs` and `<name>.json` of every document.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Writes nothing and fails where a file in the folder is not what would be written.
    #[arg(long)]
    check: bool,
    /// The command that mends stale files, for `--check` to name; this one without `--check` if not given.
    #[arg(long, value_name = "COMMAND")]
    mend: Option<String>,
}

/// Does what `arguments` ask for and tells on standard error what is wrong; 1 where anything is.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    let generated = match generate_all(&arguments.files) {
        Ok(generated) => generated,
        Err(sentences) => {
            for sentence in sentences {
                eprintln!("{sentence}");
            }
            return ExitCode::FAILURE;
        }
    };
    let outcome = if arguments.check {
        check(&generated, arguments)
    } else {
        write(&generated, &arguments.out).map(|()| true)
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{}: {error}", arguments.out.display());
            ExitCode::FAILURE
        }
    }
}

/// Generates every document, or tells what is wrong with all of them, in order.
fn generate_all(files: &[PathBuf]) -> Result<Vec<Generated>, Vec<String>> {
    let mut generated = Vec::new();
    let mut findings: Vec<Finding> = Vec::new();
    let mut sentences = Vec::new();
    for file in files {
        match generate(file) {
            Ok(one) => generated.push(one),
            Err(Refusal::Findings(found)) => findings.extend(found),
            Err(refusal) => sentences.push(format!("{}: {refusal}", file.display())),
        }
    }
    findings.sort();
    findings.dedup();
    sentences.splice(0..0, findings.iter().map(ToString::to_string));
    if sentences.is_empty() {
        Ok(generated)
    } else {
        Err(sentences)
    }
}

/// The files of a document with their contents.
fn files<'g>(generated: &'g Generated, out: &Path) -> [(PathBuf, &'g str); 2] {
    let path = |extension: &str| out.join(format!("{}.{extension}", generated.stem));
    [
        (path("rs"), &generated.rust),
        (path("json"), &generated.json),
    ]
}

fn write(generated: &[Generated], out: &Path) -> io::Result<()> {
    fs::create_dir_all(out)?;
    for (path, text) in generated.iter().flat_map(|one| files(one, out)) {
        if fs::read_to_string(&path).ok().as_deref() != Some(text) {
            fs::write(path, text)?;
        }
    }
    Ok(())
}

/// Whether every file is what would be written; tells which are not.
fn check(generated: &[Generated], arguments: &Arguments) -> io::Result<bool> {
    let mut stale = Vec::new();
    for (path, text) in generated.iter().flat_map(|one| files(one, &arguments.out)) {
        match fs::read_to_string(&path) {
            Ok(found) if found == text => {}
            Ok(_) => stale.push(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => stale.push(path),
            Err(error) => return Err(error),
        }
    }
    let mend = arguments
        .mend
        .clone()
        .unwrap_or_else(|| same_without_check(arguments));
    for path in &stale {
        eprintln!("{} is stale: run `{mend}`", path.display());
    }
    Ok(stale.is_empty())
}

fn same_without_check(arguments: &Arguments) -> String {
    let mut command = "codegen".to_owned();
    for file in &arguments.files {
        let _ = write!(command, " {}", file.display());
    }
    let _ = write!(command, " --out {}", arguments.out.display());
    command
}
