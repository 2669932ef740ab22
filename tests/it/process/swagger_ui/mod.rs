//! Swagger UI in a browser.

mod browser;
mod demo;
mod operations;
mod page;
