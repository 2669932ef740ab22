//! The console's.

use std::io;

use api::manage::{
    BearerAuthOrCookieAuth, CreateEventIdempotencyKeyRule, CreateEventResponse,
    CreateInterviewResponse, CreateReviewResponse, GetUserProfileResponse, ManageApi,
    ManageDocumentKind, ManageDocumentVerdict, ManageEventDraft, ManageInterviewDraft,
    ManageProfileChange, ManageReviewDraft, ManageUserChange, ReviewDocumentResponse,
    UpdateUserProfileBody, UpdateUserProfileResponse, UpdateUserResponse,
    UpsertUserProfileResponse,
};
use contract::{Constrained, Str};
use poem::Request;

use super::{Nobody, nobody};

impl ManageApi for Nobody {
    type Error = io::Error;

    async fn update_user(
        &self,
        _: &Request,
        _: BearerAuthOrCookieAuth,
        _: Str,
        _: Option<Str>,
        _: ManageUserChange,
    ) -> Result<UpdateUserResponse, io::Error> {
        nobody()
    }

    async fn get_user_profile(
        &self,
        _: &Request,
        _: BearerAuthOrCookieAuth,
        _: Str,
        _: Option<Str>,
    ) -> Result<GetUserProfileResponse, io::Error> {
        nobody()
    }

    async fn upsert_user_profile(
        &self,
        _: &Request,
        _: BearerAuthOrCookieAuth,
        _: Str,
        _: Option<Str>,
        _: ManageProfileChange,
    ) -> Result<UpsertUserProfileResponse, io::Error> {
        nobody()
    }

    async fn update_user_profile(
        &self,
        _: &Request,
        _: BearerAuthOrCookieAuth,
        _: Str,
        _: Option<Str>,
        _: UpdateUserProfileBody,
    ) -> Result<UpdateUserProfileResponse, io::Error> {
        nobody()
    }

    async fn create_event(
        &self,
        _: &Request,
        _: BearerAuthOrCookieAuth,
        _: Str,
        _: Option<Constrained<Str, CreateEventIdempotencyKeyRule>>,
        _: ManageEventDraft,
    ) -> Result<CreateEventResponse, io::Error> {
        nobody()
    }

    async fn create_interview(
        &self,
        _: &Request,
        _: BearerAuthOrCookieAuth,
        _: Str,
        _: ManageInterviewDraft,
    ) -> Result<CreateInterviewResponse, io::Error> {
        nobody()
    }

    async fn create_review(
        &self,
        _: &Request,
        _: BearerAuthOrCookieAuth,
        _: Str,
        _: ManageReviewDraft,
    ) -> Result<CreateReviewResponse, io::Error> {
        nobody()
    }

    async fn review_document(
        &self,
        _: &Request,
        _: BearerAuthOrCookieAuth,
        _: Str,
        _: ManageDocumentKind,
        _: Option<Str>,
        _: ManageDocumentVerdict,
    ) -> Result<ReviewDocumentResponse, io::Error> {
        nobody()
    }
}
