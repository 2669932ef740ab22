//! Flags and help, made from the table of settings.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::config::{SETTINGS, Setting};

/// The flag that adds demo accounts.
pub const DEMO: &str = "demo";
/// The flag that names the settings file.
pub const CONFIG: &str = "config";
/// The new user's address.
pub const EMAIL: &str = "email";
/// The new user's role.
pub const ROLE: &str = "role";

const SERVE_EXAMPLES: &str = "\
Examples:
  dossier serve                        everything embedded, under ./data, on http://localhost:5000
  dossier serve --demo                 the same with two accounts to try it out with
  dossier serve --listen 0.0.0.0:80 --public-url https://api.example.com
  DOSSIER_DATABASE_URL_FILE=/run/secrets/database dossier serve --media-url s3://pictures";

const MIGRATE_EXAMPLES: &str = "\
Examples:
  dossier migrate                      the database in ./data
  dossier migrate --database-url postgres://dossier@db.example.com/dossier";

const USER_EXAMPLES: &str = "\
Examples:
  echo 'correct horse battery staple' | dossier user create staff@example.com --role admin
  dossier user create console@example.com --role service <password.txt";

/// The whole command line.
pub fn command() -> Command {
    Command::new("dossier")
        .version(env!("CARGO_PKG_VERSION"))
        .about("A user-profile server: one profile, several published APIs")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            with_settings(Command::new("serve").about("Serves the APIs until it is told to stop"))
                .arg(
                    Arg::new(DEMO)
                        .long(DEMO)
                        .action(ArgAction::SetTrue)
                        .help("Add a demo user and a staff user and print their passwords; only on a loopback address"),
                )
                .after_help(SERVE_EXAMPLES),
        )
        .subcommand(
            with_settings(Command::new("migrate").about("Brings the database's tables up to date; serve does it by itself"))
                .after_help(MIGRATE_EXAMPLES),
        )
        .subcommand(
            Command::new("user").about("Manages accounts").subcommand_required(true).arg_required_else_help(true).subcommand(
                with_settings(Command::new("create").about(
                    "Makes an account and prints its uid; the password is read from standard input",
                ))
                .arg(Arg::new(EMAIL).required(true).value_name("EMAIL").help("The address to sign in with"))
                .arg(
                    Arg::new(ROLE)
                        .long(ROLE)
                        .value_parser(["user", "service", "admin"])
                        .default_value("user")
                        .help("What the account may do"),
                )
                .after_help(USER_EXAMPLES),
            ),
        )
}

/// The settings that were given as flags.
pub fn flags(matches: &ArgMatches) -> impl Iterator<Item = (&'static str, String)> {
    SETTINGS.iter().filter_map(|setting| {
        matches
            .get_one::<String>(setting.key)
            .map(|value| (setting.key, value.clone()))
    })
}

fn with_settings(command: Command) -> Command {
    command
        .arg(
            Arg::new(CONFIG)
                .long(CONFIG)
                .env("DOSSIER_CONFIG")
                .hide_env(true)
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("A TOML file with settings; flags and DOSSIER_* variables win over it [variable: DOSSIER_CONFIG]"),
        )
        .args(SETTINGS.iter().map(argument))
}

fn argument(setting: &Setting) -> Arg {
    let or_file = if setting.secret {
        format!(" or {}_FILE", setting.variable())
    } else {
        String::new()
    };
    Arg::new(setting.key)
        .long(setting.flag())
        .value_name(setting.value)
        .help(format!(
            "{} [default: {}] [variable: {}{or_file}]",
            setting.help,
            setting.default,
            setting.variable(),
        ))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_consistent() {
        super::command().debug_assert();
    }
}
