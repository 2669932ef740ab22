//! `/manage/api`.

mod admission;
mod create_event;
mod full_queue;
mod idempotency;
mod profile;
mod profile_exact;
mod profile_refusals;
mod refusals;
mod seed;
mod staff_disabled;
mod staff_user;
