//! Shortcuts to drivers and their documents.

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Access;
use domain::blob::{BlobKey, BlobRepository, Checksum, ContentType, Described, Filename, NewBlob};
use domain::driver::{
    Action, Activity, DocumentKind, Driver, DriverRepository, Experience, Interview, Review,
    Revision, SaveDriverError, Sheet,
};
use domain::id::UserId;

use super::data::{after, fresh};
use super::world::{Person, World};

/// A blob that is about to be `owner`'s.
pub fn blob(owner: UserId, created_at: DateTime<Utc>) -> NewBlob {
    NewBlob {
        described: Described {
            key: BlobKey(fresh().simple().to_string()),
            byte_size: 20_000_000,
            checksum: Checksum(*fresh().as_bytes()),
            content_type: ContentType::Pdf,
        },
        owner,
        filename: Filename::new("zeugnis \u{1F980}.pdf"),
        metadata: "{\"a\":[1, 2]}".to_owned(),
        created_at,
    }
}

/// A day.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

/// As little as a driver has.
pub fn sheet() -> Sheet {
    Sheet {
        postcode: "Y6 5DN".to_owned(),
        birth_date: day(1983, 8, 8),
        start_date: day(2021, 9, 15),
        contact_phone_number: "07366 916627".to_owned(),
        english_level: None,
        bio: None,
        licenses: Vec::new(),
        experiences: Vec::new(),
        interviews: Vec::new(),
        reviews: Vec::new(),
        activities: Vec::new(),
    }
}

/// Everything that a driver can have.
pub fn full_sheet() -> Sheet {
    Sheet {
        english_level: Some("advanced".to_owned()),
        bio: Some("Cervus canto\nsimilique.".to_owned()),
        licenses: ["d1", "ce"].map(str::to_owned).to_vec(),
        experiences: vec![
            Experience {
                id: 1,
                company: "Coaches \"&\" Co".to_owned(),
                position: "driver".to_owned(),
                start_date: Some(day(2001, 2, 28)),
                end_date: Some(day(2004, 2, 29)),
                description: Some("south".to_owned()),
            },
            Experience {
                id: 3,
                company: "Buses".to_owned(),
                position: "driver".to_owned(),
                start_date: None,
                end_date: None,
                description: None,
            },
        ],
        interviews: vec![Interview {
            id: 1,
            scheduled_at: after(86_400),
            status: "scheduled".to_owned(),
            notes: Some("bring the card".to_owned()),
            created_at: after(1),
        }],
        reviews: vec![Review {
            id: 7,
            rating: 5,
            comment: None,
            created_at: after(2),
        }],
        activities: vec![
            activity(
                2,
                Action::DocumentAttached,
                Some(DocumentKind::EnchancedDbs),
            ),
            activity(1, Action::Created, None),
        ],
        ..sheet()
    }
}

fn activity(id: i64, action: Action, subject: Option<DocumentKind>) -> Activity {
    Activity {
        id,
        action,
        subject,
        created_at: after(id),
    }
}

/// A revision to `sheet` and of nothing else.
pub fn revision(sheet: Sheet) -> Revision {
    Revision {
        first_name: None,
        last_name: None,
        sheet,
        documents: Vec::new(),
        review: None,
        news: Vec::new(),
    }
}

/// A revision of `driver` after which the kinds hold these blobs.
pub fn holding<const N: usize>(
    driver: &Driver,
    documents: [(DocumentKind, Vec<i64>); N],
) -> Revision {
    Revision {
        documents: documents.into(),
        ..revision(driver.sheet.clone())
    }
}

/// What is attached: kinds and numbers.
pub fn held(driver: &Driver) -> Vec<(DocumentKind, i64)> {
    let attachments = driver.attachments.iter();
    attachments.map(|it| (it.kind, it.id)).collect()
}

impl World {
    /// Registers a driver called `name`, who has as little as one can have.
    pub async fn driver(&self, name: &str) -> (Person, Driver) {
        let person = self.register(name).await;
        let revision = revision(sheet());
        let made = self.drivers.create(&person.access, &revision, after(0));
        let driver = made.await.expect("a profile").value.driver;
        (person, driver)
    }

    /// The caller's own driver profile.
    pub async fn own(&self, access: &Access) -> Driver {
        let read = self.drivers.read(access, access.user, after(1)).await;
        let granted = read.expect("an answer").expect("an access");
        granted.value.expect("a profile")
    }

    /// Reserves a blob at `seconds`, and answers its number.
    pub async fn reserved(&self, access: &Access, seconds: i64) -> i64 {
        let now = after(seconds);
        let blob = blob(access.user, now);
        let reserved = self.blobs.reserve(access, &blob, now);
        reserved.await.expect("an answer").expect("a number").value
    }

    /// Reserves so many.
    pub async fn all_reserved<const N: usize>(&self, access: &Access) -> [i64; N] {
        let mut ids = [0; N];
        for id in &mut ids {
            *id = self.reserved(access, 0).await;
        }
        ids
    }

    /// Saves a revision, and answers the profile.
    pub async fn try_save(
        &self,
        access: &Access,
        driver: &Driver,
        revision: &Revision,
    ) -> Result<Driver, SaveDriverError> {
        let saved = self.drivers.save(access, driver, revision, after(2)).await;
        Ok(saved?.value.driver)
    }

    /// Saves a revision that is not refused.
    pub async fn save(&self, access: &Access, driver: &Driver, revision: &Revision) -> Driver {
        let saved = self.try_save(access, driver, revision).await;
        saved.expect("a profile")
    }

    /// The numbers of all orphans, reservations being good for ever.
    pub async fn orphan_blobs(&self) -> Vec<i64> {
        let found = self.blobs.orphans(after(-1000), after(1000), 100).await;
        let found = found.expect("an answer").into_iter();
        let mut ids: Vec<_> = found.map(|(id, _)| id).collect();
        ids.sort_unstable();
        ids
    }
}
