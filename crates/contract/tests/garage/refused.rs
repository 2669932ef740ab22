//! What a middleware around the guard learns of a credential that is refused.

use contract::RefusedCredential;

use crate::application::run;

const ID: &str = "f59ee325-0445-4bd0-9bf1-73edcd7da151";

#[tokio::test]
async fn the_scheme_of_a_refused_credential_is_told() {
    let running = run();
    let client = running.client();
    for (headers, status, scheme) in [
        (&[("cookie", "session=bad")][..], 401, Some("sessionCookie")),
        (
            &[("cookie", "session=cookie; session=cookie")],
            401,
            Some("sessionCookie"),
        ),
        // The operation itself refuses who is proved.
        (&[("cookie", "session=gone")], 401, Some("sessionCookie")),
        (
            &[
                ("cookie", "session=cookie"),
                ("authorization", "Bearer bad"),
            ],
            401,
            Some("bearerAuth"),
        ),
        (&[], 401, None),
        (&[("cookie", "other=bad")], 401, None),
        (&[("cookie", "session=cookie")], 200, None),
        (&[("authorization", "Bearer own")], 409, None),
    ] {
        let mut request = client.get("/api/session");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.send().await.0;
        assert_eq!(response.status().as_u16(), status, "{headers:?}");
        let told = response.data::<RefusedCredential>().map(|it| it.scheme);
        assert_eq!(told, scheme, "{headers:?}");
    }
}

#[tokio::test]
async fn one_that_has_been_revoked_is_told_before_a_bad_body() {
    let running = run();
    let client = running.client();
    for (token, status, scheme) in [("stale", 401, Some("bearerAuth")), ("good", 400, None)] {
        let request = client
            .put(format!("/api/profiles/{ID}"))
            .header("authorization", format!("Bearer {token}"))
            .content_type("application/json")
            .body("{");
        let response = request.send().await.0;
        assert_eq!(response.status().as_u16(), status);
        let told = response.data::<RefusedCredential>().map(|it| it.scheme);
        assert_eq!(told, scheme);
    }
}
