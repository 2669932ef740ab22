//! Events and presence: what is queued and delivered, and the streams that show it.

mod ending;
mod expiry;
mod instances;
mod news;
mod outage;
mod presence;
mod queue;
mod restart;
mod resume;
mod stream;
