//! Responses of every kind.

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
    async fn get_picture(&self, _: &Request) -> Result<generated::GetPictureResponse, Never> {
        nobody()
    }
    async fn get_anything(&self, _: &Request) -> Result<generated::GetAnythingResponse, Never> {
        nobody()
    }
    async fn get_words(&self, _: &Request) -> Result<generated::GetWordsResponse, Never> {
        nobody()
    }
    async fn stream_events(
        &self,
        _: &Request,
        _: Option<Str>,
    ) -> Result<generated::StreamEventsResponse, Never> {
        nobody()
    }
    async fn get_charset(&self, _: &Request) -> Result<generated::GetCharsetResponse, Never> {
        nobody()
    }
    async fn options_of_it(&self, _: &Request) -> Result<generated::OptionsOfItResponse, Never> {
        nobody()
    }
    async fn head_of_it(&self, _: &Request) -> Result<generated::HeadOfItResponse, Never> {
        nobody()
    }
    async fn trace_of_it(&self, _: &Request) -> Result<generated::TraceOfItResponse, Never> {
        nobody()
    }
    async fn get_inline(&self, _: &Request) -> Result<generated::GetInlineResponse, Never> {
        nobody()
    }
}
