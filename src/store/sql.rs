//! Placeholders for many rows in one statement. `QueryBuilder<Any>` cannot be used: it writes `?`, which
//! PostgreSQL refuses.

use std::fmt::Write as _;
use std::iter::repeat_n;

use sqlx::AnyConnection;

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

/// Cuts `items` into as few pieces as go, each with the size its statement shall have; see [`filled`]. For lists in
/// which an item may stand twice.
pub(super) fn padded<T>(items: &[T]) -> impl Iterator<Item = (&[T], usize)> {
    let [largest, ..] = SIZES;
    items.chunks(largest).map(move |piece| {
        let enough = SIZES.into_iter().rfind(|size| *size >= piece.len());
        (piece, enough.unwrap_or(largest))
    })
}

/// The items of a piece, the last one again and again until there are `size`.
pub(super) fn filled<T>(piece: &[T], size: usize) -> impl Iterator<Item = &T> {
    let missing = size.saturating_sub(piece.len());
    piece.iter().chain(piece.last().into_iter().flat_map(move |last| repeat_n(last, missing)))
}

/// How a database wants its placeholders.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// `$1, $2, …`, as PostgreSQL wants them.
    Numbered,
    /// `?`: SQLite looks through all names for each numbered one, which for hundreds costs more than the statement.
    Plain,
}

impl Dialect {
    pub(super) fn of(connection: &AnyConnection) -> Self {
        if connection.backend_name() == "SQLite" { Self::Plain } else { Self::Numbered }
    }

    /// `$1, $2, …` for `count` values.
    pub(super) fn list(self, count: usize) -> String {
        self.tuple(&vec![""; count], 1)
    }

    /// `($1, $2), ($3, $4), …` for `count` rows of `width` values.
    pub(super) fn rows(self, count: usize, width: usize) -> String {
        self.typed_rows(count, &vec![""; width])
    }

    /// The same with a type for each column (empty for none), for rows that are not inserted: PostgreSQL would take
    /// untyped ones for text.
    pub(super) fn typed_rows(self, count: usize, types: &[&str]) -> String {
        let rows = (0..count).map(|row| format!("({})", self.tuple(types, row * types.len() + 1)));
        rows.collect::<Vec<_>>().join(", ")
    }

    fn tuple(self, types: &[&str], first: usize) -> String {
        let mut text = String::with_capacity(types.len() * 6);
        for (number, kind) in (first..).zip(types) {
            if number > first {
                text.push_str(", ");
            }
            // Writing to a String cannot fail.
            let _ = match (self, *kind) {
                (Self::Numbered, "") => write!(text, "${number}"),
                (Self::Numbered, kind) => write!(text, "CAST(${number} AS {kind})"),
                (Self::Plain, "") => write!(text, "?"),
                (Self::Plain, kind) => write!(text, "CAST(? AS {kind})"),
            };
        }
        text
    }
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
        let (numbered, plain) = (Dialect::Numbered, Dialect::Plain);
        assert_eq!(numbered.list(3), "$1, $2, $3");
        assert_eq!(numbered.rows(2, 2), "($1, $2), ($3, $4)");
        assert_eq!(
            numbered.typed_rows(2, &["BIGINT", ""]),
            "(CAST($1 AS BIGINT), $2), (CAST($3 AS BIGINT), $4)"
        );
        assert_eq!(plain.typed_rows(2, &["BIGINT", ""]), "(CAST(? AS BIGINT), ?), (CAST(? AS BIGINT), ?)");
    }

    #[test]
    fn padded_pieces_are_all_items_and_no_others() {
        for len in [0, 1, 3, 37, 99, 100, 101, 234] {
            let items: Vec<usize> = (0..len).collect();
            let mut seen: Vec<usize> = Vec::new();
            for (piece, size) in padded(&items) {
                let filled: Vec<usize> = filled(piece, size).copied().collect();
                assert!(SIZES.contains(&filled.len()), "{len}");
                seen.extend(filled);
            }
            seen.dedup();
            assert_eq!(seen, items);
        }
    }
}
