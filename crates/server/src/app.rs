//! The composition: adapters, services, handlers, routes.

use std::sync::Arc;
use std::time::Duration;

use contract::MemoryBudget;
use domain::api_key::ApiKeyService;
use domain::auth::AuthService;
use domain::blob::Seal;
use domain::clock::Clock;
use domain::driver::DriverService;
use domain::email_proof::EmailProofService;
use domain::event::EventService;
use domain::housekeeping::HousekeepingService;
use domain::locale::LocaleService;
use domain::manage::ManageService;
use domain::profile::ProfileService;
use domain::quota::QuotaService;
use domain::random::SystemRandom;
use domain::session::PassSeal;
use futures_util::future::BoxFuture;
use media::{Codec, CodecLimits, Files};
use persistence::{
    Blobs, Database, Drivers, EmailProofs, Events, Images, Profiles, Quotas, Sessions, Throttles,
};
use poem::endpoint::BoxEndpoint;
use poem::{EndpointExt, Response};

use crate::account::AccountServices;
use crate::cli::CommandError;
use crate::config::{Settings, base_path};
use crate::demo::Demo;
use crate::events::{Hub, Keeper};
use crate::health::Dependency;
use crate::http::cors::Cors;
use crate::http::edge::Edge;
use crate::http::leaving::Leaving;
use crate::media::{DocumentUrls, MediaUrls};
use crate::ports::Production;
use crate::security::authenticator::Authenticator;
use crate::security::cookies::{OwnPages, SessionCookie};
use crate::security::jwt::Jwt;
use crate::security::signing_key;
use crate::{routes, start};

/// A server that is ready to answer, without a listener.
#[derive(Clone)]
pub struct App {
    /// Accounts and sessions.
    pub auth: Arc<AuthService<Production>>,
    /// Profiles and their images.
    pub profiles: Arc<ProfileService<Production>>,
    /// Drivers' profiles and their documents.
    pub drivers: Arc<DriverService<Production>>,
    /// What consoles know.
    pub manage: Arc<ManageService<Production>>,
    /// API keys.
    pub api_keys: Arc<ApiKeyService<Production>>,
    /// Proofs of addresses.
    pub proofs: Arc<EmailProofService<Production>>,
    /// How often people may change their profile.
    pub quotas: Arc<QuotaService<Production>>,
    /// Where callers are.
    pub locales: Arc<LocaleService<Production>>,
    /// Events and presences.
    pub events: Arc<EventService<Production>>,
    pub(crate) hub: Arc<Hub>,
    /// Chores.
    pub housekeeping: Arc<HousekeepingService<Production>>,
    /// Who verifies credentials.
    pub authenticator: Arc<Authenticator<Sessions>>,
    /// What writes the cookies of sessions.
    pub cookie: SessionCookie,
    /// From which pages they are taken.
    pub own_pages: Arc<OwnPages>,
    /// Which accesses stand.
    pub sessions: Sessions,
    /// What pictures are decoded and encoded with.
    pub codec: Codec,
    /// Where images lie.
    pub files: Files,
    /// Where everything else lies.
    pub database: Database,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Where images can be fetched.
    pub media: MediaUrls,
    /// Where documents can be fetched.
    pub documents: DocumentUrls,
    /// Where the server is reached.
    pub public_url: String,
    /// Where the Account API is served.
    pub account_prefix: String,
    /// What Swagger UI shows to begin with; only with `--demo`.
    pub demo: Option<Arc<Demo>>,
    /// How long the body of a request may take to arrive.
    pub body_timeout: Duration,
    /// Whether the load balancers are being left.
    pub leaving: Leaving,
    edge: Edge,
    keeper: Arc<Keeper>,
}

impl App {
    /// Opens everything that the settings name, brings the database up to date and puts the parts together.
    ///
    /// # Errors
    /// What cannot be opened, as a sentence.
    pub async fn start(settings: &Settings, clock: Arc<dyn Clock>) -> Result<Self, CommandError> {
        start::data_folder(settings)?;
        let secret = match &settings.jwt_secret {
            Some(secret) => secret.clone(),
            None => signing_key::load_or_create(&settings.data, &SystemRandom)?,
        };
        let jwt = Arc::new(Jwt::new(&secret));
        let passes = PassSeal::new(&secret);
        let files = start::files(settings)?;
        let database = start::database(settings).await?;
        let codec = Codec::new(CodecLimits::default());
        let sessions = Sessions::new(database.clone());
        let images = Images::new(database.clone());
        let blobs = Blobs::new(database.clone());
        let kept_events = Events::new(database.clone());
        let (hub, hints) = Hub::new();
        let events = Arc::new(EventService {
            events: kept_events.clone(),
            sessions: sessions.clone(),
            wakes: Arc::clone(&hub),
            clock: Arc::clone(&clock),
        });
        let account = AccountServices::new(settings, &secret, &database, &sessions, &clock)?;
        let leaving = Leaving::default();
        Ok(Self {
            auth: crate::auth::service(&database, &sessions, &hub, &clock, &jwt, &passes),
            profiles: Arc::new(ProfileService {
                profiles: Profiles::new(database.clone()),
                sessions: sessions.clone(),
                images: images.clone(),
                media: files.clone(),
                codec: codec.clone(),
                wakes: Arc::clone(&hub),
                clock: Arc::clone(&clock),
                random: SystemRandom,
            }),
            drivers: Arc::new(DriverService {
                drivers: Drivers::new(database.clone()),
                blobs: blobs.clone(),
                store: files.clone(),
                sessions: sessions.clone(),
                wakes: Arc::clone(&hub),
                clock: Arc::clone(&clock),
                random: SystemRandom,
                seal: Seal::new(&secret),
            }),
            manage: crate::manage::service(&database, &sessions, &hub, &clock),
            proofs: account.proofs,
            quotas: account.quotas,
            locales: account.locales,
            housekeeping: Arc::new(HousekeepingService {
                sessions: sessions.clone(),
                throttles: Throttles::new(database.clone()),
                images,
                media: files.clone(),
                blobs: Blobs::new(database.clone()),
                blob_store: files.clone(),
                events: kept_events,
                proofs: EmailProofs::new(database.clone()),
                quotas: Quotas::new(database.clone()),
                clock: Arc::clone(&clock),
            }),
            keeper: Arc::new(Keeper::start(&hub, &events, &database, hints)),
            events,
            hub,
            authenticator: Arc::new(Authenticator {
                jwt,
                passes,
                sessions: sessions.clone(),
                api_keys: Arc::clone(&account.api_keys),
                clock: Arc::clone(&clock),
            }),
            cookie: SessionCookie::at(&settings.public_url),
            own_pages: Arc::new(OwnPages::new(&settings.public_url, &settings.cors_origins)),
            api_keys: account.api_keys,
            sessions,
            codec,
            media: MediaUrls::new(&settings.public_url),
            documents: DocumentUrls::new(&settings.public_url),
            public_url: settings.public_url.clone(),
            edge: Edge {
                cors: Cors::new(&settings.cors_origins),
                trusted_proxies: settings.trusted_proxies.clone(),
                traces: settings.otlp_url.is_some(),
                leaving: leaving.clone(),
                templates: Some(Arc::new(routes::templates(&settings.account_prefix)?)),
            },
            account_prefix: settings.account_prefix.clone(),
            demo: None,
            body_timeout: settings.body,
            leaving,
            files,
            database,
            clock,
        })
    }

    /// Ends all streams of events, and keeps new ones from lasting.
    pub fn close_streams(&self) {
        self.hub.close();
    }

    /// Ends what runs beside the streams and tells the store that they have ended.
    pub async fn finish(&self) {
        self.keeper.finish().await;
    }

    /// The path that clients put before ours and a proxy takes off again: without a trailing slash, mostly nothing.
    #[must_use]
    pub fn base(&self) -> &str {
        base_path(&self.public_url)
    }

    /// Everything that the public listener serves.
    ///
    /// # Errors
    /// When a document cannot be used for validation, which the tests of the documents rule out.
    pub fn endpoint(&self) -> Result<BoxEndpoint<'static, Response>, CommandError> {
        let memory = MemoryBudget::new(routes::BODY_MEMORY);
        Ok(routes::all(self, &memory)?.with(self.edge.clone()).boxed())
    }
}

impl Dependency for Database {
    fn name(&self) -> &'static str {
        "database"
    }

    fn ready(&self) -> BoxFuture<'_, bool> {
        Box::pin(async { self.ping().await.is_ok() })
    }
}

impl Dependency for Files {
    fn name(&self) -> &'static str {
        "media"
    }

    fn ready(&self) -> BoxFuture<'_, bool> {
        Box::pin(async { self.ping().await.is_ok() })
    }
}
