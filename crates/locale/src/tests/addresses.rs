use std::fs;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use domain::locale::{AddressBook, Place};

use crate::Addresses;

fn file(name: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data")).join(name)
}

fn place(addresses: &Addresses, address: &str) -> Option<Place> {
    addresses.place(address.parse().unwrap())
}

fn place_in(country: &str, time_zone: Option<&str>) -> Place {
    Place {
        country: country.to_owned(),
        time_zone: time_zone.map(str::to_owned),
    }
}

#[test]
fn an_address_has_a_country_and_maybe_a_time_zone() {
    let addresses = Addresses::open(&file("test-city.mmdb")).unwrap();
    let london = Some(place_in("GB", Some("Europe/London")));
    assert_eq!(place(&addresses, "81.2.69.142"), london);
    assert_eq!(place(&addresses, "89.160.20.1"), Some(place_in("SE", None)));
    assert_eq!(
        place(&addresses, "2001:218::1"),
        Some(place_in("JP", Some("Asia/Tokyo")))
    );
    // Where it is registered, when it is not known where it is used.
    assert_eq!(place(&addresses, "203.0.113.1"), Some(place_in("NO", None)));
    // IPv4 in IPv6.
    assert_eq!(place(&addresses, "::ffff:81.2.69.142"), london);
    assert_eq!(place(&addresses.clone(), "81.2.69.142"), london);
}

#[test]
fn a_database_with_few_columns_is_understood() {
    let addresses = Addresses::open(&file("test-flat.mmdb")).unwrap();
    assert_eq!(
        place(&addresses, "81.2.69.142"),
        Some(place_in("GB", Some("Europe/London")))
    );
    assert_eq!(place(&addresses, "89.160.20.1"), Some(place_in("SE", None)));
    assert_eq!(place(&addresses, "2001:218::1"), Some(place_in("JP", None)));
    assert_eq!(place(&addresses, "203.0.113.1"), None);
}

#[test]
fn a_database_of_the_old_internet_only_knows_the_old_internet() {
    let addresses = Addresses::open(&file("test-v4.mmdb")).unwrap();
    assert_eq!(place(&addresses, "81.2.69.142"), Some(place_in("GB", None)));
    assert_eq!(
        place(&addresses, "::ffff:81.2.69.142"),
        Some(place_in("GB", None))
    );
    assert_eq!(place(&addresses, "2001:218::1"), None);
}

#[test]
fn most_addresses_are_nowhere() {
    let addresses = Addresses::open(&file("test-city.mmdb")).unwrap();
    for address in [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "::ffff:10.0.0.1",
        "ff02::1",
        "203.0.113.200",
    ] {
        assert_eq!(place(&addresses, address), None, "{address}");
    }
    assert_eq!(place(&Addresses::none(), "81.2.69.142"), None);
}

#[test]
fn a_file_that_is_no_such_database_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("places.mmdb");
    let told = |expected: &str| {
        let error = Addresses::open(&path).unwrap_err().to_string();
        let sentence = format!("names the file '{}', which {expected}", path.display());
        assert!(error.starts_with(&sentence), "{error}");
    };
    told("cannot be read: No such file");
    for bytes in [
        &b""[..],
        b"{}",
        &[0; 4_000],
        b"\xab\xcd\xefMaxMind.com",
        b"\xab\xcd\xefMaxMind.com\xff\xff\xff\xff",
    ] {
        fs::write(&path, bytes).unwrap();
        told("is no database in MaxMind's format: ");
    }
    fs::copy(file("test-asn.mmdb"), &path).unwrap();
    told("is a database of another kind (GeoLite2-ASN): nothing in it names a country");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    told("cannot be read: ");
}

#[test]
fn a_damaged_database_is_refused_or_says_nothing_wrong() {
    let whole = fs::read(file("test-city.mmdb")).unwrap();
    let asked: Vec<IpAddr> = ["81.2.69.142", "89.160.20.1", "2001:218::1", "10.0.0.1"]
        .map(|address| address.parse().unwrap())
        .to_vec();
    for position in 0..whole.len() {
        for damage in [0x00, 0x7f, 0xff] {
            let mut bytes = whole.clone();
            bytes[position] ^= damage;
            if damage == 0 {
                bytes.truncate(position);
            }
            let Ok(addresses) = Addresses::of(bytes) else {
                continue;
            };
            for place in asked.iter().filter_map(|address| addresses.place(*address)) {
                let code = place.country.as_bytes();
                assert!(
                    code.len() == 2 && code.iter().all(u8::is_ascii_uppercase),
                    "{place:?}"
                );
            }
        }
    }
}
