//! Help, mistakes and `user create`.

use serde_json::{Value, json};

use super::support::{Process, command, run, text};

#[tokio::test]
async fn help_has_examples_and_every_setting() {
    for (arguments, wanted) in [
        (&["--help"][..], &["serve", "migrate", "user"][..]),
        (
            &["serve", "--help"],
            &[
                "Examples:",
                "--demo",
                "--listen",
                "DOSSIER_DATABASE_URL_FILE",
                "127.0.0.1:5000",
                "--config",
            ],
        ),
        (&["migrate", "--help"], &["Examples:", "--database-url"]),
        (
            &["user", "create", "--help"],
            &["Examples:", "--role", "standard input"],
        ),
    ] {
        let output = run(&mut command(arguments), "").await;
        assert!(output.status.success());
        for word in wanted {
            assert!(
                text(&output.stdout).contains(word),
                "{arguments:?} does not say {word}"
            );
        }
    }
}

#[tokio::test]
async fn a_bad_setting_stops_the_start_with_a_sentence_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dossier.toml");
    std::fs::write(&file, "listen = \"nonsense\"\nlisten_on = \"x\"\ncors_origins = [\"https://a.example.com/path\"]\n").unwrap();
    let file = file.display().to_string();
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
        (vec!["--config", &file], vec![], vec!["listen_on in"]),
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
            vec!["--demo", "--listen", "0.0.0.0:5999"],
            vec![],
            vec!["--demo needs a loopback address"],
        ),
    ] {
        let output = run(
            command(&["serve"])
                .args(&arguments)
                .envs(variables.clone())
                .current_dir(folder.path()),
            "",
        )
        .await;
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

#[tokio::test]
async fn migrate_makes_the_tables_and_can_be_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    for _ in 0..2 {
        let output = run(&mut command(&["migrate", "--data", &data]), "").await;
        assert!(output.status.success(), "{}", text(&output.stderr));
    }
    assert!(folder.path().join("dossier.db").exists());
}

#[tokio::test]
async fn user_create_prints_the_uid_of_an_account_that_can_sign_in() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    for role in ["user", "service", "admin"] {
        let email = format!("{role}@example.com");
        let output = run(
            &mut command(&["user", "create", &email, "--role", role, "--data", &data]),
            "a password\n",
        )
        .await;
        assert!(output.status.success(), "{}", text(&output.stderr));
        let uid = text(&output.stdout).trim().to_owned();
        let server = Process::serve(folder.path(), &[]).await;
        let login = json!({"email": email, "password": "a password"});
        let pair: Value = server
            .request("POST", "/auth/login")
            .json(&login)
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap();
        assert_eq!(pair["user"]["uid"], uid.as_str());
        let claims = crate::auth::claims(pair["access_token"].as_str().unwrap());
        assert_eq!(claims["scp"], role);
    }
}

#[tokio::test]
async fn user_create_refuses_what_registration_refuses() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    let create = async |email: &str, password: &str| {
        run(
            &mut command(&["user", "create", email, "--data", &data]),
            password,
        )
        .await
    };
    assert!(create("a@example.com", "a password").await.status.success());
    for (email, password, word) in [
        ("a@example.com", "a password", "taken"),
        ("A@EXAMPLE.COM", "a password", "taken"),
        ("nonsense", "a password", "email"),
        ("b@example.com", "short", "password"),
        ("b@example.com", "", "password"),
    ] {
        let output = create(email, password).await;
        assert_eq!(output.status.code(), Some(1), "{email}");
        assert!(
            text(&output.stderr).contains(word),
            "{email}: {}",
            text(&output.stderr)
        );
    }
    let output = run(
        &mut command(&[
            "user",
            "create",
            "c@example.com",
            "--role",
            "root",
            "--data",
            &data,
        ]),
        "a password",
    )
    .await;
    assert_eq!(output.status.code(), Some(2));
}
