//! Where the caller is, as the API shows it.

use api::account::{
    AccountLocalInfo, AccountLocalInfoEnvelope, AccountLocale, AccountLocaleSource, AccountNothing,
};
use chrono::SecondsFormat;
use contract::Str;
use domain::locale::{Country, LocalInfo, Locale, LocaleSource};

use super::convert::OK;

/// Language, time zone and currency.
pub fn locale(locale: &Locale) -> AccountLocale {
    let Locale {
        language,
        time_zone,
        currency,
    } = locale.clone();
    AccountLocale {
        lan: language.map(Into::into).into(),
        tz: time_zone.into(),
        currency: currency.map(Into::into).into(),
    }
}

/// All of it.
pub fn whole(info: LocalInfo) -> AccountLocalInfoEnvelope {
    let LocalInfo {
        address,
        locale,
        country,
        local_time,
        source,
    } = info;
    let Country {
        code,
        name,
        continent,
        eu,
        calling_code,
        currency: _,
        languages,
        time_zone: _,
    } = country;
    let known = |text: String| Some(text).filter(|text| !text.is_empty());
    AccountLocalInfoEnvelope {
        status_code: OK.into(),
        errors: AccountNothing {},
        data: AccountLocalInfo {
            user_loc_info: self::locale(&locale),
            ip: address.to_string().into(),
            country_code: code.into(),
            country: name.into(),
            continent_code: continent.into(),
            eu,
            calling_code: known(calling_code).map(Into::into).into(),
            languages: languages.into_iter().map(Str::from).collect(),
            utc_offset: local_time.offset().to_string().into(),
            local_time: local_time
                .to_rfc3339_opts(SecondsFormat::Millis, false)
                .into(),
            source: match source {
                LocaleSource::Address => AccountLocaleSource::Geoip,
                LocaleSource::Language => AccountLocaleSource::AcceptLanguage,
                LocaleSource::Default => AccountLocaleSource::Default,
            },
        },
    }
}
