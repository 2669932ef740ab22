use domain::locale::Gazetteer;

use crate::World;

fn told(number: &str) -> Option<(String, Option<String>)> {
    let dialled = World.phone(number)?;
    Some((dialled.calling_code, dialled.country))
}

#[test]
fn a_number_tells_its_calling_code_and_country() {
    for (number, code, country) in [
        ("+4791234567", "+47", "NO"),
        ("+4779123456", "+47", "SJ"),
        ("+491701234567", "+49", "DE"),
        ("+35312345678", "+353", "IE"),
        // Codes that countries share.
        ("+12125550100", "+1", "US"),
        ("+14165550100", "+1", "CA"),
        ("+18765550100", "+1", "JM"),
        ("+17875550100", "+1", "PR"),
        ("+447912345678", "+44", "GB"),
        ("+447911123456", "+44", "GG"),
        ("+442079460000", "+44", "GB"),
        ("+441481960194", "+44", "GG"),
        ("+441534960194", "+44", "JE"),
        ("+441624960194", "+44", "IM"),
        ("+79161234567", "+7", "RU"),
        ("+77012345678", "+7", "KZ"),
        ("+390669812345", "+39", "VA"),
        ("+390612345678", "+39", "IT"),
        ("+212523412345", "+212", "MA"),
        ("+383431234567", "+383", "XK"),
    ] {
        let expected = (code.to_owned(), Some(country.to_owned()));
        assert_eq!(told(number), Some(expected), "{number}");
    }
}

#[test]
fn some_numbers_are_of_no_country() {
    for (number, code) in [
        ("+870773111632", "+870"),
        ("+881612345678", "+881"),
        ("+80012345678", "+800"),
        ("+97912345678", "+979"),
        // Of an island that has no code of its own in ISO 3166-1.
        ("+24740123", "+247"),
        // No number of any of those who share the code.
        ("+19995550100", "+1"),
        ("+15115550100", "+1"),
        ("+10000000000", "+1"),
        ("+4400000000", "+44"),
    ] {
        assert_eq!(told(number), Some((code.to_owned(), None)), "{number}");
    }
}

#[test]
fn what_is_no_number_is_none() {
    for number in [
        "",
        "+",
        "4791234567",
        "004791234567",
        "+0791234567",
        "+47 91 23 45 67",
        "+47a",
        "++4791234567",
        "+4791234567x1",
        "+-4791234567",
        "+\u{664}\u{667}",
        "+2101234567",
        "+9991234567",
        "+1234567890123456",
        "\0",
        "+47\u{e9}",
    ] {
        assert_eq!(told(number), None, "{number:?}");
    }
    assert_eq!(told(&format!("+{}", "47".repeat(1_000_000))), None);
}
