//! What is wrong with a body that breaks its document, beyond what the document tells.

use std::sync::Arc;

use contract::{Inspect, Location, Submission, Violation};
use domain::email_proof::{EmailChange, EmailProofService};
use domain::profile::ProfileService;
use futures_util::future::BoxFuture;
use media::Codec;
use serde_json::Value;

use super::{pictures, sentences};
use crate::ports::Production;
use crate::security::authenticator::caller;

/// Has the proof of an email and the pictures judged of a body that is refused for something else, so that all that is wrong is told at once.
pub struct Claims {
    /// Knows whose address it is.
    pub proofs: Arc<EmailProofService<Production>>,
    /// Knows which address is the caller's.
    pub profiles: Arc<ProfileService<Production>>,
    /// Knows pictures.
    pub codec: Codec,
}

impl Inspect for Claims {
    fn inspect<'a>(&'a self, submission: &'a Submission<'a>) -> BoxFuture<'a, Vec<Violation>> {
        Box::pin(async move {
            let body = match submission.body {
                None => return missing(submission),
                Some(Value::Object(_)) => submission.body,
                Some(other) => {
                    let message = sentences::no_dictionary(other);
                    return vec![fault(Vec::new(), message.to_owned())];
                }
            };
            let mut found = self.pictures(submission).await;
            if submission.operation_id == "updateProfile" {
                found.extend(self.email(submission, body).await);
            }
            found
        })
    }
}

impl Claims {
    /// What keeps the address from becoming the caller's, unless it is no address at all.
    async fn email(&self, submission: &Submission<'_>, body: Option<&Value>) -> Vec<Violation> {
        let text = |name: &str| Some(body?.get(name)?.as_str()?.to_owned());
        let wrong = |name: &str| submission.violations.iter().any(|it| it.path == [name]);
        let (Some(email), false) = (text("email"), wrong("email")) else {
            return Vec::new();
        };
        let Ok(access) = caller(submission.principals) else {
            return Vec::new();
        };
        let change = EmailChange {
            email,
            code: text("token_field"),
            checksum: text("token_checksum_field"),
        };
        let faults = self.proofs.faults(&self.profiles, access, &change).await;
        // What cannot be looked up now is told when the rest has been mended.
        let faults = faults.unwrap_or_default();
        let told = faults.into_iter().map(sentences::of_email);
        told.filter(|(field, _)| !wrong(field))
            .map(|(field, words)| fault(vec![field.to_owned()], words.to_owned()))
            .collect()
    }

    /// The files that are no pictures.
    async fn pictures(&self, submission: &Submission<'_>) -> Vec<Violation> {
        let mut found = Vec::new();
        for (name, file) in submission.files {
            let wrong = pictures::fault(&self.codec, file.bytes.clone()).await;
            let words = wrong.as_ref().and_then(sentences::of_picture);
            found.extend(words.map(|words| fault(vec![name.clone()], words.to_owned())));
        }
        found
    }
}

/// What a request without a body lacks.
fn missing(submission: &Submission<'_>) -> Vec<Violation> {
    let field = sentences::lacking(submission.operation_id);
    let path = vec![field.to_owned()];
    vec![Violation::new(
        Location::Body,
        path,
        "required",
        Value::Null,
    )]
}

/// A fault that brings its own words.
fn fault(path: Vec<String>, message: String) -> Violation {
    Violation {
        message,
        ..Violation::new(Location::Body, path, "unfit", Value::Null)
    }
}
