//! Producing events and following them.

use domain::access::Role;
use domain::auth::Registration;
use serde_json::{Value, json};

use super::exchange::Call;
use super::sse::EventStream;
use super::{Account, Server};

/// Where streams are.
pub const EVENTS: &str = "/api/co/events";
/// Where presences are set.
pub const PRESENCE: &str = "/api/co/presence";

/// Where events for this user are produced.
pub fn events_of(uid: &str) -> String {
    format!("/manage/api/users/{uid}/events")
}

/// The claim that an access token makes under this name.
pub fn claim(token: &str, name: &str) -> Value {
    use base64::Engine as _;
    let claims = token.split('.').nth(1).expect("a token has claims");
    let claims = base64::prelude::BASE64_URL_SAFE_NO_PAD
        .decode(claims)
        .expect("they are encoded");
    serde_json::from_slice::<Value>(&claims).expect("they are JSON")[name].clone()
}

impl Server {
    /// Somebody who may produce events.
    pub async fn service(&self, name: &str) -> Account {
        self.staff(name, Role::Service).await
    }

    /// Somebody with this role.
    pub async fn staff(&self, name: &str, role: Role) -> Account {
        let (email, password) = (format!("{name}@example.com"), format!("password of {name}"));
        let registration = Registration {
            email: email.clone(),
            password: password.clone().into(),
            username: None,
            first_name: None,
            last_name: None,
        };
        self.app
            .auth
            .create_account(registration, role)
            .await
            .expect("the account can be made");
        let nobody = String::new();
        self.login(&Account {
            email,
            password,
            uid: nobody.clone(),
            token: nobody.clone(),
            refresh_token: nobody,
        })
        .await
    }

    /// A request to produce an event for the user with this id.
    pub fn produce(&self, producer: &Account, uid: &str, event: &Value) -> Call {
        self.call("POST", &events_of(uid))
            .bearer(&producer.token)
            .json(event)
    }

    /// Produces an event of this type, and answers its id.
    pub async fn tell(&self, producer: &Account, user: &Account, kind: &str) -> i64 {
        let event = json!({"type": kind, "data": {"kind": kind}});
        let reply = self.produce(producer, &user.uid, &event).send().await;
        reply.expect(202)["id"].as_i64().expect("an id")
    }

    /// Produces so many events, one after the other.
    pub async fn tell_many(&self, producer: &Account, user: &Account, count: usize) {
        for number in 0..count {
            self.tell(producer, user, &format!("number {number}")).await;
        }
    }

    /// Sets a presence, and answers how many queued events that has delivered.
    pub async fn be(&self, status: &str, account: &Account) -> i64 {
        let call = self.call("PUT", PRESENCE).bearer(&account.token);
        let body = call.json(&json!({"status": status})).send().await;
        let body = body.expect(200);
        assert_eq!(body["status"], status);
        body["queued_delivered"].as_i64().expect("a count")
    }

    /// Opens a stream of what is delivered from now on.
    pub async fn follow(&self, account: &Account) -> EventStream {
        let request = self.client.get(format!("{}{EVENTS}", self.url));
        EventStream::open(request.bearer_auth(&account.token))
            .await
            .expect("the server answers")
    }

    /// Opens a stream of what was and is delivered after the event with this id.
    pub async fn follow_after(&self, account: &Account, id: i64) -> EventStream {
        let request = self.client.get(format!("{}{EVENTS}", self.url));
        let request = request.bearer_auth(&account.token);
        EventStream::open(request.header("last-event-id", id))
            .await
            .expect("the server answers")
    }

    /// A new pair of the account's session.
    pub async fn refresh(&self, account: &Account) -> Account {
        let body = json!({"refresh_token": account.refresh_token});
        let call = self.call("POST", "/auth/refresh").json(&body);
        let (email, password) = (account.email.clone(), account.password.clone());
        Account::of(&call.send().await.expect(200), email, password)
    }
}
