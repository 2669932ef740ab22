//! Flags, files and exit codes.

use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;

use super::export::{Place, people, person, program};
use crate::process::support::{run, text};
use crate::support::database::Kind;

const KINDS: [Kind; 2] = [Kind::Sqlite, Kind::Postgres];

#[tokio::test]
async fn all_in_is_0_and_a_second_time_finds_all_there() {
    for kind in KINDS {
        let place = Place::new(kind).await;
        let file = place.file("users.jsonl");
        std::fs::write(&file, people(2_500)).unwrap();
        let file = file.to_str().unwrap();
        for said in [
            "imported 2,500, there already 0, rejected 0\n",
            "imported 0, there already 2,500, rejected 0\n",
        ] {
            let imported = place.import(&[file], "").await;
            assert_eq!(
                (imported.code, imported.said.as_str()),
                (Some(0), said),
                "{}",
                imported.told
            );
            assert_eq!(imported.told, "");
            assert_eq!(place.accounts().await, 2_500);
        }
    }
}

#[tokio::test]
async fn who_has_changed_since_is_there_already_and_stays_as_they_are() {
    for kind in KINDS {
        let place = Place::new(kind).await;
        place.import(&["-"], &person("ada").to_string()).await;
        let change = "UPDATE users SET email = 'new@example.com', email_key = 'new@example.com', password_hash = 'new' RETURNING CAST(1 AS bigint) AS value";
        assert_eq!(place.count(change).await, 1);
        let imported = place.import(&["-"], &person("ADA").to_string()).await;
        assert_eq!(imported.said, "imported 0, there already 1, rejected 0\n");
        let new = "SELECT count(*) AS value FROM users WHERE email = 'new@example.com' AND password_hash = 'new'";
        assert_eq!((place.accounts().await, place.count(new).await), (1, 1));
    }
}

#[tokio::test]
async fn without_a_terminal_a_line_is_printed_now_and_then() {
    let place = Place::new(Kind::Sqlite).await;
    let imported = place.import(&["-"], &people(10_500)).await;
    let told = "10,000 lines, imported 10,000, there already 0, rejected 0\n";
    assert_eq!(imported.told, told);
}

#[tokio::test]
async fn on_a_terminal_a_bar_shows_how_far_it_is() {
    let place = Place::new(Kind::Sqlite).await;
    let file = place.file("users.jsonl");
    std::fs::write(&file, format!("{}nonsense\n", people(2_500))).unwrap();
    let import = program(&place.file(""), &place.database, &[file.to_str().unwrap()]);
    let import = import.as_std();
    let words = std::iter::once(import.get_program()).chain(import.get_args());
    let words: Vec<_> = words.map(|word| word.to_str().unwrap()).collect();
    let mut terminal = tokio::process::Command::new("script");
    terminal
        .args(["-qec", &words.join(" "), "/dev/null"])
        .env_clear();
    terminal
        .env("PATH", "/usr/bin:/bin")
        .env("TERM", "xterm")
        .stdout(Stdio::piped());
    let shown = text(&run(&mut terminal, "").await.stdout);
    for part in [
        "█",
        " %  ",
        " lines, rejected ",
        "line 2501: it is no JSON object",
        "imported 2,500, there already 0, rejected 1",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
}

#[tokio::test]
async fn rejects_go_to_a_file_of_their_own() {
    let place = Place::new(Kind::Sqlite).await;
    let rejects = place.file("rejects.jsonl");
    std::fs::write(&rejects, "something longer from before ".repeat(100)).unwrap();
    let text = format!("{}\nnonsense\n{}\n", person("ada"), person("ada"));
    let imported = place
        .import(&["-", "--rejects", rejects.to_str().unwrap()], &text)
        .await;
    assert_eq!(imported.code, Some(1));
    assert_eq!(imported.told, "2 lines were rejected.\n");
    let written = std::fs::read_to_string(&rejects).unwrap();
    let lines: Vec<Value> = written
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let expected = [
        json!({"line": 2, "reason": "it is no JSON object"}),
        json!({"line": 3, "reason": "line 1 has the same email"}),
    ];
    assert_eq!(lines, expected);
}

#[tokio::test]
async fn rejects_are_in_their_file_when_their_thousand_is_done() {
    let place = Place::new(Kind::Sqlite).await;
    let rejects = place.file("rejects.jsonl");
    let arguments = ["-", "--rejects", rejects.to_str().unwrap()];
    let mut program = program(&place.file(""), &place.database, &arguments);
    let mut child = program.stdin(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let text = format!("nonsense\n{}", people(999));
    input.write_all(text.as_bytes()).await.unwrap();
    input.flush().await.unwrap();
    // More may come, so that the program does not end.
    let written = async {
        while !std::fs::read_to_string(&rejects).is_ok_and(|text| text.ends_with('\n')) {
            tokio::task::yield_now().await;
        }
    };
    let written = tokio::time::timeout(Duration::from_mins(1), written).await;
    assert!(written.is_ok(), "nothing was written");
    drop(input);
    assert_eq!(child.wait().await.unwrap().code(), Some(1));
}

#[tokio::test]
async fn a_dry_run_says_the_same_and_makes_nobody() {
    for kind in KINDS {
        let place = Place::new(kind).await;
        place.import(&["-"], &person("there").to_string()).await;
        let named = |name: &str| {
            let mut line = person(name);
            line["username"] = "Wanted".into();
            line
        };
        let text = format!(
            "{}\n{}\nnonsense\n{}\n{}\n",
            person("ada"),
            person("there"),
            named("bob"),
            named("eve")
        );
        let imported = place.import(&["-", "--dry-run"], &text).await;
        assert_eq!(
            imported.said,
            "would be imported 2, there already 1, rejected 2\n"
        );
        let told = "line 3: it is no JSON object\nline 5: line 4 has the same username\n2 lines were rejected.\n";
        assert_eq!((imported.code, imported.told.as_str()), (Some(1), told));
        assert_eq!(place.accounts().await, 1);
        let imported = place.import(&["-"], &text).await;
        assert_eq!(imported.said, "imported 2, there already 1, rejected 2\n");
        assert_eq!(
            place
                .import(&["-", "--dry-run"], &person("ada").to_string())
                .await
                .code,
            Some(0)
        );
    }
}

#[tokio::test]
async fn roles_are_taken_where_that_is_allowed() {
    let place = Place::new(Kind::Sqlite).await;
    let line = |role: &str| {
        let mut line = person(role);
        line["role"] = role.into();
        format!("{line}\n")
    };
    let text = ["user", "service", "admin"].map(line).concat();
    let imported = place.import(&["-"], &text).await;
    assert_eq!(imported.said, "imported 1, there already 0, rejected 2\n");
    let imported = place.import(&["-", "--allow-roles"], &text).await;
    assert_eq!(imported.said, "imported 2, there already 1, rejected 0\n");
    let of_their_own = "SELECT count(*) AS value FROM users WHERE email = role || '@example.com'";
    assert_eq!(place.count(of_their_own).await, 3);
}

#[tokio::test]
async fn what_cannot_be_read_or_written_is_told_in_a_sentence() {
    let place = Place::new(Kind::Sqlite).await;
    let (file, missing) = (place.file("users.jsonl"), place.file("missing/users.jsonl"));
    std::fs::write(&file, people(3)).unwrap();
    let (file, missing) = (file.to_str().unwrap(), missing.to_str().unwrap());
    let folder = place.file("");
    let folder = folder.to_str().unwrap();
    for (arguments, sentence) in [
        (&[missing][..], "cannot be read: No such file or directory"),
        (&[folder], "cannot be read: Is a directory"),
        (
            &[file, "--rejects", missing],
            "cannot be written: No such file or directory",
        ),
        (
            &[file, "--rejects", folder],
            "cannot be written: Is a directory",
        ),
        (
            &[file, "--rejects", file],
            "The rejects cannot go where the lines come from.",
        ),
    ] {
        let imported = place.import(arguments, "").await;
        assert_eq!(imported.code, Some(1), "{arguments:?}");
        assert!(
            imported.told.contains(sentence),
            "{arguments:?}: {}",
            imported.told
        );
        assert_eq!(imported.said, "", "{arguments:?}");
    }
    assert_eq!(std::fs::read_to_string(file).unwrap(), people(3));
    let imported = place.import(&[], "").await;
    assert_eq!(imported.code, Some(2));
    assert!(imported.told.contains("Usage:"));
}

#[tokio::test]
async fn nothing_is_all_in() {
    let place = Place::new(Kind::Sqlite).await;
    for text in ["", "\n\n"] {
        let imported = place.import(&["-"], text).await;
        assert_eq!(
            (imported.code, imported.said.as_str()),
            (Some(0), "imported 0, there already 0, rejected 0\n")
        );
    }
}

#[tokio::test]
async fn help_has_examples_and_says_what_a_line_has() {
    let place = Place::new(Kind::Sqlite).await;
    let help = place.import(&["--help"], "").await.said;
    for word in [
        "Examples:",
        "--dry-run",
        "--rejects",
        "--allow-roles",
        "standard input",
        "password_hash",
        "phone_number",
        "verify_vehicles",
        "created_at",
        "exit code",
        "bcrypt",
        "better-auth",
        "--database-url",
    ] {
        assert!(help.contains(word), "it does not say {word}");
    }
}
