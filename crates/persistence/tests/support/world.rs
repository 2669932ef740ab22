//! One instance of the server's data layer, and shortcuts to a state worth testing.

use chrono::{DateTime, Utc};
use domain::access::Access;
use domain::account::{AccountRepository, NewAccount};
use domain::id::UserId;
use domain::session::{NewPair, NewSession, SessionRepository};
use futures_util::future::join_all;
use persistence::{
    Accounts, ApiKeys, Blobs, Database, Drivers, EmailProofs, Events, Images, Manage, Profiles,
    Quotas, Sessions, Settings, Signals, Throttles,
};
use sea_orm::{ConnectionTrait, QueryResult, Statement};

use super::data::{access, account, hash, pair, session, start};
use super::fixture::Backend;
use super::proxy::Proxy;

/// The repositories over one database.
#[derive(Clone)]
pub struct World {
    pub backend: Backend,
    pub settings: Settings,
    pub database: Database,
    pub profiles: Profiles,
    pub sessions: Sessions,
    pub accounts: Accounts,
    pub throttles: Throttles,
    pub images: Images,
    pub blobs: Blobs,
    pub drivers: Drivers,
    pub manage: Manage,
    pub events: Events,
    pub api_keys: ApiKeys,
    pub email_proofs: EmailProofs,
    pub quotas: Quotas,
    pub signals: Signals,
}

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Person {
    pub account: NewAccount,
    pub session: NewSession,
    pub pair: NewPair,
    pub access: Access,
}

impl World {
    pub fn new(backend: Backend, settings: Settings, database: Database) -> Self {
        Self {
            backend,
            settings,
            profiles: Profiles::new(database.clone()),
            sessions: Sessions::new(database.clone()),
            accounts: Accounts::new(database.clone()),
            throttles: Throttles::new(database.clone()),
            images: Images::new(database.clone()),
            blobs: Blobs::new(database.clone()),
            drivers: Drivers::new(database.clone()),
            manage: Manage::new(database.clone()),
            events: Events::new(database.clone()),
            api_keys: ApiKeys::new(database.clone()),
            email_proofs: EmailProofs::new(database.clone()),
            quotas: Quotas::new(database.clone()),
            signals: Signals::new(database.clone()),
            database,
        }
    }

    /// Another instance on the same database.
    pub async fn another_instance(&self) -> Self {
        let database = Database::connect(&self.settings).await.expect("a database");
        Self::new(self.backend, self.settings.clone(), database)
    }

    /// Another instance on the same database, with a proxy between and the usual settings but for what `change` changes.
    pub async fn behind_proxy(&self, change: impl FnOnce(&mut Settings)) -> (Proxy, Self) {
        let (proxy, url) = Proxy::start(&self.settings.url).await;
        let mut settings = Settings::new(url);
        change(&mut settings);
        let database = Database::connect(&settings).await.expect("a database");
        (proxy, Self::new(self.backend, settings, database))
    }

    /// Another instance on the same database. Both have all their connections already, so that what is done at once meets there.
    pub async fn rival(&self) -> Self {
        let other = self.another_instance().await;
        for world in [self, &other] {
            let pings = (0..world.settings.max_connections).map(|_| world.database.ping());
            for ping in join_all(pings).await {
                ping.expect("a sign of life");
            }
        }
        other
    }

    /// Registers somebody called `name`, at the start.
    pub async fn register(&self, name: &str) -> Person {
        let account = account(name);
        let session = session(account.uid, start());
        let pair = pair(start());
        self.accounts
            .create(&account, Some((&session, &pair)))
            .await
            .expect("an account");
        Person {
            access: access(&session, &pair),
            account,
            session,
            pair,
        }
    }

    /// Signs `user` in once more, at `time`.
    pub async fn sign_in(&self, user: UserId, time: DateTime<Utc>) -> Access {
        let session = session(user, time);
        let pair = pair(time);
        let opened = self.sessions.open(&session, &pair, &hash("secret")).await;
        assert!(opened.expect("a session"));
        access(&session, &pair)
    }

    /// Does what no port does (yet), and answers how many rows that touched.
    pub async fn sql(&self, sql: &str) -> u64 {
        let connection = self.database.for_migration().await.expect("a connection");
        let done = connection.execute_unprepared(sql).await.expect("an effect");
        connection.close().await.expect("a farewell");
        done.rows_affected()
    }

    /// Looks where no port looks.
    pub async fn rows(&self, sql: &str) -> Vec<QueryResult> {
        let connection = self.database.for_migration().await.expect("a connection");
        let backend = connection.get_database_backend();
        let rows = connection
            .query_all_raw(Statement::from_string(backend, sql))
            .await
            .expect("rows");
        connection.close().await.expect("a farewell");
        rows
    }

    /// The number that `sql` finds.
    pub async fn count(&self, sql: &str) -> i64 {
        let rows = self.rows(sql).await;
        rows[0].try_get_by_index(0).expect("a number")
    }
}
