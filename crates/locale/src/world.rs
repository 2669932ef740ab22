//! The adapter.

use chrono::{DateTime, FixedOffset, Utc};
use domain::locale::{Country, Dialled, Gazetteer};
use domain::manage::TimeZones;

use crate::{countries, languages, phones, zones};

/// What is known of the world. It takes nothing to have one.
#[derive(Debug, Clone, Copy, Default)]
pub struct World;

impl Gazetteer for World {
    fn country(&self, code: &str) -> Option<Country> {
        countries::find(code)
    }

    fn country_of_language(&self, tag: &str) -> Option<String> {
        languages::country(tag).map(str::to_owned)
    }

    fn offset(&self, time_zone: &str, now: DateTime<Utc>) -> Option<FixedOffset> {
        zones::offset(time_zone, now)
    }

    fn phone(&self, number: &str) -> Option<Dialled> {
        phones::dialled(number)
    }
}

impl TimeZones for World {
    fn knows(&self, name: &str) -> bool {
        zones::is_name(name)
    }
}
