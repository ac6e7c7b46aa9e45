//! The numbers as comma-separated values (RFC 4180): one record a row of a table, lines end with CR LF.

use crate::locale::Report;

/// The report as CSV, with a head. Notes are left out: a program reads this.
pub fn text(report: &Report) -> String {
    let mut text = String::new();
    record(&mut text, report.columns.each_ref().map(String::as_str));
    let total = &report.total;
    record(&mut text, [&total.label, "", &total.told]);
    for table in &report.tables {
        for row in &table.rows {
            record(&mut text, [&table.title, &row.label, &row.told]);
        }
    }
    text
}

fn record(text: &mut String, fields: [&str; 3]) {
    text.push_str(&fields.map(field).join(","));
    text.push_str("\r\n");
}

/// A field, in quotes where it holds what would end it.
fn field(value: &str) -> String {
    if value.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_quoted_only_where_it_must_be() {
        assert_eq!(field("ja"), "ja");
        assert_eq!(field("a, b"), "\"a, b\"");
        assert_eq!(field("so \"sehr\""), "\"so \"\"sehr\"\"\"");
        assert_eq!(field("a\nb"), "\"a\nb\"");
    }
}
