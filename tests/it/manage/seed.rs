//! The printed requests give the printed shapes.

use serde_json::{Value, json};

use crate::support::database;
use crate::support::manage::{assert_problem, profile_of};
use crate::support::{Account, Reply, on_both_databases};

/// Names of members, in their order.
fn members(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

/// Asserts that a problem has the printed members, in their order, and no other except `errors`.
fn assert_printed(reply: &Reply, status: u16, detail: &str) {
    let problem = assert_problem(reply, status, detail);
    let printed = [
        "code",
        "detail",
        "instance",
        "requestId",
        "status",
        "title",
        "error",
    ];
    let mut names = members(&problem);
    names.retain(|name| *name != "errors");
    assert_eq!(names, printed, "{}", reply.text);
    assert_eq!(members(&problem["error"]), ["code", "message"]);
}

on_both_databases! {
    async fn both_operations_answer_as_printed(server: Server) {
        let owner = server.register("owner").await;
        let put = server.own_profile("PUT", &owner).body("application/json", "{}").send().await;
        assert_eq!(put.header("content-type"), Some("application/json"));
        for profile in [put.expect(200), server.read_profile(&owner).await] {
            let mut names = members(&profile);
            names.sort_unstable();
            assert_eq!(names, ["attributes", "createdAt", "id", "timezone", "updatedAt", "userId"]);
        }
    }

    async fn every_error_is_as_printed(server: Server) {
        let owner = server.register("owner").await;
        let path = profile_of(&owner.uid);
        let foreign = Account { uid: "user_123".to_owned(), ..owner.clone() };
        let deep = format!("{{\"attributes\":{}{}}}", "[".repeat(33), "]".repeat(33));

        let put = async |body: &str| server.own_profile("PUT", &owner).body("application/json", body.to_owned()).send().await;
        assert_printed(&put("{\"timezone\":\"Nowhere\"}").await, 400, "Invalid IANA timezone");
        assert_printed(&put("{\"timezone\":1}").await, 400, "The request breaks the contract in 1 place.");
        for method in ["GET", "PUT"] {
            let missing = server.call(method, &path).json(&json!({})).send().await;
            assert_printed(&missing, 401, "Credentials are needed.");
        }
        let get = server.own_profile("GET", &foreign).send().await;
        assert_printed(&get, 403, "Cannot access another user's profile");
        let foreign = server.put_profile(&foreign, &json!({})).await;
        assert_printed(&foreign, 403, "Cannot update another user's profile");
        let none = server.own_profile("GET", &owner).send().await;
        assert_printed(&none, 404, "User profile not found");
        assert_printed(&put(&deep).await, 422, "The attributes are more than 32 levels deep.");
        database::execute(&server, "ALTER TABLE manage_profiles RENAME TO manage_profiles_gone").await;
        for reply in [put("{}").await, server.own_profile("GET", &owner).send().await] {
            assert_printed(&reply, 500, "Internal Server Error");
        }
    }

    async fn a_message_is_cut_at_a_hundred_characters(server: Server) {
        let owner = server.register("owner").await;
        let twice = format!("{{\"{}\":1,\"{}\":2}}", "é".repeat(120), "é".repeat(120));
        let reply = server.own_profile("PUT", &owner).body("application/json", twice).send().await;
        let problem = reply.expect(400);
        let (detail, message) = (problem["detail"].as_str().unwrap(), problem["error"]["message"].as_str().unwrap());
        assert!(detail.chars().count() > 100);
        assert_eq!(message, detail.chars().take(100).collect::<String>());
    }
}
