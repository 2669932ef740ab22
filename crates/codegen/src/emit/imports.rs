//! The `use` declarations: what the rest of the module names, no more.

use std::collections::BTreeSet;

use quote::{format_ident, quote};

use super::chunk::Chunk;

/// Where the names come from that generated code uses without a path.
const SOURCES: &[(&str, &[&str])] = &[
    (
        "contract",
        &[
            "AnyJson",
            "Binary",
            "Constrained",
            "Contract",
            "CsvQuery",
            "Date",
            "DateTime",
            "EmailStr",
            "ExactJson",
            "File",
            "FileOrText",
            "Files",
            "FilesOrTexts",
            "Form",
            "Header",
            "Int",
            "Json",
            "JsonAs",
            "Multipart",
            "Nullable",
            "Num",
            "Opt",
            "RawBody",
            "ReadOnly",
            "SetByServer",
            "Sse",
            "Str",
            "StreamedBody",
            "Text",
            "UriStr",
            "Validated",
        ],
    ),
    ("poem", &["Request"]),
    (
        "poem_openapi",
        &[
            "ApiRequest",
            "ApiResponse",
            "Object",
            "OpenApi",
            "OpenApiService",
            "ResponseContent",
            "Tags",
        ],
    ),
    ("poem_openapi::param", &["Cookie", "Path", "Query"]),
    ("poem_openapi::types", &["MaybeUndefined"]),
    ("poem::http", &["StatusCode"]),
    ("std::collections", &["BTreeMap"]),
    ("std::sync", &["Arc"]),
    ("uuid", &["Uuid"]),
];

/// The `use` declarations that `chunks` need.
pub(super) fn chunk(chunks: &[Chunk]) -> Chunk {
    let mut used = BTreeSet::new();
    for chunk in chunks {
        chunk.identifiers(&mut used);
    }
    let declarations = SOURCES.iter().filter_map(|(path, names)| {
        let names: Vec<_> = names
            .iter()
            .filter(|name| used.contains(**name))
            .map(|name| format_ident!("{name}"))
            .collect();
        let path: syn::Path = syn::parse_str(path).ok()?;
        (!names.is_empty()).then(|| quote!(use #path::{#(#names),*};))
    });
    Chunk::Items(quote!(#(#declarations)*))
}
