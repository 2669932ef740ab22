//! Settings that name a server.

use secrecy::ExposeSecret;

use crate::SmtpUrl;
use crate::smtp::url::Encryption;

#[test]
fn a_url_names_a_server() {
    let jane = Some(("jane", "pass:word@1"));
    for (text, shown, encryption, credentials) in [
        (
            "smtp://localhost",
            "smtp://localhost:25",
            Encryption::None,
            None,
        ),
        (
            "smtp://relay:2525/",
            "smtp://relay:2525",
            Encryption::None,
            None,
        ),
        (
            "smtp://[::1]:2525",
            "smtp://[::1]:2525",
            Encryption::None,
            None,
        ),
        (
            "smtps://Mail.Example.com",
            "smtps://mail.example.com:465",
            Encryption::Implicit,
            None,
        ),
        (
            "smtps://jane:pass%3Aword%401@mail.example.com:4650",
            "smtps://mail.example.com:4650",
            Encryption::Implicit,
            jane,
        ),
        (
            "smtp://jane:pass%3Aword%401@mail.example.com?tls=required",
            "smtp://mail.example.com:587",
            Encryption::Required,
            jane,
        ),
        (
            "smtp://jane:pass%3Aword%401@mail.example.com?tls=opportunistic",
            "smtp://mail.example.com:587",
            Encryption::Opportunistic,
            jane,
        ),
        (
            "smtp://jane:pass%3Aword%401@relay?tls=none",
            "smtp://relay:25",
            Encryption::None,
            jane,
        ),
        (
            "smtp://jane:pass%3Aword%401@127.0.0.1",
            "smtp://127.0.0.1:25",
            Encryption::None,
            jane,
        ),
    ] {
        let url: SmtpUrl = text.parse().unwrap();
        assert_eq!(url.to_string(), shown);
        assert_eq!(url.encryption, encryption, "{text}");
        let read = url.credentials.as_ref();
        let read = read.map(|(user, password)| (user.as_str(), password.expose_secret()));
        assert_eq!(read, credentials, "{text}");
        assert!(!format!("{url:?}").contains("pass:word"), "{url:?}");
    }
}

#[test]
fn a_bad_url_is_refused_with_a_sentence_that_hides_the_password() {
    for (text, sentence) in [
        ("", "must begin with 'smtp://' or 'smtps://'"),
        (
            "mail.example.com",
            "must begin with 'smtp://' or 'smtps://'",
        ),
        (
            "http://u:hunter2@h",
            "must begin with 'smtp://' or 'smtps://'",
        ),
        ("smtp://", "names no server after '//'"),
        (
            "smtp://u:hunter2@",
            "is no URL such as 'smtps://user:password@mail.example.com': empty host",
        ),
        (
            "smtps://u:hun/ter2@h",
            "is no URL such as 'smtps://user:password@mail.example.com': invalid port number",
        ),
        (
            "smtps://u:12/hunter2@h",
            "must not have a path or fragment after the server",
        ),
        (
            "smtps://u:12#hunter2@h",
            "must not have a path or fragment after the server",
        ),
        (
            "smtps://u:12?hunter2@h",
            "has an unknown parameter; known are tls and hello",
        ),
        ("smtps://h:0", "must not have port 0"),
        ("smtps://u@h", "must have a user and a password, or neither"),
        (
            "smtps://:hunter2@h",
            "must have a user and a password, or neither",
        ),
        (
            "smtps://u:hunter2%FF@h",
            "has a user or password that is not UTF-8 once it is percent-decoded",
        ),
        (
            "smtp://u:hunter2@h",
            "would send the password in the clear; begin with 'smtps://', or end with '?tls=required' or, if that is meant, '?tls=none'",
        ),
        (
            "smtp://u:hunter2@h?tls=maybe",
            "has an unknown value for tls; known are required, opportunistic and none, and none of them with 'smtps://'",
        ),
        (
            "smtps://u:hunter2@h?tls=none",
            "has an unknown value for tls; known are required, opportunistic and none, and none of them with 'smtps://'",
        ),
        (
            "smtps://h?hello=",
            "has a value for hello that is no host's name",
        ),
        (
            "smtps://h?hello=a%0D%0AMAIL",
            "has a value for hello that is no host's name",
        ),
        (
            "smtps://h/inbox",
            "must not have a path or fragment after the server",
        ),
    ] {
        let error = text.parse::<SmtpUrl>().unwrap_err();
        assert_eq!(error.to_string(), sentence, "{text}");
        assert!(!format!("{error:?}").contains("hunter2"), "{text}");
    }
}
