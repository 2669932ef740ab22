//! What both answer.

use serde_json::Value;

use super::django::Django;
use super::requests::Request;
use crate::support::Server;
use crate::support::account::{Caller, errors};
use crate::support::database::Kind;

/// Dossier's answer: the status and the `errors`.
async fn answer(server: &Server, caller: &Caller, request: &Request) -> (u16, Value) {
    let call = server.ask(caller, request.method, request.path);
    let call = call.body(&request.content_type, request.body.clone());
    let reply = call.send().await;
    let told = match reply.status {
        200 => reply.json()["errors"].clone(),
        status => errors(&reply, status),
    };
    (reply.status, told)
}

/// What Dossier and Django answer to each.
pub async fn both(requests: &[Request]) -> Vec<[(u16, Value); 2]> {
    let (server, django) = (Server::on(Kind::Sqlite).await, Django::start().await);
    let caller = server.caller("owner").await;
    let mut answers = Vec::new();
    for request in requests {
        let ours = answer(&server, &caller, request).await;
        answers.push([ours, django.answer(request).await]);
    }
    answers
}

/// Sends all to both and compares; answers how many were refused.
pub async fn compare(requests: &[Request]) -> usize {
    let mut refused = 0;
    let mut differences = Vec::new();
    for (request, [ours, theirs]) in requests.iter().zip(both(requests).await) {
        refused += usize::from(theirs.0 != 200);
        if ours != theirs {
            let body: String = String::from_utf8_lossy(&request.body)
                .chars()
                .take(300)
                .collect();
            differences.push(format!(
                "{body}\n  Dossier: {ours:?}\n  Django:  {theirs:?}\n"
            ));
        }
    }
    assert!(differences.is_empty(), "{}", differences.concat());
    refused
}
