//! Where an element's text stands: away, cut off, or among the other text of its cell.

use super::super::lengths::{CLIPS, FAR};
use super::super::property::Property;
use super::super::said::{Said, Stands};
use super::super::value::Value;
use super::Look;
use crate::document::html::tag::Tag;

/// The sides by which what is placed is placed.
const SIDES: [Property; 4] = [Property::Left, Property::Right, Property::Top, Property::Bottom];

/// Pixels by which nothing comes to lie on another thing.
const STEP: f32 = 3.0;

impl Look {
    /// What a box too small cuts off, and what stands too far away.
    pub(super) fn cut_off(&mut self, tag: Tag, said: &Said, stands: &Stands) {
        if stands.is_free && self.cut {
            // It may stand outside of what cuts.
            (self.cut, self.unclear) = (false, true);
        }
        // A table's parts grow with what is in them.
        if said.marked(Property::Overflow) && !tag.is_table_part() && tag != Tag::Table {
            let sides = [Property::Width, Property::Height, Property::MostWidth, Property::MostHeight];
            let lengths = sides.into_iter().chain([Property::LineHeight]).filter_map(|side| said.length(side));
            let least = lengths.fold(f32::MAX, f32::min);
            let is_sure = stands.is_box && !said.marked(Property::Padding);
            self.cut |= least <= 1.0 && is_sure;
            self.unclear |= least <= CLIPS && !(least <= 1.0 && is_sure);
            self.loose |= sides.into_iter().any(|side| said.unknown(side));
        }
        let is_away = |property: Property| matches!(said.length(property), Some(by) if by <= -FAR);
        let is_placed = stands.is_free || stands.is_relative;
        self.cut |= is_placed && SIDES.into_iter().any(is_away);
        // What is placed by hand in one cell may come to lie in another.
        self.loose |= self.is_in_cell && stands.is_free && SIDES.into_iter().any(|side| said.length(side).is_some());
        let is_drawn_away = [Property::MarginLeft, Property::MarginTop].into_iter().any(is_away);
        // What is no block of its own takes with it what follows.
        let is_block = !tag.is_inline() && said.value(Property::Display).is_none();
        self.cut |= is_drawn_away && is_block;
        self.unclear |= is_drawn_away && !is_block;
    }

    pub(super) fn indent(&mut self, said: &Said, stands: &Stands) {
        /// Further than any first line hangs out.
        const HANGS: f32 = -100.0;
        match said.length(Property::Indent) {
            Some(by) if by <= -FAR || (by >= FAR && said.marked(Property::Overflow)) => {
                self.indented |= stands.is_box;
                self.unclear |= !stands.is_box;
            }
            Some(by) if by <= HANGS || by >= FAR => self.unclear = true,
            Some(by) => {
                self.indented = false;
                // What hangs out further than it is set in hangs into the cell beside.
                let is_set_in = said.length(Property::MarginLeft).is_some_and(|margin| margin >= -by);
                self.loose |= self.is_in_cell && by < -STEP && !is_set_in && !said.marked(Property::Padding);
            }
            None => {}
        }
    }

    /// Where its text stands among that of its cell.
    pub(super) fn place(&mut self, tag: Tag, said: &Said, stands: &Stands, around: &Self, number: usize) {
        const LINE: f32 = 12.0;
        const CELL: f32 = 24.0;
        self.unclear |= self.is_rtl && said.marked(Property::Bidi);
        let by = |property: Property| said.length(property).unwrap_or(0.0);
        let across = by(Property::Left).abs().max(by(Property::Right).abs());
        let down = by(Property::Top).abs().max(by(Property::Bottom).abs());
        let is_shifted = stands.is_relative && across.max(down) > STEP;
        self.loose |= self.is_in_cell && stands.is_relative && across.max(down) > CELL;
        let is_drawn =
            by(Property::MarginLeft).min(by(Property::MarginRight)) < -STEP || by(Property::MarginTop) < -LINE;
        // A gap, or a line of its own, within a figure.
        let is_gapped = tag.is_inline()
            && (by(Property::MarginLeft).max(by(Property::MarginRight)) > STEP
                || [Value::Lined, Value::Row].into_iter().any(|lines| said.is(Property::Display, lines)));
        let moved = [Property::Transform, Property::Translate, Property::Display];
        let is_cell = matches!(tag, Tag::Cell { .. });
        let is_out_of_order = stands.is_free
            || is_shifted
            || moved.into_iter().any(|one| said.is(one, Value::Moved))
            || said.marked(Property::Order)
            || around.reverses;
        let is_elsewhere = is_out_of_order || stands.floats || is_drawn || is_gapped;
        self.shuffles |= is_cell && is_elsewhere || self.is_item && is_out_of_order;
        if !is_cell && self.is_in_cell && (is_elsewhere || around.is_rtl) {
            self.place = number;
        }
    }
}
