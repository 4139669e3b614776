//! A character on a page: where it stands, how large, and which way up.
//!
//! Plain data, made by what shows text and turned by its page.

/// A character on a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) text: String,
    /// Where it begins, on the line it stands on; y counts down from the page's upper edge.
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) size: f64,
    pub(super) is_struck: bool,
    /// Whether the character beside it is cut off.
    pub(super) is_torn: bool,
    pub(super) turn: Turn,
    pub(super) is_white: bool,
    /// How many things were drawn before it.
    pub(super) drawn: usize,
}

/// Which way up text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Upright,
    /// Read from below upwards.
    Left,
    /// Read from above downwards.
    Right,
    UpsideDown,
    /// Neither: a stamp or a watermark.
    Slanted,
}

impl Glyph {
    /// The middle of its box.
    pub(super) fn middle(&self) -> (f64, f64) {
        let (along, up) = (self.width / 2.0, self.size * 0.3);
        match self.turn {
            Turn::Left => (self.x - up, self.y - along),
            Turn::Right => (self.x + up, self.y + along),
            Turn::UpsideDown => (self.x - along, self.y + up),
            Turn::Upright | Turn::Slanted => (self.x + along, self.y - up),
        }
    }

    /// Whether another stands beside it on its line, and nearer than a character is wide.
    pub(super) fn goes_on_with(&self, other: &Self) -> bool {
        let gap = (other.x - self.right()).max(self.x - other.right());
        (self.y - other.y).abs() < self.size * 0.4 && gap < self.size
    }

    pub(super) fn right(&self) -> f64 {
        self.x + self.width
    }

    #[cfg(test)]
    pub(super) fn plain(text: &str, x: f64, y: f64, width: f64, size: f64) -> Self {
        let text = text.to_owned();
        Self {
            text,
            x,
            y,
            width,
            size,
            is_struck: false,
            is_torn: false,
            turn: Turn::Upright,
            is_white: false,
            drawn: 0,
        }
    }
}

impl Turn {
    /// Told by where a glyph's line goes and where it stands up; y counts down.
    pub(super) fn of(along: (f64, f64), up: (f64, f64)) -> Self {
        // A glyph without width has its direction from the way up alone.
        let is_level = |(x, y): (f64, f64)| y.abs() <= x.abs() * 0.1;
        let is_steep = |(x, y): (f64, f64)| x.abs() <= y.abs() * 0.1;
        match (along, up) {
            _ if is_steep(up) && (is_level(along) || along == (0.0, 0.0)) => {
                if up.1 <= 0.0 {
                    Self::Upright
                } else {
                    Self::UpsideDown
                }
            }
            _ if is_level(up) && (is_steep(along) || along == (0.0, 0.0)) => {
                if up.0 < 0.0 {
                    Self::Left
                } else {
                    Self::Right
                }
            }
            _ => Self::Slanted,
        }
    }
}
