//! Where on its page an element's text begins, as far as a style puts it there.
//!
//! A page of a PDF that was made a page of HTML puts each piece of its text into a place of its own. A place is measured from
//! the element that the piece is placed in: a box that is relative, or placed without saying where, begins a page of its own.

use super::super::property::Property;
use super::super::said::{Said, Stands};
use super::super::value::Value;
use super::Look;

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::document::html) struct Spot {
    /// What it is of: text of other numbers stands elsewhere. None of text in the flow.
    pub(in crate::document::html) number: usize,
    /// The box it is measured from; 0 is the page itself.
    pub(in crate::document::html) page: usize,
    /// Pixels from the left and upper edge of that box.
    pub(in crate::document::html) left: f32,
    pub(in crate::document::html) top: f32,
    /// Whether `top` is counted from the lower edge, downwards.
    pub(in crate::document::html) from_below: bool,
    /// Whether the place is known.
    pub(in crate::document::html) is_known: bool,
    /// Pixels of letters, and from line to line.
    pub(in crate::document::html) size: f32,
    pub(in crate::document::html) line_height: f32,
    /// Pixels the box is wide, where that is told.
    pub(in crate::document::html) width: Option<f32>,
}

/// From line to line where nothing is said, in sizes of the letters.
const USUAL_LINE: f32 = 1.2;

impl Look {
    /// Where its text begins; of no place where it stands in the flow.
    pub(in crate::document::html) fn spot(&self) -> Spot {
        let line_height = match self.line_height {
            Some(Value::Length(pixels)) => pixels,
            Some(Value::Ems(sizes)) => sizes * self.size,
            _ => USUAL_LINE * self.size,
        };
        Spot { size: self.size, line_height, ..self.spot }
    }

    /// Puts it where its styles do; `number` is no other element's.
    pub(super) fn stand(&mut self, said: &Said, stands: &Stands, number: usize) {
        if let Some(height @ (Value::Length(_) | Value::Ems(_) | Value::Plain)) = said.value(Property::LineHeight) {
            self.line_height = Some(height);
        }
        let are_said = |sides: [Property; 2]| sides.into_iter().all(|side| said.value(side).is_some());
        if stands.is_box && are_said([Property::Width, Property::Height]) {
            self.frame = number;
        }
        // Who says how far from the left and from above means a place, though the sheet that makes it one may be lost.
        let is_measured = are_said([Property::Left, Property::Top]) && said.value(Property::Position).is_none();
        let is_lost = is_measured && self.frame > 0 && self.spot.number == 0;
        if self.is_in_cell || !(stands.is_free || stands.is_relative || is_lost) {
            return;
        }
        let sides = [Property::Left, Property::Right, Property::Top, Property::Bottom];
        if !is_lost && (stands.is_relative || sides.into_iter().all(|side| said.value(side).is_none())) {
            // What is in it is measured from it; its own text stays in the flow, or the place, around.
            if self.spot.number == 0 {
                self.spot = Spot { page: number, ..Spot::default() };
            }
            return;
        }
        let pixels = |side: Property| match said.value(side) {
            Some(Value::Length(pixels)) => Some(pixels),
            Some(Value::Ems(sizes)) => Some(sizes * self.size),
            _ => None,
        };
        let moves = [Property::Transform, Property::Translate, Property::Rotate];
        let is_moved = moves.into_iter().any(|one| said.is(one, Value::Moved) || said.is(one, Value::Distorted));
        let (top, bottom) = (pixels(Property::Top), pixels(Property::Bottom));
        let around = if is_lost { Spot { page: self.frame, ..Spot::default() } } else { self.spot };
        let width = said.length(Property::Width);
        let down = top.or(bottom.map(|bottom| -bottom));
        self.spot = match (pixels(Property::Left), down) {
            (Some(left), Some(down)) if !is_moved && !around.from_below && (around.number == 0 || around.is_known) => {
                Spot {
                    number,
                    page: around.page,
                    left: around.left + left,
                    top: around.top + down,
                    from_below: top.is_none(),
                    is_known: true,
                    width,
                    ..Spot::default()
                }
            }
            _ => Spot { number, page: around.page, width, ..Spot::default() },
        };
    }
}
