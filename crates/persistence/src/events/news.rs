//! The events that the server makes itself, in the transaction of what they tell.

use chrono::{DateTime, Utc};
use domain::event::News;
use domain::id::{SessionId, UserId};
use domain::store::StoreError;

use super::feed::append;
use crate::connection::Transaction;
use crate::statement::{at, found};

/// True in a statement if a session of the user's stands other than the one named. The literals are the parameters of the user, of that
/// session and of the present time.
macro_rules! another_session {
    ($user:literal, $session:literal, $now:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM sessions o WHERE o.user_uid = ",
            $user,
            " AND o.id <> ",
            $session,
            " AND o.revoked_at IS NULL AND o.expires_at > ",
            $now,
            ")"
        )
    };
}

pub(crate) use another_session;

/// Makes `news` events of `user`, as far as their queue is not full; with `but`, only if a session other than that one stands. Answers
/// whether there is a new event.
pub(crate) async fn announce(
    transaction: &Transaction,
    user: UserId,
    but: Option<SessionId>,
    news: &[News],
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const ANOTHER: &str = concat!(
        "SELECT 1 AS found WHERE ",
        another_session!("$1", "$2", "$3")
    );
    if news.is_empty() {
        return Ok(false);
    }
    if let Some(but) = but {
        let values = [user.0.into(), but.0.into(), at(now).into()];
        if !found(transaction, ANOTHER, values).await? {
            return Ok(false);
        }
    }
    let mut announced = false;
    for news in news {
        let number = append(transaction, user, &news.event(), now).await?;
        announced |= number.is_some();
    }
    Ok(announced)
}
