//! Cookies that prove nothing.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::access::{Access, Role};
use domain::id::{PairId, SessionId, UserId};
use domain::session::{Pass, PassSeal};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::support::cookies::NAME;
use crate::support::database::Kind;
use crate::support::events::claim;
use crate::support::{Account, Reply, Server, on_both_databases};

async fn ask(server: &Server, lines: &[String]) -> Reply {
    let call = server.call("GET", "/auth/sessions");
    let call = lines
        .iter()
        .fold(call, |call, line| call.header("cookie", line));
    call.send().await
}

fn id(token: &str, name: &str) -> Uuid {
    claim(token, name).as_str().unwrap().parse().unwrap()
}

/// The pass of the session that the account's token belongs to, with another role.
fn pass(server: &Server, account: &Account, role: Role) -> Pass {
    Pass {
        access: Access {
            user: UserId(id(&account.token, "sub")),
            session: SessionId(id(&account.token, "sid")),
            pair: PairId(id(&account.token, "jti")),
            role,
        },
        issued_at: server.now(),
    }
}

const SECRET: &str = "a secret of the tests, thirty-two bytes long";

on_both_databases! {
    async fn a_cookie_that_was_altered_is_refused_and_forgotten(server: Server) {
        let owner = server.register("owner").await;
        let cookie = server.sign_in(&owner).await;
        let (data, tag) = cookie.split_once('.').unwrap();
        let other = server.sign_in(&server.register("other").await).await;
        let (others, others_tag) = other.split_once('.').unwrap();
        let mut staff = BASE64_URL_SAFE_NO_PAD.decode(data).unwrap();
        staff[49] = 2;
        let staff = BASE64_URL_SAFE_NO_PAD.encode(staff);
        for value in [
            format!("{data}.{others_tag}"), format!("{others}.{tag}"), format!("{staff}.{tag}"), format!("{data}."), format!(".{tag}"),
            data.to_owned(), tag.to_owned(), format!("{data}{tag}"), format!("{data}.{tag}="), format!("{data}.{tag}.{tag}"), cookie[1..].to_owned(),
            cookie[..cookie.len() - 1].to_owned(), cookie.to_uppercase(), format!("\"{cookie}\""), cookie.replace('.', "%2E"), "x".repeat(4_000),
            owner.token.clone(), owner.refresh_token.clone(), String::new(), "null".to_owned(), "..".to_owned(),
        ] {
            let reply = ask(&server, &[format!("{NAME}={value}")]).await;
            assert_eq!(reply.status, 401, "{value}");
            assert!(reply.forgets(), "{value}");
            assert_eq!(reply.json()["detail"], "The credentials are wrong, expired or revoked.");
        }
        ask(&server, &[format!("{NAME}={cookie}")]).await.expect(200);
    }

    async fn several_cookies_of_the_name_are_refused_and_other_names_mean_nothing(server: Server) {
        let owner = server.register("owner").await;
        let cookie = server.sign_in(&owner).await;
        for lines in [
            vec![format!("{NAME}={cookie}; {NAME}={cookie}")],
            vec![format!("{NAME}=x; {NAME}={cookie}")],
            vec![format!("{NAME}={cookie}; a=b; {NAME}=")],
            vec![format!("{NAME}={cookie}"), format!("{NAME}={cookie}")],
        ] {
            let reply = ask(&server, &lines).await;
            assert_eq!((reply.status, reply.forgets()), (401, true), "{lines:?}");
        }
        for name in ["better-auth.session_data", "Better-Auth.session_token", "__Secure-better-auth.session_token", "better-auth.session_token2", "session_token"] {
            let reply = ask(&server, &[format!("{name}={cookie}")]).await;
            assert_eq!((reply.status, reply.set_cookie()), (401, None), "{name}");
            assert_eq!(reply.json()["detail"], "Credentials are needed.");
        }
        let among = format!("a=b; better-auth.session_data=x;{NAME}={cookie}; x=\"y\"; broken");
        ask(&server, &[among]).await.expect(200);
        ask(&server, &["a=b".to_owned(), format!("{NAME}={cookie}")]).await.expect(200);
    }

    async fn an_instance_with_another_key_refuses_it(server: Server) {
        let owner = server.register("owner").await;
        let cookie = server.sign_in(&owner).await;
        let stranger = Server::with(server.kind, [("jwt_secret", SECRET)]).await;
        let reply = stranger.sessions_of(&cookie).await;
        assert_eq!((reply.status, reply.forgets()), (401, true));
    }
}

#[tokio::test]
async fn only_what_this_server_has_sealed_for_this_purpose_opens() {
    let server = Server::with(Kind::Sqlite, [("jwt_secret", SECRET)]).await;
    let (owner, other) = (
        server.register("owner").await,
        server.register("other").await,
    );
    let seal = PassSeal::new(&SecretString::from(SECRET));
    let sealed = |pass: &Pass| seal.seal(pass).expose_secret().to_owned();
    let own = pass(&server, &owner, Role::User);
    server.sessions_of(&sealed(&own)).await.expect(200);
    let others = pass(&server, &other, Role::User).access;
    for access in [
        Access {
            user: others.user,
            ..own.access
        },
        Access {
            session: others.session,
            ..own.access
        },
        Access {
            pair: others.pair,
            ..own.access
        },
        Access {
            user: UserId(Uuid::nil()),
            ..own.access
        },
    ] {
        let mixed = Pass { access, ..own };
        let reply = server.sessions_of(&sealed(&mixed)).await;
        assert_eq!((reply.status, reply.forgets()), (401, true), "{mixed:?}");
    }
    let another = PassSeal::new(&SecretString::from(format!("{SECRET}.")));
    let forged = another.seal(&own).expose_secret().to_owned();
    assert_eq!(server.sessions_of(&forged).await.status, 401);
    // What the role says is believed, since nobody else can write it.
    let staff = sealed(&pass(&server, &owner, Role::Admin));
    server.telling(&staff, &owner.uid).send().await.expect(202);
}

#[tokio::test]
async fn what_is_wrong_with_a_request_is_told_to_those_only_whose_cookie_stands() {
    let server = Server::on(Kind::Sqlite).await;
    let owner = server.register("owner").await;
    let (good, ended) = (server.sign_in(&owner).await, server.sign_in(&owner).await);
    let end = server.call("DELETE", "/auth/session").cookie(&ended);
    end.send().await.expect(204);
    for (cookie, status) in [(&good, 400), (&ended, 401)] {
        let call = server.call("PUT", "/auth/password").cookie(cookie);
        let reply = call.body("application/json", "{").send().await;
        assert_eq!((reply.status, reply.forgets()), (status, status == 401));
    }
}
