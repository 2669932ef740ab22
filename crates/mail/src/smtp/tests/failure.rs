//! Letters that are not taken.

use std::time::Duration;

use domain::mail::{MailError, Mailer};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::mail;
use super::smtpd::Smtpd;
use crate::Post;
use crate::smtp::{Limits, Server};

/// No test waits for longer than it must.
const SHORT: Limits = Limits {
    connect: Duration::from_millis(200),
    letter: Duration::from_millis(400),
    idle: Duration::from_secs(30),
    connections: 8,
};

fn to(port: u16, limits: Limits) -> Post {
    let url = format!("smtp://127.0.0.1:{port}").parse().unwrap();
    Post::server(Server::new(url, limits), "a@example.com".parse().unwrap())
}

#[tokio::test]
async fn a_refused_letter_is_told_and_the_next_one_arrives() {
    let mut server = Smtpd::start(&[]).await;
    let post = server.post("smtp://HOST", Limits::default());
    let error = post.send(&mail("refused@example.org")).await.unwrap_err();
    assert!(
        error.to_string().contains("nobody here has that name"),
        "{error}"
    );
    post.send(&mail("jane@example.org")).await.unwrap();
    assert_eq!(server.letter().await.1["to"], json!(["jane@example.org"]));
}

#[tokio::test]
async fn nobody_listening_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let error = to(port, Limits::default())
        .send(&mail("jane@example.org"))
        .await;
    assert!(error.unwrap_err().to_string().contains("refused"));
}

#[tokio::test]
async fn a_server_that_says_nothing_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let error = to(port, SHORT)
        .send(&mail("jane@example.org"))
        .await
        .unwrap_err();
    let sentence = "the mail was not taken: the mail server has not taken a letter within 400ms";
    assert_eq!(error.to_string(), sentence);
}

#[tokio::test]
async fn a_server_that_speaks_without_end_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        let line = format!("220-{}\r\n", "hello".repeat(150));
        while connection.write_all(line.as_bytes()).await.is_ok() {}
    });
    let error = to(port, Limits::default())
        .send(&mail("jane@example.org"))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("too large"), "{error}");
}

#[tokio::test]
async fn a_late_answer_is_never_taken_for_the_next_letters() {
    let mut server = Smtpd::start(&[]).await;
    let limits = Limits {
        letter: Duration::from_secs(2),
        ..Limits::default()
    };
    let hasty = server.post("smtp://HOST", limits);
    let error = hasty.send(&mail("hangs@example.org")).await.unwrap_err();
    assert!(error.to_string().contains("within 2s"), "{error}");
    // Its letter came, its answer did not.
    let (connections, letter) = server.letter().await;
    assert_eq!(
        (connections, &letter["to"]),
        (1, &json!(["hangs@example.org"]))
    );

    // The next one does not use that connection: whatever is said there is of no concern to it.
    let refused = hasty.send(&mail("refused@example.org")).await.unwrap_err();
    assert!(refused.to_string().contains("550"), "{refused}");
    hasty.send(&mail("jane@example.org")).await.unwrap();
    let (connections, letter) = server.letter().await;
    assert_eq!(
        (connections, &letter["to"]),
        (2, &json!(["jane@example.org"]))
    );
}

#[tokio::test]
async fn a_kept_connection_that_the_server_has_left_is_replaced() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    // Says the same to everybody, and leaves after each letter.
    let serving = tokio::spawn(async move {
        for _ in 0..2 {
            let (mut connection, _) = listener.accept().await.unwrap();
            let mut received = Vec::new();
            connection.write_all(b"220 hello\r\n").await.unwrap();
            for answer in ["250 hello", "250 from", "250 to", "354 go on"] {
                while !received.ends_with(b"\r\n") {
                    connection.read_buf(&mut received).await.unwrap();
                }
                received.clear();
                connection.write_all(answer.as_bytes()).await.unwrap();
                connection.write_all(b"\r\n").await.unwrap();
            }
            while !received.ends_with(b"\r\n.\r\n") {
                connection.read_buf(&mut received).await.unwrap();
            }
            connection.write_all(b"250 taken\r\n").await.unwrap();
        }
    });
    let sender = to(port, Limits::default());
    sender.send(&mail("jane@example.org")).await.unwrap();
    sender.send(&mail("jane@example.org")).await.unwrap();
    serving.await.unwrap();
}

#[tokio::test]
async fn who_cannot_be_written_to_is_told_before_a_server_is_asked() {
    let post = to(1, Limits::default());
    for to in [
        "",
        "nobody",
        "a@example.com\r\nRCPT TO:<b@example.com>",
        "\"a b\"@example.com",
        "\"a@b\"@example.com",
    ] {
        let error = post.send(&mail(to)).await.unwrap_err();
        assert!(matches!(error, MailError::Address(_)), "{error}");
    }
}
