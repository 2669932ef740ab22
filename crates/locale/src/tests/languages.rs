use domain::locale::Gazetteer;

use crate::World;

fn country(tag: &str) -> Option<String> {
    World.country_of_language(tag)
}

#[test]
fn a_tag_names_a_country_or_its_language_is_at_home_somewhere() {
    for (tag, expected) in [
        ("nb-NO", "NO"),
        ("nb", "NO"),
        ("no", "NO"),
        ("en", "US"),
        ("en-GB", "GB"),
        ("EN-gb", "GB"),
        ("pt", "BR"),
        ("pt-PT", "PT"),
        ("zh", "CN"),
        ("zh-Hant", "TW"),
        ("zh-Hant-HK", "HK"),
        ("sr-Latn", "RS"),
        ("uz-Arab", "AF"),
        ("und-NO", "NO"),
        ("und-Cyrl", "RU"),
        ("de-AT-1996", "AT"),
        ("de-DE-u-co-phonebk", "DE"),
        ("en-US-x-private", "US"),
        ("sq-XK", "XK"),
        ("gsw", "CH"),
        ("haw", "US"),
        ("tlh-NO", "NO"),
    ] {
        assert_eq!(country(tag).as_deref(), Some(expected), "{tag}");
    }
}

#[test]
fn old_names_still_mean_something() {
    for (tag, expected) in [
        ("iw", "IL"),
        ("in", "ID"),
        ("sh", "RS"),
        ("mo", "RO"),
        ("en-UK", "GB"),
        ("de-DD", "DE"),
        ("en-840", "US"),
    ] {
        assert_eq!(country(tag).as_deref(), Some(expected), "{tag}");
    }
}

#[test]
fn a_part_of_the_world_is_no_country() {
    for (tag, expected) in [
        ("es-419", "ES"),
        ("en-150", "US"),
        ("en-001", "US"),
        ("nb-ZZ", "NO"),
    ] {
        assert_eq!(country(tag).as_deref(), Some(expected), "{tag}");
    }
}

#[test]
fn what_is_no_tag_or_no_countrys_is_none() {
    for tag in [
        "",
        "*",
        "-",
        "n",
        "und",
        "mul",
        "eo",
        "tlh",
        "qqq",
        "x-private",
        "en_US_POSIX.UTF-8",
        "en-",
        "-en",
        "en--US",
        "nb-NO-",
        "nb NO",
        "nb-NO;q=0.8",
        "nb-N\u{d8}",
        "\u{65e5}\u{672c}",
        "\0",
        "a-very-long-tag-that-is-none-at-all-whatever-it-may-say",
    ] {
        assert_eq!(country(tag), None, "{tag:?}");
    }
    assert_eq!(country(&"en-".repeat(10_000)), None);
    assert_eq!(country(&"x".repeat(1_000_000)), None);
}
