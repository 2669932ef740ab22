//! Query arrays in one value.

use poem::{Request, RequestBody, Result};
use poem_openapi::__private::UrlQuery;
use poem_openapi::error::ParseParamError;
use poem_openapi::registry::{MetaParamIn, MetaSchemaRef, Registry};
use poem_openapi::types::ParseFromParameter;
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

/// A query array with `explode: false`: `?ids=1,2,3`. poem-openapi's `Query` panics when such a
/// parameter is absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvQuery<T>(pub T);

impl<T> std::ops::Deref for CsvQuery<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<'a, T: ParseFromParameter> ApiExtractor<'a> for CsvQuery<T> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::Parameter];
    const PARAM_IS_REQUIRED: bool = T::IS_REQUIRED;
    type ParamType = T;
    type ParamRawType = T::RawValueType;

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn param_in() -> Option<MetaParamIn> {
        Some(MetaParamIn::Query)
    }

    fn param_schema_ref() -> Option<MetaSchemaRef> {
        Some(T::schema_ref())
    }

    fn param_raw_type(&self) -> Option<&T::RawValueType> {
        self.0.as_raw_value()
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        options: ExtractParamOptions<T>,
    ) -> Result<Self> {
        let mut items = request
            .data::<UrlQuery>()
            .into_iter()
            .flat_map(|query| query.get_all(options.name))
            .flat_map(|text| text.split(','))
            .map(str::trim)
            .peekable();
        if let (None, Some(default)) = (items.peek(), options.default_value) {
            return Ok(Self(default()));
        }
        T::parse_from_parameters(items).map(Self).map_err(|error| {
            let name = options.name;
            let reason = error.into_message();
            ParseParamError { name, reason }.into()
        })
    }
}

#[cfg(test)]
mod tests {
    use poem::Request;
    use poem_openapi::__private::UrlQuery;
    use poem_openapi::{ApiExtractor, ExtractParamOptions};

    use super::CsvQuery;
    use crate::{Int, Opt};

    async fn read(query: &[(&str, &str)]) -> Option<Option<Vec<Int>>> {
        let pairs = query
            .iter()
            .map(|(name, text)| ((*name).into(), (*text).into()));
        let (mut request, mut body) = Request::default().split();
        request.extensions_mut().insert(UrlQuery(pairs.collect()));
        let options = ExtractParamOptions {
            name: "ids",
            explode: false,
            ..Default::default()
        };
        let query = CsvQuery::<Opt<Vec<Int>>>::from_request(&request, &mut body, options);
        query.await.ok().map(|query| query.0.0)
    }

    #[tokio::test]
    async fn items_are_separated_by_commas_and_may_be_absent() {
        assert_eq!(read(&[]).await, Some(None));
        assert_eq!(
            read(&[("ids", "1, 2"), ("x", "9")]).await,
            Some(Some(vec![Int(1), Int(2)]))
        );
        assert_eq!(read(&[("ids", "1,x")]).await, None);
    }
}
