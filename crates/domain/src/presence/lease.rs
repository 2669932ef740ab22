//! How long a presence lasts.
//!
//! Each has a time at which it is over by itself, so that nobody stays online whose device or whose server has died. Setting a presence, an open
//! stream and the closing of the last stream move that time.

use chrono::TimeDelta;

/// How long a presence lasts that was set without a stream being open.
pub const LASTS: TimeDelta = TimeDelta::minutes(5);

/// How long it lasts when the last stream has closed: long enough for a client to come back.
pub const LINGERS: TimeDelta = TimeDelta::seconds(60);

/// How long an open stream holds it, from each time that an instance says so: [`LINGERS`], and as much longer as the next time may take. An
/// instance that dies with its streams says so no more.
pub const HELD_FOR: TimeDelta = TimeDelta::seconds(75);
