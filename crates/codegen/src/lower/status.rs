//! Statuses of responses.

use super::state::Lowering;
use crate::{model::Status, read::node::Entry};

/// Names of statuses, as in the IANA registry of HTTP status codes.
const REASONS: &[(u16, &str)] = &[
    (100, "Continue"),
    (101, "SwitchingProtocols"),
    (102, "Processing"),
    (103, "EarlyHints"),
    (200, "Ok"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "NonAuthoritativeInformation"),
    (204, "NoContent"),
    (205, "ResetContent"),
    (206, "PartialContent"),
    (207, "MultiStatus"),
    (208, "AlreadyReported"),
    (226, "ImUsed"),
    (300, "MultipleChoices"),
    (301, "MovedPermanently"),
    (302, "Found"),
    (303, "SeeOther"),
    (304, "NotModified"),
    (307, "TemporaryRedirect"),
    (308, "PermanentRedirect"),
    (400, "BadRequest"),
    (401, "Unauthorized"),
    (402, "PaymentRequired"),
    (403, "Forbidden"),
    (404, "NotFound"),
    (405, "MethodNotAllowed"),
    (406, "NotAcceptable"),
    (407, "ProxyAuthenticationRequired"),
    (408, "RequestTimeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "LengthRequired"),
    (412, "PreconditionFailed"),
    (413, "PayloadTooLarge"),
    (414, "UriTooLong"),
    (415, "UnsupportedMediaType"),
    (416, "RangeNotSatisfiable"),
    (417, "ExpectationFailed"),
    (421, "MisdirectedRequest"),
    (422, "UnprocessableEntity"),
    (423, "Locked"),
    (424, "FailedDependency"),
    (425, "TooEarly"),
    (426, "UpgradeRequired"),
    (428, "PreconditionRequired"),
    (429, "TooManyRequests"),
    (431, "RequestHeaderFieldsTooLarge"),
    (451, "UnavailableForLegalReasons"),
    (500, "InternalServerError"),
    (501, "NotImplemented"),
    (502, "BadGateway"),
    (503, "ServiceUnavailable"),
    (504, "GatewayTimeout"),
    (505, "HttpVersionNotSupported"),
    (506, "VariantAlsoNegotiates"),
    (507, "InsufficientStorage"),
    (508, "LoopDetected"),
    (511, "NetworkAuthenticationRequired"),
];

impl Lowering<'_> {
    /// The status that `entry` of `responses` describes, and the name of its variant.
    pub(super) fn status(&mut self, entry: &Entry) -> Option<(Status, String)> {
        if entry.key == "default" {
            return Some((Status::Other, "Default".to_owned()));
        }
        match entry.key.parse::<u16>() {
            Ok(code @ 100..=599) if entry.key.len() == 3 => {
                let reason = REASONS.iter().find(|(known, _)| *known == code);
                Some((
                    Status::Code(code),
                    reason.map_or_else(|| format!("Status{code}"), |(_, name)| (*name).to_owned()),
                ))
            }
            _ => {
                let sentence = format!(
                    "`{}` is no status from 100 to 599 and not `default`; ranges are not supported",
                    entry.key
                );
                self.findings.add(&entry.place, sentence);
                None
            }
        }
    }
}
