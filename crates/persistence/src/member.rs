//! A change of a text as a text that is never null, as statements that travel together need it.

use domain::change::Change;
use sea_orm::Value;

/// What a column becomes by a text of [`text`].
macro_rules! changed {
    ($column:expr, $text:expr) => {
        concat!(
            "CASE substr(",
            $text,
            ", 1, 1) WHEN '=' THEN substr(",
            $text,
            ", 2) WHEN '-' THEN NULL ELSE ",
            $column,
            " END"
        )
    };
}

pub(crate) use changed;

/// Nothing keeps what there is, `-` clears it, `=` and a text sets that.
pub(crate) fn text(change: &Change<String>) -> Value {
    match change {
        Change::Keep => String::new(),
        Change::Clear => "-".to_owned(),
        Change::Set(text) => format!("={text}"),
    }
    .into()
}
