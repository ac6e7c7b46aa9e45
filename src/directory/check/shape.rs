//! Whether numbers and addresses look like what they claim to be.

use super::Problem;

/// Whether a contact looks like what it claims to be.
pub(super) fn check_shape(at: &str, field: &str, value: &str, found: &mut Vec<Problem>) {
    let (fine, remedy) = match field {
        "phone" => (is_phone(value), "write digits and spaces with the area code (\"0385 123456\")"),
        "email" => (is_email(value), "write it as name@example.org"),
        "web" => (is_host(value), "write the host name without https:// (\"example.org\")"),
        _ => (!value.trim().is_empty(), "give a value or leave the field out"),
    };
    if !fine {
        found.push(Problem::new(at, format!("\"{value}\" is no {field}"), remedy));
    }
}

/// A German number: with area code, or one of the short numbers from 110 to 118xxx.
fn is_phone(value: &str) -> bool {
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let written = value.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '/' | '-'));
    let short = digits.starts_with("11") && (3..=6).contains(&digits.len());
    let long = digits.starts_with('0') && (7..=15).contains(&digits.len());
    written && (short || long)
}

fn is_email(value: &str) -> bool {
    value
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !name.contains(char::is_whitespace) && is_host(host))
}

fn is_host(value: &str) -> bool {
    let label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    value.contains('.') && value.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_people_can_dial_are_numbers() {
        for number in ["110", "116 111", "0800 111 0 111", "0381 200 93 79", "0385/3020923", "118899"] {
            assert!(is_phone(number), "{number}");
        }
        for wrong in ["", "11", "call us", "200 93 79", "0381 2x", "+49 381 200", "1160011601160"] {
            assert!(!is_phone(wrong), "{wrong}");
        }
    }

    #[test]
    fn addresses_are_addresses() {
        assert!(is_email("nord@lobbi-mv.de") && is_host("jump-mv.de"));
        for wrong in ["", "@", "a@", "@b.de", "a b@c.de", "a@b", "a@b@c.de"] {
            assert!(!is_email(wrong), "{wrong}");
        }
        for wrong in ["", "de", "https://jump-mv.de", "jump mv.de", ".de", "a..de"] {
            assert!(!is_host(wrong), "{wrong}");
        }
    }
}
