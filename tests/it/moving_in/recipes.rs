//! The exports of `docs/moving-in.md`, run as they are printed there, and the sign-in of who came by them.

use std::path::PathBuf;
use std::process::Stdio;

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tokio::process::Command;

use super::export::{HASH, PASSWORD, login, move_in};
use crate::process::support::{run, text};
use crate::support::database::{Kind, create, open};
use crate::support::server::environment;
use crate::support::{Server, on_both_databases};

/// What `HASH` is for better-auth.
const BETTER_AUTH: &str = "a77eafe2c72e56a6d5e76095a965bec6:0c1db40113bb89ae6d290b6bc3f9e171c7662474887ffe4ee4dd3e4ef14a3152cdaeac2e6d107ec62cfeb560ee04f19c45b21a419b42e75d46921258b53513b3";

/// The block of the page that begins with these words.
fn block(begin: &str) -> String {
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/moving-in.md"));
    let page = page.expect("there is a page");
    let (_, rest) = page
        .split_once(&format!("```{begin}\n"))
        .expect("there is a block");
    let (block, _) = rest.split_once("```").expect("the block ends");
    block.to_owned()
}

/// What a program prints.
async fn printed(mut command: Command, input: &str) -> String {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let output = run(&mut command, input).await;
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

/// What the export prints of a PostgreSQL database that these statements make.
async fn exported(begin: &str, tables: &str) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let url = create(Kind::Postgres, folder.path()).await;
    let connection = open(&url).await;
    let made = connection.execute_unprepared(tables).await;
    made.expect("the tables are made");
    connection.close().await.expect("it closes");
    let bin = PathBuf::from(environment("DOSSIER_TEST_POSTGRES_BIN"));
    let mut psql = Command::new(bin.join("psql"));
    psql.args(["-qAtX", "-v", "ON_ERROR_STOP=1", "-f", "-"])
        .arg(url);
    printed(psql, &block(begin)).await
}

/// Everybody in the export can sign in; answers their profiles without what differs from run to run.
async fn profiles(server: &Server, lines: &str) -> Vec<Value> {
    move_in(server, lines).await;
    let mut profiles = Vec::new();
    for line in lines.lines() {
        let line: Value = serde_json::from_str(line).expect("JSON");
        let pair = login(server, line["email"].as_str().unwrap(), PASSWORD)
            .await
            .expect(200);
        let token = pair["access_token"].as_str().unwrap();
        let profile = server
            .get("/api/co/profile", token)
            .send()
            .await
            .expect(200);
        profiles.push(json!([
            profile["email"],
            profile["username"],
            profile["firstName"],
            profile["lastName"],
            profile["created_at"],
        ]));
    }
    profiles
}

on_both_databases! {
    async fn users_of_devise_move_in(server: Server) {
        // As `rails generate devise User` makes it, with names.
        let tables = format!(
            "CREATE TABLE users (id bigserial PRIMARY KEY, email varchar DEFAULT '' NOT NULL, encrypted_password varchar DEFAULT '' NOT NULL, \
             username varchar, first_name varchar, last_name varchar, created_at timestamp(6) NOT NULL); \
             INSERT INTO users (email, encrypted_password, username, first_name, last_name, created_at) VALUES \
             ('ada@example.com', '{HASH}', 'ada', 'Ada', 'King', '2015-12-10 12:34:56.789'), \
             ('bob@example.com', '{HASH}', 'bob@home', '', NULL, '2016-01-01 00:00:00'), \
             ('eve@example.com', '', 'eve', NULL, NULL, '2016-01-01 00:00:00')"
        );
        let expected = [
            json!(["ada@example.com", "ada", "Ada", "King", "2015-12-10T12:34:56.789Z"]),
            json!(["bob@example.com", null, null, null, "2016-01-01T00:00:00.000Z"]),
        ];
        assert_eq!(profiles(&server, &exported("sql devise", &tables).await).await, expected);
    }

    async fn users_of_better_auth_move_in(server: Server) {
        // As its command line makes them for PostgreSQL.
        let tables = format!(
            "CREATE TABLE \"user\" (id text PRIMARY KEY, name text NOT NULL, email text NOT NULL UNIQUE, \"createdAt\" timestamptz NOT NULL); \
             CREATE TABLE account (id text PRIMARY KEY, \"userId\" text NOT NULL REFERENCES \"user\" (id), \"providerId\" text NOT NULL, password text); \
             INSERT INTO \"user\" VALUES ('1', 'Ada King', 'ada@example.com', '2015-12-10 12:34:56.789+01'), \
             ('2', 'Eve', 'eve@example.com', '2016-01-01 00:00:00Z'); \
             INSERT INTO account VALUES ('1', '1', 'credential', '{BETTER_AUTH}'), ('2', '1', 'github', NULL), ('3', '2', 'github', NULL)"
        );
        let expected = [json!(["ada@example.com", null, "Ada King", null, "2015-12-10T11:34:56.789Z"])];
        assert_eq!(profiles(&server, &exported("sql better-auth", &tables).await).await, expected);
    }

    async fn users_of_django_move_in(server: Server) {
        let site = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("moving_in/site.py");
        let mut python = Command::new(environment("DOSSIER_TEST_PYTHON"));
        python.arg("-B").arg(site).arg(block("python django"));
        let lines = printed(python, "").await;
        let mut profiles = profiles(&server, &lines).await;
        for profile in &mut profiles {
            profile[4] = Value::Null;
        }
        let expected = [
            json!(["ada@example.com", "ada", "Ada", null, null]),
            json!(["bob@example.com", null, null, null, null]),
        ];
        assert_eq!(profiles, expected);
    }
}
