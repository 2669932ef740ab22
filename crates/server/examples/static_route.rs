//! The web framework alone: every request gets the same answer.
//!
//! `cargo run --release -p server --example static_route -- ADDRESS:PORT BYTES` answers a JSON text of that many bytes, or 304 to a
//! request that says what it knows (`If-None-Match`): the limit of what any route can reach. Bodies are read and forgotten.

use std::process::ExitCode;

use mimalloc::MiMalloc;
use poem::http::{StatusCode, header};
use poem::listener::TcpListener;
use poem::{Body, EndpointExt, Request, Response, Route, Server, endpoint::make};

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(Ok(bytes))) = (
        arguments.next(),
        arguments.next().map(|text| text.parse::<usize>()),
    ) else {
        eprintln!("usage: static_route ADDRESS:PORT BYTES");
        return ExitCode::FAILURE;
    };
    match serve(address, bytes).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(address: String, bytes: usize) -> std::io::Result<()> {
    // A JSON string, with its quotes.
    let text = bytes::Bytes::from(format!("\"{}\"", "x".repeat(bytes.saturating_sub(2))));
    let route = make(move |mut request: Request| {
        let text = text.clone();
        async move {
            request.take_body().into_bytes().await?;
            Ok::<_, poem::Error>(answer(&request, text))
        }
    });
    Server::new(TcpListener::bind(address))
        .run(Route::new().at("*path", route).boxed())
        .await
}

fn answer(request: &Request, text: bytes::Bytes) -> Response {
    let response = Response::builder().header(header::ETAG, "\"1\"");
    if request.headers().contains_key(header::IF_NONE_MATCH) {
        return response.status(StatusCode::NOT_MODIFIED).finish();
    }
    response
        .content_type("application/json")
        .body(Body::from_bytes(text))
}
