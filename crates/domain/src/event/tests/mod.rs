//! What the event service promises, on the fakes.

mod news;
mod opening;
mod presence;
mod producing;

use super::{Event, NewEvent};
use crate::access::{Access, Role};
use crate::fakes::World;

fn event(kind: &str) -> NewEvent {
    NewEvent {
        kind: kind.to_owned(),
        data: r#"{"n":1}"#.to_owned(),
    }
}

/// Somebody who may produce events.
async fn staff(world: &World, role: Role) -> Access {
    let pair = world.register("staff@minbil.io", None).await;
    let access = world.access(&pair);
    Access { role, ..access }
}

/// The ids of everything that is delivered to `access` after `after`.
async fn delivered(world: &World, access: &Access, after: i64) -> Vec<i64> {
    let mut ids = Vec::new();
    let mut last = after;
    loop {
        let page: Vec<Event> = world.events().page(access, last).await.unwrap();
        let Some(end) = page.last() else { return ids };
        last = end.id;
        ids.extend(page.iter().map(|event| event.id));
    }
}
