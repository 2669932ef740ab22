//! Counting failures.

use domain::throttle::{Failures, ThrottleKey, ThrottleRepository};
use futures_util::future::join_all;

use crate::support::data::after;
use crate::support::on_both;
use crate::support::world::World;

fn keys<const N: usize>(names: [&str; N]) -> [ThrottleKey; N] {
    names.map(|name| ThrottleKey(name.to_owned()))
}

fn failures(count: u32, seconds: i64) -> Failures {
    Failures {
        count,
        last_at: after(seconds),
    }
}

on_both! {
    async fn failures_are_counted_per_key(world: World) {
        let [account, address] = keys(["account", "address"]);
        world.throttles.fail(&[account.clone(), address.clone()], after(-100), after(1)).await.unwrap();
        world.throttles.fail(std::slice::from_ref(&address), after(-100), after(2)).await.unwrap();
        let asked = [address, ThrottleKey("other".to_owned()), account];
        let counted = world.throttles.failures(&asked, after(-100)).await.unwrap();
        assert_eq!(counted, [Some(failures(2, 2)), None, Some(failures(1, 1))]);
    }

    async fn nothing_asked_is_nothing_answered(world: World) {
        assert_eq!(world.throttles.failures(&[], after(0)).await.unwrap(), []);
        world.throttles.fail(&[], after(0), after(1)).await.unwrap();
        assert_eq!(world.count("SELECT count(*) FROM throttles").await, 0);
    }

    async fn a_key_named_twice_counts_once(world: World) {
        let twice = keys(["a", "a"]);
        world.throttles.fail(&twice, after(0), after(1)).await.unwrap();
        let counted = world.throttles.failures(&twice, after(0)).await.unwrap();
        assert_eq!(counted, [Some(failures(1, 1)), Some(failures(1, 1))]);
    }

    async fn what_is_too_old_is_neither_told_nor_counted_on(world: World) {
        let key = keys(["a"]);
        world.throttles.fail(&key, after(0), after(5)).await.unwrap();
        world.throttles.fail(&key, after(5), after(6)).await.unwrap();
        assert_eq!(world.throttles.failures(&key, after(6)).await.unwrap(), [Some(failures(2, 6))]);
        assert_eq!(world.throttles.failures(&key, after(7)).await.unwrap(), [None]);
        world.throttles.fail(&key, after(7), after(8)).await.unwrap();
        assert_eq!(world.throttles.failures(&key, after(0)).await.unwrap(), [Some(failures(1, 8))]);
    }

    async fn no_failure_is_lost_however_many_race(world: World) {
        let other = world.another_instance().await;
        let keys: Vec<_> = (0..40).map(|number| ThrottleKey(format!("key{number}"))).collect();
        join_all((0..60).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            // In different orders, so that whoever locks them as they come waits in a circle.
            let mut keys = keys.clone();
            keys.rotate_left(number % 7 * 5);
            if number % 3 == 0 {
                keys.reverse();
            }
            world.throttles.fail(&keys, after(0), after(1)).await.unwrap();
        }))
        .await;
        let counted = world.throttles.failures(&keys, after(0)).await.unwrap();
        assert_eq!(counted, vec![Some(failures(60, 1)); 40]);
    }

    async fn what_is_cleared_starts_again(world: World) {
        let [a, b] = keys(["a", "b"]);
        let both = [a.clone(), b];
        world.throttles.fail(&both, after(0), after(1)).await.unwrap();
        world.throttles.clear(&a).await.unwrap();
        assert_eq!(world.throttles.failures(&both, after(0)).await.unwrap(), [None, Some(failures(1, 1))]);
        world.throttles.clear(&a).await.unwrap();
    }

    async fn old_counts_are_forgotten(world: World) {
        let [a, b] = keys(["a", "b"]);
        world.throttles.fail(std::slice::from_ref(&a), after(0), after(1)).await.unwrap();
        world.throttles.fail(std::slice::from_ref(&b), after(0), after(2)).await.unwrap();
        assert_eq!(world.throttles.purge(after(1)).await.unwrap(), 0);
        assert_eq!(world.throttles.purge(after(2)).await.unwrap(), 1);
        assert_eq!(world.throttles.failures(&[a, b], after(0)).await.unwrap(), [None, Some(failures(1, 2))]);
    }
}
