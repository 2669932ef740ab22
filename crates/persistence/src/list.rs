//! Lists of ids, each list one parameter, so that the text of a statement does not depend on how long it is.

use std::fmt::Write;

use uuid::Uuid;

/// True in PostgreSQL if what stands before is one of the ids that [`list`] has put into the first parameter. (As an array, so that the
/// ids are looked up: a join may be planned as if it found next to nothing, and then compare each row with each id.)
macro_rules! listed_postgres {
    () => {
        "= ANY (ARRAY (SELECT CAST(value AS uuid) FROM json_array_elements_text(CAST($1 AS json))))"
    };
}

/// The same in SQLite, where ids are kept as their bytes.
macro_rules! listed_sqlite {
    () => {
        "IN (SELECT unhex(value) FROM json_each($1))"
    };
}

/// True in PostgreSQL if what stands before is one of the numbers that [`numbers`] has put into the first parameter.
macro_rules! numbered_postgres {
    () => {
        "= ANY (ARRAY (SELECT CAST(value AS bigint) FROM json_array_elements_text(CAST($1 AS json))))"
    };
}

/// The same in SQLite.
macro_rules! numbered_sqlite {
    () => {
        "IN (SELECT value FROM json_each($1))"
    };
}

pub(crate) use {listed_postgres, listed_sqlite, numbered_postgres, numbered_sqlite};

/// The ids as a JSON array of hexadecimal texts.
pub(crate) fn list(ids: impl Iterator<Item = Uuid>) -> String {
    let mut list = String::from("[");
    for id in ids {
        let comma = if list.len() > 1 { "," } else { "" };
        // Writing to a string cannot fail.
        let _ = write!(list, "{comma}\"{}\"", id.simple());
    }
    list.push(']');
    list
}

/// The numbers as a JSON array.
pub(crate) fn numbers(numbers: &[i64]) -> String {
    serde_json::Value::from(numbers).to_string()
}
