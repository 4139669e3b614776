//! Colours, what letters are painted on, and what is laid over them or beside them.

use super::super::property::Property;
use super::super::said::{Said, Stands};
use super::super::value::Value;
use super::{Look, Shown};
use crate::document::html::tag::Tag;

impl Look {
    pub(super) fn paint(&mut self, tag: Tag, said: &Said, stands: &Stands, is_part: bool) {
        let has_picture = said.marked(Property::Image) || said.unknown(Property::Ground);
        match said.value(Property::Ground) {
            Some(Value::Colour(ground)) => self.ground = Some(ground),
            Some(Value::Unknown) => self.ground = None,
            _ => {}
        }
        if said.marked(Property::Image) {
            self.ground = None;
        }
        let is_painted = has_picture || matches!(said.value(Property::Ground), Some(Value::Colour(_)));
        let is_inside = self.is_in_cell && !matches!(tag, Tag::Cell { .. });
        let is_laid = stands.is_free && (is_painted || said.marked(Property::Border));
        self.is_covered |= is_inside && (is_laid || (is_part && has_picture));
        match said.value(Property::Paint) {
            Some(Value::Marked | Value::Unknown) => self.painted = true,
            Some(Value::Plain) => self.painted = false,
            _ => {}
        }
        match said.value(Property::Fill).or_else(|| said.value(Property::Colour)) {
            Some(Value::Colour(colour)) => (self.colour, self.clear) = (Some(colour), false),
            Some(Value::Clear) => self.clear = true,
            Some(Value::Plain) => (self.colour, self.clear) = (None, false),
            Some(Value::Unknown) => {
                (self.colour, self.clear) = (None, false);
                self.unclear |= is_part;
            }
            _ => {}
        }
    }

    /// What is laid before or behind what is in it, which looks as `laid`.
    pub(in crate::document::html::css) fn generate(&mut self, tag: Tag, laid: &Self, content: Option<Value>) {
        let is_seen = !laid.is_gone && laid.shown() != Shown::Not;
        let shows = matches!(content, Some(Value::Marked | Value::Distorted | Value::Unknown));
        let covers = laid.is_covered && content == Some(Value::Boxed);
        if !(is_seen && shows || covers && !laid.is_gone) {
            return;
        }
        self.begun = true;
        self.is_covered |= self.is_in_cell;
        self.shuffles |= tag == Tag::Row;
    }

    /// Takes what a style for the first line or letter makes of the text.
    pub(in crate::document::html::css) fn begin(&mut self, first: &Self) {
        self.begun |= first.shown() != self.shown();
    }
}
