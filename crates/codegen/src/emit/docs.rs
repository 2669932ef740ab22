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
    let mut comments = String::new();
    for line in lines(text) {
        comments.push_str(indent);
        comments.push_str(format!("///{}", spaced(&line)).trim_end());
        comments.push('\n');
    }
    comments
}

/// `text` as it can stand in Rust.
pub(super) fn literal(text: &str) -> String {
    Literal::string(text).to_string()
}

/// A description as the literal that poem-openapi would have read from documentation comments.
pub(super) fn description(text: &str) -> String {
    literal(&lines(text).join("\n"))
}

/// The description of an item in contract's macros, where there is one: ` => "…"`.
pub(super) fn arrow(text: Option<&str>) -> String {
    text.map(|text| format!(" => {}", description(text)))
        .unwrap_or_default()
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
