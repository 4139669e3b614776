//! Characters that stand above or below their line: signs of notes and no part of the figure beside them.
//!
//! Files say so by name (superscript, subscript), or, as Word and LibreOffice may, by points. A line that is set a little
//! higher or lower, to look well in its cell, is neither.

/// The size of type where a file does not say, in half points.
const USUAL: i32 = 21;

/// Where characters stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shift {
    #[default]
    Level,
    Raised,
    Lowered,
}

impl Shift {
    /// As a file calls it: `superscript`, `sub`.
    pub(super) fn named(name: &str) -> Self {
        match name.get(..3) {
            Some("sup") => Self::Raised,
            Some("sub") => Self::Lowered,
            _ => Self::Level,
        }
    }

    /// Of a character of this size, in half points as is how far it stands above its line: it is shifted by a third of its
    /// own size at least.
    pub(super) fn of_points(position: i32, size: Option<i32>) -> Self {
        let is_far = position != 0 && i64::from(position).abs() * 3 >= i64::from(size.unwrap_or(USUAL));
        match position {
            _ if !is_far => Self::Level,
            1.. => Self::Raised,
            _ => Self::Lowered,
        }
    }

    /// This one, or where it is none the other.
    pub(super) fn or(self, other: Self) -> Self {
        if self == Self::Level { other } else { self }
    }

    /// The markup around what is shifted.
    pub(super) const fn tags(self) -> (&'static str, &'static str) {
        match self {
            Self::Level => ("", ""),
            Self::Raised => ("<sup>", "</sup>"),
            Self::Lowered => ("<sub>", "</sub>"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_of_its_size_is_far() {
        for (position, size) in [(8, Some(12)), (7, None), (i32::MAX, Some(i32::MAX))] {
            assert_eq!(Shift::of_points(position, size), Shift::Raised);
            assert_eq!(Shift::of_points(-position, size), Shift::Lowered);
        }
        for (position, size) in [(3, Some(21)), (-3, Some(21)), (0, Some(0))] {
            assert_eq!(Shift::of_points(position, size), Shift::Level);
        }
    }

    #[test]
    fn files_name_it_in_their_own_ways() {
        let told = ["superscript", "super 58%", "subscript", "sub", "baseline", ""].map(Shift::named);
        let (up, down, level) = (Shift::Raised, Shift::Lowered, Shift::Level);
        assert_eq!(told, [up, up, down, down, level, level]);
    }
}
