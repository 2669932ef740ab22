//! Drivers, their profiles and their files.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use md5::{Digest, Md5};
use serde_json::{Value, json};

use super::exchange::Call;
use super::{Account, Reply, Server};

/// Where the profile is.
pub const PROFILE: &str = "/api/v1/users/profile";
/// Where files are announced.
pub const UPLOADS: &str = "/api/v1/direct_uploads";
/// The kinds that hold one document.
pub const SINGLE: [&str; 7] = [
    "dbs",
    "tacho",
    "enchanced_dbs",
    "cpc",
    "medical_check",
    "child_safeguard_training",
    "cv",
];
/// The kinds that hold a list.
pub const LISTS: [&str; 2] = ["driving_license", "documents"];

/// The body of a `POST`: all that a profile must have, and `more`.
pub fn new_profile(more: Value) -> Value {
    with(
        json!({
            "first_name": "Virgie", "last_name": "Luettgen", "postcode": "123", "start_date": "2020-03-20", "birth_date": "2000-03-20",
            "contact_phone_number": "07856 207372",
        }),
        more,
    )
}

/// The body of a `PUT`: all that an update must have (it changes the English level of a [`new_profile`]), and `more`.
pub fn update(more: Value) -> Value {
    with(
        json!({
            "first_name": "Virgie", "last_name": "Luettgen", "postcode": "123", "english_level": "advanced", "contact_phone_number": "07856 207372",
        }),
        more,
    )
}

fn with(mut members: Value, more: Value) -> Value {
    let Value::Object(more) = more else {
        panic!("members, not {more}");
    };
    for (name, value) in more {
        members[name] = value;
    }
    json!({"profile": members})
}

/// How an attachment looks that is none.
pub fn nothing() -> Value {
    json!({"id": null, "signed_id": null, "byte_size": null, "filename": "", "url": null})
}

/// A small PDF, another one for each number.
pub fn pdf(number: usize) -> Vec<u8> {
    format!("%PDF-1.4\n% number {number}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n").into_bytes()
}

/// The MD5 as direct uploads tell it.
pub fn checksum(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Md5::digest(bytes))
}

/// What the announcement of a PDF says.
pub fn announcement(filename: &str, bytes: &[u8]) -> Value {
    json!({
        "filename": filename, "byte_size": bytes.len(), "checksum": checksum(bytes), "content_type": "application/pdf", "metadata": {},
    })
}

/// A profile without its trail: the answer to a change shows the trail that there was before.
pub fn trailless(profile: &Value) -> Value {
    let mut profile = profile.clone();
    profile["activities"] = json!([]);
    profile
}

/// What an answer says is wrong.
pub fn errors(reply: &Reply) -> Value {
    reply.expect(422)["errors"].clone()
}

/// All that lies in and below a folder.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let below = |path: PathBuf| {
        if path.is_dir() {
            files_in(&path)
        } else {
            vec![path]
        }
    };
    entries.flat_map(|entry| below(entry.path())).collect()
}

impl Server {
    /// Somebody who has registered and has a driver profile.
    pub async fn driver(&self, name: &str) -> Account {
        let account = self.register(name).await;
        self.create_profile(&account, &new_profile(json!({})))
            .await
            .expect(200);
        account
    }

    /// A `POST` of the profile as JSON.
    pub async fn create_profile(&self, account: &Account, body: &Value) -> Reply {
        let call = self.call("POST", PROFILE).bearer(&account.token);
        call.json(body).send().await
    }

    /// A `PUT` of the profile as JSON.
    pub async fn update_profile(&self, account: &Account, body: &Value) -> Reply {
        let call = self.call("PUT", PROFILE).bearer(&account.token);
        call.json(body).send().await
    }

    /// The same of what an update must have and `more`; answers the profile as it is shown from then on.
    pub async fn set(&self, account: &Account, more: Value) -> Value {
        let reply = self.update_profile(account, &update(more)).await;
        let profile = reply.expect(200)["profile"].clone();
        let shown = self.shown(account).await;
        assert_eq!(trailless(&profile), trailless(&shown));
        shown
    }

    /// The driver profile as it is now.
    pub async fn shown(&self, account: &Account) -> Value {
        let reply = self.get(PROFILE, &account.token).send().await;
        reply.expect(200)["profile"].clone()
    }

    /// An announcement of a file, `{"blob": …}`.
    pub fn announce(&self, account: &Account, blob: &Value) -> Call {
        let call = self.call("POST", UPLOADS).bearer(&account.token);
        call.json(&json!({"blob": blob}))
    }

    /// Sends the bytes of a PDF that was announced.
    pub async fn send_bytes(&self, announced: &Value, bytes: Vec<u8>) -> Reply {
        let path = self.path_of(&announced["direct_upload"]["url"]);
        self.call("PUT", &path)
            .body("application/pdf", bytes)
            .send()
            .await
    }

    /// Uploads a PDF, and answers its `signed_id`.
    pub async fn upload(&self, account: &Account, filename: &str, bytes: Vec<u8>) -> Value {
        let announced = self
            .announce(account, &announcement(filename, &bytes))
            .send()
            .await;
        let announced = announced.expect(200);
        self.send_bytes(&announced, bytes).await.expect(204);
        announced["signed_id"].clone()
    }

    /// The path of a URL of this server.
    pub fn path_of(&self, url: &Value) -> String {
        let url = url.as_str().expect("a URL");
        url.strip_prefix(&self.url)
            .expect("a URL of this server")
            .to_owned()
    }

    /// Fetches an attachment, as anybody can who has its URL.
    pub async fn fetch(&self, attachment: &Value) -> Reply {
        self.call("GET", &self.path_of(&attachment["url"]))
            .send()
            .await
    }

    /// The files in the media folder.
    pub fn files(&self) -> Vec<PathBuf> {
        files_in(&self.data().join("media"))
    }
}
