//! Callers of the account API, and the mail that they get.

use std::path::PathBuf;

use regex::Regex;
use reqwest::multipart::Form;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use super::exchange::Call;
use super::{Account, Reply, Server};

/// Where the profile is read.
pub const PROFILE: &str = "/api/v1/user/get/profile/";
/// Where it is changed.
pub const UPDATE: &str = "/api/v1/user/update/profile/";
/// Where codes are asked for.
pub const TOKENS: &str = "/api/v1/user/token-generator/";
/// Where images go.
pub const IMAGE: &str = "/api/v1/user/profile/profile-image/";
/// Where they go too.
pub const SHORT_IMAGE: &str = "/api/v1/user/profile-image/";
/// Where callers learn where they are.
pub const LOCAL_INFO: &str = "/api/v1/get/local-info/";
/// Every operation.
pub const OPERATIONS: [(&str, &str); 6] = [
    ("GET", PROFILE),
    ("POST", UPDATE),
    ("PUT", TOKENS),
    ("POST", IMAGE),
    ("POST", SHORT_IMAGE),
    ("GET", LOCAL_INFO),
];
/// What is said of a code that proves nothing.
pub const NOT_MATCHING: &str = "Token is not matching.";
/// What is said of what is missing.
pub const REQUIRED: &str = "This field is required.";

/// Somebody, and the key of the application that they use.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Who it is.
    pub account: Account,
    /// The API key.
    pub key: String,
}

/// What proves an address: the code that was mailed there, and the checksum that came with it.
#[derive(Debug, Clone)]
pub struct Proof {
    /// Six digits.
    pub code: String,
    /// What binds it to its user and its address.
    pub checksum: String,
}

impl Proof {
    /// The body of a change to `email`, with this proof.
    pub fn of(&self, email: &str) -> Value {
        json!({"email": email, "token_field": self.code, "token_checksum_field": self.checksum})
    }

    /// The same with the `number`th of the codes that are wrong.
    pub fn wrong(&self, number: u32) -> Self {
        let right: u32 = self.code.parse().expect("digits");
        let code = format!("{:06}", (right + 1 + number) % 1_000_000);
        let checksum = self.checksum.clone();
        Self { code, checksum }
    }
}

/// The data of an answer that is a success.
pub fn data(reply: &Reply) -> Value {
    let mut body = reply.expect(200);
    let data = body["data"].take();
    assert_eq!(
        body,
        json!({"status_code": 200, "errors": {}, "data": null})
    );
    data
}

/// What an answer with this status says is wrong.
pub fn errors(reply: &Reply, status: u16) -> Value {
    let mut body = reply.expect(status);
    let errors = body["errors"].take();
    assert_eq!(
        body,
        json!({"status_code": status, "errors": null, "data": {}})
    );
    errors
}

/// What is wrong with the fields of a request.
pub fn invalid(reply: &Reply) -> Value {
    errors(reply, 400)
}

/// A form with these texts.
pub fn form(pairs: &[(&str, &str)]) -> Form {
    pairs.iter().fold(Form::new(), |form, (name, value)| {
        form.text((*name).to_owned(), (*value).to_owned())
    })
}

impl Server {
    /// A new API key with this name.
    pub async fn api_key(&self, name: &str) -> String {
        let key = self.app.api_keys.create(name).await;
        key.expect("the key can be made").expose_secret().to_owned()
    }

    /// Somebody who has registered and uses an application.
    pub async fn caller(&self, name: &str) -> Caller {
        Caller {
            account: self.register(name).await,
            key: self.api_key(name).await,
        }
    }

    /// The same with a new token, since the clock was moved.
    pub async fn back(&self, caller: &Caller) -> Caller {
        Caller {
            account: self.login(&caller.account).await,
            key: caller.key.clone(),
        }
    }

    /// A request of the caller's.
    pub fn ask(&self, caller: &Caller, method: &str, path: &str) -> Call {
        self.call(method, path)
            .bearer(&caller.account.token)
            .header("apikey", &caller.key)
    }

    /// What the profile is now.
    pub async fn profile_data(&self, caller: &Caller) -> Value {
        data(&self.ask(caller, "GET", PROFILE).send().await)
    }

    /// The person in it.
    pub async fn person(&self, caller: &Caller) -> Value {
        self.profile_data(caller).await["UserProfile"][0].take()
    }

    /// A change of the profile, as JSON.
    pub async fn change(&self, caller: &Caller, body: &Value) -> Reply {
        let call = self.ask(caller, "POST", UPDATE);
        call.json(body).send().await
    }

    /// The same with the email that the caller has registered with, and `more`.
    pub async fn change_of(&self, caller: &Caller, more: Value) -> Reply {
        let mut body = json!({"email": caller.account.email});
        for (name, value) in more.as_object().expect("members") {
            body[name] = value.clone();
        }
        self.change(caller, &body).await
    }

    /// Asks for a code for this address.
    pub async fn ask_for_code(&self, caller: &Caller, email: &str) -> Reply {
        let call = self.ask(caller, "PUT", TOKENS);
        call.json(&json!({"email": email})).send().await
    }

    /// Asks for a code for this address, and reads the mail.
    pub async fn proof(&self, caller: &Caller, email: &str) -> Proof {
        let answer = data(&self.ask_for_code(caller, email).await);
        assert_eq!(answer["success"], true);
        let checksum = answer["token_checksum"].as_str().expect("a text");
        Proof {
            code: code(&self.mail_to(email)),
            checksum: checksum.to_owned(),
        }
    }

    /// The only message to this address that was not read yet.
    pub fn mail_to(&self, email: &str) -> String {
        let (file, text) = self.outbox(email).pop().expect("there is mail");
        assert!(self.outbox(email).len() == 1, "there is more mail");
        std::fs::remove_file(file).expect("it can be removed");
        text
    }

    /// The messages to this address that were not read yet.
    pub fn outbox(&self, email: &str) -> Vec<(PathBuf, String)> {
        let files = super::drivers::files_in(&self.data().join("outbox"));
        let read = |file: PathBuf| {
            let text = std::fs::read_to_string(&file).expect("mail is text");
            (file, text)
        };
        let to = format!("To: {email}\r\n");
        // Drafts may be gone by now.
        let whole = |file: &PathBuf| file.extension().is_some_and(|it| it == "eml");
        let messages = files.into_iter().filter(whole).map(read);
        messages.filter(|(_, text)| text.contains(&to)).collect()
    }
}

/// The code in a message.
pub fn code(message: &str) -> String {
    let (_, text) = message.split_once("\r\n\r\n").expect("a head and a body");
    let digits = Regex::new(r"\b[0-9]{6}\b").expect("a pattern");
    let codes: Vec<&str> = digits.find_iter(text).map(|code| code.as_str()).collect();
    assert_eq!(codes.len(), 1, "{text}");
    codes[0].to_owned()
}
