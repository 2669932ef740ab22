//! The documents promise no status that cannot occur, and what occurs is promised: every status is provoked here, or named with
//! the place that provokes it.

use crate::support::conformance;

/// Statuses of every operation with a body that only a failing machine or a slow client provokes; `database_away` and the
/// guard's own tests do.
const PROVOKED_ELSEWHERE: [u16; 3] = [408, 500, 503];

#[test]
fn every_operation_has_the_statuses_that_every_operation_can_have() {
    let promised = conformance::promised();
    let operations: std::collections::BTreeSet<&String> =
        promised.iter().map(|(operation, _)| operation).collect();
    assert!(operations.len() >= 11);
    for operation in operations {
        for status in [500, 503] {
            assert!(
                promised.contains(&(operation.clone(), status)),
                "{operation} {status}"
            );
            assert!(PROVOKED_ELSEWHERE.contains(&status));
        }
    }
}
