//! Hashes that other systems have made. (`tests/it/moving_in` has them made anew in every run.)

use domain::password::{PasswordHasher, Verdict};

use super::super::Passwords;
use super::super::kept::{Kept, check};
use super::super::memory::Memory;

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
