//! The command line.

mod apikey;
mod arguments;
mod import;
mod migrate;
mod serve;
mod user;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;

use crate::config::{PREFIX, Settings};

/// What a command ends with when it could not do its work: sentences for the person who called it.
pub type CommandError = Box<dyn std::error::Error + Send + Sync>;

/// Runs what the command line asks for. Errors are written to standard error as sentences; the exit code is then 1, and 2 where
/// the command line itself is wrong.
#[must_use]
pub fn run() -> ExitCode {
    let matches = arguments::command().get_matches();
    match dispatch(&matches) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            let mut cause = error.source();
            while let Some(inner) = cause {
                eprintln!("  because: {inner}");
                cause = inner.source();
            }
            ExitCode::FAILURE
        }
    }
}

fn dispatch(matches: &ArgMatches) -> Result<(), CommandError> {
    match matches.subcommand() {
        Some(("serve", matches)) => on_runtime(serve::run(
            settings(matches)?,
            matches.get_flag(arguments::DEMO),
        )),
        Some(("migrate", matches)) => on_runtime(migrate::run(settings(matches)?)),
        Some(("user", matches)) => match matches.subcommand() {
            Some(("create", matches)) => on_runtime(user::create(
                settings(matches)?,
                text(matches, arguments::EMAIL),
                text(matches, arguments::ROLE),
            )),
            Some(("import", matches)) => on_runtime(import::run(
                settings(matches)?,
                import::Import {
                    file: path(matches, arguments::FILE).unwrap_or_default(),
                    rejects: path(matches, arguments::REJECTS),
                    dry_run: matches.get_flag(arguments::DRY_RUN),
                    allow_roles: matches.get_flag(arguments::ALLOW_ROLES),
                },
            )),
            _ => Err("clap requires a subcommand".into()),
        },
        Some(("apikey", matches)) => match matches.subcommand() {
            Some(("create", matches)) => on_runtime(apikey::create(
                settings(matches)?,
                text(matches, arguments::NAME),
            )),
            Some(("list", matches)) => on_runtime(apikey::list(settings(matches)?)),
            Some(("revoke", matches)) => on_runtime(apikey::revoke(
                settings(matches)?,
                text(matches, arguments::WHICH),
            )),
            _ => Err("clap requires a subcommand".into()),
        },
        _ => Err("clap requires a subcommand".into()),
    }
}

/// An argument that clap requires.
fn text(matches: &ArgMatches, argument: &str) -> String {
    let text = matches.get_one::<String>(argument);
    text.cloned().unwrap_or_default()
}

fn path(matches: &ArgMatches, argument: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(argument).cloned()
}

fn settings(matches: &ArgMatches) -> Result<Settings, CommandError> {
    let file = matches.get_one::<PathBuf>(arguments::CONFIG);
    let settings = Settings::collect(
        arguments::flags(matches),
        variables()?,
        file.map(PathBuf::as_path),
    );
    Ok(settings?)
}

/// The environment, but for what is no text; a setting has to be one.
fn variables() -> Result<Vec<(String, String)>, CommandError> {
    let mut variables = Vec::new();
    for (name, value) in std::env::vars_os() {
        let Ok(name) = name.into_string() else {
            continue;
        };
        match value.into_string() {
            Ok(value) => variables.push((name, value)),
            Err(_) if name.starts_with(PREFIX) => {
                return Err(format!("{name} is not UTF-8.").into());
            }
            Err(_) => {}
        }
    }
    Ok(variables)
}

fn on_runtime(command: impl Future<Output = Result<(), CommandError>>) -> Result<(), CommandError> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(command)
}
