//! The document is the truth: what the framework derives from the generated code equals what was written.

use std::io;
use std::sync::Arc;

use api::auth::{
    AuthApi, ChangePasswordResponse, ListSessionsResponse, Login, LoginResponse, LogoutResponse,
    PasswordChange, Refresh, RefreshResponse, RegisterResponse, Registration,
    RevokeSessionResponse,
};
use api::carowner::{
    CarOwnerApi, CarOwnerPresenceUpdate, CheckUsernameResponse, DeleteProfileImageResponse,
    GetProfileResponse, SetPresenceResponse, StreamEventsResponse, UpdateProfileBody,
    UpdateProfileResponse, Username,
};
use api::manage::{CreateEventResponse, ManageApi, ManageEventDraft};
use contract::{Str, proof};
use poem::Request;
use serde_json::Value;
use uuid::Uuid;

/// Implements every operation by failing: only what is derived counts here.
struct Nobody;

fn nobody<T>() -> Result<T, io::Error> {
    Err(io::Error::other("nobody does this"))
}

impl AuthApi for Nobody {
    type Error = io::Error;

    async fn register(&self, _: &Request, _: Registration) -> Result<RegisterResponse, io::Error> {
        nobody()
    }

    async fn login(&self, _: &Request, _: Login) -> Result<LoginResponse, io::Error> {
        nobody()
    }

    async fn refresh(&self, _: &Request, _: Refresh) -> Result<RefreshResponse, io::Error> {
        nobody()
    }

    async fn logout(
        &self,
        _: &Request,
        _: api::auth::BearerAuth,
    ) -> Result<LogoutResponse, io::Error> {
        nobody()
    }

    async fn list_sessions(
        &self,
        _: &Request,
        _: api::auth::BearerAuth,
    ) -> Result<ListSessionsResponse, io::Error> {
        nobody()
    }

    async fn revoke_session(
        &self,
        _: &Request,
        _: api::auth::BearerAuth,
        _: Uuid,
    ) -> Result<RevokeSessionResponse, io::Error> {
        nobody()
    }

    async fn change_password(
        &self,
        _: &Request,
        _: api::auth::BearerAuth,
        _: PasswordChange,
    ) -> Result<ChangePasswordResponse, io::Error> {
        nobody()
    }
}

impl CarOwnerApi for Nobody {
    type Error = io::Error;

    async fn get_profile(
        &self,
        _: &Request,
        _: api::carowner::BearerAuth,
        _: Option<Str>,
    ) -> Result<GetProfileResponse, io::Error> {
        nobody()
    }

    async fn update_profile(
        &self,
        _: &Request,
        _: api::carowner::BearerAuth,
        _: Option<Str>,
        _: UpdateProfileBody,
    ) -> Result<UpdateProfileResponse, io::Error> {
        nobody()
    }

    async fn delete_profile_image(
        &self,
        _: &Request,
        _: api::carowner::BearerAuth,
        _: Option<Str>,
    ) -> Result<DeleteProfileImageResponse, io::Error> {
        nobody()
    }

    async fn check_username(
        &self,
        _: &Request,
        _: api::carowner::BearerAuth,
        _: Username,
    ) -> Result<CheckUsernameResponse, io::Error> {
        nobody()
    }

    async fn set_presence(
        &self,
        _: &Request,
        _: api::carowner::BearerAuth,
        _: CarOwnerPresenceUpdate,
    ) -> Result<SetPresenceResponse, io::Error> {
        nobody()
    }

    async fn stream_events(
        &self,
        _: &Request,
        _: api::carowner::BearerAuth,
        _: Option<i64>,
    ) -> Result<StreamEventsResponse, io::Error> {
        nobody()
    }
}

impl ManageApi for Nobody {
    type Error = io::Error;

    async fn create_event(
        &self,
        _: &Request,
        _: api::manage::BearerAuth,
        _: Str,
        _: Option<Str>,
        _: ManageEventDraft,
    ) -> Result<CreateEventResponse, io::Error> {
        nobody()
    }
}

fn documents() -> [(&'static str, &'static str, String); 3] {
    [
        (
            "auth",
            api::auth::DOCUMENT,
            api::auth::service(Arc::new(Nobody)).spec(),
        ),
        (
            "carowner",
            api::carowner::DOCUMENT,
            api::carowner::service(Arc::new(Nobody)).spec(),
        ),
        (
            "manage",
            api::manage::DOCUMENT,
            api::manage::service(Arc::new(Nobody)).spec(),
        ),
    ]
}

fn difference(written: &Value, derived: &Value) -> Vec<String> {
    proof::difference(&proof::normalise(written), &proof::normalise(derived))
}

#[test]
fn what_is_derived_equals_what_was_written() {
    for (name, written, derived) in documents() {
        let (written, derived): (Value, Value) = (
            serde_json::from_str(written).unwrap(),
            serde_json::from_str(&derived).unwrap(),
        );
        let differences = difference(&written, &derived);
        assert!(differences.is_empty(), "{name}: {differences:#?}");
    }
}

/// Every value that says something about requests or responses, changed one at a time, is seen. Keeps the comparison honest.
#[test]
fn a_change_of_any_single_point_is_seen() {
    for (name, written, derived) in documents() {
        let (written, derived): (Value, Value) = (
            serde_json::from_str(written).unwrap(),
            serde_json::from_str(&derived).unwrap(),
        );
        let mut points = Vec::new();
        collect(&written, &mut String::new(), &mut points);
        assert!(points.len() > 50, "{name} has {} points", points.len());
        for point in points {
            let mut changed = written.clone();
            let value = changed.pointer_mut(&point).expect("the point is there");
            *value = match value {
                Value::Bool(flag) => Value::Bool(!*flag),
                Value::Number(number) => {
                    Value::from(number.as_i64().expect("limits are whole") + 1)
                }
                Value::String(text) => Value::from(format!("{text}x")),
                other => panic!("{other}"),
            };
            assert!(
                !difference(&changed, &derived).is_empty(),
                "{name}: a change of {point} is not seen"
            );
        }
    }
}

/// Pointers to the facts that the framework can derive: limits, patterns, types, formats, flags, names and enumerated values.
fn collect(value: &Value, at: &mut String, points: &mut Vec<String>) {
    const FACTS: [&str; 17] = [
        "type",
        "format",
        "pattern",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "minItems",
        "maxItems",
        "nullable",
        "required",
        "in",
        "name",
        "operationId",
        "writeOnly",
        "readOnly",
        "deprecated",
    ];
    let mut inside = |step: &str, child: &Value, fact: bool, points: &mut Vec<String>| {
        let length = at.len();
        at.push('/');
        at.push_str(&step.replace('~', "~0").replace('/', "~1"));
        match child {
            Value::Object(_) | Value::Array(_) => collect(child, at, points),
            _ if fact => points.push(at.clone()),
            _ => {}
        }
        at.truncate(length);
    };
    match value {
        Value::Object(members) => {
            for (key, child) in members {
                let skipped = ["example", "examples", "info", "servers"].contains(&key.as_str())
                    || key.starts_with("x-");
                if !skipped {
                    inside(key, child, FACTS.contains(&key.as_str()), points);
                }
            }
        }
        Value::Array(items) => {
            for (index, child) in items.iter().enumerate() {
                inside(&index.to_string(), child, false, points);
            }
        }
        _ => {}
    }
}
