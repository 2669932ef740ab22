//! Hashes of other systems, made by those systems themselves, and what is refused. (`tests/it/moving_in` has them made anew in every run.)

use domain::password::{PasswordHasher, Verdict};

use super::Passwords;
use super::kept::{Kept, UnusableHash, check};
use super::memory::Memory;

const PASSWORD: &str = "correct horse battery";
/// 6 characters, 8 bytes: bcrypt takes the first nine of more.
const LONG: &str = "blåbær";
/// Its form NFKC is another.
const LIGATURE: &str = "ﬁne Ⅳ pass";

/// What made it, the password, the hash.
const VECTORS: [(&str, &str, &str); 14] = [
    (
        "Django 5.2, PBKDF2",
        PASSWORD,
        "pbkdf2_sha256$1000000$xlWEboiWQEbrMuP9U7eWgw$81P3QzFp6B7Z5uUYFfBPwqVuLTueTFStqXe8QGlyVbA=",
    ),
    (
        "Django 5.2, argon2",
        PASSWORD,
        "argon2$argon2id$v=19$m=102400,t=2,p=8$YkxFbWpVTGZsbFNqYjFwNVl0bDlPOA$0vbzJFocNlGxTJxsR5RWG0mozmTT8WMEDVNeNNaQE28",
    ),
    (
        "Django 5.2, bcrypt over SHA-256",
        PASSWORD,
        "bcrypt_sha256$$2b$12$LOKONYL.F.Pqi/KLcLLQzeDmA1q6Y4rhjw3OZ5rDCnGVCoMKKfh6y",
    ),
    (
        "Django 5.2, bcrypt",
        PASSWORD,
        "bcrypt$$2b$12$0HHKL0nwd9.x6DcvcQ2s0.miG1rx63voWEAIkC.0AyQDhzLm4S6y6",
    ),
    (
        "Python's bcrypt 5.0, least cost",
        PASSWORD,
        "$2b$04$Wm/9SPfdr0Ym3DxtWXN/FewYntXSFcrnKqHqZ8radekxhDlAVB1fy",
    ),
    (
        "Python's bcrypt 5.0, as Devise writes it",
        PASSWORD,
        "$2a$12$ECfD3j0COvi.Nc5iQyG.gOrRaGJ//wugCbJnNMBDhajlmICS4UVf2",
    ),
    (
        "PHP 8, bcrypt",
        PASSWORD,
        "$2y$10$I3ZyxMS40bgpVE4n5UJycuK0Z8nCTuirpiwlx3akTk5/kyjRpajXS",
    ),
    (
        "PHP 8, argon2id",
        PASSWORD,
        "$argon2id$v=19$m=65536,t=4,p=1$SnNqNjlsSnU5Q0tKMWwyWQ$vPq3+uoZTsXHwfYjx8WsyHzG3BYpyma6Xv6fG6iiNUY",
    ),
    (
        "PHP 8, argon2i",
        PASSWORD,
        "$argon2i$v=19$m=65536,t=4,p=1$RWdFb2RuOWFIZEIvVWdDcw$cDqSwBIW2hpV7mrmmq7Anx0hlyNCCgvT7Gf3cU0O8n0",
    ),
    (
        "better-auth 1.7",
        PASSWORD,
        "a77eafe2c72e56a6d5e76095a965bec6:0c1db40113bb89ae6d290b6bc3f9e171c7662474887ffe4ee4dd3e4ef14a3152cdaeac2e6d107ec62cfeb560ee04f19c45b21a419b42e75d46921258b53513b3",
    ),
    (
        "better-auth 1.7, composed characters",
        LIGATURE,
        "7c88a42a0b4253181607803cf8eeec6c:21175bb9185f6fcc44bef01443052ac742dfce149255351b50c22574e0184ebcb7c79284a304a6f966ca87ab8553213238c154286b43e5c48b977a0f8fefc724",
    ),
    (
        "the reference implementation's first vector",
        "password",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
    ),
    (
        "the reference implementation, argon2i without a version",
        "password",
        "$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ",
    ),
    (
        "argon2-cffi 25.1, argon2d",
        "password",
        "$argon2d$v=19$m=1024,t=3,p=4$avLpftXtoJ+JWcs0NV9jdg$wpxjokcHRHWhoHeRKXsYfxa7/sUaiehAKAm/YJCTrUg",
    ),
];

fn matches(hash: &str, password: &str) -> bool {
    let kept = Kept::parse(hash).expect(hash);
    kept.matches(password, &Memory::default()).expect(hash)
}

#[test]
fn what_other_systems_have_made_is_told_from_what_they_have_not() {
    for (by, password, hash) in VECTORS {
        assert!(matches(hash, password), "{by}");
        for wrong in [format!("{password} "), password.to_uppercase()] {
            assert!(!matches(hash, &wrong), "{by}: {wrong}");
        }
        assert_eq!(check(hash), Ok(()), "{by}");
        assert!(!Kept::parse(hash).expect(by).is_current(), "{by}");
    }
}

#[test]
fn of_a_long_password_bcrypt_takes_what_it_always_takes() {
    // Django 5.2 has made it.
    const DIGESTED: &str =
        "bcrypt_sha256$$2b$12$ZQNE0xNlm5ccGncNHP/6Je.WUqcGkdcKbljBqZTM67HRvS2PtxTVC";
    // PHP 8 has made it.
    const HASH: &str = "$2y$05$S1lINUJF/2ijwXD6hxjjd.qu4eJuzxDx5c0VsPE4uwmB5eTjIjILm";
    let long = LONG.repeat(20);
    assert!(matches(HASH, &long));
    assert!(matches(HASH, &LONG.repeat(9)));
    assert!(!matches(HASH, &LONG.repeat(8)));
    // What Django hashes first counts to the last character.
    let long = format!("blåbærsyltetøy ﬁ 100 %{}", "x".repeat(90));
    assert!(matches(DIGESTED, &long));
    assert!(!matches(DIGESTED, &long[..long.len() - 1]));
}

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
    let better = VECTORS[9].2;
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
    assert!(bcrypt("03").is_err() && bcrypt("00").is_err() && bcrypt("32").is_err());
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

#[tokio::test]
async fn a_password_that_another_system_has_hashed_is_right_and_the_hash_outdated() {
    let passwords = Passwords::new();
    let permit = passwords.permit().await.unwrap();
    for (password, expected) in [(PASSWORD, Verdict::Outdated), ("wrong", Verdict::Wrong)] {
        for (by, _, hash) in [VECTORS[1], VECTORS[4], VECTORS[9]] {
            let hash = Some(hash.to_owned());
            let verdict = passwords.verify(&permit, password.into(), hash).await;
            assert_eq!(verdict, Ok(expected), "{by}");
        }
    }
}
