//! TLS and passwords.

use domain::mail::Mailer;
use serde_json::json;

use super::mail;
use super::smtpd::Smtpd;
use crate::smtp::Limits;

/// `jane` and `pass:word@1`.
const JANE: &str = "jane:pass%3Aword%401";

#[tokio::test]
async fn a_server_with_tls_and_passwords_takes_letters() {
    for (modes, url) in [
        (["starttls", "auth"], "smtp://JANE@HOST?tls=required"),
        (["starttls", "auth"], "smtp://JANE@HOST?tls=opportunistic"),
        (["implicit", "auth"], "smtps://JANE@HOST"),
    ] {
        let mut server = Smtpd::start(&modes).await;
        let post = server.post(&url.replace("JANE", JANE), Limits::default());
        post.send(&mail("jane@example.org")).await.unwrap();
        let letter = server.letter().await.1;
        assert_eq!(
            (&letter["user"], &letter["tls"]),
            (&json!("jane"), &json!(true)),
            "{url}"
        );
    }
}

#[tokio::test]
async fn a_wrong_password_is_told_without_the_password() {
    let server = Smtpd::start(&["auth"]).await;
    let post = server.post("smtp://jane:secret-words@HOST", Limits::default());
    let error = post.send(&mail("jane@example.org")).await.unwrap_err();
    assert!(error.to_string().contains("535"), "{error}");
    for shown in [format!("{error:?}"), error.to_string(), format!("{post:?}")] {
        assert!(!shown.contains("secret-words"), "{shown}");
    }
}

#[tokio::test]
async fn a_server_without_tls_gets_nothing_where_tls_is_required() {
    let mut server = Smtpd::start(&["auth"]).await;
    let post = server.post(
        &format!("smtp://{JANE}@HOST?tls=required"),
        Limits::default(),
    );
    let error = post.send(&mail("jane@example.org")).await.unwrap_err();
    assert!(
        error.to_string().contains("STARTTLS is not supported"),
        "{error}"
    );
    // With what is offered it goes.
    let post = server.post(
        &format!("smtp://{JANE}@HOST?tls=opportunistic"),
        Limits::default(),
    );
    post.send(&mail("jane@example.org")).await.unwrap();
    let letter = server.letter().await.1;
    assert_eq!(
        (&letter["user"], &letter["tls"]),
        (&json!("jane"), &json!(false))
    );
}

#[tokio::test]
async fn a_server_of_another_name_or_of_no_known_authority_gets_nothing() {
    for (mode, scheme, query) in [
        ("implicit", "smtps", ""),
        ("starttls", "smtp", "?tls=required"),
    ] {
        let server = Smtpd::start(&[mode]).await;
        let elsewhere = format!("{scheme}://127.0.0.1:{}{query}", server.port());
        let error = server
            .post_to(&elsewhere, Limits::default())
            .send(&mail("a@example.org"))
            .await;
        assert!(
            error.unwrap_err().to_string().contains("certificate"),
            "{elsewhere}"
        );

        let stranger = format!("{scheme}://localhost:{}{query}", server.port());
        let from = "no-reply@example.com".parse().unwrap();
        let post = crate::Post::smtp(stranger.parse().unwrap(), from);
        let error = post.send(&mail("a@example.org")).await.unwrap_err();
        assert!(error.to_string().contains("certificate"), "{error}");
    }
}
