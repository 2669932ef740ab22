//! Security schemes.

contract::security_scheme! {
    /// A session's access token.
    pub struct BearerAuth = Scheme {
        name: "bearerAuth",
        description: None,
        kind: SchemeKind::Bearer { format: Some("JWT") },
    };
}
contract::security_scheme! {
    /// The client's key.
    pub struct Apikey = Scheme {
        name: "apikey",
        description: Some("The client's key."),
        kind: SchemeKind::ApiKey { place: Place::Header, key: "apikey" },
    };
}
contract::security_scheme! {
    /// User and password.
    pub struct BasicAuth = Scheme { name: "basicAuth", description: None, kind: SchemeKind::Basic };
}
contract::security_scheme! {
    /// A browser's session.
    pub struct SessionCookie = Scheme {
        name: "sessionCookie",
        description: None,
        kind: SchemeKind::ApiKey { place: Place::Cookie, key: "session" },
    };
}
contract::security_all! {
    /// Both.
    pub struct ApikeyAndBearerAuth { apikey: Apikey, bearer_auth: BearerAuth }
}
contract::security_any! {
    /// Either.
    pub enum SessionCookieOrBearerAuth { SessionCookie(SessionCookie), BearerAuth(BearerAuth) }
}
contract::security_optional! {
    /// Perhaps.
    pub struct OptionalBearerAuth(BearerAuth);
}
