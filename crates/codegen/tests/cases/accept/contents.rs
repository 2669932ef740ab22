//! Responses of every media type.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/contents.rs"]
mod generated;

super::accepted!("contents");

impl generated::ContentsApi for Nobody {
    type Error = Never;
    async fn get_picture(&self, _: &Request) -> Result<generated::GetPictureResponse, Never> {
        nobody()
    }
    async fn get_anything(&self, _: &Request) -> Result<generated::GetAnythingResponse, Never> {
        nobody()
    }
    async fn get_words(&self, _: &Request) -> Result<generated::GetWordsResponse, Never> {
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
