//! Small numbers are not told: in a district with one case, a table would tell its neighbours whose it is.
//!
//! A cell below [`FEW`], zero among them, is shown as "fewer than five". Since a total is shown too, cells that are not
//! small are held back where the small ones could be computed from it. What somebody who knows this very procedure can
//! still work out in rare cases is that a cell is zero, which is nobody.

/// From here on a number is told.
pub const FEW: u64 = 5;

/// The highest number that is not told.
const MOST_HIDDEN: u64 = FEW - 1;

/// A number, as far as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cell {
    Shown(u64),
    /// Less than [`FEW`].
    Few,
    /// Held back, so that no other can be computed.
    Withheld,
}

impl Cell {
    /// A number that no others add up to, such as a total.
    pub fn alone(count: u64) -> Self {
        if count < FEW { Self::Few } else { Self::Shown(count) }
    }
}

/// What is told of numbers whose sum is told as [`Cell::alone`].
///
/// From what is shown no number below [`FEW`] follows: for each of them at least two values are possible.
pub fn protect(counts: &[u64]) -> Vec<Cell> {
    let total = sum(counts);
    if total < FEW {
        return vec![Cell::Few; counts.len()];
    }
    let few = counts.iter().filter(|count| **count < FEW).count();
    let mut order: Vec<(usize, u64)> = counts.iter().copied().enumerate().collect();
    // The small ones come first; of the others those go whose loss is least.
    order.sort_by_key(|(_, count)| *count);
    let mut hidden = few;
    while few > 0 && hidden < order.len() && !is_safe(&order, few, hidden) {
        hidden += 1;
    }
    if few > 0 && hidden == order.len() && (hidden > few || !is_safe(&order, few, hidden)) {
        // Nothing is left to tell. Then all look alike, since the difference between the two marks would tell.
        return vec![Cell::Withheld; counts.len()];
    }
    let mut cells = vec![Cell::Withheld; counts.len()];
    for (place, (at, count)) in order.into_iter().enumerate() {
        if let Some(cell) = cells.get_mut(at) {
            *cell = match place {
                place if place < few => Cell::Few,
                place if place < hidden => Cell::Withheld,
                _ => Cell::Shown(count),
            };
        }
    }
    cells
}

/// Whether a small number can have several values, for somebody who knows the sum of the first `hidden`, that `few` of
/// them are small, and that the others are not.
fn is_safe(order: &[(usize, u64)], few: usize, hidden: usize) -> bool {
    let rest = order.iter().take(hidden).map(|(_, count)| *count).fold(0, u64::saturating_add);
    let few = u64::try_from(few).unwrap_or(u64::MAX);
    let large = u64::try_from(hidden).unwrap_or(u64::MAX).saturating_sub(few);
    let most = rest.saturating_sub(large.saturating_mul(FEW)).min(MOST_HIDDEN);
    let least = if large > 0 { 0 } else { rest.saturating_sub((few - 1).saturating_mul(MOST_HIDDEN)) };
    least < most
}

/// The sum, as far as it fits.
pub fn sum(counts: &[u64]) -> u64 {
    counts.iter().copied().fold(0, u64::saturating_add)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Cell::{Few, Shown, Withheld};
    use super::*;

    #[test]
    fn a_single_small_number_takes_the_next_smallest_along() {
        assert_eq!(protect(&[20, 3, 9, 40]), [Shown(20), Few, Withheld, Shown(40)]);
        assert_eq!(protect(&[20, 3, 1, 40]), [Shown(20), Few, Few, Shown(40)]);
        assert_eq!(protect(&[20, 40]), [Shown(20), Shown(40)]);
    }

    #[test]
    fn small_numbers_whose_sum_tells_them_take_one_along() {
        // Two that add up to 0, or to 8, are known.
        assert_eq!(protect(&[0, 0, 30, 9]), [Few, Few, Shown(30), Withheld]);
        assert_eq!(protect(&[4, 4, 30, 9]), [Few, Few, Shown(30), Withheld]);
        // 0 + 5 can only be 0 and 5.
        assert_eq!(protect(&[0, 5, 30, 9]), [Few, Withheld, Shown(30), Withheld]);
    }

    #[test]
    fn a_total_below_five_leaves_nothing_to_tell_and_a_table_without_a_number_tells_no_marks() {
        assert_eq!(protect(&[3, 0]), [Few, Few]);
        assert_eq!(Cell::alone(3), Few);
        assert_eq!(protect(&[3, 9]), [Withheld, Withheld]);
        assert_eq!(protect(&[4, 4]), [Withheld, Withheld]);
        assert_eq!(protect(&[4, 3]), [Few, Few]);
        assert!(protect(&[]).is_empty());
    }

    /// The values a hidden cell can have, found by trying, for somebody who knows all that is shown.
    fn possible(cells: &[Cell], total: u64, at: usize) -> Vec<u64> {
        let range = |cell: &Cell| match cell {
            Shown(count) => *count..=*count,
            Few => 0..=MOST_HIDDEN,
            // Where all are held back nothing is known of any.
            Withheld if cells.iter().all(|cell| *cell == Withheld) => 0..=total,
            Withheld => FEW..=total,
        };
        let others = cells.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, cell)| range(cell));
        let mut sums = vec![true];
        for range in others {
            let mut next = vec![false; sums.len() + usize::try_from(*range.end()).unwrap()];
            for (before, _) in sums.iter().enumerate().filter(|(_, reached)| **reached) {
                range.clone().for_each(|value| next[before + usize::try_from(value).unwrap()] = true);
            }
            sums = next;
        }
        let fits = |value: &u64| {
            total
                .checked_sub(*value)
                .is_some_and(|rest| sums.get(usize::try_from(rest).unwrap()) == Some(&true))
        };
        range(&cells[at]).filter(fits).collect()
    }

    proptest! {
        #[test]
        fn no_small_number_is_shown_or_follows_from_what_is(
            counts in prop::collection::vec(prop_oneof![0_u64..9, 0_u64..60], 1..9)
        ) {
            let (cells, total) = (protect(&counts), sum(&counts));
            for (at, count) in counts.iter().enumerate() {
                match cells[at] {
                    Shown(shown) => prop_assert!(shown == *count && shown >= FEW),
                    Few => prop_assert!(*count < FEW),
                    Withheld => {}
                }
                if *count < FEW && total >= FEW {
                    let possible = possible(&cells, total, at);
                    prop_assert!(possible.contains(count), "{counts:?} {cells:?}");
                    prop_assert!(possible.len() > 1, "{counts:?} {cells:?}: {at} can only be {possible:?}");
                }
            }
        }

        #[test]
        fn nothing_is_held_back_where_nothing_is_small(
            counts in prop::collection::vec(FEW..60, 1..9)
        ) {
            let shown: Vec<Cell> = counts.iter().map(|count| Shown(*count)).collect();
            prop_assert_eq!(protect(&counts), shown);
        }

        #[test]
        fn the_order_of_the_cells_does_not_matter_for_what_is_shown(
            counts in prop::collection::vec(0_u64..40, 1..9)
        ) {
            let told = |counts: &[u64]| {
                let mut told: Vec<String> =
                    protect(counts).iter().map(|cell| format!("{cell:?}")).collect();
                told.sort();
                told
            };
            let reversed: Vec<u64> = counts.iter().rev().copied().collect();
            prop_assert_eq!(told(&counts), told(&reversed));
        }
    }
}
