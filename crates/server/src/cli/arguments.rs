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

/// The file that users are moved in from.
pub const FILE: &str = "file";
/// The file that rejects are written to.
pub const REJECTS: &str = "rejects";
/// The flag that only checks.
pub const DRY_RUN: &str = "dry-run";
/// The flag that takes roles from the file.
pub const ALLOW_ROLES: &str = "allow-roles";

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

const IMPORT_HELP: &str = "\
Moves users in from another system, one JSON object a line. Every line has an email and a password_hash; it may have username, first_name, last_name, \
phone_number, address, verify_vehicles, role and created_at.

Hashes are taken as Devise, Django and better-auth keep them (bcrypt, PBKDF2-SHA256, argon2, scrypt), and replaced when their owners sign in for the first time. \
What is rejected is told with its line; the rest is imported, a thousand lines at a time. An import that was broken off is simply begun again.";

const IMPORT_EXAMPLES: &str = "\
Examples:
  dossier user import users.jsonl --dry-run             what would be rejected, and why
  dossier user import users.jsonl --rejects rejects.jsonl
  psql -qAtf export.sql old | dossier user import - --database-url postgres://dossier@db.example.com/dossier

A line:
  {\"email\": \"ada@example.com\", \"username\": \"ada\", \"password_hash\": \"$2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW\"}

The exit code is 0 when all is in, 1 when lines were rejected or it failed.";

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
            )
            .subcommand(with_settings(import())),
        )
}

fn import() -> Command {
    let flag = |name| Arg::new(name).long(name).action(ArgAction::SetTrue);
    let path = |name| {
        Arg::new(name)
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
    };
    Command::new("import")
        .about("Moves users in from another system, one JSON object a line")
        .long_about(IMPORT_HELP)
        .arg(path(FILE).required(true).help("The lines; '-' reads standard input"))
        .arg(path(REJECTS).long(REJECTS).help(
            "Where rejects are written as JSON lines of line and reason, instead of to standard error",
        ))
        .arg(flag(DRY_RUN).help("Only check: make no account"))
        .arg(flag(ALLOW_ROLES).help("Take the roles 'service' and 'admin' from the file too"))
        .after_help(IMPORT_EXAMPLES)
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
