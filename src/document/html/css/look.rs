//! How an element's text looks, by its own styles and those around it.

use super::super::tag::Tag;
use super::cascade::Cascade;
use super::lengths::{OVERLAPS, USUAL};
use super::property::Property;
use super::said::{Said, Stands};
use super::value::{Rgb, Value};

mod paint;
mod place;
mod spot;

pub(in crate::document::html) use spot::Spot;

/// What becomes of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document::html) enum Shown {
    /// It is displayed.
    Plainly,
    /// Whether a reader sees it cannot be told.
    Obscured,
    /// It is set above the line: a note's number.
    Raised,
    /// It is struck out.
    Struck,
    /// It is not displayed.
    Not,
}

/// How the text of an element looks.
#[allow(clippy::struct_excessive_bools, reason = "each is a property of its own, and all of them may hold at once")]
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::document::html) struct Look {
    /// Neither the element nor what is in it takes part in the page.
    pub(in crate::document::html) is_gone: bool,
    /// Whether it is there at all cannot be told.
    pub(in crate::document::html) is_doubtful: bool,
    /// Where its text stands: pieces of one cell that have other numbers stand in an order that cannot be told.
    pub(in crate::document::html) place: usize,
    /// Whether something is displayed in it, or over it, that is no text of the page.
    pub(in crate::document::html) is_covered: bool,
    /// Whether the cells of the row it is, or is in, stand in an order that cannot be told.
    pub(in crate::document::html) shuffles: bool,
    /// Whether it is a column that is folded away.
    pub(in crate::document::html) collapses: bool,
    /// Whether what is in it runs from the right to the left.
    pub(in crate::document::html) is_rtl: bool,
    /// Whether its children are the cells of a row.
    pub(in crate::document::html) lays_row: bool,
    /// Whether it is a box, whatever it says, for it stands in one whose children are.
    pub(in crate::document::html) is_item: bool,
    /// Whether its children but for the `<summary>` are folded away.
    pub(super) folds: bool,
    /// What is in it may hide, or show other figures.
    unclear: bool,
    is_in_cell: bool,
    unseen: bool,
    /// Cut off, or away, with all that does not stand in a place of its own.
    cut: bool,
    hidden: bool,
    indented: bool,
    struck: bool,
    raised: bool,
    /// As `unclear`, up to the next table.
    loose: bool,
    /// As `unclear`, for what stands right in it.
    begun: bool,
    /// Whether its children are boxes, whatever they say.
    is_flex: bool,
    /// Whether its children stand in another order.
    reverses: bool,
    /// Pixels.
    size: f32,
    /// From line to line, where that is said.
    line_height: Option<Value>,
    /// Where its text begins, where a style puts it there.
    spot: Spot,
    /// The box around it that is as wide and as high as a style says.
    frame: usize,
    colour: Option<Rgb>,
    clear: bool,
    /// Whether letters show without a colour.
    painted: bool,
    /// What it is painted on; `None` where that is not known.
    ground: Option<Rgb>,
}

/// Pixels of letters that nobody can read.
const TINY: f32 = 1.5;

impl Look {
    /// Of text right on the page.
    pub(super) fn of_page(ground: Option<Rgb>) -> Self {
        Self {
            is_gone: false,
            is_doubtful: false,
            place: 0,
            is_covered: false,
            shuffles: false,
            collapses: false,
            is_rtl: false,
            lays_row: false,
            is_item: false,
            folds: false,
            unclear: false,
            is_in_cell: false,
            unseen: false,
            cut: false,
            hidden: false,
            indented: false,
            struck: false,
            raised: false,
            loose: false,
            begun: false,
            is_flex: false,
            reverses: false,
            size: USUAL,
            line_height: None,
            spot: Spot::default(),
            frame: 0,
            colour: None,
            clear: false,
            painted: false,
            ground,
        }
    }

    /// What becomes of text that looks so.
    pub(in crate::document::html) fn shown(&self) -> Shown {
        let is_white = |colour: Rgb| colour.is_like(Rgb::WHITE);
        let is_lost = self.clear || matches!((self.colour, self.ground), (Some(one), Some(two)) if one.is_like(two));
        match (self.colour, self.ground) {
            _ if self.is_gone || self.unseen || self.cut || self.hidden || self.indented => Shown::Not,
            _ if self.size < TINY => Shown::Not,
            _ if is_lost && !self.painted => Shown::Not,
            _ if self.is_doubtful || self.unclear || self.loose || self.begun || self.folds || is_lost => {
                Shown::Obscured
            }
            // Most text is black where nothing says otherwise, and most pages are white.
            (None, Some(ground)) if ground.is_like(Rgb::BLACK) => Shown::Obscured,
            (Some(colour), None) if is_white(colour) => Shown::Obscured,
            _ if self.struck => Shown::Struck,
            _ if self.raised => Shown::Raised,
            _ => Shown::Plainly,
        }
    }

    /// Whether it stands in a place of its own, by this number, or gives what is in it one.
    pub(super) fn is_numbered(&self, number: usize) -> bool {
        self.place == number || self.frame == number || self.spot.number == number || self.spot.page == number
    }

    /// Makes what is in it stand for something else.
    pub(in crate::document::html) fn obscure(&mut self) {
        self.unclear = true;
    }

    /// Sets what is in it apart from the rest of its cell; `number` is no other element's.
    pub(in crate::document::html) fn set_apart(&mut self, number: usize) {
        if self.is_in_cell {
            self.place = number;
        }
    }

    /// Of an element inside, before its styles are known; in a table and in a cell of one other things count.
    pub(super) fn enter(mut self, tag: Tag) -> Self {
        self.is_covered = false;
        self.shuffles = false;
        self.collapses = false;
        (self.is_item, self.lays_row) = (self.is_flex || self.lays_row, false);
        if tag.breaks_line() {
            self.begun = false;
        }
        if tag == Tag::Table {
            self.is_in_cell = false;
            self.loose = false;
        }
        if matches!(tag, Tag::Cell { .. }) {
            self.is_in_cell = true;
        }
        if !self.is_in_cell || matches!(tag, Tag::Cell { .. }) {
            self.place = 0;
        }
        self.is_gone |= tag.is_unseen();
        self.struck |= tag == Tag::Struck;
        self.raised |= tag == Tag::Raised;
        self
    }

    /// Under the declarations that reach it; `number` is no other element's.
    pub(super) fn with(mut self, tag: Tag, cascade: &Cascade, number: usize) -> Self {
        let around = self;
        let said = Said { cascade };
        (self.is_flex, self.reverses) = (false, false);
        if cascade.is_empty() && !around.is_flex && !around.reverses && !around.is_rtl {
            return self;
        }
        let stands = Stands::of(tag, around.is_flex, &said);
        match said.value(Property::Direction) {
            Some(Value::Marked) => self.is_rtl = true,
            Some(Value::Plain) => self.is_rtl = false,
            _ => {}
        }
        // What sets a part of a line apart and cannot be told; a whole page in a size or colour of its own is legible.
        let is_part = tag.is_inline();
        if tag.can_hide() {
            self.size_up(is_part, &said);
            self.hide(tag, &said, &stands, is_part || self.is_in_cell);
            self.place(tag, &said, &stands, &around, number);
            self.stand(&said, &stands, number);
        }
        self.collapses = tag == Tag::Column && said.is(Property::Visibility, Value::Collapsed);
        let display = said.value(Property::Display);
        self.is_flex = matches!(display, Some(Value::Flex | Value::Grid));
        let is_line =
            said.value(Property::Flow).is_none_or(|flow| flow == Value::Plain) && !said.marked(Property::Wrap);
        self.lays_row = display == Some(Value::Row) || display == Some(Value::Flex) && is_line;
        self.reverses = said.marked(Property::Flow);
        self.shuffles |= tag == Tag::Row && (self.reverses || (self.is_flex && self.is_rtl));
        self.struck |= said.marked(Property::Line);
        self.unclear |= said.unknown(Property::Line) && is_part;
        if tag == Tag::Struck && said.is(Property::Line, Value::Plain) {
            (self.struck, self.unclear) = (false, true);
        }
        if is_part {
            let is_smaller = self.size < around.size * 0.9;
            let rises = matches!(said.length(Property::Top), Some(by) if by < -1.0)
                || matches!(said.length(Property::Bottom), Some(by) if by > 1.0);
            let lies = tag == Tag::Raised && said.is(Property::Raise, Value::Plain);
            self.unclear |= lies && !rises;
            self.raised |= [Property::Raise, Property::MsoRaise].into_iter().any(|one| said.marked(one))
                || (is_smaller && stands.is_relative && rises);
            self.loose |= is_smaller && said.is(Property::Raise, Value::Moved);
            self.unclear |= said.unknown(Property::Raise) || said.is(Property::Variant, Value::Distorted);
        }
        self.paint(tag, &said, &stands, is_part);
        self
    }

    fn size_up(&mut self, is_part: bool, said: &Said) {
        const LEAST: f32 = 5.0;
        match said.value(Property::FontSize) {
            Some(Value::Length(pixels)) => self.size = pixels,
            // Browsers draw no letters smaller than this unless they are told so in pixels.
            Some(Value::Relative(part)) if part > 0.0 => {
                self.unclear |= self.size >= LEAST && self.size * part < LEAST;
                self.size = (self.size * part).max(LEAST.min(self.size));
            }
            Some(Value::Relative(_)) => self.size = 0.0,
            Some(Value::Plain) => self.size = USUAL,
            Some(Value::Unknown) => {
                self.size = self.size.max(USUAL);
                self.unclear |= is_part;
            }
            _ => {}
        }
    }

    /// What takes text away; `tells` where what cannot be told matters.
    fn hide(&mut self, tag: Tag, said: &Said, stands: &Stands, tells: bool) {
        self.is_gone |=
            said.marked(Property::Display) || (said.is(Property::Visibility, Value::Collapsed) && tag.is_table_part());
        self.is_doubtful |=
            [Property::Display, Property::Visibility, Property::Opacity].into_iter().any(|one| said.unknown(one));
        match said.value(Property::Visibility) {
            Some(Value::Marked | Value::Collapsed) => self.hidden = true,
            Some(Value::Plain) => self.hidden = false,
            _ => {}
        }
        let wholly = [Property::Opacity, Property::Filter, Property::ClipPath];
        self.unseen |= wholly.into_iter().any(|one| said.marked(one));
        // These reach boxes alone; on a line of words they do nothing, and look like a slip.
        let boxes = [Property::Transform, Property::Scale, Property::ContentVisibility];
        let by_box = boxes.into_iter().any(|one| said.marked(one));
        self.unseen |= by_box && stands.is_box;
        self.unclear |= by_box && !stands.is_box;
        let clips = said.marked(Property::Clip);
        self.unseen |= clips && stands.is_free;
        self.unclear |= clips && !stands.is_free;
        self.cut_off(tag, said, stands);
        self.indent(said, stands);
        let effects = [
            Property::Opacity,
            Property::Filter,
            Property::Transform,
            Property::Scale,
            Property::Rotate,
            Property::Translate,
            Property::ClipPath,
            Property::Security,
        ];
        self.unclear |= effects.into_iter().any(|one| said.is(one, Value::Distorted));
        self.unclear |= stands.is_free && said.is(Property::Clip, Value::Distorted);
        // An element that is replaced by a picture.
        self.unclear |= said.is(Property::Content, Value::Distorted);
        self.unclear |= matches!(said.length(Property::Spacing), Some(gap) if gap <= -OVERLAPS);
        self.unclear |= said.is(Property::Family, Value::Distorted) && tells;
        let untold = [
            Property::Filter,
            Property::Transform,
            Property::Scale,
            Property::Rotate,
            Property::Translate,
            Property::ContentVisibility,
            Property::Clip,
            Property::ClipPath,
            Property::Mask,
            Property::Blend,
            Property::Indent,
            Property::Position,
            Property::Left,
            Property::Right,
            Property::Top,
            Property::MarginLeft,
            Property::Float,
            Property::Bidi,
        ];
        let is_faint = said.marked(Property::Zoom) || said.is(Property::Zoom, Value::Distorted);
        self.loose |= tells && (untold.into_iter().any(|one| said.unknown(one)) || is_faint);
        let is_under =
            said.marked(Property::Level) && !matches!(said.value(Property::Position), None | Some(Value::Plain));
        let moves = said.unknown(Property::Animation);
        self.loose |= self.is_in_cell && (is_under || moves);
    }
}
