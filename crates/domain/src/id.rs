//! Identifiers, each its own type so that one never stands for another.

use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(formatter)
            }
        }
    };
}

id! {
    /// A person: what the APIs call `uid` and a token's `sub`.
    UserId
}
id! {
    /// A sign-in on one device: a token's `sid`.
    SessionId
}
id! {
    /// A pair of an access and a refresh token, issued together: a token's `jti`.
    PairId
}
