//! One walk through all namespaces with generated clients; each step is held against what the documents promise.

use std::env::var;
use std::error::Error;

use base64::prelude::{BASE64_STANDARD, Engine};
use dossier_generated_client::Last;
use md5::{Digest, Md5};
use serde_json::json;

use dossier_account::apis::profile_api as account;
use dossier_account::models::{AccountError, AccountProfileInvalid, AccountProfileUpdate, AccountTokenRequest};
use dossier_auth::apis::tokens_api as auth;
use dossier_auth::models::{Login, Problem, Registration};
use dossier_carowner::apis::profile_api as owner;
use dossier_carowner::models::{CarOwnerError, CarOwnerProfileUpdate};
use dossier_driver::apis::{direct_uploads_api as uploads, profile_api as driver};
use dossier_driver::models::{
    DriverContentType, DriverDirectUploadRequest, DriverEnglishLevel, DriverError, DriverErrors, DriverProfileCreate, DriverProfileCreateFields,
    DriverProfileUpdate, DriverProfileUpdateFields, DriverUpload,
};
use dossier_manage::apis::{drivers_api as staff, profiles_api as manage};
use dossier_manage::models::{
    Forbidden, ManageDocumentKind, ManageDocumentStatus, ManageDocumentVerdict, ManageProfileChange, NotFound, PreconditionFailed,
};

/// The configuration of a client of that namespace.
macro_rules! client {
    ($api:ident, $last:expr, $path:expr, $token:expr, $key:expr) => {
        $api::apis::configuration::Configuration {
            base_path: format!("{}{}", var("URL")?, $path),
            client: $last.client(),
            bearer_access_token: $token,
            api_key: $key.map(|key| $api::apis::configuration::ApiKey { prefix: None, key }),
            ..Default::default()
        }
    };
}

/// What came back, if it came with that status.
macro_rules! answered {
    ($last:expr, $status:literal, $call:expr) => {{
        let answer = $call.await?;
        assert_eq!($last.status(), $status);
        answer
    }};
}

/// What was refused, if it was with that status.
macro_rules! refused {
    ($api:ident, $status:literal, $error:ty, $call:expr) => {
        match $call.await {
            Err($api::apis::Error::ResponseError(answer)) => {
                assert_eq!(answer.status, $status);
                serde_json::from_str::<$error>(&answer.content)?
            }
            other => panic!("{other:?}"),
        }
    };
}

/// Told that nothing has changed: there is no body to make a profile of.
macro_rules! unchanged {
    ($last:expr, $call:expr) => {
        assert!($call.await.is_err());
        assert_eq!($last.status(), 304);
    };
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let last = Last::default();

    // Auth: register; the same address again is a conflict.
    let anybody = client!(dossier_auth, last, "", None, None::<String>);
    let who = Registration::new("rust@example.com".into(), "correct horse battery".into());
    let pair = answered!(last, 201, auth::register(&anybody, who.clone()));
    assert_eq!(pair.user.email, who.email);
    let taken = refused!(dossier_auth, 409, Problem, auth::register(&anybody, who));
    let wrong = &taken.errors.expect("what is wrong")[0];
    assert_eq!([&*taken.code, &*wrong.name, &*wrong.reason], ["conflict", "email", "unique"]);
    let (token, id) = (Some(pair.access_token), pair.user.uid.to_string());

    // CarOwner: read, read again what has not changed, change, change what somebody else has changed.
    let car = client!(dossier_carowner, last, "", token.clone(), None::<String>);
    assert_eq!(answered!(last, 200, owner::get_profile(&car, None)).first_name, None);
    let tag = last.header("ETag");
    unchanged!(last, owner::get_profile(&car, Some(&tag)));
    let change = CarOwnerProfileUpdate {
        first_name: Some(Some("Ada".into())),
        last_name: Some(Some("King".into())),
        phone_number: Some(Some("+4799999999".into())),
        ..CarOwnerProfileUpdate::default()
    };
    let changed = answered!(last, 200, owner::update_profile_with_json(&car, change.clone(), Some(&tag)));
    assert_eq!(changed.first_name.as_deref(), Some("Ada"));
    assert_ne!(last.header("ETag"), tag);
    let stale = refused!(dossier_carowner, 412, CarOwnerError, owner::update_profile_with_json(&car, change, Some(&tag)));
    assert_eq!(stale.error.code, "precondition_failed");

    // Account: without an API key; the same person; a picture, which both APIs take; a new address without proof; as many proofs as there may be.
    let keyless = client!(dossier_account, last, "/api/v1", token.clone(), None::<String>);
    let forbidden = refused!(dossier_account, 403, AccountError, account::get_profile(&keyless, None, None));
    assert_eq!(forbidden.status_code, 403);
    let app = client!(dossier_account, last, "/api/v1", token.clone(), Some(var("API_KEY")?));
    let shown = answered!(last, 200, account::get_profile(&app, None, None)).data;
    let person = &shown.user_profile[0];
    assert_eq!([person.first_name.as_deref(), person.phone_code.as_deref()], [Some("Ada"), Some("+47")]);
    let picture = std::path::PathBuf::from(var("PICTURE")?);
    let pictured = answered!(last, 200, account::upload_profile_image(&app, picture.clone(), None, None, None)).data;
    let fetched = reqwest::get(pictured.profile_image.as_deref().expect("a picture")).await?;
    assert_eq!((fetched.status().as_u16(), &fetched.headers()["Content-Type"]), (200, &http::HeaderValue::from_static("image/png")));
    let form = owner::update_profile_with_form_data(&car, None, None, None, None, None, None, Some(picture), None);
    assert_ne!(answered!(last, 200, form).profile_image, pictured.profile_image);
    let email = "new.rust@example.com".to_owned();
    let unproved = account::update_profile(&app, AccountProfileUpdate::new(email.clone()), None, None);
    let unproved = refused!(dossier_account, 400, AccountProfileInvalid, unproved);
    assert_eq!(unproved.errors.token_field, Some(vec!["This field is required.".into()]));
    for _ in 0..5 {
        let proof = answered!(last, 200, account::generate_token(&app, AccountTokenRequest::new(email.clone())));
        assert!(proof.data.success);
    }
    let throttled = refused!(dossier_account, 429, AccountError, account::generate_token(&app, AccountTokenRequest::new(email)));
    assert!(!throttled.errors.detail.is_empty());
    assert!(last.header("Retry-After").parse::<u32>()? > 0);

    // Driver: no profile yet; one with a day that no calendar has; a good one; a document that is sent ahead and attached.
    let wheel = client!(dossier_driver, last, "", token.clone(), None::<String>);
    assert_eq!(refused!(dossier_driver, 404, DriverError, driver::get_profile(&wheel, None)).error, "Not Found");
    let fields = |birth_date: &str| {
        let texts = ["Ada", "King", "Y6 5DN", birth_date, "2026-03-01", "07366 916627"].map(str::to_owned);
        let [first_name, last_name, postcode, birth_date, start_date, phone] = texts;
        let fields = DriverProfileCreateFields::new(first_name, last_name, postcode, birth_date, start_date, phone);
        DriverProfileCreate::new(fields)
    };
    let invalid = refused!(dossier_driver, 422, DriverErrors, driver::create_profile(&wheel, fields("1990-02-30")));
    assert_eq!(invalid.errors["birth_date"], ["is invalid"]);
    let created = answered!(last, 200, driver::create_profile(&wheel, fields("1990-02-28"))).profile;
    assert_eq!((created.birth_date.to_string().as_str(), created.english_level), ("1990-02-28", None));
    let tag_of_driver = last.header("ETag");

    let bytes = std::fs::read(var("DOCUMENT")?)?;
    let checksum = BASE64_STANDARD.encode(Md5::digest(&bytes));
    let blob = DriverUpload::new("dbs.pdf".into(), i64::try_from(bytes.len())?, checksum, DriverContentType::ApplicationSlashPdf);
    let wish = DriverDirectUploadRequest { blob: Some(Box::new(blob)), ..DriverDirectUploadRequest::default() };
    let upload = answered!(last, 200, uploads::create_direct_upload(&wheel, wish));
    let target = upload.direct_upload;
    let headers = (&target.headers).try_into()?;
    let sent = reqwest::Client::new().put(&target.url).headers(headers).body(bytes.clone()).send().await?;
    assert_eq!(sent.status(), 204);
    let [first_name, last_name, postcode, phone] = ["Ada", "King", "Y6 5DN", "07366 916627"].map(str::to_owned);
    let mut attach = DriverProfileUpdateFields::new(first_name, last_name, postcode, phone, DriverEnglishLevel::Native);
    attach.dbs = Some(Some(upload.signed_id));
    let attached = driver::update_profile(&wheel, DriverProfileUpdate::new(attach), Some(&tag_of_driver));
    let dbs = answered!(last, 200, attached).profile.dbs;
    assert_eq!(dbs.filename, "dbs.pdf");
    assert_eq!(reqwest::get(dbs.url.expect("a document")).await?.bytes().await?, bytes);

    // Manage: what consoles know of this user; what only staff may say.
    let console = client!(dossier_manage, last, "", token.clone(), None::<String>);
    let nothing = refused!(dossier_manage, 404, NotFound, manage::get_user_profile(&console, &id, None));
    assert_eq!(nothing.title, dossier_manage::models::not_found::Title::NotFound);
    let mut facts = ManageProfileChange::new();
    facts.timezone = Some(Some("Europe/Oslo".into()));
    facts.attributes = Some(Some(json!({"theme": "dark"})));
    let kept = answered!(last, 200, manage::upsert_user_profile(&console, &id, facts.clone(), None));
    assert_eq!((Some(kept.timezone), Some(kept.attributes)), (facts.timezone.clone(), facts.attributes.clone()));
    unchanged!(last, manage::get_user_profile(&console, &id, Some(&last.header("ETag"))));
    let old = manage::upsert_user_profile(&console, &id, facts, Some(&tag));
    let old = refused!(dossier_manage, 412, PreconditionFailed, old);
    assert_eq!(old.title, dossier_manage::models::precondition_failed::Title::PreconditionFailed);
    let approval = || ManageDocumentVerdict::new(ManageDocumentStatus::Approved);
    let review = staff::review_document(&console, &id, ManageDocumentKind::Dbs, approval(), None);
    let review = refused!(dossier_manage, 403, Forbidden, review);
    assert_eq!(review.title, dossier_manage::models::forbidden::Title::Forbidden);
    let login = auth::login(&anybody, Login::new(var("STAFF_EMAIL")?, var("STAFF_PASSWORD")?));
    let office = client!(dossier_manage, last, "", Some(answered!(last, 200, login).access_token), None::<String>);
    let verdict = answered!(last, 200, staff::review_document(&office, &id, ManageDocumentKind::Dbs, approval(), None));
    assert_eq!((verdict.kind, verdict.status), (ManageDocumentKind::Dbs, ManageDocumentStatus::Approved));

    // Auth: sign out; the token is void.
    let mine = client!(dossier_auth, last, "", token, None::<String>);
    answered!(last, 204, auth::logout(&mine));
    let out = refused!(dossier_carowner, 401, CarOwnerError, owner::get_profile(&car, None));
    assert_eq!(out.error.code, "unauthorized");
    assert!(last.header("WWW-Authenticate").starts_with("Bearer"));
    Ok(())
}
