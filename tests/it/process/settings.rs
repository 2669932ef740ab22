//! Settings: where they come from, and which are none.

use std::path::Path;

use super::support::{command, run, text};

/// A start in this folder is refused with all of these sentences, and shows no secret.
async fn assert_refused(
    folder: &Path,
    arguments: &[&str],
    variables: &[(&str, &str)],
    sentences: &[&str],
) {
    let mut serve = command(&["serve"]);
    serve.args(arguments).envs(variables.iter().copied());
    let output = run(serve.current_dir(folder), "").await;
    let said = text(&output.stderr);
    assert_eq!(
        output.status.code(),
        Some(1),
        "{arguments:?} {variables:?}: {said}"
    );
    assert!(!said.contains("hunter2"), "{said}");
    for sentence in sentences {
        assert!(said.contains(sentence), "{sentence}: {said}");
    }
}

#[tokio::test]
async fn what_is_unknown_unreadable_or_wrong_is_told_at_once_wherever_it_comes_from() {
    let folder = tempfile::tempdir().unwrap();
    let file = "listen = \"nonsense\"\nlisten_on = \"x\"\ncors_origins = [\"https://a.example.com/path\"]\n";
    std::fs::write(folder.path().join("dossier.toml"), file).unwrap();
    let variables = [
        ("DOSSIER_LISTN", "127.0.0.1:1"),
        ("DOSSIER_JWT_SECRET_FILE", "/nowhere"),
        ("DOSSIER_SMTP_URL", "http://root:hunter2@x"),
        ("DOSSIER_OTLP_URL", "hunter2"),
    ];
    let sentences = [
        "listen_on in dossier.toml is no setting",
        "listen in dossier.toml must be an address and a port such as",
        "cors_origins in dossier.toml must list origins such as",
        "--log-format must be text or json",
        "DOSSIER_LISTN is no setting of Dossier (did you mean 'listen'?)",
        "DOSSIER_JWT_SECRET_FILE: the file /nowhere cannot be read",
        "DOSSIER_SMTP_URL must begin with 'smtp://'",
        "DOSSIER_OTLP_URL must be an http:// or https:// URL",
    ];
    let arguments = ["--config", "dossier.toml", "--log-format", "xml"];
    assert_refused(folder.path(), &arguments, &variables, &sentences).await;
}

#[tokio::test]
async fn a_file_that_is_no_toml_is_told_without_the_line_itself() {
    let folder = tempfile::tempdir().unwrap();
    let file = "log = \"info\"\njwt_secret = \"hunter2 hunter2\n";
    std::fs::write(folder.path().join("dossier.toml"), file).unwrap();
    let sentences = ["dossier.toml is not TOML: line 2: ", "DOSSIER_LISTEN must"];
    let arguments = ["--config", "dossier.toml"];
    let variables = [("DOSSIER_LISTEN", "here")];
    assert_refused(folder.path(), &arguments, &variables, &sentences).await;
}

#[tokio::test]
async fn a_bad_setting_stops_the_start_with_a_sentence_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, variables, sentences) in [
        (
            vec![],
            vec![("DOSSIER_LISTN", "127.0.0.1:1")],
            vec!["DOSSIER_LISTN is no setting", "did you mean 'listen'"],
        ),
        (
            vec![],
            vec![
                ("DOSSIER_LISTEN", "here"),
                ("DOSSIER_PUBLIC_URL", "ftp://x"),
            ],
            vec![
                "DOSSIER_LISTEN must be an address",
                "DOSSIER_PUBLIC_URL must be",
            ],
        ),
        (
            vec!["--log-format", "xml"],
            vec![],
            vec!["--log-format must be text or json"],
        ),
        (
            vec!["--public-url", "https://a.example.com/a\"b"],
            vec![],
            vec!["--public-url must be an http:// or https:// URL with a plain path"],
        ),
        (
            vec!["--config", "/nowhere.toml"],
            vec![],
            vec!["/nowhere.toml cannot be read"],
        ),
        (
            vec!["--jwt-secret", "hunter2"],
            vec![],
            vec!["--jwt-secret must have at least 32 bytes"],
        ),
        (
            vec![],
            vec![("DOSSIER_JWT_SECRET_FILE", "/nowhere")],
            vec!["DOSSIER_JWT_SECRET_FILE", "/nowhere cannot be read"],
        ),
        (
            vec!["--database-url", "mysql://root:hunter2@x/y"],
            vec![],
            vec!["--database-url must begin with"],
        ),
        (
            vec![
                "--account-prefix",
                "/auth",
                "--profile-updates-per-day",
                "0",
            ],
            vec![],
            vec![
                "--account-prefix must leave /auth to what is served there",
                "--profile-updates-per-day must be a number from 1",
            ],
        ),
        (
            vec!["--mail-from", "nobody", "--default-country", "XX"],
            vec![("DOSSIER_SMTP_URL", "http://root:hunter2@x")],
            vec![
                "DOSSIER_SMTP_URL must begin with 'smtp://'",
                "--mail-from must be an address",
                "--default-country must be the two letters of a country",
            ],
        ),
        (
            vec!["--geoip-db", "/nowhere.mmdb"],
            vec![],
            vec!["/nowhere.mmdb", "cannot be read"],
        ),
        (
            vec!["--demo", "--listen", "0.0.0.0:5999"],
            vec![],
            vec!["--demo needs a loopback address"],
        ),
    ] {
        assert_refused(folder.path(), &arguments, &variables, &sentences).await;
    }
}

#[tokio::test]
async fn a_url_that_may_have_a_password_in_it_is_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, variables, sentences) in [
        (
            vec!["--public-url", "https://root:hunter2@a.example.com"],
            vec![
                ("DOSSIER_MEDIA_URL", "https://root:hunter2@x/y"),
                ("DOSSIER_CORS_ORIGINS", "hunter2"),
            ],
            vec![
                "--public-url must be",
                "without a user",
                "DOSSIER_MEDIA_URL must begin with",
                "DOSSIER_CORS_ORIGINS must list",
            ],
        ),
        (
            vec![],
            vec![("DOSSIER_DATABASE_URL_FILE", "postgres://root:hunter2@x/y")],
            vec!["DOSSIER_DATABASE_URL_FILE must name a file"],
        ),
    ] {
        assert_refused(folder.path(), &arguments, &variables, &sentences).await;
    }
}

#[tokio::test]
async fn a_password_under_a_misspelt_name_is_not_logged() {
    let folder = tempfile::tempdir().unwrap();
    let url = "postgres://ada@127.0.0.1:1/x?passwrd=hunter2";
    let variables = [("DOSSIER_DATABASE_URL", url), ("DOSSIER_LOG", "trace")];
    assert_refused(
        folder.path(),
        &[],
        &variables,
        &["the database cannot be reached"],
    )
    .await;
}

#[tokio::test]
async fn flags_win_over_variables_and_variables_over_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dossier.toml");
    std::fs::write(&file, "listen = \"file\"\n").unwrap();
    let said = async |arguments: &[&str], variables: &[(&str, &str)]| {
        text(
            &run(
                command(&["serve", "--config", file.to_str().unwrap()])
                    .args(arguments)
                    .envs(variables.iter().copied()),
                "",
            )
            .await
            .stderr,
        )
    };
    assert!(said(&[], &[]).await.contains("not 'file'"));
    assert!(
        said(&[], &[("DOSSIER_LISTEN", "variable")])
            .await
            .contains("not 'variable'")
    );
    assert!(
        said(&["--listen", "flag"], &[("DOSSIER_LISTEN", "variable")])
            .await
            .contains("not 'flag'")
    );
}
