use chrono::{DateTime, Utc};
use domain::locale::Gazetteer;
use domain::manage::TimeZones;

use crate::World;

fn offset(zone: &str, now: &str) -> Option<String> {
    let now: DateTime<Utc> = now.parse().unwrap();
    World.offset(zone, now).map(|offset| offset.to_string())
}

#[test]
fn clocks_follow_the_season() {
    for (zone, winter, summer) in [
        ("Europe/Oslo", "+01:00", "+02:00"),
        ("America/New_York", "-05:00", "-04:00"),
        ("Australia/Sydney", "+11:00", "+10:00"),
        ("Asia/Kolkata", "+05:30", "+05:30"),
        ("Asia/Kathmandu", "+05:45", "+05:45"),
        ("Pacific/Kiritimati", "+14:00", "+14:00"),
        ("America/St_Johns", "-03:30", "-02:30"),
        ("UTC", "+00:00", "+00:00"),
        // Links.
        ("Asia/Calcutta", "+05:30", "+05:30"),
        ("Europe/Kyiv", "+02:00", "+03:00"),
        ("Europe/Kiev", "+02:00", "+03:00"),
        ("US/Pacific", "-08:00", "-07:00"),
    ] {
        assert_eq!(
            offset(zone, "2026-01-15T12:00:00Z").as_deref(),
            Some(winter),
            "{zone}"
        );
        assert_eq!(
            offset(zone, "2026-07-15T12:00:00Z").as_deref(),
            Some(summer),
            "{zone}"
        );
    }
}

#[test]
fn clocks_change_to_the_second() {
    assert_eq!(
        offset("Europe/Oslo", "2026-03-29T00:59:59.999Z").unwrap(),
        "+01:00"
    );
    assert_eq!(
        offset("Europe/Oslo", "2026-03-29T01:00:00Z").unwrap(),
        "+02:00"
    );
}

#[test]
fn times_far_away_have_an_offset_or_none() {
    assert_eq!(
        offset("Europe/Oslo", "2400-07-15T12:00:00Z").unwrap(),
        "+02:00"
    );
    let local_mean_time = offset("Europe/Amsterdam", "1800-01-01T00:00:00Z").unwrap();
    assert!(local_mean_time.starts_with("+00:"), "{local_mean_time}");
    for time in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        assert_eq!(World.offset("Europe/Oslo", time), None);
    }
}

#[test]
fn what_is_no_zone_is_none() {
    for zone in [
        "",
        " ",
        "Mars/Olympus",
        "Europe",
        "Europe/",
        "/Europe/Oslo",
        "../Europe/Oslo",
        "Europe/Oslo ",
        "Europe/Osl\u{f8}",
        "Etc/Unknown",
        "+01:00",
        "UTC+1",
        "zone.tab",
        "\0",
    ] {
        assert_eq!(offset(zone, "2026-01-15T12:00:00Z"), None, "{zone:?}");
    }
    assert_eq!(
        offset(&"Europe/Oslo/".repeat(100_000), "2026-01-15T12:00:00Z"),
        None
    );
}

#[test]
fn a_zone_or_link_is_known_by_its_exact_name() {
    for name in [
        "UTC",
        "Europe/Oslo",
        "Asia/Kolkata",
        "Asia/Calcutta",
        "Europe/Kyiv",
        "America/Argentina/ComodRivadavia",
        "Etc/GMT+12",
    ] {
        assert!(World.knows(name), "{name}");
    }
    for name in [
        "",
        "utc",
        "europe/oslo",
        "Europe/Oslo ",
        "Europe/Oslo\0",
        "Etc/Unknown",
        "Europe",
        "+01:00",
        "Europe/Nowhere",
    ] {
        assert!(!World.knows(name), "{name}");
    }
}
