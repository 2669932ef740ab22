//! Mail that is written down.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::mail::{Mail, MailError, Mailer};

/// Keeps the mail that it takes. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct RecordedMail(Arc<Mutex<Letters>>);

#[derive(Debug, Default)]
struct Letters {
    taken: Vec<Mail>,
    broken: bool,
}

impl RecordedMail {
    /// What it has taken since this was last asked, in its order.
    #[must_use]
    pub fn take(&self) -> Vec<Mail> {
        std::mem::take(&mut self.letters().taken)
    }

    /// From now on it takes nothing.
    pub fn break_down(&self) {
        self.letters().broken = true;
    }

    /// From now on it takes everything again.
    pub fn repair(&self) {
        self.letters().broken = false;
    }

    fn letters(&self) -> MutexGuard<'_, Letters> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Mailer for RecordedMail {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        tokio::task::yield_now().await;
        let mut letters = self.letters();
        if letters.broken {
            return Err(MailError::Failed("the mailer was told to fail".into()));
        }
        letters.taken.push(mail.clone());
        Ok(())
    }
}
