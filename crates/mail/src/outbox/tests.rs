//! Letters in a folder.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

use domain::mail::{Mail, Mailer};

use super::Outbox;
use crate::{Post, letter};

/// In which folder the process that is going to be killed writes letters.
const FOLDER: &str = "DOSSIER_TEST_OUTBOX";

fn post(folder: &Path) -> Post {
    let from = "Dossier <no-reply@example.com>".parse().unwrap();
    Post::folder(folder, from).unwrap()
}

fn mail(text: &str) -> Mail {
    Mail {
        to: "jane@example.org".to_owned(),
        subject: "Your code".to_owned(),
        text: text.to_owned(),
    }
}

fn ends(name: &str, extension: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|is| is == extension)
}

/// The names in a folder, in their order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names: BTreeSet<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.into_iter().collect()
}

#[tokio::test]
async fn a_letter_is_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let outbox = folder.path().join("not/yet/there");
    let post = post(&outbox);
    post.send(&mail("123456\n")).await.unwrap();
    post.send(&mail("123456\n")).await.unwrap();
    let names = names(&outbox);
    assert_eq!(names.len(), 2);
    for name in names {
        let letter = fs::read_to_string(outbox.join(name)).unwrap();
        let (headers, body) = letter.split_once("\r\n\r\n").unwrap();
        assert!(headers.contains("To: jane@example.org\r\n"), "{headers}");
        assert_eq!(body, "123456\r\n");
    }
}

#[tokio::test]
async fn files_sort_by_when_they_were_written_and_none_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let outbox = Outbox::open(folder.path()).unwrap();
    let from = "no-reply@example.com".parse().unwrap();
    let put = async |at: &str, name: &str| {
        let at = at.parse().unwrap();
        let letter = letter::write(&from, &mail("123456\n"), at, name).unwrap();
        outbox.put(&letter, at, name).await
    };
    put("2026-02-12T10:00:00.123Z", "b").await.unwrap();
    put("2026-02-12T09:59:59.999Z", "c").await.unwrap();
    put("2026-02-12T10:00:00.124Z", "a").await.unwrap();
    assert!(put("2026-02-12T10:00:00.124Z", "a").await.is_err());
    assert_eq!(
        names(folder.path()),
        [
            "20260212T095959.999Z-c.eml",
            "20260212T100000.123Z-b.eml",
            "20260212T100000.124Z-a.eml",
        ]
    );
}

#[cfg(unix)]
#[tokio::test]
async fn only_who_runs_the_server_may_read_letters() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let outbox = folder.path().join("outbox");
    post(&outbox).send(&mail("123456\n")).await.unwrap();
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&outbox), 0o700);
    assert_eq!(mode(&outbox.join(&names(&outbox)[0])), 0o600);
}

#[tokio::test]
async fn what_a_killed_process_left_is_removed_but_not_what_is_being_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join(".left.draft"), "From: Dos").unwrap();
    fs::write(path.join(".profile"), "").unwrap();
    let writing = File::create(path.join(".writing.draft")).unwrap();
    writing.lock().unwrap();
    post(path);
    assert_eq!(names(path), [".profile", ".writing.draft"]);
    drop(writing);
    post(path);
    assert_eq!(names(path), [".profile"]);
}

#[tokio::test]
async fn a_folder_that_was_moved_away_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let (outbox, away) = (folder.path().join("outbox"), folder.path().join("away"));
    let post = post(&outbox);
    post.send(&mail("123456\n")).await.unwrap();
    fs::rename(&outbox, &away).unwrap();
    post.send(&mail("654321\n")).await.unwrap();
    assert_eq!((names(&outbox).len(), names(&away).len()), (1, 1));
}

#[tokio::test]
async fn a_folder_that_cannot_be_used_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let from: crate::Mailbox = "no-reply@example.com".parse().unwrap();
    let error = Post::folder(&file, from).unwrap_err().to_string();
    let sentence = format!("the folder {} cannot be used: ", file.display());
    assert!(error.starts_with(&sentence), "{error}");

    let outbox = folder.path().join("outbox");
    let post = post(&outbox);
    fs::remove_dir(&outbox).unwrap();
    fs::write(&outbox, "").unwrap();
    let error = post.send(&mail("123456\n")).await.unwrap_err();
    assert!(
        error.to_string().starts_with("the mail was not taken: "),
        "{error}"
    );
}

#[tokio::test]
async fn a_process_that_is_killed_leaves_whole_letters_only() {
    let text = "a line of a long letter\n".repeat(5_000);
    if let Some(folder) = std::env::var_os(FOLDER) {
        let post = post(Path::new(&folder));
        loop {
            post.send(&mail(&text)).await.unwrap();
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "outbox::tests::a_process_that_is_killed_leaves_whole_letters_only",
        ])
        .env(FOLDER, folder.path())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    // Until it has written some letters and is in the middle of another.
    loop {
        let names = names(folder.path());
        if names.len() > 5 && ends(&names[0], "draft") {
            break;
        }
        assert!(
            writer.try_wait().unwrap().is_none(),
            "it writes until it is killed"
        );
    }
    writer.kill().unwrap();
    writer.wait().unwrap();

    post(folder.path());
    let names = names(folder.path());
    assert!(names.len() >= 4);
    for name in names {
        assert!(ends(&name, "eml"), "{name}");
        let letter = fs::read_to_string(folder.path().join(&name)).unwrap();
        let (_, body) = letter.split_once("\r\n\r\n").unwrap();
        assert_eq!(body.replace("\r\n", "\n"), text, "{name}");
    }
}
