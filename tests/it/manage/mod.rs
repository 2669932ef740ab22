//! `/manage/api`.

mod create_event;
mod full_queue;
mod idempotency;
mod refusals;
