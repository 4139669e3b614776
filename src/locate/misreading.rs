//! How a figure may have become another: by its digits, or by slipping in from the next cell.
//!
//! Takes the figure read, the one expected and the cell's neighbours. Says nothing where the digits tell nothing: 3 for
//! 7 is no reading. 65 for 56 is [`Misreading::TransposedDigits`].

use crate::finding::Misreading;
use rust_decimal::Decimal;

/// The likeliest reading of the difference.
pub(crate) fn misreading(read: Decimal, expected: Decimal, neighbours: &[Decimal]) -> Option<Misreading> {
    let (from, to) = (digits(expected)?, digits(read)?);
    let transposed =
        from.len() == to.len() && (1..to.len()).any(|at| from[at - 1] != from[at] && swapped(&from, at) == to);
    let dropped = (0..from.len()).any(|at| without(&from, at) == to);
    let extra: Vec<usize> = (0..to.len()).filter(|&at| without(&to, at) == from).collect();
    let doubled = extra.iter().any(|&at| to.get(at + 1) == Some(&to[at]));
    let changed = from.len() == to.len() && to.len() > 1 && from.iter().zip(&to).filter(|(a, b)| a != b).count() == 1;
    // A nought stands beside most cells, so it tells nothing.
    let neighbour = !read.is_zero() && neighbours.contains(&read);
    [
        (transposed, Misreading::TransposedDigits),
        (dropped, Misreading::DroppedDigit),
        (doubled, Misreading::DoubledDigit),
        (!extra.is_empty(), Misreading::ExtraDigit),
        (neighbour, Misreading::NeighbourValue),
        (changed, Misreading::ChangedDigit),
    ]
    .into_iter()
    .find_map(|(is, reading)| is.then_some(reading))
}

fn digits(value: Decimal) -> Option<Vec<u8>> {
    let text = value.normalize().to_string();
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.into_bytes())
}

fn swapped(digits: &[u8], at: usize) -> Vec<u8> {
    let mut digits = digits.to_vec();
    digits.swap(at - 1, at);
    digits
}

fn without(digits: &[u8], at: usize) -> Vec<u8> {
    [&digits[..at], &digits[at + 1..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Misreading::{ChangedDigit, DoubledDigit, DroppedDigit, ExtraDigit, NeighbourValue, TransposedDigits};

    #[test]
    fn differences_are_read_by_their_digits() {
        for (read, expected, reading) in [
            (65, 56, Some(TransposedDigits)),
            (1_243, 1_234, Some(TransposedDigits)),
            (15, 156, Some(DroppedDigit)),
            (1, 11, Some(DroppedDigit)),
            (566, 56, Some(DoubledDigit)),
            (556, 56, Some(DoubledDigit)),
            (5, 0, None),
            (536, 56, Some(ExtraDigit)),
            (186, 156, Some(ChangedDigit)),
            (3, 7, None),
            (40, 4, Some(ExtraDigit)),
            (321, 123, None),
            (0, 7, None),
        ] {
            assert_eq!(misreading(read.into(), expected.into(), &[]), reading, "{read} for {expected}");
        }
    }

    #[test]
    fn a_neighbours_figure_is_told_unless_it_is_nought_or_the_digits_say_more() {
        let neighbours = [Decimal::from(18), Decimal::ZERO, Decimal::from(65)];
        assert_eq!(misreading(18.into(), 7.into(), &neighbours), Some(NeighbourValue));
        assert_eq!(misreading(65.into(), 56.into(), &neighbours), Some(TransposedDigits));
        assert_eq!(misreading(18.into(), 19.into(), &neighbours), Some(NeighbourValue));
        assert_eq!(misreading(0.into(), 7.into(), &neighbours), None);
        assert_eq!(misreading(17.into(), 7.into(), &neighbours), Some(ExtraDigit));
        assert_eq!(misreading(Decimal::new(175, 1), 17.into(), &neighbours), None);
    }
}
