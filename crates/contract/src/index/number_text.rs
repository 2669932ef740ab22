//! Numbers as text.

use serde_json::Number;

/// The text of a number: the shortest that means it, with an exponent of at least two digits below 0.0001 and from 10^16 on.
pub(super) fn text(number: &Number) -> String {
    let Some(float) = number.as_f64().filter(|_| number.is_f64()) else {
        return number.to_string();
    };
    let scientific = format!("{float:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    match exponent.parse() {
        Ok(exponent @ (..=-5_i32 | 16..)) => format!("{digits}e{exponent:+03}"),
        _ => format!("{float:?}"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::text;

    #[test]
    fn a_number_has_one_text() {
        for (value, expected) in [
            (json!(7), "7"),
            (json!(-7), "-7"),
            (json!(u64::MAX), "18446744073709551615"),
            (json!(1.5), "1.5"),
            (json!(1.0), "1.0"),
            (json!(0.0001), "0.0001"),
            (json!(0.000_012_5), "1.25e-05"),
            (json!(1e15), "1000000000000000.0"),
            (json!(1e16), "1e+16"),
            (json!(-1.5e300), "-1.5e+300"),
        ] {
            let Value::Number(number) = value else {
                panic!("a number")
            };
            assert_eq!(text(&number), expected);
        }
    }
}
