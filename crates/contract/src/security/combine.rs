//! Schemes needed together, instead of each other, or not at all.

/// Makes a security argument of schemes that are needed together.
///
/// ```
/// # contract::security_scheme! { struct A = Scheme { name: "a", description: None, kind: SchemeKind::Basic }; }
/// # contract::security_scheme! { struct B = Scheme { name: "b", description: None,
/// #     kind: SchemeKind::ApiKey { place: Place::Header, key: "b" } }; }
/// contract::security_all! {
///     /// Both.
///     struct AAndB { a: A, b: B }
/// }
/// ```
///
/// The first that is missing or bad is told.
#[macro_export]
macro_rules! security_all {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($member:ident : $scheme:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        $vis struct $name {
            $(
                #[doc = concat!("`", stringify!($scheme), "`.")]
                pub $member: $scheme
            ),+
        }

        impl $crate::Credentials for $name {
            const HEADER: bool = false $(|| <$scheme as $crate::Credentials>::HEADER)+;

            fn register(registry: &mut $crate::Registry) {
                $(<$scheme as $crate::Credentials>::register(registry);)+
            }

            fn alternatives() -> ::std::vec::Vec<::std::string::String> {
                let mut names: ::std::vec::Vec<::std::string::String> = ::std::vec::Vec::new();
                $(names.extend(<$scheme as $crate::Credentials>::alternatives());)+
                ::std::vec![names.join("&")]
            }

            fn find<T: ::std::any::Any + Send + Sync>(&self) -> ::std::option::Option<&T> {
                ::std::option::Option::None
                    $(.or_else(|| <$scheme as $crate::Credentials>::find(&self.$member)))+
            }

            async fn present(
                request: &$crate::__private::poem::Request,
            ) -> ::std::result::Result<Self, $crate::Refusal> {
                let mut gap = ::std::option::Option::None;
                $(
                    let $member =
                        match <$scheme as $crate::Credentials>::present(request).await {
                            ::std::result::Result::Ok(found) => ::std::option::Option::Some(found),
                            ::std::result::Result::Err(refusal) => {
                                gap = ::std::option::Option::Some(
                                    $crate::Refusal::together(gap, refusal)?,
                                );
                                ::std::option::Option::None
                            }
                        };
                )+
                match ($($member,)+ gap) {
                    ($(::std::option::Option::Some($member),)+ ::std::option::Option::None) => {
                        ::std::result::Result::Ok(Self { $($member),+ })
                    }
                    (.., gap) => ::std::result::Result::Err(gap.unwrap_or_default()),
                }
            }
        }

        $crate::security_extractor!($name);
    };
}

/// Makes a security argument of schemes of which one is enough.
///
/// ```
/// # contract::security_scheme! { struct A = Scheme { name: "a", description: None, kind: SchemeKind::Basic }; }
/// # contract::security_scheme! { struct B = Scheme { name: "b", description: None,
/// #     kind: SchemeKind::ApiKey { place: Place::Cookie, key: "b" } }; }
/// contract::security_any! {
///     /// Either.
///     enum AOrB { A(A), B(B) }
/// }
/// ```
///
/// What is presented in a header is decided before a cookie, and what is bad is not made good by
/// another alternative.
#[macro_export]
macro_rules! security_any {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($variant:ident($scheme:ty)),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        $vis enum $name {
            $(
                #[doc = concat!("`", stringify!($scheme), "`.")]
                $variant($scheme)
            ),+
        }

        impl $crate::Credentials for $name {
            const HEADER: bool = false $(|| <$scheme as $crate::Credentials>::HEADER)+;

            fn register(registry: &mut $crate::Registry) {
                $(<$scheme as $crate::Credentials>::register(registry);)+
            }

            fn alternatives() -> ::std::vec::Vec<::std::string::String> {
                let mut names: ::std::vec::Vec<::std::string::String> = ::std::vec::Vec::new();
                $(names.extend(<$scheme as $crate::Credentials>::alternatives());)+
                names
            }

            fn find<T: ::std::any::Any + Send + Sync>(&self) -> ::std::option::Option<&T> {
                match self {
                    $(Self::$variant(it) => <$scheme as $crate::Credentials>::find(it)),+
                }
            }

            async fn present(
                request: &$crate::__private::poem::Request,
            ) -> ::std::result::Result<Self, $crate::Refusal> {
                let mut gap = ::std::option::Option::None;
                for header in [true, false] {
                    $(
                        if <$scheme as $crate::Credentials>::HEADER == header {
                            match <$scheme as $crate::Credentials>::present(request).await {
                                ::std::result::Result::Ok(found) => {
                                    return ::std::result::Result::Ok(Self::$variant(found));
                                }
                                ::std::result::Result::Err(refusal) => {
                                    gap = ::std::option::Option::Some(
                                        $crate::Refusal::either(gap, refusal)?,
                                    );
                                }
                            }
                        }
                    )+
                }
                ::std::result::Result::Err(gap.unwrap_or_default())
            }
        }

        $crate::security_extractor!($name);
    };
}

/// Makes a security argument that may be absent, but not bad: poem-openapi's own fallback lets a bad
/// credential in as nobody.
///
/// ```
/// # contract::security_scheme! { struct A = Scheme { name: "a", description: None, kind: SchemeKind::Basic }; }
/// contract::security_optional! {
///     /// Perhaps.
///     struct OptionalA(A);
/// }
/// ```
#[macro_export]
macro_rules! security_optional {
    ($(#[$meta:meta])* $vis:vis struct $name:ident($scheme:ty) $(;)?) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        $vis struct $name(pub ::std::option::Option<$scheme>);

        impl $crate::Credentials for $name {
            const HEADER: bool = <$scheme as $crate::Credentials>::HEADER;

            fn register(registry: &mut $crate::Registry) {
                <$scheme as $crate::Credentials>::register(registry);
            }

            fn alternatives() -> ::std::vec::Vec<::std::string::String> {
                let mut names = <$scheme as $crate::Credentials>::alternatives();
                names.push(::std::string::String::new());
                names
            }

            fn find<T: ::std::any::Any + Send + Sync>(&self) -> ::std::option::Option<&T> {
                self.0.as_ref().and_then(<$scheme as $crate::Credentials>::find)
            }

            async fn present(
                request: &$crate::__private::poem::Request,
            ) -> ::std::result::Result<Self, $crate::Refusal> {
                match <$scheme as $crate::Credentials>::present(request).await {
                    ::std::result::Result::Ok(found) => {
                        ::std::result::Result::Ok(Self(::std::option::Option::Some(found)))
                    }
                    ::std::result::Result::Err(refusal) if refusal.is_missing() => {
                        ::std::result::Result::Ok(Self(::std::option::Option::None))
                    }
                    ::std::result::Result::Err(refusal) => ::std::result::Result::Err(refusal),
                }
            }
        }

        $crate::security_extractor!($name);
    };
}
