//! Lists and maps: generated from `lists.yaml` by codegen; do not edit.

use contract::{AnyJson, Constrained, Contract, Int, Json, Nullable, Num, Opt, Str, Validated};
use poem::Request;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("lists.json");

/// Every kind of value.
///
/// In two paragraphs, with `code` and "quotes" and a \ too.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Everything {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub list: Opt<Vec<Str>>,
    #[oai(validator(max_items = 2, min_items = 1))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_list: Opt<Vec<Constrained<Str, EverythingLimitedListItemRule>>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub set: Opt<Constrained<Vec<Constrained<Int, EverythingSetItemRule>>, EverythingSetRule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub nested: Opt<Vec<Constrained<Vec<Vec<Num>>, EverythingNestedItemRule>>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub list_of_any: Opt<Vec<AnyJson>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub list_of_nullable: Opt<Vec<Nullable<Constrained<Str, EverythingListOfNullableItemRule>>>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub list_of_objects: Opt<Vec<EverythingListOfObjectsItem>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub map: Opt<BTreeMap<String, Constrained<Str, EverythingMapValueRule>>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub map_of_lists: Opt<BTreeMap<String, Vec<Int>>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub map_of_nullable: Opt<BTreeMap<String, Nullable<Int>>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_map: Opt<Constrained<BTreeMap<String, Str>, EverythingLimitedMapRule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub open_map: Opt<BTreeMap<String, AnyJson>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub free_map: Opt<BTreeMap<String, AnyJson>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub map_of_any: Opt<BTreeMap<String, AnyJson>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub inner: Opt<EverythingInner>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_object: Opt<Constrained<EverythingLimitedObject, EverythingLimitedObjectRule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub without_members: Opt<EverythingWithoutMembers>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub closed_without_members: Opt<EverythingClosedWithoutMembers>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub open_with_members: Opt<EverythingOpenWithMembers>,
}

contract::constraint! {
    /// What the document says of `EverythingLimitedListItem`.
    pub EverythingLimitedListItemRule {
        max_length: Some(3),
    }
}

contract::constraint! {
    /// What the document says of `EverythingSetItem`.
    pub EverythingSetItemRule {
        minimum: Some(1.0),
    }
}

contract::constraint! {
    /// What the document says of `EverythingSet`.
    pub EverythingSetRule {
        unique_items: Some(true),
    }
}

contract::constraint! {
    /// What the document says of `EverythingNestedItem`.
    pub EverythingNestedItemRule {
        max_items: Some(4),
    }
}

contract::constraint! {
    /// What the document says of `EverythingListOfNullableItem`.
    pub EverythingListOfNullableItemRule {
        min_length: Some(2),
    }
}

/// An object without a name.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct EverythingListOfObjectsItem {
    pub n: Int,
}

contract::constraint! {
    /// What the document says of `EverythingMapValue`.
    pub EverythingMapValueRule {
        max_length: Some(4),
    }
}

contract::constraint! {
    /// What the document says of `EverythingLimitedMap`.
    pub EverythingLimitedMapRule {
        max_properties: Some(3),
        min_properties: Some(1),
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
#[oai(deny_unknown_fields)]
pub struct EverythingInner {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub deep: Opt<EverythingInnerDeep>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct EverythingInnerDeep {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub deepest: Opt<bool>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct EverythingLimitedObject {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub b: Opt<Str>,
}

contract::constraint! {
    /// What the document says of `EverythingLimitedObject`.
    pub EverythingLimitedObjectRule {
        max_properties: Some(1),
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct EverythingWithoutMembers {}

#[derive(Debug, Clone, Object, serde::Serialize)]
#[oai(deny_unknown_fields)]
pub struct EverythingClosedWithoutMembers {}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct EverythingOpenWithMembers {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

/// What `echoEverything` answers.
#[derive(Debug, ApiResponse)]
pub enum EchoEverythingResponse {
    /// The same.
    #[oai(status = 200)]
    Ok(Json<Everything>),
}

impl EchoEverythingResponse {
    /// The same.
    #[must_use]
    pub fn ok(body: Everything) -> Self {
        Self::Ok(Json(body))
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `echoEverything`
        pub EchoEverything = "echoEverything"
    }
}

/// What an implementation of Lists and maps does, operation by operation.
pub trait ListsApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn echo_everything(
        &self,
        request: &Request,
        body: Everything,
    ) -> impl Future<Output = Result<EchoEverythingResponse, Self::Error>> + Send;
}

/// The routes of a [`ListsApi`].
#[derive(Debug)]
pub struct ListsRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: ListsApi> ListsRoutes<A> {
    #[oai(path = "/everything", method = "post", operation_id = "echoEverything")]
    async fn echo_everything(
        &self,
        request: &Request,
        _validated: Validated<operations::EchoEverything>,
        body: Json<Everything>,
    ) -> poem::Result<EchoEverythingResponse> {
        ListsApi::echo_everything(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for ListsRoutes<A> {
    fn patch(registry: &mut contract::Registry) {
        contract::deny_unknown(registry, "EverythingInner");
        contract::deny_unknown(registry, "EverythingClosedWithoutMembers");
    }
}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: ListsApi>(api: Arc<A>) -> OpenApiService<Contract<ListsRoutes<A>>, ()> {
    OpenApiService::new(Contract(ListsRoutes(api)), "Lists and maps", "1")
}
