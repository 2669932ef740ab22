//! What staff enter.

use chrono::{DateTime, Utc};

use super::papers::held;
use super::write::ATTEMPTS;
use super::{
    Action, Activity, DocumentKind, DocumentReview, Driver, DriverError, DriverPorts,
    DriverService, Fault, FieldFault, Interview, MOST_ENTRIES, Review, Revision, Verdict,
};
use crate::access::{Access, Role};
use crate::clock::Clock;
use crate::event::News;
use crate::id::UserId;
use crate::profile::Expected;
use crate::session::{SessionRepository, admit};

impl<P: DriverPorts> DriverService<P> {
    /// Enters an interview with a driver, who is told. `status` has been held against the document.
    ///
    /// # Errors
    /// [`DriverError::Forbidden`] for a caller that is neither service nor admin, told before anything is looked up; [`DriverError::UnknownUser`],
    /// [`DriverError::NotFound`], [`DriverError::Full`], [`DriverError::Revoked`], [`DriverError::Overtaken`].
    pub async fn add_interview(
        &self,
        access: &Access,
        user: Option<UserId>,
        scheduled_at: DateTime<Utc>,
        status: String,
        notes: Option<String>,
    ) -> Result<Interview, DriverError> {
        self.enter(access, user, |_, revision, now| {
            let interviews = &mut revision.sheet.interviews;
            let interview = Interview {
                id: next(interviews.iter().map(|it| it.id))?,
                scheduled_at,
                status: status.clone(),
                notes: notes.clone(),
                created_at: now,
            };
            interviews.push(interview.clone());
            revision.news.push(News::InterviewAdded {
                id: interview.id,
                scheduled_at,
            });
            let trail = &mut revision.sheet.activities;
            Activity::record(trail, Action::InterviewAdded, None, now);
            Ok(interview)
        })
        .await
    }

    /// Enters a review of a driver, who is told. `rating` has been held against the document.
    ///
    /// # Errors
    /// As [`Self::add_interview`].
    pub async fn add_review(
        &self,
        access: &Access,
        user: Option<UserId>,
        rating: i64,
        comment: Option<String>,
    ) -> Result<Review, DriverError> {
        self.enter(access, user, |_, revision, now| {
            let reviews = &mut revision.sheet.reviews;
            let review = Review {
                id: next(reviews.iter().map(|it| it.id))?,
                rating,
                comment: comment.clone(),
                created_at: now,
            };
            reviews.push(review.clone());
            revision.news.push(News::ReviewAdded {
                id: review.id,
                rating,
            });
            let trail = &mut revision.sheet.activities;
            Activity::record(trail, Action::ReviewAdded, None, now);
            Ok(review)
        })
        .await
    }

    /// Says whether what is attached as `kind` will do, and tells the driver.
    ///
    /// # Errors
    /// As [`Self::add_interview`]; [`DriverError::NotFound`] also when nothing is attached, [`DriverError::Invalid`] for a rejection without a `reason`,
    /// [`DriverError::Stale`].
    pub async fn review_document(
        &self,
        access: &Access,
        user: Option<UserId>,
        kind: DocumentKind,
        verdict: Verdict,
        reason: Option<String>,
        expected: &Expected,
    ) -> Result<DocumentReview, DriverError> {
        self.enter(access, user, |driver, revision, now| {
            if held(Some(driver), kind).is_empty() {
                return Err(DriverError::NotFound);
            }
            let action = match verdict {
                Verdict::Approved => Action::DocumentApproved,
                Verdict::Rejected if reason.is_none() => {
                    return Err(DriverError::Invalid(vec![FieldFault {
                        field: "reason",
                        fault: Fault::Blank,
                    }]));
                }
                Verdict::Rejected => Action::DocumentRejected,
            };
            if !expected.admits(driver.version) {
                return Err(DriverError::Stale);
            }
            let review = DocumentReview {
                verdict,
                reason: reason.clone(),
                reviewed_at: now,
            };
            revision.review = Some((kind, review.clone()));
            revision.news.push(News::DocumentReviewed {
                kind,
                verdict,
                reason: reason.clone(),
            });
            Activity::record(&mut revision.sheet.activities, action, Some(kind), now);
            Ok(review)
        })
        .await
    }

    /// Makes an entry in the profile of `user`, again if others get ahead of it.
    async fn enter<T: Send>(
        &self,
        access: &Access,
        user: Option<UserId>,
        entry: impl Fn(&Driver, &mut Revision, DateTime<Utc>) -> Result<T, DriverError> + Send + Sync,
    ) -> Result<T, DriverError> {
        let user = self.subject(access, user).await?;
        for _ in 0..ATTEMPTS {
            let driver = self.find(access, user).await?;
            let driver = driver.ok_or(DriverError::NotFound)?;
            let mut revision = Revision {
                first_name: None,
                last_name: None,
                sheet: driver.sheet.clone(),
                documents: Vec::new(),
                review: None,
                news: Vec::new(),
            };
            let value = entry(&driver, &mut revision, self.clock.now())?;
            if self.save(access, &driver, &revision).await? {
                return Ok(value);
            }
        }
        Err(DriverError::Overtaken)
    }

    /// Whom a member of staff means.
    async fn subject(&self, access: &Access, user: Option<UserId>) -> Result<UserId, DriverError> {
        let staff = access.role != Role::User;
        if let Some(user) = user.filter(|_| staff) {
            return Ok(user);
        }
        // A revoked token is told so first.
        let now = self.clock.now();
        let granted = self.sessions.check(access, now).await?;
        admit(&self.sessions, access, granted, now).await?;
        Err(if staff {
            DriverError::UnknownUser
        } else {
            DriverError::Forbidden
        })
    }
}

/// The number after these, if there is room for one more.
fn next(ids: impl ExactSizeIterator<Item = i64>) -> Result<i64, DriverError> {
    if ids.len() >= MOST_ENTRIES {
        return Err(DriverError::Full);
    }
    Ok(ids.max().unwrap_or_default() + 1)
}
