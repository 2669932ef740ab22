//! A piece of the generated module.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::docs;

/// A piece of the generated module.
#[derive(Debug)]
pub(super) enum Chunk {
    /// Items to be laid out by prettyplease.
    Items(TokenStream),
    /// The call of a macro, laid out already.
    Call(String),
}

impl Chunk {
    /// The call of a macro of contract that defines an item: documentation, the item's head and its members, a line each.
    pub(super) fn call(
        name: &str,
        docs: &str,
        head: &str,
        members: impl IntoIterator<Item = String>,
    ) -> Self {
        let docs = docs::comments(docs, "    ");
        let mut text = format!("contract::{name}! {{\n{docs}    {head} {{\n");
        for member in members {
            text.push_str("        ");
            text.push_str(&member);
            text.push_str(",\n");
        }
        text.push_str("    }\n}\n");
        Self::Call(text)
    }

    /// The piece as text.
    pub(super) fn layout(&self) -> Result<String, syn::Error> {
        match self {
            Self::Items(tokens) => {
                syn::parse2(tokens.clone()).map(|file| prettyplease::unparse(&file))
            }
            Self::Call(text) => Ok(text.clone()),
        }
    }

    /// Every identifier in the piece.
    pub(super) fn identifiers(&self, into: &mut BTreeSet<String>) {
        match self {
            Self::Items(tokens) => collect(tokens.clone(), false, into),
            Self::Call(text) => {
                if let Ok(tokens) = text.parse() {
                    collect(tokens, false, into);
                }
            }
        }
    }
}

/// Identifiers of `tokens` that may need an import: neither those behind `::` nor, in the body of an enum, the variants.
fn collect(tokens: TokenStream, variants: bool, into: &mut BTreeSet<String>) {
    let mut colons = 0;
    let mut in_enum = false;
    for token in tokens {
        let mut next_colons = 0;
        match token {
            TokenTree::Ident(ident) => {
                if ident == "enum" {
                    in_enum = true;
                } else if colons < 2 && !variants {
                    into.insert(ident.to_string());
                }
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => next_colons = colons + 1,
            TokenTree::Group(group) => {
                let body = in_enum && group.delimiter() == Delimiter::Brace;
                collect(group.stream(), body, into);
                in_enum &= !body;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        colons = next_colons;
    }
}
