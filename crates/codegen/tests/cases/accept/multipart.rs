//! Forms with files.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/multipart.rs"]
mod generated;

super::accepted!("multipart");

impl generated::MultipartApi for Nobody {
    type Error = Never;
    async fn send_files(
        &self,
        _: &Request,
        _: generated::SendFilesMultipart,
    ) -> Result<generated::SendFilesResponse, Never> {
        nobody()
    }
}
