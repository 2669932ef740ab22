//! What Django REST framework says where no document tells what is wrong.

use domain::email_proof::EmailFault;
use domain::image::ImageError;
use serde_json::Value;

use super::pictures::IMAGE;

/// What is said of a member that is not there.
pub const REQUIRED: &str = "This field is required.";

/// What keeps an address from becoming the caller's: the field, and what is wrong with it.
pub const fn of_email(fault: EmailFault) -> (&'static str, &'static str) {
    match fault {
        EmailFault::CodeMissing => ("token_field", REQUIRED),
        EmailFault::ChecksumMissing => ("token_checksum_field", REQUIRED),
        EmailFault::NotMatching => ("token_field", "Token is not matching."),
        EmailFault::Unreachable => ("email", "Enter a valid email address."),
        EmailFault::Taken => ("email", "This field must be unique."),
    }
}

/// What is wrong with a picture; nothing where that is not known.
pub const fn of_picture(error: &ImageError) -> Option<&'static str> {
    match error {
        ImageError::Empty => Some("The submitted file is empty."),
        ImageError::TooManyBytes { .. }
        | ImageError::TooManyPixels { .. }
        | ImageError::Invalid => Some(
            "Upload a valid image. The file you uploaded was either not an image or a corrupted image.",
        ),
        ImageError::Busy => None,
    }
}

/// What a request to this operation lacks that has no body.
pub fn lacking(operation: &str) -> &'static str {
    match operation {
        "uploadProfileImage" | "uploadImage" => IMAGE,
        _ => "email",
    }
}

/// What is wrong with a body that has no members.
pub fn no_dictionary(body: &Value) -> &'static str {
    match body {
        Value::Null => "No data provided",
        Value::Bool(_) => "Invalid data. Expected a dictionary, but got bool.",
        Value::Number(number) if number.is_f64() => {
            "Invalid data. Expected a dictionary, but got float."
        }
        Value::Number(_) => "Invalid data. Expected a dictionary, but got int.",
        Value::String(_) => "Invalid data. Expected a dictionary, but got str.",
        Value::Array(_) | Value::Object(_) => "Invalid data. Expected a dictionary, but got list.",
    }
}
