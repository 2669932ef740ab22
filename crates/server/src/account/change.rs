//! What a body changes.

use api::account::{
    AccountImageForm, AccountProfileForm, AccountProfileUpdate, AccountTokenForm,
    AccountTokenRequest, GenerateTokenBody, UpdateProfileBody,
};
use domain::change::Change;
use domain::email_proof::EmailChange;
use domain::locale::e164;
use domain::profile::ProfileChange;

use super::pictures::Pictures;

/// Takes a body apart, of whatever type: they have the same members.
macro_rules! change {
    ($body:expr, $type:ident) => {{
        let $type {
            first_name,
            last_name,
            email,
            phone_number,
            token_field,
            token_checksum_field,
        } = $body;
        let text = |text: Option<String>| text;
        let change = ProfileChange {
            first_name: member(text(first_name.0.map(Into::into))),
            last_name: member(text(last_name.0.map(Into::into))),
            phone_number: member(text(phone_number.0.map(Into::into)).map(dialled)),
            ..ProfileChange::default()
        };
        let email = EmailChange {
            email: email.into(),
            code: token_field.0.map(Into::into),
            checksum: token_checksum_field.0.map(Into::into),
        };
        (change, email)
    }};
}

/// What the body of an update says of the profile and of the email.
pub fn of_update(body: UpdateProfileBody) -> (ProfileChange, EmailChange) {
    match body {
        UpdateProfileBody::Json(body) => change!(body.into_inner(), AccountProfileUpdate),
        UpdateProfileBody::Form(body) => change!(body.into_inner(), AccountProfileUpdate),
        UpdateProfileBody::Multipart(body) => change!(body.into_inner(), AccountProfileForm),
    }
}

/// The address that is to be proved.
pub fn address(body: GenerateTokenBody) -> String {
    match body {
        GenerateTokenBody::Json(body) => {
            let AccountTokenRequest { email } = body.into_inner();
            email.into()
        }
        GenerateTokenBody::Form(body) => {
            let AccountTokenRequest { email } = body.into_inner();
            email.into()
        }
        GenerateTokenBody::Multipart(body) => {
            let AccountTokenForm { email } = body.into_inner();
            email.into()
        }
    }
}

/// The pictures in a form.
pub fn pictures(form: AccountImageForm) -> Pictures {
    let AccountImageForm {
        image,
        cropped_image,
    } = form;
    Pictures {
        image: image.bytes,
        cropped: cropped_image.0.map(|file| file.bytes),
    }
}

/// Absent is unchanged, blank clears.
fn member(text: Option<String>) -> Change<String> {
    match text {
        None => Change::Keep,
        Some(text) if text.is_empty() => Change::Clear,
        Some(text) => Change::Set(text),
    }
}

/// A phone number as it is kept; a blank one stays blank.
fn dialled(number: String) -> String {
    if number.is_empty() {
        number
    } else {
        e164(&number)
    }
}
