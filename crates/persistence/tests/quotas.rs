//! Counting changes.

use chrono::TimeDelta;
use domain::access::{Access, Granted};
use domain::id::UserId;
use domain::quota::{QuotaError, QuotaRepository, WINDOW};
use domain::session::SessionRepository;

use crate::support::data::{after, fresh, start};
use crate::support::on_both;
use crate::support::world::World;

/// Seconds in the window.
pub const DAY: i64 = 86_400;

const COUNTED: &str = "SELECT COUNT(*) FROM counted_changes";

on_both! {
    async fn as_many_changes_are_counted_as_are_allowed(world: World) {
        let ada = world.register("ada").await.access;
        for seconds in [0, 10, 20] {
            assert_eq!(world.counts(&ada, 3, seconds).await, Ok(()));
        }
        // Until the first of them leaves the window. To be refused counts for nothing.
        for seconds in [20, 30, 31, 31] {
            let left = u128::try_from(DAY - seconds).unwrap() * 1000;
            assert_eq!(world.counts(&ada, 3, seconds).await, Err(left));
        }
        assert_eq!(world.count(COUNTED).await, 3);
    }

    async fn the_window_slides_to_the_millisecond(world: World) {
        let ada = world.register("ada").await.access;
        for seconds in [0, 10] {
            world.counts(&ada, 2, seconds).await.unwrap();
        }
        let moment = TimeDelta::milliseconds(1);
        let early = world.quotas.count(&ada, 2, after(DAY) - moment).await;
        let Err(QuotaError::Exhausted { retry_after }) = early else { panic!("{early:?}") };
        assert_eq!(retry_after.as_millis(), 1);
        let early = world.quotas.count(&ada, 2, after(DAY) - TimeDelta::nanoseconds(1)).await;
        let Err(QuotaError::Exhausted { retry_after }) = early else { panic!("{early:?}") };
        assert_eq!(retry_after.as_millis(), 1);
        world.counts(&ada, 2, DAY).await.unwrap();
        assert_eq!(world.counts(&ada, 2, DAY).await, Err(10_000));
        world.counts(&ada, 2, DAY + 10).await.unwrap();
        assert_eq!(world.counts(&ada, 2, DAY + 10).await, Err(u128::try_from(DAY - 10).unwrap() * 1000));
        world.counts(&ada, 2, 5 * DAY).await.unwrap();
        // What counts no more has left its place to others.
        assert_eq!(world.count(COUNTED).await, 2);
    }

    async fn whoever_waits_as_long_as_they_are_told_is_counted(world: World) {
        let ada = world.register("ada").await.access;
        let fine = |seconds, nanoseconds| after(seconds) + TimeDelta::nanoseconds(nanoseconds);
        for now in [fine(0, 1_000_001), fine(77, 123_456_789), fine(DAY, -1)] {
            world.sql("DELETE FROM counted_changes").await;
            world.quotas.count(&ada, 1, fine(0, 999_999)).await.unwrap();
            let early = world.quotas.count(&ada, 1, now).await;
            let Err(QuotaError::Exhausted { retry_after }) = early else { panic!("{early:?}") };
            let still_early = world.quotas.count(&ada, 1, now + retry_after - TimeDelta::milliseconds(2)).await;
            assert!(matches!(still_early, Err(QuotaError::Exhausted { .. })), "{still_early:?}");
            world.quotas.count(&ada, 1, now + retry_after).await.unwrap();
        }
    }

    async fn each_user_has_a_count_of_their_own(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        world.counts(&ada, 1, 0).await.unwrap();
        world.counts(&bob, 1, 5).await.unwrap();
        assert_eq!(world.counts(&bob, 1, 5).await, Err(u128::try_from(DAY).unwrap() * 1000));
        assert!(world.counts(&ada, 1, 5).await.is_err());
        // In whichever session.
        let other = world.sign_in(ada.user, after(1)).await;
        assert!(world.counts(&other, 1, 5).await.is_err());
    }

    async fn counts_outlive_the_instance_that_made_them(world: World) {
        let ada = world.register("ada").await.access;
        for seconds in 0..4 {
            world.counts(&ada, 4, seconds).await.unwrap();
        }
        world.database.close().await;
        let next = world.another_instance().await;
        assert_eq!(next.counts(&ada, 4, 10).await, Err(u128::try_from(DAY - 10).unwrap() * 1000));
    }

    async fn a_limit_that_was_lowered_or_raised_counts_what_there_is(world: World) {
        let ada = world.register("ada").await.access;
        for seconds in [0, 10, 20, 30, 40] {
            world.counts(&ada, 5, seconds).await.unwrap();
        }
        // Two may be left in the window: the one at 30 has to go.
        let left = u128::try_from(DAY + 30 - 50).unwrap() * 1000;
        assert_eq!(world.counts(&ada, 2, 50).await, Err(left));
        // The first places are free again, but the last ones are enough.
        assert_eq!(world.counts(&ada, 2, DAY + 20).await, Err(10_000));
        assert_eq!(world.counts(&ada, 3, DAY + 20).await, Ok(()));
        assert!(world.counts(&ada, 3, DAY + 20).await.is_err());
        for expected in [Ok(()), Ok(()), Ok(()), Err(10_000)] {
            assert_eq!(world.counts(&ada, 6, DAY + 20).await, expected);
        }
    }

    async fn where_none_is_allowed_none_is_counted(world: World) {
        let ada = world.register("ada").await.access;
        let day = u128::try_from(DAY).unwrap() * 1000;
        assert_eq!(world.counts(&ada, 0, 0).await, Err(day));
        world.counts(&ada, 1, 0).await.unwrap();
        assert_eq!(world.counts(&ada, 0, 10).await, Err(day));
        assert_eq!(world.count(COUNTED).await, 1);
    }

    async fn a_clock_that_goes_back_loses_no_count(world: World) {
        let ada = world.register("ada").await.access;
        for seconds in [100, 0, 50] {
            world.counts(&ada, 3, seconds).await.unwrap();
        }
        assert_eq!(world.counts(&ada, 3, -100).await, Err(u128::try_from(DAY + 100).unwrap() * 1000));
        assert_eq!(world.counts(&ada, 3, DAY - 1).await, Err(1_000));
        world.counts(&ada, 3, DAY).await.unwrap();
        assert_eq!(world.counts(&ada, 3, DAY).await, Err(50_000));
    }

    async fn nothing_is_counted_for_an_access_that_does_not_stand(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await.access;
        let second = world.sign_in(ada.account.uid, after(1)).await;
        world.sessions.revoke(&ada.access, second.session, after(2)).await.unwrap();
        let ada = ada.access;
        let wrong = [
            second,
            Access { user: bob.user, ..ada },
            Access { session: bob.session, ..ada },
            Access { pair: bob.pair, ..ada },
            Access { user: UserId(fresh()), ..ada },
        ];
        for access in wrong {
            for limit in [0, 1, 9] {
                let outcome = world.quotas.count(&access, limit, after(3)).await;
                assert!(matches!(outcome, Err(QuotaError::Revoked(_))), "{outcome:?}");
            }
        }
        let over = world.quotas.count(&ada, 9, start() + TimeDelta::days(30)).await;
        assert!(matches!(over, Err(QuotaError::Revoked(_))), "{over:?}");
        // Nor is it said that there is no room.
        world.counts(&ada, 1, 4).await.unwrap();
        world.sql("UPDATE users SET disabled_at = created_at WHERE username = 'ada'").await;
        for limit in [1, 9] {
            let outcome = world.quotas.count(&ada, limit, after(5)).await;
            assert!(matches!(outcome, Err(QuotaError::Revoked(_))), "{outcome:?}");
        }
        assert_eq!(world.count(COUNTED).await, 1);
    }

    async fn a_count_says_whether_the_pair_is_new(world: World) {
        let ada = world.register("ada").await.access;
        world.register("bob").await;
        for first_use in [true, false] {
            let counted = world.quotas.count(&ada, 9, after(1)).await.unwrap();
            assert_eq!(counted, Granted { value: (), first_use });
            world.sessions.mark_used(ada.pair, after(1)).await.unwrap();
        }
    }

    async fn counts_go_with_their_user(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        for access in [&ada, &bob] {
            world.counts(access, 1, 0).await.unwrap();
            world.proof(access, 0).await;
        }
        world.sql("DELETE FROM users WHERE username = 'ada'").await;
        assert_eq!(world.count(COUNTED).await, 1);
        assert_eq!(world.count("SELECT COUNT(*) FROM email_proofs").await, 1);
        assert!(world.counts(&bob, 1, 1).await.is_err());
    }

    async fn old_counts_are_purged(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        for seconds in [0, 10, 20] {
            world.counts(&ada, 9, seconds).await.unwrap();
        }
        world.counts(&bob, 9, 15).await.unwrap();
        for (before, forgotten) in [(0, 0), (1, 1), (10, 0), (20, 2), (20, 0)] {
            assert_eq!(world.quotas.purge(after(before), 10).await.unwrap(), forgotten);
        }
        assert_eq!(world.count(COUNTED).await, 1);
        // The one at 20 still counts, and only that.
        assert_eq!(world.counts(&ada, 1, 21).await, Err(u128::try_from(DAY - 1).unwrap() * 1000));
        assert_eq!(world.counts(&bob, 1, 21).await, Ok(()));
    }

    async fn no_more_counts_are_purged_than_asked_for_oldest_first(world: World) {
        let ada = world.register("ada").await.access;
        for seconds in [50, 10, 40, 20, 30] {
            world.counts(&ada, 9, seconds).await.unwrap();
        }
        for (limit, forgotten) in [(0, 0), (2, 2), (2, 2)] {
            assert_eq!(world.quotas.purge(after(100), limit).await.unwrap(), forgotten);
        }
        assert_eq!(world.counts(&ada, 1, 100).await, Err(u128::try_from(DAY + 50 - 100).unwrap() * 1000));
        assert_eq!(world.quotas.purge(after(100), u64::MAX).await.unwrap(), 1);
        assert_eq!(world.quotas.purge(after(100), u64::MAX).await.unwrap(), 0);
    }

    async fn a_place_that_was_purged_is_taken_again(world: World) {
        let ada = world.register("ada").await.access;
        for seconds in [0, 10, 20] {
            world.counts(&ada, 3, seconds).await.unwrap();
        }
        world.quotas.purge(after(DAY + 11) - WINDOW, 10).await.unwrap();
        for expected in [Ok(()), Ok(()), Err(9_000)] {
            assert_eq!(world.counts(&ada, 3, DAY + 11).await, expected);
        }
    }
}
