//! What another system says of its users, and the program that reads it.

use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::process::support::{command, run, text};
use crate::support::database::{self, Kind};
use crate::support::{Reply, Server};

/// The password of everybody.
pub const PASSWORD: &str = "correct horse battery";
/// Its hash, as Devise would have it with the least cost.
pub const HASH: &str = "$2b$04$Wm/9SPfdr0Ym3DxtWXN/FewYntXSFcrnKqHqZ8radekxhDlAVB1fy";

/// Somebody of whom no more is known than has to be.
pub fn person(name: &str) -> Value {
    json!({"email": format!("{name}@example.com"), "password_hash": HASH})
}

/// So many of them, each with a username.
pub fn people(count: usize) -> String {
    let person = |number| {
        let mut person = person(&format!("user{number}"));
        person["username"] = format!("user{number}").into();
        format!("{person}\n")
    };
    (0..count).map(person).collect()
}

/// A data folder and a database that nobody serves.
pub struct Place {
    folder: TempDir,
    /// The database's URL.
    pub database: String,
}

impl Place {
    /// An empty one.
    pub async fn new(kind: Kind) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let database = database::create(kind, folder.path()).await;
        Self { folder, database }
    }

    /// A file in its folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// `dossier user import` with these arguments and this input, run to its end.
    pub async fn import(&self, arguments: &[&str], input: &str) -> Imported {
        import(self.folder.path(), &self.database, arguments, input).await
    }

    /// The number that a query finds, which names it `value`.
    pub async fn count(&self, sql: &str) -> i64 {
        let connection = database::open(&self.database).await;
        let count = database::first(&connection, sql).await;
        connection.close().await.expect("it closes");
        count
    }

    /// How many accounts there are.
    pub async fn accounts(&self) -> i64 {
        self.count("SELECT count(*) AS value FROM users").await
    }
}

/// What the program has said.
#[derive(Debug)]
pub struct Imported {
    /// How it ended.
    pub code: Option<i32>,
    /// On standard output.
    pub said: String,
    /// On standard error.
    pub told: String,
}

impl Imported {
    /// From a run.
    pub fn of(output: &Output) -> Self {
        Self {
            code: output.status.code(),
            said: text(&output.stdout),
            told: text(&output.stderr),
        }
    }
}

/// The program over this data folder and database.
pub fn program(data: &Path, database: &str, arguments: &[&str]) -> tokio::process::Command {
    let data = data.display().to_string();
    let mut program = command(&["user", "import"]);
    program
        .args(arguments)
        .args(["--data", &data, "--database-url", database]);
    program
}

async fn import(data: &Path, database: &str, arguments: &[&str], input: &str) -> Imported {
    Imported::of(&run(&mut program(data, database, arguments), input).await)
}

/// Imports these lines into the database of a server that runs.
pub async fn move_in(server: &Server, lines: &str) {
    let database = server.flags.iter().find(|(key, _)| *key == "database_url");
    let (_, database) = database.expect("it is always set");
    let imported = import(server.data(), database, &["-"], lines).await;
    assert_eq!(imported.code, Some(0), "{imported:?}");
}

/// Signs in.
pub async fn login(server: &Server, email: &str, password: &str) -> Reply {
    let body = json!({"email": email, "password": password});
    server.call("POST", "/auth/login").json(&body).send().await
}
