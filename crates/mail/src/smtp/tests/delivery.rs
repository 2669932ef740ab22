//! Letters arrive.

use std::time::Duration;

use domain::mail::Mailer;
use serde_json::json;

use super::mail;
use super::smtpd::Smtpd;
use crate::smtp::Limits;

#[tokio::test]
async fn a_letter_arrives_as_it_was_written() {
    let mut server = Smtpd::start(&[]).await;
    let post = server.post("smtp://HOST?hello=app.example.com", Limits::default());
    post.send(&mail("jane@example.org")).await.unwrap();
    let (_, letter) = server.letter().await;
    assert_eq!(letter["sender"], "no-reply@example.com");
    assert_eq!(letter["to"], json!(["jane@example.org"]));
    assert_eq!(letter["hello"], "app.example.com");
    assert_eq!(
        (&letter["user"], &letter["tls"]),
        (&json!(null), &json!(false))
    );
    let content = letter["content"].as_str().unwrap();
    let (headers, body) = content.split_once("\r\n\r\n").unwrap();
    assert!(headers.contains("Subject: Your code\r\n"), "{headers}");
    assert_eq!(body.trim_end(), "Hello,\r\n\r\n.123456");
}

#[tokio::test]
async fn letters_share_a_connection() {
    let mut server = Smtpd::start(&[]).await;
    let post = server.post("smtp://HOST", Limits::default());
    let mut connections = 0;
    for _ in 0..3 {
        post.clone().send(&mail("jane@example.org")).await.unwrap();
        connections += server.letter().await.0;
    }
    assert_eq!(connections, 1);
}

#[tokio::test]
async fn letters_at_once_all_arrive_on_few_connections() {
    let mut server = Smtpd::start(&[]).await;
    let limits = Limits {
        connections: 3,
        ..Limits::default()
    };
    let post = server.post("smtp://HOST", limits);
    let sending = (0..20).map(|number| {
        let post = post.clone();
        tokio::spawn(async move { post.send(&mail(&format!("jane{number}@example.org"))).await })
    });
    for sent in sending.collect::<Vec<_>>() {
        sent.await.unwrap().unwrap();
    }
    let (mut connections, mut receivers) = (0, Vec::new());
    for _ in 0..20 {
        let (more, letter) = server.letter().await;
        connections += more;
        receivers.push(letter["to"][0].as_str().unwrap().to_owned());
    }
    receivers.sort();
    receivers.dedup();
    assert_eq!(receivers.len(), 20);
    assert!((1..=3).contains(&connections), "{connections}");
}

#[tokio::test]
async fn a_connection_that_waits_for_long_is_closed() {
    let mut server = Smtpd::start(&[]).await;
    let limits = Limits {
        idle: Duration::from_millis(50),
        ..Limits::default()
    };
    let post = server.post("smtp://HOST", limits);
    post.send(&mail("jane@example.org")).await.unwrap();
    assert_eq!(server.letter().await.0, 1);
    assert_eq!(server.says().await, json!({"connected": false}));
    post.send(&mail("jane@example.org")).await.unwrap();
    assert_eq!(server.letter().await.0, 1);
}

#[tokio::test]
async fn a_letter_goes_on_when_nobody_waits_for_it() {
    let mut server = Smtpd::start(&[]).await;
    let post = server.post("smtp://HOST", Limits::default());
    let letter = mail("jane@example.org");
    // It is begun, and then given up.
    {
        let mut sending = std::pin::pin!(post.send(&letter));
        let begun = std::future::poll_fn(|context| {
            std::task::Poll::Ready(sending.as_mut().poll(context).is_pending())
        });
        assert!(begun.await);
    }
    assert_eq!(server.letter().await.1["to"], json!(["jane@example.org"]));
}
