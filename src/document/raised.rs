//! Characters that Word sets above their line by points, not by calling them superscript: notes' signs all the same.
//!
//! A line that is set a little higher, to look well in its cell, is none.

/// The size of type where a file does not say, in half points.
const USUAL: i32 = 21;

/// Whether a character of this size (in half points, as is how far it stands above its line) is a raised sign: it stands
/// higher by a third of its own size.
pub(super) fn is_raised(position: i32, size: Option<i32>) -> bool {
    position > 0 && i64::from(position) * 3 >= i64::from(size.unwrap_or(USUAL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_of_its_size_is_high() {
        assert!(is_raised(8, Some(12)) && is_raised(7, None) && is_raised(i32::MAX, Some(i32::MAX)));
        assert!(!is_raised(3, Some(21)) && !is_raised(-8, Some(12)) && !is_raised(0, Some(0)));
    }
}
