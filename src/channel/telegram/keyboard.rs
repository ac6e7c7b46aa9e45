//! How the choices of a question stand under a message.

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use crate::desk::ports::Button;

/// Up to this many characters two labels fit side by side on a small phone without being cut off.
const HALF_ROW: usize = 16;
/// The same for three labels.
const THIRD_ROW: usize = 9;

/// The keyboard for these choices, in their order; `None` if there are none.
pub(super) fn keyboard(buttons: &[Button]) -> Option<InlineKeyboardMarkup> {
    let rows = rows(buttons);
    let as_button = |b: &Button| InlineKeyboardButton::callback(b.label.clone(), b.data.clone());
    (!rows.is_empty()).then(|| {
        InlineKeyboardMarkup::new(rows.into_iter().map(|row| row.iter().map(as_button).collect::<Vec<_>>()))
    })
}

/// A long label has a row of its own; short ones that follow each other share rows of two or three, evenly filled.
fn rows(buttons: &[Button]) -> Vec<&[Button]> {
    buttons
        .chunk_by(|one, next| width(one) <= HALF_ROW && width(next) <= HALF_ROW)
        .flat_map(|run| {
            let widest = run.iter().map(width).max().unwrap_or(0);
            let most = match widest {
                0..=THIRD_ROW => 3,
                _ if widest <= HALF_ROW => 2,
                _ => 1,
            };
            let rows = run.len().div_ceil(most);
            run.chunks(run.len().div_ceil(rows))
        })
        .collect()
}

fn width(button: &Button) -> usize {
    button.label.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(labels: &[&str]) -> Vec<usize> {
        let buttons: Vec<Button> =
            labels.iter().map(|l| Button { label: (*l).to_owned(), data: String::new() }).collect();
        let rows = rows(&buttons);
        let in_order: Vec<&str> = rows.iter().flat_map(|row| row.iter().map(|b| b.label.as_str())).collect();
        assert_eq!(in_order, labels, "no choice is lost or moved");
        rows.iter().map(|row| row.len()).collect()
    }

    #[test]
    fn long_labels_stand_alone_and_short_ones_share_a_row() {
        let long = "Hanse- und Universitätsstadt Rostock";
        assert_eq!(layout(&[]), [0; 0]);
        assert_eq!(layout(&[long, long]), [1, 1]);
        assert_eq!(layout(&["Ja", "Nein"]), [2]);
        assert_eq!(layout(&["Ja", "Nein", "Zurück"]), [3]);
        assert_eq!(layout(&["A", "B", "C", "D"]), [2, 2]);
        assert_eq!(layout(&["Überspringen", "Zurück", "Hilfe"]), [2, 1]);
        assert_eq!(layout(&[long, "Zurück", "Hilfe", long, "Weiter"]), [1, 2, 1, 1]);
    }
}
