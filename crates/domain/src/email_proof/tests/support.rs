//! What the tests share.

use crate::access::Access;
use crate::email_proof::{EmailChange, EmailProofError};
use crate::fakes::World;
use crate::profile::{Expected, Profile, ProfileChange};

/// An address that nobody has.
pub(super) const NEW: &str = "new@minbil.io";

/// A code that was mailed, and the checksum that goes with it.
#[derive(Debug, Clone)]
pub(super) struct Proof {
    pub(super) code: String,
    pub(super) checksum: String,
}

impl Proof {
    /// The change that it proves.
    pub(super) fn of(&self, email: &str) -> EmailChange {
        EmailChange {
            email: email.to_owned(),
            code: Some(self.code.clone()),
            checksum: Some(self.checksum.clone()),
        }
    }

    /// The same with a code that is not the one that was mailed.
    pub(super) fn guessed(&self, guess: u32) -> Self {
        let code: u32 = self.code.parse().unwrap();
        Self {
            code: format!("{:06}", (code + 1 + guess) % 1_000_000),
            checksum: self.checksum.clone(),
        }
    }
}

/// A change of the address that comes with no proof.
pub(super) fn unproved(email: &str) -> EmailChange {
    EmailChange {
        email: email.to_owned(),
        code: None,
        checksum: None,
    }
}

/// The code in the only letter that was sent since this was last asked.
pub(super) fn mailed(world: &World, to: &str) -> String {
    let [mail] = world.mail.take().try_into().unwrap();
    assert_eq!(mail.to, to);
    let code = mail.text.strip_prefix("Your code is ").unwrap();
    code.lines().next().unwrap().to_owned()
}

/// Asks for a code for `email`, and reads it there.
pub(super) async fn proof(world: &World, access: &Access, email: &str) -> Proof {
    let checksum = world.proofs().begin(access, email).await.unwrap();
    let code = mailed(world, email);
    Proof { code, checksum }
}

/// Changes the address, and nothing else.
pub(super) async fn change(
    world: &World,
    access: &Access,
    email: EmailChange,
) -> Result<Profile, EmailProofError> {
    let (proofs, profiles) = (world.proofs(), world.profiles());
    let nothing = ProfileChange::default();
    proofs
        .update_profile(&profiles, access, nothing, email, &Expected::Any)
        .await
}

/// The caller's address.
pub(super) async fn email_of(world: &World, access: &Access) -> String {
    world.profiles().read(access).await.unwrap().email
}

/// Asserts that an address did not become the caller's, for these reasons.
macro_rules! assert_faults {
    ($outcome:expr, [$($fault:ident),*]) => {
        match $outcome {
            Err($crate::email_proof::EmailProofError::Email(faults)) => {
                assert_eq!(faults, [$($crate::email_proof::EmailFault::$fault),*]);
            }
            other => panic!("{other:?}"),
        }
    };
}

pub(super) use assert_faults;
