//! Help, `migrate` and `user create`.

use serde_json::{Value, json};

use super::support::{Process, command, run, text};

#[tokio::test]
async fn help_has_examples_and_every_setting() {
    for (arguments, wanted) in [
        (&["--help"][..], &["serve", "migrate", "user", "apikey"][..]),
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
        (&["apikey", "--help"], &["create", "list", "revoke"]),
        (
            &["apikey", "create", "--help"],
            &["Examples:", "<NAME>", "once", "--database-url"],
        ),
        (&["apikey", "list", "--help"], &["Examples:", "prefix"]),
        (
            &["apikey", "revoke", "--help"],
            &["Examples:", "<NAME|PREFIX>", "5 seconds"],
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
