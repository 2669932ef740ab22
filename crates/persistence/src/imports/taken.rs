//! Who is in the way.

use std::collections::HashSet;

use domain::fold::fold;
use domain::import::{ImportedAccount, Outcome};
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};
use uuid::Uuid;

use super::id;
use crate::list::{list, listed_postgres, listed_sqlite};
use crate::statement::all;

/// The ids and names that accounts have already, of those that are wanted.
pub(super) struct Taken {
    ids: HashSet<Uuid>,
    emails: HashSet<String>,
    usernames: HashSet<String>,
}

#[derive(FromQueryResult)]
struct TakenRow {
    uid: Uuid,
    email_key: String,
    username_key: Option<String>,
}

impl Taken {
    /// By whom there is, this transaction's own included.
    pub(super) async fn by(
        connection: &impl ConnectionTrait,
        wanted: &[&ImportedAccount],
    ) -> Result<Self, StoreError> {
        const POSTGRES: &str = concat!(
            "SELECT uid, email_key, username_key FROM users WHERE uid ",
            listed_postgres!(),
            " UNION ALL SELECT uid, email_key, username_key FROM users WHERE email_key \
             = ANY (ARRAY (SELECT json_array_elements_text(CAST($2 AS json)))) \
             UNION ALL SELECT uid, email_key, username_key FROM users WHERE username_key \
             = ANY (ARRAY (SELECT json_array_elements_text(CAST($3 AS json))))"
        );
        const SQLITE: &str = concat!(
            "SELECT uid, email_key, username_key FROM users WHERE uid ",
            listed_sqlite!(),
            " UNION ALL SELECT uid, email_key, username_key FROM users WHERE email_key IN (SELECT value FROM json_each($2)) \
             UNION ALL SELECT uid, email_key, username_key FROM users WHERE username_key IN (SELECT value FROM json_each($3))"
        );
        let sql = match connection.get_database_backend() {
            DbBackend::Postgres => POSTGRES,
            _ => SQLITE,
        };
        let texts = |texts: Vec<String>| serde_json::Value::from(texts).to_string();
        let emails = wanted.iter().map(|wanted| fold(&wanted.account.email));
        let usernames = wanted.iter().filter_map(|wanted| username(wanted));
        let values = [
            list(wanted.iter().map(|wanted| id(wanted))).into(),
            texts(emails.collect()).into(),
            texts(usernames.collect()).into(),
        ];
        let mut taken = Self {
            ids: HashSet::new(),
            emails: HashSet::new(),
            usernames: HashSet::new(),
        };
        let rows: Vec<TakenRow> = all(connection, sql, values).await?;
        for TakenRow {
            uid,
            email_key,
            username_key,
        } in rows
        {
            taken.ids.insert(uid);
            taken.emails.insert(email_key);
            taken.usernames.extend(username_key);
        }
        Ok(taken)
    }

    /// What is in the way of this one, if anything is.
    pub(super) fn for_account(&self, account: &ImportedAccount) -> Option<Outcome> {
        let has = |name: &String, names: &HashSet<String>| names.contains(name);
        if self.ids.contains(&id(account)) {
            Some(Outcome::AlreadyThere)
        } else if has(&fold(&account.account.email), &self.emails) {
            Some(Outcome::EmailTaken)
        } else if username(account).is_some_and(|name| has(&name, &self.usernames)) {
            Some(Outcome::UsernameTaken)
        } else {
            None
        }
    }
}

fn username(account: &ImportedAccount) -> Option<String> {
    account.account.username.as_deref().map(fold)
}
