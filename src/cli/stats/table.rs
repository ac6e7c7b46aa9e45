//! The numbers for the terminal: labels to the left, numbers right-aligned.

use std::fmt::Write as _;

use crate::locale::{Report, ReportRow};

/// The report as plain text.
pub fn text(report: &Report) -> String {
    let rows = || report.tables.iter().flat_map(|table| &table.rows).chain([&report.total]);
    let labels = rows().map(|row| row.label.chars().count()).max().unwrap_or_default();
    let numbers = rows().map(|row| row.told.chars().count()).max().unwrap_or_default();
    // Writing to a String cannot fail.
    let mut text = String::new();
    let row = |text: &mut String, ReportRow { label, told, .. }: &ReportRow| {
        let _ = writeln!(text, "  {label:<labels$}  {told:>numbers$}");
    };
    let _ = writeln!(text, "{}\n", report.title);
    row(&mut text, &report.total);
    for table in &report.tables {
        let _ = writeln!(text, "\n{}", table.title);
        table.rows.iter().for_each(|each| row(&mut text, each));
    }
    text.push('\n');
    for note in &report.notes {
        let _ = writeln!(text, "{note}");
    }
    text
}
