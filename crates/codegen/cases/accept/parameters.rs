//! Parameters: generated from `parameters.yaml` by codegen; do not edit.

use contract::{
    Constrained, Contract, CsvQuery, Date, DateTime, Header, Int, Json, Num, Opt, Str, Validated,
};
use poem::Request;
use poem_openapi::param::{Cookie, Path, Query};
use poem_openapi::{ApiResponse, OpenApi, OpenApiService};
use std::sync::Arc;
use uuid::Uuid;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("parameters.json");

contract::string_enum! {
    /// One of these strings.
    pub enum GetCarSort {
        Name = "name",
        MinusName = "-name",
    }
}

contract::int_enum! {
    /// One of these integers.
    pub enum GetCarLevel {
        V1 = 1,
        V2 = 2,
    }
}

contract::constraint! {
    /// What the document says of `GetCarTagItem`.
    pub GetCarTagItemRule {
        max_length: Some(5),
    }
}

contract::string_enum! {
    /// One of these strings.
    pub enum LabelsItem {
        X = "x",
        Y = "y",
    }
}

contract::constraint! {
    /// What the document says of `Labels`.
    pub LabelsRule {
        max_items: Some(2),
    }
}

pub type Labels = Constrained<Vec<LabelsItem>, LabelsRule>;

contract::constraint! {
    /// What the document says of `GetCarPlate`.
    pub GetCarPlateRule {
        pattern: Some(String::from("^[A-Z]+$")),
    }
}

contract::format_string!(pub HostnameStr, "hostname");

contract::constraint! {
    /// What the document says of `GetCarDescribed`.
    pub GetCarDescribedRule {
        description: Some("What the schema says."),
    }
}

contract::int_enum! {
    /// One of these integers.
    pub enum Level {
        V1 = 1,
        V2 = 2,
    }
}

contract::string_enum! {
    /// One of these strings.
    pub enum GetCarTheme {
        Dark = "dark",
        Light = "light",
    }
}

contract::constraint! {
    /// What the document says of `Plate`.
    pub PlateRule {
        description: Some("A plate."),
        pattern: Some(String::from("^[A-Z]+$")),
    }
}

/// A plate.
pub type Plate = Constrained<Str, PlateRule>;

/// What `getCar` answers.
#[derive(Debug, ApiResponse)]
pub enum GetCarResponse {
    /// Nothing.
    #[oai(status = 204)]
    NoContent,
}

impl GetCarResponse {
    /// Nothing.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `keywords` answers.
#[derive(Debug, ApiResponse)]
pub enum KeywordsResponse {
    /// Nothing.
    #[oai(status = 204)]
    NoContent,
}

impl KeywordsResponse {
    /// Nothing.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

fn default_get_car_page() -> Int {
    Int::from(1)
}

fn default_get_car_sort() -> GetCarSort {
    GetCarSort::Name
}

fn default_get_car_exact() -> bool {
    false
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `getCar`
        pub GetCar = "getCar"
    }
    contract::operation! {
        /// `keywords`
        pub Keywords = "keywords"
    }
}

/// What an implementation of Parameters does, operation by operation.
pub trait ParametersApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn get_car(
        &self,
        request: &Request,
        owner: i64,
        car_id: Uuid,
        x_trace: Str,
        shared: Option<Int>,
        q: Str,
        page: Int,
        sort: GetCarSort,
        level: Option<GetCarLevel>,
        tag: Option<Vec<Constrained<Str, GetCarTagItemRule>>>,
        ids: Option<Vec<Int>>,
        csv: Vec<Str>,
        labels: Option<Labels>,
        filter_name: Option<Str>,
        when: Option<DateTime>,
        day: Option<Date>,
        exact: bool,
        ratio: Option<Num>,
        plate: Option<Constrained<Str, GetCarPlateRule>>,
        host: Option<HostnameStr>,
        described: Option<Constrained<Str, GetCarDescribedRule>>,
        if_none_match: Option<Str>,
        x_level: Option<Level>,
        sid: Option<Str>,
        theme: GetCarTheme,
    ) -> impl Future<Output = Result<GetCarResponse, Self::Error>> + Send;
    fn keywords(
        &self,
        request: &Request,
        r#type: Plate,
        self_: Str,
        type2: Option<Str>,
        body2: Option<Str>,
        request2: Option<Str>,
        security2: Option<Str>,
        validated2: Option<Str>,
        user_id: Option<Str>,
        user_id2: Option<Str>,
        user_id3: Option<Str>,
        body: Vec<Str>,
    ) -> impl Future<Output = Result<KeywordsResponse, Self::Error>> + Send;
}

/// The routes of a [`ParametersApi`].
#[derive(Debug)]
pub struct ParametersRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: ParametersApi> ParametersRoutes<A> {
    #[oai(
        path = "/owners/:owner/cars/:car_id",
        method = "get",
        operation_id = "getCar"
    )]
    async fn get_car(
        &self,
        request: &Request,
        _validated: Validated<operations::GetCar>,
        #[oai(name = "owner", explode = false, validator(minimum(value = "1")))] owner: Path<i64>,
        /// Which car.
        #[oai(name = "car_id", explode = false)]
        car_id: Path<Uuid>,
        /// A trace.
        #[oai(name = "X-Trace", explode = false, validator(max_length = 64))]
        x_trace: Header<Str>,
        /// Overridden.
        #[oai(name = "shared")]
        shared: Query<Opt<Int>>,
        #[oai(name = "q", validator(max_length = 9, min_length = 1))] q: Query<Str>,
        #[oai(
            name = "page",
            default = "default_get_car_page",
            validator(minimum(value = "1"))
        )]
        page: Query<Int>,
        #[oai(name = "sort", default = "default_get_car_sort")] sort: Query<GetCarSort>,
        #[oai(name = "level")] level: Query<Opt<GetCarLevel>>,
        #[oai(name = "tag")] tag: Query<Opt<Vec<Constrained<Str, GetCarTagItemRule>>>>,
        #[oai(name = "ids", explode = false, validator(max_items = 3))] ids: CsvQuery<
            Opt<Vec<Int>>,
        >,
        #[oai(name = "csv", explode = false)] csv: CsvQuery<Vec<Str>>,
        #[oai(name = "labels")] labels: Query<Opt<Labels>>,
        #[oai(name = "filter[name]", deprecated)] filter_name: Query<Opt<Str>>,
        #[oai(name = "when")] when: Query<Opt<DateTime>>,
        #[oai(name = "day")] day: Query<Opt<Date>>,
        #[oai(name = "exact", default = "default_get_car_exact")] exact: Query<bool>,
        #[oai(name = "ratio", validator(maximum(value = "1")))] ratio: Query<Opt<Num>>,
        #[oai(name = "plate")] plate: Query<Opt<Constrained<Str, GetCarPlateRule>>>,
        #[oai(name = "host")] host: Query<Opt<HostnameStr>>,
        #[oai(name = "described")] described: Query<Opt<Constrained<Str, GetCarDescribedRule>>>,
        /// Tags that the client has.
        #[oai(name = "If-None-Match", explode = false)]
        if_none_match: Header<Opt<Str>>,
        #[oai(name = "X-Level", explode = false)] x_level: Header<Opt<Level>>,
        #[oai(name = "sid", explode = false)] sid: Cookie<Opt<Str>>,
        #[oai(name = "theme", explode = false)] theme: Cookie<GetCarTheme>,
    ) -> poem::Result<GetCarResponse> {
        ParametersApi::get_car(
            &*self.0,
            request,
            owner.0,
            car_id.0,
            x_trace.0,
            shared.0.0,
            q.0,
            page.0,
            sort.0,
            level.0.0,
            tag.0.0,
            ids.0.0,
            csv.0,
            labels.0.0,
            filter_name.0.0,
            when.0.0,
            day.0.0,
            exact.0,
            ratio.0.0,
            plate.0.0,
            host.0.0,
            described.0.0,
            if_none_match.0.0,
            x_level.0.0,
            sid.0.0,
            theme.0,
        )
        .await
        .map_err(contract::application)
    }
    #[oai(path = "/same/:type/:self", method = "put", operation_id = "keywords")]
    async fn keywords(
        &self,
        request: &Request,
        _validated: Validated<operations::Keywords>,
        #[oai(name = "type", explode = false)] r#type: Path<Plate>,
        #[oai(name = "self", explode = false)] self_: Path<Str>,
        #[oai(name = "type")] type2: Query<Opt<Str>>,
        #[oai(name = "body")] body2: Query<Opt<Str>>,
        #[oai(name = "request")] request2: Query<Opt<Str>>,
        #[oai(name = "security")] security2: Query<Opt<Str>>,
        #[oai(name = "_validated")] validated2: Query<Opt<Str>>,
        #[oai(name = "user-id")] user_id: Query<Opt<Str>>,
        #[oai(name = "user_id")] user_id2: Query<Opt<Str>>,
        #[oai(name = "userId")] user_id3: Query<Opt<Str>>,
        body: Json<Vec<Str>>,
    ) -> poem::Result<KeywordsResponse> {
        ParametersApi::keywords(
            &*self.0,
            request,
            r#type.0,
            self_.0,
            type2.0.0,
            body2.0.0,
            request2.0.0,
            security2.0.0,
            validated2.0.0,
            user_id.0.0,
            user_id2.0.0,
            user_id3.0.0,
            body.into_inner(),
        )
        .await
        .map_err(contract::application)
    }
}

impl<A> contract::Patch for ParametersRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: ParametersApi>(api: Arc<A>) -> OpenApiService<Contract<ParametersRoutes<A>>, ()> {
    OpenApiService::new(Contract(ParametersRoutes(api)), "Parameters", "1")
}
