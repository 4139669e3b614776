//! What the declarations that won say together, asked the way `look` asks.

use super::super::tag::Tag;
use super::cascade::Cascade;
use super::lengths;
use super::property::Property;
use super::value::Value;

/// What the declarations of an element say.
pub(super) struct Said<'c> {
    pub(super) cascade: &'c Cascade,
}

impl Said<'_> {
    pub(super) fn value(&self, property: Property) -> Option<Value> {
        self.cascade.value(property)
    }

    pub(super) fn is(&self, property: Property, value: Value) -> bool {
        self.value(property) == Some(value)
    }

    pub(super) fn marked(&self, property: Property) -> bool {
        self.is(property, Value::Marked)
    }

    pub(super) fn unknown(&self, property: Property) -> bool {
        self.is(property, Value::Unknown)
    }

    pub(super) fn length(&self, property: Property) -> Option<f32> {
        self.value(property).and_then(lengths::about)
    }
}

/// How an element stands among those around it.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Stands {
    /// Out of the flow, in a place of its own.
    pub(super) is_free: bool,
    /// Shifted from where it would stand.
    pub(super) is_relative: bool,
    pub(super) floats: bool,
    /// Not a part of a line.
    pub(super) is_box: bool,
}

impl Stands {
    pub(super) fn of(tag: Tag, is_in_flex: bool, said: &Said) -> Self {
        let is_free = said.marked(Property::Position);
        let floats = said.marked(Property::Float);
        let is_box = is_free
            || floats
            || is_in_flex
            || match said.value(Property::Display) {
                Some(Value::Boxed | Value::Lined | Value::Flex | Value::Grid | Value::Row | Value::Moved) => true,
                Some(Value::Plain) => false,
                _ => !tag.is_inline(),
            };
        Self { is_free, is_relative: said.is(Property::Position, Value::Moved), floats, is_box }
    }
}
