//! Which country a language tag stands for.

use icu_locale::subtags::Language;
use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleExpander};

use crate::countries;

/// The country that a tag names, else the one where what is spoken is most at home (CLDR's likely subtags). A tag that names no country but a
/// part of the world (`es-419`) is treated as if it did not. None for what is no tag, for no language in particular (`und`) and for a language
/// of no country (`eo`).
pub fn country(tag: &str) -> Option<&'static str> {
    let mut locale = Locale::try_from_str(tag).ok()?;
    // `iw`, `sh`, `en-UK`: what has another name by now.
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    let mut spoken = locale.id;
    if let Some(named) = known(&spoken) {
        return Some(named);
    }
    spoken.region = None;
    if spoken.language == Language::UNKNOWN && spoken.script.is_none() {
        return None;
    }
    LocaleExpander::new_extended().maximize(&mut spoken);
    known(&spoken)
}

fn known(spoken: &LanguageIdentifier) -> Option<&'static str> {
    countries::code(spoken.region?.as_str())
}
