//! A piece of the generated module.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};

/// A piece of the generated module.
#[derive(Debug)]
pub(super) enum Chunk {
    /// Items to be laid out by prettyplease.
    Items(TokenStream),
    /// The call of a macro, laid out already.
    Call(String),
}

impl Chunk {
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
            Self::Items(tokens) => collect(tokens.clone(), into),
            Self::Call(text) => {
                if let Ok(tokens) = text.parse() {
                    collect(tokens, into);
                }
            }
        }
    }
}

/// Identifiers of `tokens` but for those behind `::`, which need no import.
fn collect(tokens: TokenStream, into: &mut BTreeSet<String>) {
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                if colons < 2 {
                    into.insert(ident.to_string());
                }
                colons = 0;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                collect(group.stream(), into);
                colons = 0;
            }
            _ => colons = 0,
        }
    }
}
