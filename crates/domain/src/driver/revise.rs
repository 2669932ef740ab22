//! What a change comes to, with the traces that it leaves.

use chrono::{DateTime, Utc};

use super::draft::Draft;
use super::papers::held;
use super::{Action, Activity, DocumentKind, Driver, Revision};
use crate::access::Access;
use crate::event::News;

/// What is to be written: the draft and what kinds of documents hold from now on, the driver's trail, and the news.
pub(super) fn revision(
    access: &Access,
    driver: Option<&Driver>,
    draft: Draft,
    holdings: Vec<(DocumentKind, Vec<i64>)>,
    now: DateTime<Utc>,
) -> Revision {
    let Draft {
        first_name,
        last_name,
        mut sheet,
        mut members,
    } = draft;
    let mut record =
        |action, subject| Activity::record(&mut sheet.activities, action, subject, now);
    if driver.is_none() {
        record(Action::Created, None);
    } else if !members.is_empty() {
        record(Action::Updated, None);
    }
    for (kind, ids) in &holdings {
        let before: Vec<i64> = held(driver, *kind).iter().map(|it| it.id).collect();
        if ids.iter().any(|id| !before.contains(id)) {
            record(Action::DocumentAttached, Some(*kind));
        } else if before.iter().any(|id| !ids.contains(id)) {
            record(Action::DocumentRemoved, Some(*kind));
        }
        members.push(kind.name());
    }
    let session = access.session;
    Revision {
        first_name,
        last_name,
        sheet,
        documents: holdings,
        review: None,
        news: vec![News::ProfileChanged { session, members }],
    }
}
