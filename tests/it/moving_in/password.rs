//! Hashes of other systems, where something happens at once.

use futures_util::future::join_all;
use serde_json::json;

use super::export::{HASH, PASSWORD, login, move_in, person};
use crate::support::database::{execute, value};
use crate::support::{Account, Server, on_both_databases};

const EMAIL: &str = "ada@example.com";

/// Somebody who is signed in, with a hash that is not this server's.
async fn signed_in(server: &Server) -> Account {
    move_in(server, &person("ada").to_string()).await;
    let pair = login(server, EMAIL, PASSWORD).await.expect(200);
    execute(
        server,
        &format!("UPDATE users SET password_hash = '{HASH}'"),
    )
    .await;
    Account::of(&pair, EMAIL.to_owned(), PASSWORD.to_owned())
}

async fn kept(server: &Server) -> String {
    value(server, "SELECT password_hash AS value FROM users").await
}

async fn change(server: &Server, account: &Account, current: &str) -> u16 {
    let body = json!({"current_password": current, "new_password": "another password"});
    let call = server.call("PUT", "/auth/password").bearer(&account.token);
    call.json(&body).send().await.status
}

on_both_databases! {
    async fn all_who_sign_in_at_once_get_in(server: Server) {
        move_in(&server, &person("ada").to_string()).await;
        let other = server.another().await;
        let replies = join_all((0..8).map(|number| {
            login(if number % 2 == 0 { &server } else { &other }, EMAIL, PASSWORD)
        }))
        .await;
        for reply in replies {
            let pair = reply.expect(200);
            let token = pair["access_token"].as_str().unwrap();
            server.get("/api/co/profile", token).send().await.expect(200);
        }
        assert!(kept(&server).await.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    async fn an_old_hash_is_as_good_for_a_browser(server: Server) {
        move_in(&server, &person("ada").to_string()).await;
        let sign_in = |password: &str| {
            let body = json!({"email": EMAIL, "password": password});
            server.call("POST", "/auth/session").json(&body).send()
        };
        sign_in("wrong").await.expect(401);
        assert_eq!(kept(&server).await, HASH);
        sign_in(PASSWORD).await.expect(200);
        assert!(kept(&server).await.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    async fn an_old_hash_is_as_good_for_a_change_of_password(server: Server) {
        let ada = signed_in(&server).await;
        assert_eq!(change(&server, &ada, "wrong").await, 403);
        assert_eq!(kept(&server).await, HASH);
        assert_eq!(change(&server, &ada, PASSWORD).await, 204);
        login(&server, EMAIL, "another password").await.expect(200);
        login(&server, EMAIL, PASSWORD).await.expect(401);
    }

    async fn a_change_of_password_is_made_whoever_signs_in_meanwhile(server: Server) {
        let ada = signed_in(&server).await;
        let sign_ins = join_all((0..4).map(|_| login(&server, EMAIL, PASSWORD)));
        let (changed, pairs) = tokio::join!(change(&server, &ada, PASSWORD), sign_ins);
        assert_eq!(changed, 204);
        // Who came before the change was ended by it; the others know the old password only.
        for reply in pairs.iter().filter(|reply| reply.status == 200) {
            let token = reply.json()["access_token"].as_str().unwrap().to_owned();
            server.get("/api/co/profile", &token).send().await.expect(401);
        }
        login(&server, EMAIL, "another password").await.expect(200);
    }

    async fn guesses_at_an_old_hash_are_slowed_too(server: Server) {
        move_in(&server, &person("ada").to_string()).await;
        let mut slowed = false;
        for _ in 0..20 {
            slowed |= login(&server, EMAIL, "wrong").await.status == 429;
        }
        assert!(slowed);
        assert_eq!(kept(&server).await, HASH);
    }
}
