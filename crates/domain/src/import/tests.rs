//! Who is who in an import, and what the fake store makes of them.

use secrecy::SecretString;

use super::{ImportRepository, ImportedAccount, Newcomer, Outcome, Repeated, Roll};
use crate::access::Role;
use crate::clock::Clock;
use crate::fakes::{FakePasswords, FixedClock, MemoryStore};

fn roll() -> Roll {
    Roll::new(&SecretString::from("the secret of the fakes"))
}

fn newcomer(email: &str, username: Option<&str>) -> Newcomer {
    Newcomer {
        email: email.to_owned(),
        username: username.map(str::to_owned),
        first_name: None,
        last_name: None,
        phone_number: None,
        address: None,
        verify_vehicles: false,
        password_hash: FakePasswords::outdated("a password"),
        role: Role::User,
        created_at: FixedClock::default().now(),
    }
}

fn entered(email: &str, username: Option<&str>) -> ImportedAccount {
    roll().enter(1, newcomer(email, username)).unwrap()
}

#[test]
fn an_email_has_one_id_in_every_import_and_in_any_case() {
    let first = entered("ada@example.com", None);
    let again = entered("ADA@example.COM", Some("ada"));
    assert_eq!(first.account.uid, again.account.uid);
    assert_eq!(first.account.uid.0.get_version_num(), 8);
    assert_ne!(
        first.account.uid,
        entered("bob@example.com", None).account.uid
    );
}

#[test]
fn another_secret_gives_another_id() {
    let mut other = Roll::new(&SecretString::from("another secret"));
    let account = other.enter(1, newcomer("ada@example.com", None)).unwrap();
    assert_ne!(
        account.account.uid,
        entered("ada@example.com", None).account.uid
    );
}

#[test]
fn who_comes_twice_is_told_where_they_came_first() {
    let mut roll = roll();
    roll.enter(3, newcomer("ada@example.com", None)).unwrap();
    roll.enter(4, newcomer("bob@example.com", None)).unwrap();
    for line in [5, 6] {
        let again = roll.enter(line, newcomer("Ada@example.com", None));
        assert_eq!(again, Err(Repeated::Email(3)));
    }
}

#[test]
fn usernames_are_looked_at_where_that_is_asked_for() {
    let secret = SecretString::from("the secret of the fakes");
    let (mut plain, mut names) = (Roll::new(&secret), Roll::with_usernames(&secret));
    for roll in [&mut plain, &mut names] {
        roll.enter(1, newcomer("a@example.com", Some("ada")))
            .unwrap();
        roll.enter(2, newcomer("b@example.com", None)).unwrap();
        roll.enter(3, newcomer("c@example.com", None)).unwrap();
    }
    let again = || newcomer("d@example.com", Some("ADA"));
    assert!(plain.enter(4, again()).is_ok());
    assert_eq!(names.enter(4, again()), Err(Repeated::Username(1)));
    // Who was turned away has not come.
    assert!(
        names
            .enter(5, newcomer("d@example.com", Some("dan")))
            .is_ok()
    );
}

#[tokio::test]
async fn the_store_makes_each_account_once() {
    let store = MemoryStore::default();
    let ada = entered("ada@example.com", Some("ada"));
    let same_name = entered("bob@example.com", Some("Ada"));
    let bob = entered("bob@example.com", Some("bob"));
    let first = store
        .import(&[ada.clone(), same_name.clone()])
        .await
        .unwrap();
    assert_eq!(first, [Outcome::Imported, Outcome::UsernameTaken]);
    let mut stranger = entered("x@example.com", None);
    stranger.account.email = "ADA@example.com".to_owned();
    let all = [ada, same_name, stranger];
    let expected = [
        Outcome::AlreadyThere,
        Outcome::UsernameTaken,
        Outcome::EmailTaken,
    ];
    assert_eq!(store.preview(&all).await.unwrap(), expected);
    assert_eq!(store.import(&all).await.unwrap(), expected);
    assert_eq!(
        store.preview(std::slice::from_ref(&bob)).await.unwrap(),
        [Outcome::Imported]
    );
    assert_eq!(store.import(&[bob]).await.unwrap(), [Outcome::Imported]);
}
