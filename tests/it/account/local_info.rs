//! `GET get/local-info/`.

use serde_json::{Value, json};

use crate::support::account::{Caller, LOCAL_INFO, PROFILE, data};
use crate::support::database::Kind;
use crate::support::{Server, mmdb, on_both_databases};

/// Asks with these headers, and checks that the profile tells the same of this caller.
async fn ask(server: &Server, caller: &Caller, headers: &[(&str, &str)]) -> Value {
    let call = |path: &str| {
        let call = server.ask(caller, "GET", path);
        headers
            .iter()
            .fold(call, |call, (name, value)| call.header(name, value))
            .send()
    };
    let local = data(&call(LOCAL_INFO).await);
    let profile = data(&call(PROFILE).await);
    assert_eq!(profile["UserLocInfo"], local["UserLocInfo"]);
    local
}

/// A server that knows where some addresses are and trusts two proxies, one of which is this machine.
async fn with_addresses(more: &[(&'static str, &str)]) -> Server {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("addresses.mmdb");
    mmdb::write(
        &file,
        &[
            ("203.0.113.0", 24, json!({"country": {"iso_code": "NO"}})),
            (
                "198.51.100.0",
                24,
                json!({"country": {"iso_code": "US"}, "location": {"time_zone": "America/Los_Angeles"}}),
            ),
            ("192.0.2.0", 24, json!({"country": {"iso_code": "JP"}})),
            ("2001:db8:1::", 48, json!({"country": {"iso_code": "DE"}})),
        ],
    );
    let file = file.display().to_string();
    let mut flags = vec![("geoip_db", file.as_str()), ("default_country", "GB")];
    flags.extend(more);
    Server::with(Kind::Sqlite, flags).await
}

const PROXIES: (&str, &str) = ("trusted_proxies", "127.0.0.1/32,10.0.0.0/8");

async fn country(server: &Server, caller: &Caller, forwarded: &[&str]) -> (Value, Value) {
    let headers: Vec<_> = forwarded
        .iter()
        .map(|line| ("x-forwarded-for", *line))
        .collect();
    let local = ask(server, caller, &headers).await;
    (local["country_code"].clone(), local["ip"].clone())
}

on_both_databases! {
    async fn by_default_it_is_what_is_configured(server: Server) {
        let caller = server.caller("owner").await;
        assert_eq!(ask(&server, &caller, &[]).await, json!({
            "UserLocInfo": {"lan": "en", "tz": "America/New_York", "currency": "USD"},
            "ip": "127.0.0.1", "country_code": "US", "country": "United States", "continent_code": "NA", "eu": false, "calling_code": "+1",
            "languages": ["en", "es", "haw"], "utc_offset": "-05:00", "local_time": "2026-02-12T05:00:00.000-05:00", "source": "default",
        }));
    }

    async fn a_language_tells_a_country(server: Server) {
        let caller = server.caller("owner").await;
        for (header, lan, country, tz, currency) in [
            ("nb-NO,nb;q=0.9,en;q=0.5", "nb-NO", "NO", "Europe/Oslo", "NOK"),
            ("nb", "nb", "NO", "Europe/Oslo", "NOK"),
            ("en;q=0.1, de-AT;q=0.9", "de-AT", "AT", "Europe/Vienna", "EUR"),
            ("*, ja;q=0.1", "ja", "JP", "Asia/Tokyo", "JPY"),
            ("xx-QQ, sv-fi", "sv-FI", "FI", "Europe/Helsinki", "EUR"),
            ("zh-Hant-TW", "zh-Hant-TW", "TW", "Asia/Taipei", "TWD"),
        ] {
            let local = ask(&server, &caller, &[("accept-language", header)]).await;
            assert_eq!(local["UserLocInfo"], json!({"lan": lan, "tz": tz, "currency": currency}), "{header}");
            assert_eq!([&local["country_code"], &local["source"]], [country, "accept-language"], "{header}");
        }
    }

    async fn several_lines_are_one_header(server: Server) {
        let caller = server.caller("owner").await;
        let lines = [("accept-language", "de;q=0.1"), ("accept-language", "fr")];
        assert_eq!(ask(&server, &caller, &lines).await["country_code"], "FR");
    }

    async fn of_a_malformed_header_what_is_well_formed_counts(server: Server) {
        let caller = server.caller("owner").await;
        let huge = format!("nb{}", ", da".repeat(1_000));
        for header in [
            "", " ", ",", ";;;", "*", "nonsense-", "q=1", "nb;q=0", "nb;q=2", "nb;q=", "\"nb\"", "nb_NO", "<script>", "../../etc/passwd", "%00", "--", "1", "ø", &huge,
        ] {
            let local = ask(&server, &caller, &[("accept-language", header)]).await;
            assert_eq!([&local["country_code"], &local["source"]], ["US", "default"], "{header}");
        }
        for header in [", nb", "nb_NO, nb;q=0.1", ";;, nb;q=0.001", "xx;q=9,nb"] {
            assert_eq!(ask(&server, &caller, &[("accept-language", header)]).await["country_code"], "NO", "{header}");
        }
    }

    async fn the_time_is_that_of_the_country(server: Server) {
        let caller = server.caller("owner").await;
        for (language, offset, time) in [
            ("hi-IN", "+05:30", "2026-02-12T15:30:00.000+05:30"), ("is-IS", "+00:00", "2026-02-12T10:00:00.000+00:00"),
            ("ne-NP", "+05:45", "2026-02-12T15:45:00.000+05:45"), ("nb-NO", "+01:00", "2026-02-12T11:00:00.000+01:00"),
        ] {
            let local = ask(&server, &caller, &[("accept-language", language)]).await;
            assert_eq!([&local["utc_offset"], &local["local_time"]], [offset, time], "{language}");
        }
        server.advance(chrono::TimeDelta::days(150));
        let caller = server.back(&caller).await;
        let local = ask(&server, &caller, &[("accept-language", "nb-NO")]).await;
        assert_eq!([&local["utc_offset"], &local["local_time"]], ["+02:00", "2026-07-12T12:00:00.000+02:00"]);
    }
}

#[tokio::test]
async fn an_address_tells_more_than_a_language() {
    let server = with_addresses(&[PROXIES]).await;
    let caller = server.caller("owner").await;
    let from = |address: &'static str| [("x-forwarded-for", address), ("accept-language", "fr-FR")];
    let local = ask(&server, &caller, &from("203.0.113.7")).await;
    assert_eq!(
        local,
        json!({
            "UserLocInfo": {"lan": "nb", "tz": "Europe/Oslo", "currency": "NOK"},
            "ip": "203.0.113.7", "country_code": "NO", "country": "Norway", "continent_code": "EU", "eu": false, "calling_code": "+47",
            "languages": local["languages"], "utc_offset": "+01:00", "local_time": "2026-02-12T11:00:00.000+01:00", "source": "geoip",
        })
    );
    assert_eq!(local["languages"][0], "nb");
    let local = ask(&server, &caller, &from("198.51.100.7")).await;
    assert_eq!(local["UserLocInfo"]["tz"], "America/Los_Angeles");
    assert_eq!(local["utc_offset"], "-08:00");
    let local = ask(&server, &caller, &from("2001:db8:1::7")).await;
    assert_eq!(
        [&local["country_code"], &local["ip"], &local["eu"]],
        [&json!("DE"), &json!("2001:db8:1::7"), &json!(true)]
    );
    let local = ask(&server, &caller, &from("8.8.8.8")).await;
    assert_eq!(
        [&local["country_code"], &local["source"]],
        ["FR", "accept-language"]
    );
    let local = ask(&server, &caller, &[]).await;
    assert_eq!(
        [&local["country_code"], &local["source"]],
        ["GB", "default"]
    );
}

#[tokio::test]
async fn without_trusted_proxies_nobody_can_choose_an_address() {
    let server = with_addresses(&[]).await;
    let caller = server.caller("owner").await;
    for forwarded in [
        &["203.0.113.7"][..],
        &["203.0.113.7, 127.0.0.1"],
        &["203.0.113.7", "203.0.113.8"],
        &["::1"],
    ] {
        let here = (json!("GB"), json!("127.0.0.1"));
        assert_eq!(country(&server, &caller, forwarded).await, here);
    }
    for header in [
        "forwarded",
        "x-real-ip",
        "cf-connecting-ip",
        "true-client-ip",
    ] {
        let local = ask(&server, &caller, &[(header, "for=203.0.113.7")]).await;
        assert_eq!(local["ip"], "127.0.0.1");
    }
}

#[tokio::test]
async fn behind_trusted_proxies_the_nearest_other_address_counts() {
    let server = with_addresses(&[PROXIES]).await;
    let caller = server.caller("owner").await;
    for (forwarded, country_code, ip) in [
        (&["203.0.113.7"][..], "NO", "203.0.113.7"),
        (&["203.0.113.7, 10.1.2.3"], "NO", "203.0.113.7"),
        // What a client writes there itself stands to the left.
        (&["192.0.2.1, 203.0.113.7"], "NO", "203.0.113.7"),
        (
            &["192.0.2.1, 203.0.113.7, 10.1.2.3, 10.9.9.9"],
            "NO",
            "203.0.113.7",
        ),
        (
            &["192.0.2.1", "203.0.113.7", "10.1.2.3"],
            "NO",
            "203.0.113.7",
        ),
        (&["192.0.2.1, nonsense, 10.1.2.3"], "GB", "10.1.2.3"),
        (&["192.0.2.1, , 10.1.2.3"], "GB", "10.1.2.3"),
        (&["192.0.2.1, 127.0.0.1:80"], "GB", "127.0.0.1"),
        (&["10.1.2.3"], "GB", "10.1.2.3"),
        (&[""], "GB", "127.0.0.1"),
        (&["::ffff:203.0.113.7"], "NO", "203.0.113.7"),
        (&["203.0.113.7, 8.8.8.8, 10.1.2.3"], "GB", "8.8.8.8"),
    ] {
        let told = country(&server, &caller, forwarded).await;
        assert_eq!(told, (json!(country_code), json!(ip)), "{forwarded:?}");
    }
    let chain = vec!["10.1.2.3"; 500].join(", ");
    let long = format!("203.0.113.7, {chain}");
    let told = country(&server, &caller, &[&long]).await;
    assert_eq!(told, (json!("NO"), json!("203.0.113.7")));
}
