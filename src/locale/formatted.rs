//! A card with its labels set off, for rooms whose clients show more than plain text.

/// A line of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CardLine {
    /// To be read before anything else.
    Urgent(String),
    /// Something that is known, with what it is called.
    Fact { label: String, value: String },
    /// A sentence.
    Note(String),
}

/// The lines in the part of HTML that Matrix allows. Everything in them is escaped, whoever wrote it.
pub(super) fn html<'a>(lines: impl IntoIterator<Item = &'a CardLine>) -> String {
    let html = |line: &CardLine| match line {
        CardLine::Urgent(text) => {
            format!(
                "<strong><font color=\"{URGENT}\" data-mx-color=\"{URGENT}\">{}</font></strong>",
                escaped(text)
            )
        }
        CardLine::Fact { label, value } => format!("<strong>{}:</strong> {}", escaped(label), escaped(value)),
        CardLine::Note(text) => escaped(text),
    };
    lines.into_iter().map(html).collect::<Vec<_>>().join("<br>").replace('\n', "<br>")
}

/// Readable on white and on black.
const URGENT: &str = "#d6336c";

/// A text that can stand between tags and in a quoted attribute, and is nothing but text there.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_line_is_taken_for_markup() {
        let lines = [
            CardLine::Urgent("<b>".into()),
            CardLine::Fact { label: "Ort & Tag".into(), value: "<a href=\"x\">\n'".into() },
            CardLine::Note("</strong>".into()),
        ];
        let html = html(&lines);
        assert!(html.contains("&lt;b&gt;") && html.contains("<strong>Ort &amp; Tag:</strong> "), "{html}");
        assert!(
            html.contains("&lt;a href=&quot;x&quot;&gt;<br>&#39;") && html.ends_with("&lt;/strong&gt;"),
            "{html}"
        );
    }
}
