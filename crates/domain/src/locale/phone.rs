//! Phone numbers as they are kept.

/// `number` as E.164 writes it, with the plus sign that people leave out.
#[must_use]
pub fn e164(number: &str) -> String {
    let digits = number.strip_prefix('+').unwrap_or(number);
    format!("+{digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plus_sign_is_added_where_there_is_none() {
        for number in ["4799999999", "+4799999999"] {
            assert_eq!(e164(number), "+4799999999");
        }
    }
}
