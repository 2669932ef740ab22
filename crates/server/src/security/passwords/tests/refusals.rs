//! Hashes that are refused, and what is said of them.

use super::super::kept::{UnusableHash, check};

const BETTER_AUTH: &str = "a77eafe2c72e56a6d5e76095a965bec6:0c1db40113bb89ae6d290b6bc3f9e171c7662474887ffe4ee4dd3e4ef14a3152cdaeac2e6d107ec62cfeb560ee04f19c45b21a419b42e75d46921258b53513b3";

#[test]
fn what_is_not_taken_is_told_by_name() {
    for (hash, name) in [
        (
            "!jATRqfEJUXYS89CCcZWo5Hb0iO8PXVT6T183dIve",
            "without a password",
        ),
        (
            "scrypt$16384$vLcO0Ilq40BXbtIUZptj4W$8$5$bnoUMdImFyBEoDKOHhJ5DYFL5GipVrdjR9BoxInklLyT4gH0EoV7rwC2Rpgo5qc4JaKkactNf7ZN4c9oRpfuqw==",
            "Django's scrypt",
        ),
        (
            "pbkdf2_sha1$1000000$BgVJnhciU8ziS4e8ddNKCV$llhDwxzHFEWtROQW8ooaz3pkBnw=",
            "SHA-1",
        ),
        (
            "md5$joKnoO7mwr7jrI2zPvW46s$cd367b89aa84a38caa512617977292e0",
            "MD5",
        ),
        (
            "$2x$12$ECfD3j0COvi.Nc5iQyG.gOrRaGJ//wugCbJnNMBDhajlmICS4UVf2",
            "2x",
        ),
        ("$6$salt$hash", "SHA-512"),
        ("{SSHA}0123", "LDAP"),
    ] {
        let error = check(hash).unwrap_err();
        assert!(matches!(error, UnusableHash::NotTaken(_)), "{hash}");
        assert!(error.to_string().contains(name), "{error}");
    }
}

#[test]
fn what_cannot_be_read_is_refused() {
    let bcrypt = "$2a$12$ECfD3j0COvi.Nc5iQyG.gOrRaGJ//wugCbJnNMBDhajlmICS4UVf2";
    let better = BETTER_AUTH;
    let bad = [
        String::new(),
        "correct horse".to_owned(),
        "d41d8cd98f00b204e9800998ecf8427e".to_owned(),
        "a".repeat(10_000),
        format!("{bcrypt}\n"),
        format!("{bcrypt}\0"),
        bcrypt[..59].to_owned(),
        format!("{bcrypt}a"),
        bcrypt.replace("12", "1x"),
        bcrypt.replace('/', "!"),
        bcrypt.replace("ECf", "æC"),
        "bcrypt_sha256$$2b$12$".to_owned(),
        "bcrypt_sha256$pbkdf2_sha256$1$a$b".to_owned(),
        "pbkdf2_sha256$".to_owned(),
        "pbkdf2_sha256$1$salt".to_owned(),
        "pbkdf2_sha256$1$$81P3QzFp6B7Z5uUYFfBPwqVuLTueTFStqXe8QGlyVbA=".to_owned(),
        "pbkdf2_sha256$0$salt$81P3QzFp6B7Z5uUYFfBPwqVuLTueTFStqXe8QGlyVbA=".to_owned(),
        "pbkdf2_sha256$-1$salt$81P3QzFp6B7Z5uUYFfBPwqVuLTueTFStqXe8QGlyVbA=".to_owned(),
        "pbkdf2_sha256$1$salt$81P3QzFp6B7Z5uUYFfBPwqVuLTueTFStqXe8QGlyVb==".to_owned(),
        "pbkdf2_sha256$1$salt$81P3QzFp6B7Z5uUYFfBPwqVuLTueTFStqXe8QGlyVbA=$".to_owned(),
        better.replace(':', ""),
        better.replace("a77e", "x77e"),
        better[..better.len() - 2].to_owned(),
        better[2..].to_owned(),
        format!("{better}00"),
        "$argon2id$v=19$m=19456,t=2,p=1".to_owned(),
        "$argon2id$v=18$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned(),
        "$argon2id$v=19$m=19456,t=0,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned(),
        "$argon2id$v=19$m=1,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned(),
        "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAA".to_owned(),
        "$argon2id$v=19$m=19456,t=2,p=1,keyid=Hj5+dsK0$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned(),
        "$argon2x$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned(),
        "argon2argon2".to_owned(),
    ];
    for hash in bad {
        let error = check(&hash).expect_err(&hash);
        let unreadable = matches!(error, UnusableHash::Unknown | UnusableHash::Damaged(_));
        assert!(unreadable, "{hash}: {error}");
    }
}

#[test]
fn what_would_take_too_long_is_refused() {
    let argon2 = |costs: &str| {
        let hash = format!(
            "$argon2id$v=19${costs}$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        );
        check(&hash)
    };
    for good in ["m=262144,t=4,p=1", "m=8192,t=10,p=16", "m=102400,t=8,p=8"] {
        assert_eq!(argon2(good), Ok(()), "{good}");
    }
    for bad in [
        "m=262145,t=1,p=1",
        "m=4294967295,t=4294967295,p=1",
        "m=8192,t=11,p=1",
        "m=8192,t=1,p=17",
        "m=262144,t=5,p=1",
    ] {
        assert!(
            matches!(argon2(bad), Err(UnusableHash::TooCostly(_))),
            "{bad}"
        );
    }
    let pbkdf2 = |iterations: &str| {
        check(&format!(
            "pbkdf2_sha256${iterations}$salt$81P3QzFp6B7Z5uUYFfBPwqVuLTueTFStqXe8QGlyVbA="
        ))
    };
    assert_eq!(pbkdf2("2000000"), Ok(()));
    for bad in ["2000001", "99999999999999999999"] {
        assert!(
            matches!(pbkdf2(bad), Err(UnusableHash::TooCostly(_))),
            "{bad}"
        );
    }
    let bcrypt = |cost: &str| {
        check(&format!(
            "$2a${cost}$ECfD3j0COvi.Nc5iQyG.gOrRaGJ//wugCbJnNMBDhajlmICS4UVf2"
        ))
    };
    assert_eq!((bcrypt("04"), bcrypt("14")), (Ok(()), Ok(())));
    for bad in ["15", "31"] {
        assert!(
            matches!(bcrypt(bad), Err(UnusableHash::TooCostly(_))),
            "{bad}"
        );
    }
    for bad in ["00", "03", "32"] {
        assert!(bcrypt(bad).is_err(), "{bad}");
    }
    assert_eq!(bcrypt("03"), Err(UnusableHash::Damaged("bcrypt")));
}

#[test]
fn no_refusal_shows_the_hash() {
    let secret = "SeCrEt";
    for begin in [
        "",
        "$2a$12$",
        "$2x$",
        "pbkdf2_sha256$",
        "$argon2id$",
        "md5$",
        "!",
        "a:",
        "argon2$argon2id$v=",
    ] {
        let error = check(&format!("{begin}{secret}")).unwrap_err();
        assert!(
            !error.to_string().contains(secret) && !format!("{error:?}").contains(secret),
            "{error}"
        );
    }
}
