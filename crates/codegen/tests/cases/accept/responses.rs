//! Responses with headers, errors and streams.

use contract::Str;
use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/responses.rs"]
mod generated;

super::accepted!("responses");

impl generated::ResponsesApi for Nobody {
    type Error = Never;
    async fn get_report(&self, _: &Request) -> Result<generated::GetReportResponse, Never> {
        nobody()
    }
    async fn delete_report(&self, _: &Request) -> Result<generated::DeleteReportResponse, Never> {
        nobody()
    }
    async fn stream_events(
        &self,
        _: &Request,
        _: Option<Str>,
    ) -> Result<generated::StreamEventsResponse, Never> {
        nobody()
    }
}
