//! Making accounts.

use std::collections::HashSet;

use domain::account::NewAccount;
use domain::fold::fold;
use domain::import::ImportedAccount;
use domain::store::StoreError;
use sea_orm::sea_query::ArrayType;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Value};
use uuid::Uuid;

use crate::connection::Transaction;
use crate::statement::{all, at};

/// The statement that makes accounts of the rows of a source, which has the columns of [`values`] and the place of each row. What is not there is an
/// empty text.
macro_rules! insert {
    ($source:literal) => {
        concat!(
            "WITH n (uid, email, email_key, username, username_key, first_name, last_name, phone_number, address, verify_vehicles, \
             password_hash, role, created_at, place) AS (",
            $source,
            ") INSERT INTO users (uid, email, email_key, username, username_key, first_name, last_name, phone_number, address, \
             verify_vehicles, password_hash, role, created_at, updated_at, version) \
             SELECT uid, email, email_key, nullif(username, ''), nullif(username_key, ''), nullif(first_name, ''), nullif(last_name, ''), \
             nullif(phone_number, ''), nullif(address, ''), verify_vehicles, password_hash, role, created_at, created_at, 1 \
             FROM n WHERE true ORDER BY place ON CONFLICT DO NOTHING RETURNING uid"
        )
    };
}

#[derive(FromQueryResult)]
struct MadeRow {
    uid: Uuid,
}

/// Makes those accounts that nobody is in the way of, and answers their ids.
pub(super) async fn insert(
    transaction: &Transaction,
    accounts: &[&ImportedAccount],
) -> Result<HashSet<Uuid>, StoreError> {
    let made: Vec<MadeRow> = if transaction.get_database_backend() == DbBackend::Postgres {
        all(transaction, AT_ONCE, arrays(accounts)).await?
    } else {
        let mut made = Vec::with_capacity(accounts.len());
        for account in accounts {
            made.extend(all(transaction, ONE, values(account)).await?);
        }
        made
    };
    Ok(made.into_iter().map(|MadeRow { uid }| uid).collect())
}

/// Of one account.
const ONE: &str = insert!("VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)");
/// Of all accounts, which only PostgreSQL understands.
const AT_ONCE: &str = insert!(
    "SELECT * FROM unnest(CAST($1 AS uuid[]), CAST($2 AS text[]), CAST($3 AS text[]), CAST($4 AS text[]), CAST($5 AS text[]), \
     CAST($6 AS text[]), CAST($7 AS text[]), CAST($8 AS text[]), CAST($9 AS text[]), CAST($10 AS boolean[]), CAST($11 AS text[]), \
     CAST($12 AS text[]), CAST($13 AS timestamptz[])) WITH ORDINALITY"
);

/// The accounts' columns, each an array.
fn arrays(accounts: &[&ImportedAccount]) -> [Value; 13] {
    let mut columns: [Vec<Value>; 13] = Default::default();
    for account in accounts {
        for (column, value) in columns.iter_mut().zip(values(account)) {
            column.push(value);
        }
    }
    columns.map(|column| {
        let kind = column.first().map_or(ArrayType::String, Value::array_type);
        Value::Array(kind, Some(Box::new(column)))
    })
}

/// An account's columns, in the order of the statements. None is null, as arrays want it: what is not there is an empty text.
fn values(account: &ImportedAccount) -> [Value; 13] {
    let ImportedAccount {
        account,
        phone_number,
        address,
        verify_vehicles,
    } = account;
    let NewAccount {
        uid,
        email,
        username,
        first_name,
        last_name,
        password_hash,
        role,
        created_at,
    } = account;
    let text = |text: &Option<String>| text.clone().unwrap_or_default().into();
    [
        uid.0.into(),
        email.clone().into(),
        fold(email).into(),
        text(username),
        text(&username.as_deref().map(fold)),
        text(first_name),
        text(last_name),
        text(phone_number),
        text(address),
        (*verify_vehicles).into(),
        password_hash.clone().into(),
        role.name().into(),
        at(*created_at).into(),
    ]
}
