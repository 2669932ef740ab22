//! Documentation comments and string literals.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Documentation attributes of `text`, line by line. poem-openapi reads them back, and trims every line as is done here.
pub(super) fn attributes(text: Option<&str>) -> TokenStream {
    let lines = lines(text.unwrap_or_default())
        .into_iter()
        .map(|line| spaced(&line))
        .collect::<Vec<_>>();
    quote!(#(#[doc = #lines])*)
}

/// Documentation comments of `text` for a laid-out call, each line behind `indent`.
pub(super) fn comments(text: &str, indent: &str) -> String {
    let lines = lines(text)
        .into_iter()
        .map(|line| format!("{indent}///{}\n", spaced(&line).trim_end()));
    lines.collect()
}

/// `text` as it can stand in Rust.
pub(super) fn literal(text: &str) -> String {
    Literal::string(text).to_string()
}

/// A description as the literal that poem-openapi would have read from documentation comments.
pub(super) fn description(text: &str) -> String {
    literal(&lines(text).join("\n"))
}

fn lines(text: &str) -> Vec<String> {
    text.trim()
        .lines()
        .map(|line| line.trim().replace('\r', " "))
        .collect()
}

fn spaced(line: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!(" {line}")
    }
}
