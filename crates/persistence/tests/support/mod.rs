//! What the tests share.

pub mod data;
pub mod driver;
pub mod feed;
pub mod fixture;
pub mod proof;
pub mod proxy;
pub mod world;

/// Declares tests that run on each database: `on_both! { async fn name(world: World) { … } }`.
macro_rules! on_both {
    ($(async fn $name:ident($world:ident: World) $body:block)*) => {$(
        async fn $name($world: World) $body

        mod $name {
            #[test]
            fn sqlite() {
                crate::support::fixture::run(crate::support::fixture::Backend::Sqlite, super::$name);
            }

            #[test]
            fn postgres() {
                crate::support::fixture::run(crate::support::fixture::Backend::Postgres, super::$name);
            }
        }
    )*};
}

pub(crate) use on_both;
