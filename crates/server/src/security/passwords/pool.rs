//! Who may hash, and where.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::password::{PasswordError, PasswordHasher, Verdict};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::argon2id::{self, NOBODY};
use super::kept::Kept;
use super::memory::{Memory, Stay};

/// How many callers are let in for each that can hash at a time: while some ask the database, others hash.
const CALLERS_PER_PLACE: usize = 3;
/// How many callers may wait to be let in, for each place there is: about five seconds of work. More are told to come back.
const WAITING_PER_PLACE: usize = 256;
/// What hashes that are not ours may take of memory at once, in MiB: the greatest that is taken.
const ROOM: usize = 256;

/// Hashes with argon2id. At most as many at once as it has places, so a flood of sign-ins costs that many times 19 MiB and no more; and 256 MiB
/// as long as there are hashes of other systems.
pub struct Passwords {
    admission: Arc<Semaphore>,
    places: Arc<Semaphore>,
    room: Arc<Semaphore>,
    memory: Arc<Memory>,
    waiting: AtomicUsize,
    most_waiting: usize,
}

/// The right to hash.
pub struct Permit {
    // Dropped in this order: what is spare is given back before the next caller is let in, or kept if somebody is in.
    _stay: Stay,
    _admitted: OwnedSemaphorePermit,
}

impl Passwords {
    /// As many places as the machine has cores.
    #[must_use]
    pub fn new() -> Self {
        Self::with_places(std::thread::available_parallelism().map_or(1, usize::from))
    }

    fn with_places(places: usize) -> Self {
        Self {
            admission: Arc::new(Semaphore::new(places * CALLERS_PER_PLACE)),
            places: Arc::new(Semaphore::new(places)),
            room: Arc::new(Semaphore::new(ROOM)),
            memory: Arc::default(),
            waiting: AtomicUsize::new(0),
            most_waiting: places * WAITING_PER_PLACE,
        }
    }

    /// Runs `work` on a blocking thread, with `room` MiB beside the place. They and the permit are kept until the work has ended, even if the
    /// caller has gone away.
    async fn on_thread<T: Send + 'static>(
        &self,
        permit: &Arc<Permit>,
        room: u32,
        work: impl FnOnce(&Memory) -> Result<T, String> + Send + 'static,
    ) -> Result<T, PasswordError> {
        // In this order: nobody waits for room in a place that others could hash in.
        let room = Arc::clone(&self.room).acquire_many_owned(room).await;
        let room = room.map_err(|_| PasswordError::Busy)?;
        let place = Arc::clone(&self.places).acquire_owned().await;
        let place = place.map_err(|_| PasswordError::Busy)?;
        let (memory, permit) = (Arc::clone(&self.memory), Arc::clone(permit));
        tokio::task::spawn_blocking(move || {
            let result = work(&memory);
            drop((room, place, permit));
            result
        })
        .await
        .map_err(|error| PasswordError::Internal(error.to_string()))?
        .map_err(PasswordError::Internal)
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Self::new()
    }
}

/// Counts a caller in for as long as it waits, and out even when it goes away.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn enter(count: &'a AtomicUsize, most: usize) -> Option<Self> {
        let waiting = Self(count);
        (count.fetch_add(1, Ordering::Relaxed) < most).then_some(waiting)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl PasswordHasher for Passwords {
    type Permit = Arc<Permit>;

    async fn permit(&self) -> Result<Self::Permit, PasswordError> {
        let _waiting =
            Waiting::enter(&self.waiting, self.most_waiting).ok_or(PasswordError::Busy)?;
        let admitted = Arc::clone(&self.admission).acquire_owned().await;
        Ok(Arc::new(Permit {
            _admitted: admitted.map_err(|_| PasswordError::Busy)?,
            _stay: Stay::at(Arc::clone(&self.memory)),
        }))
    }

    async fn hash(
        &self,
        permit: &Self::Permit,
        password: SecretString,
    ) -> Result<String, PasswordError> {
        self.on_thread(permit, 0, move |memory| {
            argon2id::hash(password.expose_secret(), memory)
        })
        .await
    }

    async fn verify(
        &self,
        permit: &Self::Permit,
        password: SecretString,
        hash: Option<String>,
    ) -> Result<Verdict, PasswordError> {
        let known = hash.is_some();
        let kept = Kept::parse(hash.as_deref().unwrap_or(NOBODY));
        let kept = kept.map_err(|error| PasswordError::Internal(error.to_string()))?;
        self.on_thread(permit, kept.memory(), move |memory| {
            let matches = kept.matches(password.expose_secret(), memory)?;
            Ok(match matches && known {
                false => Verdict::Wrong,
                true if kept.is_current() => Verdict::Right,
                true => Verdict::Outdated,
            })
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_matches_its_own_hash_only() {
        let passwords = Passwords::new();
        let permit = passwords.permit().await.unwrap();
        let hash = passwords
            .hash(&permit, "correct horse".into())
            .await
            .unwrap();
        for (password, hash, expected) in [
            ("correct horse", Some(hash.clone()), Verdict::Right),
            ("wrong horse", Some(hash), Verdict::Wrong),
            ("correct horse", None, Verdict::Wrong),
        ] {
            let verified = passwords.verify(&permit, password.into(), hash).await;
            assert_eq!(verified, Ok(expected), "{password}");
        }
    }

    #[tokio::test]
    async fn a_hash_that_cannot_be_read_is_a_defect_and_no_match() {
        let passwords = Passwords::new();
        let permit = passwords.permit().await.unwrap();
        let verified = passwords
            .verify(&permit, "correct horse".into(), Some("plain".to_owned()))
            .await;
        assert!(matches!(verified, Err(PasswordError::Internal(_))));
    }

    /// All that are let in at a time.
    async fn admitted(passwords: &Passwords) -> Vec<Arc<Permit>> {
        let mut permits = Vec::new();
        for _ in 0..CALLERS_PER_PLACE {
            permits.push(passwords.permit().await.unwrap());
        }
        permits
    }

    #[tokio::test]
    async fn more_are_let_in_than_can_hash_at_a_time() {
        let passwords = Passwords::with_places(1);
        let permits = admitted(&passwords).await;
        let place = Arc::clone(&passwords.places).acquire_owned().await.unwrap();
        let mut verify = Box::pin(passwords.verify(&permits[0], "correct horse".into(), None));
        assert!(futures_util::poll!(&mut verify).is_pending());
        drop(place);
        assert_eq!(verify.await, Ok(Verdict::Wrong));
    }

    #[tokio::test]
    async fn hashes_of_other_systems_share_a_room_that_ours_do_not_need() {
        const GREAT: &str = "$argon2id$v=19$m=262144,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        let passwords = Passwords::with_places(2);
        let permit = passwords.permit().await.unwrap();
        let taken = Arc::clone(&passwords.room).acquire_owned().await.unwrap();
        let hash = Some(GREAT.to_owned());
        let mut great = Box::pin(passwords.verify(&permit, "correct horse".into(), hash));
        assert!(futures_util::poll!(&mut great).is_pending());
        assert_eq!(passwords.places.available_permits(), 2);
        let ours = passwords.verify(&permit, "correct horse".into(), None);
        assert_eq!(ours.await, Ok(Verdict::Wrong));
        assert!(futures_util::poll!(&mut great).is_pending());
        drop(taken);
        assert_eq!(great.await, Ok(Verdict::Wrong));
        assert_eq!(passwords.room.available_permits(), ROOM);
    }

    #[tokio::test]
    async fn callers_beyond_the_queue_are_told_to_come_back() {
        let passwords = Passwords::with_places(1);
        let held = admitted(&passwords).await;
        let mut waiting: Vec<_> = (0..WAITING_PER_PLACE)
            .map(|_| Box::pin(passwords.permit()))
            .collect();
        for future in &mut waiting {
            assert!(futures_util::poll!(future).is_pending());
        }
        assert!(matches!(passwords.permit().await, Err(PasswordError::Busy)));
        drop(waiting);
        drop(held);
        assert!(passwords.permit().await.is_ok());
    }
}
