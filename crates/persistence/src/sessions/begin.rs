//! Beginning a sign-in: one statement on PostgreSQL that checks the account, inserts session and pair, and tells the user's other sessions.

use domain::event::{NewEvent, News};
use domain::session::{NewPair, NewSession};
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use crate::connection::Transaction;
use crate::entity;
use crate::error::store;
use crate::events::{announce, another_session, event_of_feed, take_number};
use crate::statement::{at, found};

/// See [`domain::session::SessionRepository::open`]; in a statement that only PostgreSQL understands.
pub(super) async fn at_once(
    connection: &impl ConnectionTrait,
    session: &NewSession,
    pair: &NewPair,
    password_hash: &str,
) -> Result<bool, StoreError> {
    // The lock makes a change of password wait, so that it sees, and ends, what is begun here.
    const SQL: &str = concat!(
        "WITH account AS MATERIALIZED (\
         SELECT uid FROM users WHERE uid = $1 AND password_hash = $2 AND disabled_at IS NULL FOR SHARE), \
         session AS (INSERT INTO sessions (id, user_uid, created_at, last_used_at, expires_at, user_agent) \
         SELECT $3, uid, $4, $4, $5, $6 FROM account), \
         pair AS (INSERT INTO token_pairs (id, session_id, user_uid, expires_at, refresh_hash, issued_at) \
         SELECT $7, $3, uid, $5, $8, $9 FROM account), \
         feed AS (INSERT INTO event_feeds (user_uid, presence, present_until, last_id, delivered_id) \
         SELECT uid, 'offline', $4, 1, 0 FROM account WHERE ",
        another_session!("$1", "$3", "$4"),
        " ",
        take_number!(reserved "$4"),
        "), event AS (",
        event_of_feed!("$10", "$11", "$4", "NULL::uuid, NULL, NULL::bytea"),
        ") SELECT 1 AS found FROM account"
    );
    let NewEvent { kind, data } = News::of_session(session).event();
    let NewSession {
        id,
        user,
        created_at,
        expires_at,
        user_agent,
    } = session;
    let NewPair {
        id: pair,
        refresh,
        issued_at,
    } = pair;
    let values = [
        user.0.into(),
        password_hash.into(),
        id.0.into(),
        at(*created_at).into(),
        at(*expires_at).into(),
        user_agent.clone().into(),
        pair.0.into(),
        refresh.0.to_vec().into(),
        at(*issued_at).into(),
        kind.into(),
        data.into(),
    ];
    found(connection, SQL, values).await
}

/// The same step by step.
pub(super) async fn step_by_step(
    transaction: &Transaction,
    session: &NewSession,
    pair: &NewPair,
    password_hash: &str,
) -> Result<bool, StoreError> {
    const USER: &str = "SELECT 1 AS found FROM users WHERE uid = $1 AND password_hash = $2 AND disabled_at IS NULL";
    let values = [session.user.0.into(), password_hash.into()];
    if !found(transaction, USER, values).await? {
        return Ok(false);
    }
    insert(transaction, session, pair).await.map_err(store)?;
    announce(
        transaction,
        session.user,
        Some(session.id),
        &[News::of_session(session)],
        session.created_at,
    )
    .await?;
    Ok(true)
}

/// Begins `session` with its first pair.
pub(crate) async fn insert(
    connection: &impl ConnectionTrait,
    session: &NewSession,
    pair: &NewPair,
) -> Result<(), DbErr> {
    entity::session::Entity::insert(entity::session::ActiveModel::from(session))
        .exec_without_returning(connection)
        .await?;
    entity::token_pair::Entity::insert(entity::token_pair::new(
        session.id,
        session.user,
        session.expires_at,
        pair,
    ))
    .exec_without_returning(connection)
    .await?;
    Ok(())
}
