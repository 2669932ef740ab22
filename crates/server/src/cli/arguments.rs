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

/// The new API key's name.
pub const NAME: &str = "name";
/// The name or prefix of an API key.
pub const WHICH: &str = "which";

const SERVE_EXAMPLES: &str = "\
Examples:
  dossier serve                        everything embedded, under ./data, on http://localhost:5000
  dossier serve --demo                 the same with two accounts and an API key to try it out with
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

const CREATE_KEY_EXAMPLES: &str = "\
Examples:
  dossier apikey create 'web shop' >web-shop.key
  dossier apikey create ios --database-url postgres://dossier@db.example.com/dossier";

const LIST_KEYS_EXAMPLES: &str = "\
Examples:
  dossier apikey list                  those of the database in ./data
  dossier apikey list --database-url postgres://dossier@db.example.com/dossier";

const REVOKE_KEY_EXAMPLES: &str = "\
Examples:
  dossier apikey revoke 'web shop'
  dossier apikey revoke gk3m8q2x       by what the key begins with, up to its dot";

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
                        .help("Add a demo user, a staff user and an API key and print what they need; only on a loopback address"),
                )
                .after_help(SERVE_EXAMPLES),
        )
        .subcommand(
            with_settings(Command::new("migrate").about("Brings the database's tables up to date; serve does it by itself"))
                .after_help(MIGRATE_EXAMPLES),
        )
        .subcommand(keys())
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

fn keys() -> Command {
    let create = Command::new("create")
        .about("Makes a key and prints it, once: only its hash is kept")
        .after_help(CREATE_KEY_EXAMPLES)
        .arg(
            Arg::new(NAME)
                .required(true)
                .value_name("NAME")
                .help("What people call it; no two keys have a name, not even a revoked one's"),
        );
    let list = Command::new("list")
        .about("Prints prefix, name and times of all keys, the oldest first")
        .after_help(LIST_KEYS_EXAMPLES);
    let revoke = Command::new("revoke")
        .about("Refuses a key from now on; running servers know within 5 seconds")
        .after_help(REVOKE_KEY_EXAMPLES)
        .arg(
            Arg::new(WHICH)
                .required(true)
                .value_name("NAME|PREFIX")
                .help("Its name, or what it begins with, up to its dot"),
        );
    Command::new("apikey")
        .about("Manages the API keys of client applications")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands([create, list, revoke].map(with_settings))
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
