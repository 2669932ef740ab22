//! What clocks show.

use chrono::{DateTime, FixedOffset, Utc};
use jiff::Timestamp;
use jiff::tz::TimeZoneDatabase;

/// What the clocks in an IANA time zone, or in one that is linked to it, are ahead of UTC. The time zone database is this program's own, so that
/// all instances say the same.
pub fn offset(name: &str, now: DateTime<Utc>) -> Option<FixedOffset> {
    let zone = TimeZoneDatabase::bundled().get(name).ok()?;
    if zone.is_unknown() {
        return None;
    }
    let now = Timestamp::from_second(now.timestamp()).ok()?;
    FixedOffset::east_opt(zone.to_offset(now).seconds())
}

/// Whether this is the name of a zone or link in the database, spelled as it is there.
pub fn is_name(name: &str) -> bool {
    let zone = TimeZoneDatabase::bundled().get(name);
    zone.is_ok_and(|zone| zone.iana_name() == Some(name) && !zone.is_unknown())
}
