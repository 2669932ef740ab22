//! What Prometheus is told.

use serde_json::Value;

use super::support::{Process, free_port};

/// A running server and where its metrics are.
async fn serve(data: &std::path::Path) -> (Process, String) {
    let admin = format!("127.0.0.1:{}", free_port());
    let server = Process::serve(data, &["--admin-listen", &admin]).await;
    (server, format!("http://{admin}/metrics"))
}

async fn scrape(url: &str) -> String {
    let answer = reqwest::get(url).await.expect("it answers");
    assert_eq!(answer.status(), 200);
    answer.text().await.expect("text")
}

/// How often requests of this method, with this route and status have been counted.
fn count(metrics: &str, method: &str, route: Option<&str>, status: u16) -> u64 {
    let route = route.map_or(String::new(), |route| format!(",http_route=\"{route}\""));
    let series = format!(
        "http_server_request_duration_seconds_count{{http_request_method=\"{method}\",http_response_status_code=\"{status}\"{route}}} "
    );
    let mut counts = metrics
        .lines()
        .filter_map(|line| line.strip_prefix(&series));
    counts
        .next()
        .map_or(0, |count| count.parse().expect("a number"))
}

/// All of them.
fn total(metrics: &str) -> u64 {
    let counts = metrics
        .lines()
        .filter(|line| line.starts_with("http_server_request_duration_seconds_count"));
    let numbers = counts.map(|line| line.rsplit(' ').next().unwrap().parse::<u64>().unwrap());
    numbers.sum()
}

#[tokio::test]
async fn requests_are_counted_by_method_route_and_status() {
    let folder = tempfile::tempdir().unwrap();
    let (server, metrics) = serve(folder.path()).await;
    let pair: Value = server.register("owner@example.com").await;
    let user = pair["user"]["uid"].as_str().unwrap();
    // What three documents call the same.
    let profile = format!("/manage/api/users/{user}/profile");
    for path in [
        "/api/co/profile",
        "/api/v1/users/profile",
        "/api/v1/users/profile",
        &profile,
    ] {
        let answer = server.request("GET", path).send().await.unwrap();
        assert_eq!(answer.status(), 401);
    }
    for (method, path) in [
        ("HEAD", "/api/co/profile"),
        ("GET", "/media/x.jpg"),
        ("GET", "/no/such/path"),
        ("BREW", "/auth/login"),
    ] {
        server.request(method, path).send().await.unwrap();
    }
    let told = scrape(&metrics).await;
    for (method, route, status, times) in [
        ("POST", Some("/auth/register"), 201, 1),
        ("GET", Some("/api/co/profile"), 401, 1),
        ("GET", Some("/api/v1/users/profile"), 401, 2),
        ("GET", Some("/manage/api/users/{userId}/profile"), 401, 1),
        ("HEAD", Some("/api/co/profile"), 401, 1),
        ("GET", Some("/media/{name}"), 404, 1),
        ("GET", None, 404, 1),
        ("_OTHER", Some("/auth/login"), 405, 1),
    ] {
        assert_eq!(
            count(&told, method, route, status),
            times,
            "{method} {route:?} {status}\n{told}"
        );
    }
    assert!(
        told.contains("http_server_request_duration_seconds_bucket{http_request_method=\"POST\""),
        "{told}"
    );
    assert!(!told.contains(user), "{told}");
}

#[tokio::test]
async fn they_have_a_listener_of_their_own_whose_requests_do_not_count() {
    let folder = tempfile::tempdir().unwrap();
    let (server, metrics) = serve(folder.path()).await;
    let public = server.request("GET", "/metrics").send().await.unwrap();
    assert_eq!(public.status(), 404);
    let first = total(&scrape(&metrics).await);
    assert!(first > 0);
    assert_eq!(total(&scrape(&metrics).await), first);
}
