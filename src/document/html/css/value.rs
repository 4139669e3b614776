//! What a declaration can say of text, whatever its property.

/// Red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rgb(pub(super) u8, pub(super) u8, pub(super) u8);

impl Rgb {
    /// What a page is painted on.
    pub(super) const WHITE: Self = Self(255, 255, 255);
    /// What it is written in.
    pub(super) const BLACK: Self = Self(0, 0, 0);

    /// Whether nobody could read text of one colour on the other.
    pub(super) fn is_like(self, other: Self) -> bool {
        const BARELY: u16 = 48;
        let apart = |one: u8, two: u8| u16::from(one.abs_diff(two));
        apart(self.0, other.0) + apart(self.1, other.1) + apart(self.2, other.2) <= BARELY
    }
}

/// What a declaration says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    /// Nothing that takes text away.
    Plain,
    /// What the property can do to text, it does: `display:none`, `font-size:0`, `vertical-align:super`.
    Marked,
    /// It may hide, or shows a figure as another: `filter:blur(9px)`, `transform:scaleX(-1)`.
    Distorted,
    /// It shows the text somewhere else.
    Moved,
    /// It makes a box; so does what is no such value by nature.
    Boxed,
    /// It makes a box that stands on lines of its own.
    Lined,
    /// It makes a box whose children are boxes.
    Flex,
    /// The same, and their rows are as long as another property says.
    Grid,
    /// It makes a row, whose children are cells.
    Row,
    /// `visibility:collapse`.
    Collapsed,
    /// Pixels.
    Length(f32),
    /// A size told as a part of the size around it.
    Relative(f32),
    /// A part of the box around it.
    Part(f32),
    /// Sizes of the element's letters.
    Ems(f32),
    /// A colour.
    Colour(Rgb),
    /// No colour at all.
    Clear,
    /// As the element around it.
    Inherited,
    /// Only a browser can tell.
    Unknown,
}
