//! A change of profile with an address in it.

use super::{EmailFault, EmailProofError, EmailProofPorts, EmailProofService};
use crate::access::Access;
use crate::fold::fold;
use crate::profile::{
    Expected, NewEmail, Profile, ProfileChange, ProfileError, ProfilePorts, ProfileService,
};

/// The address that a change of profile comes with, and what is to prove that it is the caller's. A blank code or checksum is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailChange {
    /// The address, new or not.
    pub email: String,
    /// The code that was mailed there.
    pub code: Option<String>,
    /// What was answered when the code was asked for.
    pub checksum: Option<String>,
}

/// What becomes of the address there is.
enum Step {
    /// It stays.
    Keep,
    /// It is written in another way.
    Respell,
    /// It gives way to another one.
    Replace,
}

impl Step {
    fn between(current: &str, wanted: &str) -> Self {
        if current == wanted {
            Self::Keep
        } else if fold(current) == fold(wanted) {
            Self::Respell
        } else {
            Self::Replace
        }
    }
}

impl EmailChange {
    /// Code and checksum, if both are there.
    fn tokens(&self) -> Result<(&str, &str), Vec<EmailFault>> {
        let given =
            |token: &Option<String>| token.as_deref().is_some_and(|token| !token.is_empty());
        let missing = [
            (EmailFault::CodeMissing, given(&self.code)),
            (EmailFault::ChecksumMissing, given(&self.checksum)),
        ];
        let missing: Vec<_> = missing
            .into_iter()
            .filter_map(|(fault, given)| (!given).then_some(fault))
            .collect();
        match (&self.code, &self.checksum) {
            (Some(code), Some(checksum)) if missing.is_empty() => Ok((code, checksum)),
            _ => Err(missing),
        }
    }
}

impl<P: EmailProofPorts> EmailProofService<P> {
    /// Changes the caller's profile, all or nothing, and answers it as it is then. The address in `email` becomes theirs: without proof where it is the one
    /// there is, in whatever spelling, else if it is proved, by a proof that is used up thereby. (`change.email` is not looked at.)
    ///
    /// # Errors
    /// [`EmailProofError::Revoked`], [`EmailProofError::Email`], and [`EmailProofError::Profile`] with what [`ProfileService::update`] fails with. Who is
    /// refused for what they have not read ([`ProfileError::Stale`]) loses no try.
    pub async fn update_profile<Q: ProfilePorts>(
        &self,
        profiles: &ProfileService<Q>,
        access: &Access,
        change: ProfileChange,
        email: EmailChange,
        expected: &Expected,
    ) -> Result<Profile, EmailProofError> {
        let profile = profiles.read(access).await?;
        if !expected.admits(profile.version) {
            return Err(EmailProofError::Profile(ProfileError::Stale));
        }
        let proof = match Step::between(&profile.email, &email.email) {
            Step::Keep => None,
            Step::Respell => Some(None),
            Step::Replace => {
                let (code, checksum) = email.tokens().map_err(EmailProofError::Email)?;
                Some(Some(
                    self.verify(access, &email.email, code, checksum).await?,
                ))
            }
        };
        let change = ProfileChange {
            email: proof.map(|proof| NewEmail {
                email: email.email,
                proof,
            }),
            ..change
        };
        Ok(profiles.update(access, change, None, expected).await?)
    }

    /// What keeps the address in `email` from becoming the caller's, as far as it can be told without trying the code. For a change that is refused for other
    /// reasons already, so that all is told at once: a code that was tried here would tell whether it is right, at no risk.
    ///
    /// # Errors
    /// [`EmailProofError::Revoked`].
    pub async fn faults<Q: ProfilePorts>(
        &self,
        profiles: &ProfileService<Q>,
        access: &Access,
        email: &EmailChange,
    ) -> Result<Vec<EmailFault>, EmailProofError> {
        let profile = profiles.read(access).await?;
        let Step::Replace = Step::between(&profile.email, &email.email) else {
            return Ok(Vec::new());
        };
        Ok(match email.tokens() {
            Err(missing) => missing,
            Ok((_, checksum)) => {
                let known = self.keys.open(checksum, access.user, &email.email);
                Vec::from_iter(known.is_none().then_some(EmailFault::NotMatching))
            }
        })
    }
}
