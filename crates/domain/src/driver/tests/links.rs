//! Fetching documents.

use chrono::{DateTime, TimeDelta, Utc};

use super::support::{file, with};
use crate::clock::Clock;
use crate::driver::{Attachment, DocumentKind, Download, download_epoch};
use crate::fakes::World;

async fn attachment(world: &World) -> Attachment {
    let access = world.driver().await;
    let change = with(DocumentKind::Cv, [file("cv")]);
    let driver = world.change(&access, change).await.unwrap();
    driver.attachments[0].clone()
}

#[tokio::test]
async fn a_token_opens_what_it_was_made_for() {
    let world = World::default();
    let attachment = attachment(&world).await;
    let drivers = world.drivers();
    let token = drivers.download_token(&attachment, world.clock.now());
    let download = Download {
        key: attachment.key,
        content_type: attachment.content_type,
    };
    assert_eq!(drivers.open_download(&token), Some(download));
}

#[tokio::test]
async fn it_is_the_same_for_an_hour_and_good_to_the_end_of_the_next() {
    let world = World::default();
    let attachment = attachment(&world).await;
    let drivers = world.drivers();
    let moment = TimeDelta::milliseconds(1);
    // The clock stands at 10 o'clock sharp.
    let token = drivers.download_token(&attachment, world.clock.now());
    world.clock.advance(TimeDelta::hours(1) - moment);
    assert_eq!(
        drivers.download_token(&attachment, world.clock.now()),
        token
    );
    world.clock.advance(moment);
    assert_ne!(
        drivers.download_token(&attachment, world.clock.now()),
        token
    );
    world.clock.advance(TimeDelta::hours(1) - moment);
    assert!(drivers.open_download(&token).is_some());
    world.clock.advance(moment);
    assert_eq!(drivers.open_download(&token), None);
}

#[tokio::test]
async fn what_is_no_token_opens_nothing() {
    let world = World::default();
    let access = world.owner().await;
    let announced = world.announce(&access, "ahead").await;
    let drivers = world.drivers();
    for text in ["", "nonsense", &announced.signed_id] {
        assert_eq!(drivers.open_download(text), None, "{text}");
    }
}

#[test]
fn hours_are_counted_from_1970() {
    for (time, epoch) in [
        ("1970-01-01T00:59:59.999Z", 0),
        ("1970-01-01T01:00:00Z", 1),
        ("1969-12-31T23:59:59Z", -1),
        ("2026-02-12T10:30:00Z", 491_914),
    ] {
        let time: DateTime<Utc> = time.parse().unwrap();
        assert_eq!(download_epoch(time), epoch, "{time}");
    }
}
