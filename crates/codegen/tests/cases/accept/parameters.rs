//! Parameters in every place.

use contract::{Constrained, Date, DateTime, Int, Num, Str};
use poem::Request;
use uuid::Uuid;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/parameters.rs"]
mod generated;

super::accepted!("parameters");

impl generated::ParametersApi for Nobody {
    type Error = Never;
    async fn get_car(
        &self,
        _: &Request,
        _: i64,
        _: Uuid,
        _: Str,
        _: Option<Int>,
        _: Str,
        _: Int,
        _: generated::GetCarSort,
        _: Option<generated::GetCarLevel>,
        _: Option<Vec<Constrained<Str, generated::GetCarTagItemRule>>>,
        _: Option<Vec<Int>>,
        _: Vec<Str>,
        _: Option<generated::Labels>,
        _: Option<Str>,
        _: Option<DateTime>,
        _: Option<Date>,
        _: bool,
        _: Option<Num>,
        _: Option<Constrained<Str, generated::GetCarPlateRule>>,
        _: Option<generated::HostnameStr>,
        _: Option<Constrained<Str, generated::GetCarDescribedRule>>,
        _: Option<Str>,
        _: Option<generated::Level>,
        _: Option<Str>,
        _: generated::GetCarTheme,
    ) -> Result<generated::GetCarResponse, Never> {
        nobody()
    }
    async fn keywords(
        &self,
        _: &Request,
        _: generated::Plate,
        _: Str,
        _: Option<Str>,
        _: Option<Str>,
        _: Option<Str>,
        _: Option<Str>,
        _: Option<Str>,
        _: Option<Str>,
        _: Option<Str>,
        _: Option<Str>,
        _: Vec<Str>,
    ) -> Result<generated::KeywordsResponse, Never> {
        nobody()
    }
}
