//! Where streams begin.

use chrono::TimeDelta;

use super::{delivered, event, staff};
use crate::access::Role;
use crate::event::{Gap, GapReason, Mark, Opened, RETENTION};
use crate::fakes::World;
use crate::presence::Presence;

const MARK: Mark = Mark {
    delivered: 20,
    oldest: 11,
};

fn opened(requested: Option<i64>) -> (i64, Option<GapReason>) {
    let Opened { after, gap } = Opened::at(requested, MARK);
    if let Some(Gap {
        requested: told, ..
    }) = gap
    {
        assert_eq!(Some(told), requested);
    }
    (after, gap.map(|gap| gap.reason))
}

#[test]
fn without_an_id_a_stream_begins_now() {
    assert_eq!(opened(None), (20, None));
}

#[test]
fn a_stream_goes_on_after_any_event_that_is_kept() {
    assert_eq!(opened(Some(15)), (15, None));
    assert_eq!(opened(Some(20)), (20, None));
    // The next one is the oldest: nothing is missing.
    assert_eq!(opened(Some(10)), (10, None));
}

#[test]
fn a_stream_from_long_ago_begins_with_the_oldest_and_says_so() {
    assert_eq!(opened(Some(9)), (10, Some(GapReason::Expired)));
    assert_eq!(opened(Some(1)), (10, Some(GapReason::Expired)));
}

#[test]
fn zero_asks_for_whatever_is_kept() {
    assert_eq!(opened(Some(0)), (10, None));
}

#[test]
fn a_stream_from_the_future_begins_now_and_says_so() {
    assert_eq!(opened(Some(21)), (20, Some(GapReason::Future)));
    assert_eq!(opened(Some(i64::MAX)), (20, Some(GapReason::Future)));
}

#[tokio::test]
async fn events_can_be_read_again_for_seven_days() {
    let world = World::default();
    let owner = world.owner().await;
    let staff = staff(&world, Role::Service).await;
    let produce = async || {
        world
            .events()
            .produce(&staff, Some(owner.user), &event("a"), None)
            .await
            .unwrap()
    };
    produce().await;
    // A queue waits for as long as it takes.
    world.clock.advance(TimeDelta::days(20));
    world.housekeeping().run().await;
    assert_eq!(
        world
            .events()
            .set_presence(&owner, Presence::Online)
            .await
            .unwrap(),
        1
    );
    world.clock.advance(RETENTION);
    assert_eq!(world.housekeeping().run().await.events, 0);
    assert_eq!(delivered(&world, &owner, 0).await, [1]);
    world.clock.advance(TimeDelta::milliseconds(1));
    assert_eq!(world.housekeeping().run().await.events, 1);
    assert_eq!(delivered(&world, &owner, 0).await, [0; 0]);
    assert_eq!(produce().await.id, 2);
    assert_eq!(
        world.events().open(&owner, Some(0)).await.unwrap(),
        Opened {
            after: 1,
            gap: None
        }
    );
}
