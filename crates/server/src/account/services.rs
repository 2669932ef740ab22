//! The services that only this API needs.

use std::sync::Arc;

use domain::api_key::ApiKeyService;
use domain::clock::Clock;
use domain::email_proof::{EmailProofService, ProofKeys};
use domain::locale::LocaleService;
use domain::quota::QuotaService;
use domain::random::SystemRandom;
use locale::World;
use persistence::{ApiKeys, Database, EmailProofs, Quotas, Sessions};
use secrecy::SecretString;

use crate::cli::CommandError;
use crate::config::Settings;
use crate::ports::Production;
use crate::start;

/// The services that only this API needs, on the adapters that the settings name.
pub struct AccountServices {
    /// API keys.
    pub api_keys: Arc<ApiKeyService<Production>>,
    /// Proofs of addresses.
    pub proofs: Arc<EmailProofService<Production>>,
    /// How often people may change their profile.
    pub quotas: Arc<QuotaService<Production>>,
    /// Where callers are.
    pub locales: Arc<LocaleService<Production>>,
}

impl AccountServices {
    /// Opens what the settings name.
    ///
    /// # Errors
    /// What cannot be opened, as a sentence.
    pub fn new(
        settings: &Settings,
        secret: &SecretString,
        database: &Database,
        sessions: &Sessions,
        clock: &Arc<dyn Clock>,
    ) -> Result<Self, CommandError> {
        let api_keys = ApiKeyService::new(
            ApiKeys::new(database.clone()),
            Arc::clone(clock),
            SystemRandom,
        );
        let proofs = EmailProofService {
            proofs: EmailProofs::new(database.clone()),
            sessions: sessions.clone(),
            mailer: start::post(settings)?,
            clock: Arc::clone(clock),
            random: SystemRandom,
            keys: ProofKeys::new(secret),
        };
        let quotas = QuotaService {
            quotas: Quotas::new(database.clone()),
            sessions: sessions.clone(),
            clock: Arc::clone(clock),
            limit: settings.profile_updates_per_day,
        };
        let locales = LocaleService::new(
            start::addresses(settings)?,
            World,
            Arc::clone(clock),
            &settings.default_country,
        )?;
        Ok(Self {
            api_keys: Arc::new(api_keys),
            proofs: Arc::new(proofs),
            quotas: Arc::new(quotas),
            locales: Arc::new(locales),
        })
    }
}
