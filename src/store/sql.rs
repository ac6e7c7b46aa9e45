//! Placeholders for many rows in one statement. `QueryBuilder<Any>` cannot be used: it writes `?`, which
//! PostgreSQL refuses.

use std::fmt::Write as _;

/// How many rows go into one statement, the largest first. Few sizes, so that each statement is prepared once and
/// found again; 100 is the most Telegram hands out at once.
const SIZES: [usize; 7] = [100, 50, 20, 10, 5, 2, 1];

/// Cuts `items` into pieces of the sizes above, in order.
pub(super) fn pieces<T>(items: &[T]) -> impl Iterator<Item = &[T]> {
    let mut rest = items;
    std::iter::from_fn(move || {
        let size = SIZES.into_iter().find(|size| *size <= rest.len())?;
        let (piece, after) = rest.split_at_checked(size)?;
        rest = after;
        Some(piece)
    })
}

/// `$1, $2, …` for `count` values.
pub(super) fn list(count: usize) -> String {
    tuple(&vec![""; count], 1)
}

/// `($1, $2), ($3, $4), …` for `count` rows of `width` values.
pub(super) fn rows(count: usize, width: usize) -> String {
    typed_rows(count, &vec![""; width])
}

/// The same with a type for each column (empty for none), for rows that are not inserted: PostgreSQL would take
/// untyped ones for text.
pub(super) fn typed_rows(count: usize, types: &[&str]) -> String {
    let rows = (0..count).map(|row| format!("({})", tuple(types, row * types.len() + 1)));
    rows.collect::<Vec<_>>().join(", ")
}

fn tuple(types: &[&str], first: usize) -> String {
    let mut text = String::with_capacity(types.len() * 6);
    for (number, kind) in (first..).zip(types) {
        if number > first {
            text.push_str(", ");
        }
        // Writing to a String cannot fail.
        let _ = match *kind {
            "" => write!(text, "${number}"),
            kind => write!(text, "CAST(${number} AS {kind})"),
        };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_all_items_in_order() {
        for len in [0, 1, 3, 99, 100, 101, 1234] {
            let items: Vec<usize> = (0..len).collect();
            assert_eq!(pieces(&items).flatten().copied().collect::<Vec<_>>(), items);
            assert!(pieces(&items).all(|piece| SIZES.contains(&piece.len())));
        }
    }

    #[test]
    fn placeholders_are_numbered_through() {
        assert_eq!(list(3), "$1, $2, $3");
        assert_eq!(rows(2, 2), "($1, $2), ($3, $4)");
        assert_eq!(typed_rows(2, &["BIGINT", ""]), "(CAST($1 AS BIGINT), $2), (CAST($3 AS BIGINT), $4)");
    }
}
