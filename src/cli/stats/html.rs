//! The numbers as one page for the yearly report: a table beside each plot, nothing loaded from anywhere.

use std::fmt::Write as _;

use crate::locale::{Report, ReportTable, escaped};

/// Looks the same on paper; colours with enough contrast, and never the only carrier of meaning.
const STYLE: &str = "body{font:1rem/1.5 sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;\
background:#fff}h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem}\
.pair{display:flex;flex-wrap:wrap;gap:2rem;align-items:flex-start;break-inside:avoid}\
table{border-collapse:collapse}th,td{padding:.2rem .6rem;border-bottom:1px solid #ccc;text-align:left;font-weight:normal}\
thead th{font-weight:bold}td{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\
svg{max-width:100%;height:auto}svg rect{fill:#1f5a8a}svg text{font:14px sans-serif;fill:#1a1a1a}\
.total{font-size:1.2rem}@media print{body{margin:0;max-width:none}}";

/// Height of a bar with its gap, in the plot's units.
const STEP: usize = 24;
/// Length of the longest bar.
const LONGEST: u64 = 260;
/// Room for a number behind a bar, and before it for a row's number.
const BEHIND: u64 = 80;
const BEFORE: u64 = 32;

/// The report as one HTML page.
pub fn text(report: &Report) -> String {
    let title = escaped(&report.title);
    // The policy forbids to load anything, should a word ever bring markup along in spite of the escaping.
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n\
         <p class=\"total\">{}: <strong>{}</strong></p>\n",
        escaped(&report.total.label),
        escaped(&report.total.told),
    );
    for (number, table) in report.tables.iter().enumerate() {
        section(&mut page, table, number, &report.columns);
    }
    page.push_str("<ul>\n");
    for note in &report.notes {
        let _ = writeln!(page, "<li>{}</li>", escaped(note));
    }
    page.push_str("</ul>\n</main>\n</body>\n</html>\n");
    page
}

fn section(page: &mut String, table: &ReportTable, number: usize, [_, label, count]: &[String; 3]) {
    let title = escaped(&table.title);
    // Writing to a String cannot fail.
    let _ = write!(
        page,
        "<section aria-labelledby=\"t{number}\">\n<h2 id=\"t{number}\">{title}</h2>\n<div class=\"pair\">\n\
         <table>\n<thead><tr><th scope=\"col\">#</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n\
         <tbody>\n",
        escaped(label),
        escaped(count),
    );
    for (at, row) in (1..).zip(&table.rows) {
        let _ = writeln!(
            page,
            "<tr><td>{at}</td><th scope=\"row\">{}</th><td>{}</td></tr>",
            escaped(&row.label),
            escaped(&row.told)
        );
    }
    page.push_str("</tbody>\n</table>\n");
    plot(page, table);
    page.push_str("</div>\n</section>\n");
}

/// A bar a row, named by the row's number in the table. A number that is not told has no bar, but its mark.
fn plot(page: &mut String, table: &ReportTable) {
    let most = table.rows.iter().filter_map(|row| row.count).max().unwrap_or_default().max(1);
    let (width, height) = (BEFORE + LONGEST + BEHIND, table.rows.len() * STEP);
    let _ = writeln!(
        page,
        "<svg role=\"img\" aria-label=\"{}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">",
        escaped(&table.plot)
    );
    for (at, row) in table.rows.iter().enumerate() {
        let (top, base) = (at * STEP + 3, at * STEP + 17);
        let length = row.count.map_or(0, |count| count.min(most).saturating_mul(LONGEST) / most);
        let _ = write!(page, "<text x=\"{}\" y=\"{base}\" text-anchor=\"end\">{}</text>", BEFORE - 8, at + 1);
        if row.count.is_some() {
            let _ = write!(page, "<rect x=\"{BEFORE}\" y=\"{top}\" width=\"{length}\" height=\"18\"/>");
        }
        let _ =
            writeln!(page, "<text x=\"{}\" y=\"{base}\">{}</text>", BEFORE + length + 6, escaped(&row.told));
    }
    page.push_str("</svg>\n");
}
