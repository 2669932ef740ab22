//! The import is killed half-way, with SIGKILL, at points that nobody chose, and begun again; or its database goes away.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};

use super::export::{HASH, Imported, Place, people, person, program};
use crate::support::database::Kind;
use crate::support::proxy::Proxy;

/// So many lines.
const LINES: usize = 6_000;

/// Every tenth has the username of one far before it, every eleventh the email of one, and every thirteenth is no good at all.
fn text() -> String {
    let line = |number: usize| {
        let before = number.saturating_sub(2_500);
        if number % 13 == 12 {
            return format!("{{\"email\": \"user{number}\", \"password_hash\": \"{HASH}\"}}\n");
        }
        let email = if number % 11 == 10 { before } else { number };
        let username = if number % 10 == 9 { before } else { number };
        let mut person = person(&format!("user{email}"));
        person["username"] = format!("user{username}").into();
        format!("{person}\n")
    };
    (0..LINES).map(line).collect()
}

/// All accounts in a row, with all that the import makes of them.
async fn accounts(place: &Place) -> Vec<String> {
    use sea_orm::{ConnectionTrait, Statement};
    let connection = crate::support::database::open(&place.database).await;
    let sql = "SELECT email || ' ' || coalesce(username, '-') || ' ' || password_hash || ' ' || version AS value FROM users ORDER BY email";
    let rows = connection
        .query_all_raw(Statement::from_string(
            connection.get_database_backend(),
            sql,
        ))
        .await
        .expect("rows");
    rows.iter()
        .map(|row| row.try_get("", "value").expect("a text"))
        .collect()
}

/// Runs it until it ends, or for so long and no longer.
async fn killed_after(place: &Place, file: &str, rejects: &Path, after: Duration) -> bool {
    let data = place.file("");
    let mut program = program(
        &data,
        &place.database,
        &[file, "--rejects", rejects.to_str().unwrap()],
    );
    let mut child = program
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let ended = tokio::time::timeout(after, child.wait()).await.is_ok();
    child.kill().await.unwrap();
    !ended
}

async fn comes_to_the_same(kind: Kind) {
    let (whole, broken) = (Place::new(kind).await, Place::new(kind).await);
    let (file, rejects) = (
        whole.file("users.jsonl"),
        [whole.file("rejects.jsonl"), broken.file("rejects.jsonl")],
    );
    std::fs::write(&file, text()).unwrap();
    let file = file.to_str().unwrap();
    let imported = whole
        .import(&[file, "--rejects", rejects[0].to_str().unwrap()], "")
        .await;
    assert_eq!(imported.code, Some(1));
    // The secret decides the ids.
    std::fs::copy(whole.file("jwt_secret"), broken.file("jwt_secret")).unwrap();
    let (mut kills, mut between) = (0, 0);
    for round in 0..40 {
        if !killed_after(
            &broken,
            file,
            &rejects[1],
            Duration::from_millis(20 + 25 * round),
        )
        .await
        {
            break;
        }
        kills += 1;
        let migrated = whole_tables(&broken).await;
        if migrated {
            let there = broken.accounts().await;
            between += u32::from(there > 0 && there < whole.accounts().await);
        }
    }
    assert!(
        kills > 0 && between > 0,
        "{kills} kills, {between} of them half-way"
    );
    let imported: Imported = broken
        .import(&[file, "--rejects", rejects[1].to_str().unwrap()], "")
        .await;
    assert_eq!(imported.code, Some(1));
    assert_eq!(accounts(&broken).await, accounts(&whole).await);
    let [expected, rejects] = rejects.map(|path| std::fs::read_to_string(path).unwrap());
    assert_eq!(rejects, expected);
}

/// Whether the tables are there already.
async fn whole_tables(place: &Place) -> bool {
    use sea_orm::ConnectionTrait;
    let Ok(connection) = sea_orm::Database::connect(&place.database).await else {
        return false;
    };
    connection
        .execute_unprepared("SELECT 1 FROM users LIMIT 1")
        .await
        .is_ok()
}

#[tokio::test]
async fn a_kill_at_any_moment_changes_nothing_of_the_end_on_sqlite() {
    comes_to_the_same(Kind::Sqlite).await;
}

#[tokio::test]
async fn a_kill_at_any_moment_changes_nothing_of_the_end_on_postgres() {
    comes_to_the_same(Kind::Postgres).await;
}

#[tokio::test]
async fn a_database_that_is_away_for_a_moment_is_waited_for() {
    let place = Place::new(Kind::Postgres).await;
    let address = place.database.split(['@', '/']).nth(3).unwrap();
    let proxy = Proxy::to(address).await;
    let through = place.database.replace(address, &proxy.address);
    let mut program = program(&place.file(""), &through, &["-"]);
    let mut child = program.stdin(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut told = BufReader::new(child.stderr.take().unwrap()).lines();
    let all = people(4_000);
    let (first, rest) = all.split_at(all.find("user2500@").unwrap());
    input.write_all(first.as_bytes()).await.unwrap();
    while !whole_tables(&place).await || place.accounts().await < 2_000 {
        tokio::task::yield_now().await;
    }
    proxy.cut();
    input.write_all(rest.as_bytes()).await.unwrap();
    drop(input);
    let line = told.next_line().await.unwrap().unwrap();
    assert!(
        line.starts_with("The database does not answer, which is tried again: "),
        "{line}"
    );
    proxy.mend();
    assert!(child.wait().await.unwrap().success());
    let mut said = String::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .await
        .unwrap();
    // Where only the answer was lost, who has just come in is there already.
    assert!(said.ends_with(", rejected 0\n"), "{said}");
    assert_eq!(place.accounts().await, 4_000);
}
