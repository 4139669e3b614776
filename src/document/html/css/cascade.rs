//! Which of the declarations that reach an element wins, and whether that can be told.

use super::lengths;
use super::property::Property;
use super::selector::Match;
use super::value::Value;
use super::values::Declaration;

/// Where a declaration stands; a later kind beats an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::document::html) enum Origin {
    /// An attribute of the HTML of old, or what a browser does by itself.
    Hint,
    /// A rule of the page's style sheet.
    Rule {
        /// Of its selector.
        specificity: u32,
        /// Among the rules of the page.
        order: usize,
    },
    /// The element's `style`.
    Inline,
}

type Weight = (bool, Origin);

/// The declarations of one element.
#[derive(Debug, Default)]
pub(in crate::document::html) struct Cascade {
    /// The properties of which something is said, a bit each: of forty that are asked for few are.
    said: u64,
    won: Vec<(Property, Weight, Value)>,
    /// Those of rules that may hold.
    open: Vec<(Property, Weight, Value)>,
}

impl Cascade {
    /// Takes a declaration in that reaches the element, or may.
    pub(in crate::document::html) fn offer(&mut self, one: Declaration, origin: Origin, met: Match) {
        let weight = (one.important, origin);
        let said = (one.property, weight, one.value);
        self.said |= if met == Match::No { 0 } else { bit(one.property) };
        match met {
            Match::No => {}
            Match::Maybe => self.open.push(said),
            Match::Yes => match self.won.iter_mut().find(|(property, ..)| *property == one.property) {
                Some(won) if won.1 <= weight => *won = said,
                Some(_) => {}
                None => self.won.push(said),
            },
        }
    }

    /// Whether nothing is said.
    pub(super) fn is_empty(&self) -> bool {
        self.said == 0
    }

    /// What holds; `None` where nothing is said, [`Value::Unknown`] where it depends on a rule that may hold.
    #[inline]
    pub(super) fn value(&self, property: Property) -> Option<Value> {
        if self.said & bit(property) == 0 { None } else { self.judged(property) }
    }

    fn judged(&self, property: Property) -> Option<Value> {
        let won = self.won.iter().find(|(of, ..)| *of == property).map(|(_, weight, value)| (*weight, *value));
        let contests = |(of, weight, value): &(Property, Weight, Value)| {
            *of == property
                && won.is_none_or(|(known, _)| known <= *weight)
                && *value != won.map_or(Value::Plain, |(_, value)| value)
                && !(is_harmless(*value, property) && won.is_none_or(|(_, value)| is_harmless(value, property)))
        };
        if self.open.iter().any(contests) { Some(Value::Unknown) } else { won.map(|(_, value)| value) }
    }
}

const fn bit(property: Property) -> u64 {
    1 << property as u8
}

/// Whether text is there and legible whichever of such values holds.
fn is_harmless(value: Value, property: Property) -> bool {
    match (value, property) {
        (Value::Plain | Value::Boxed | Value::Lined | Value::Flex | Value::Grid | Value::Row | Value::Inherited, _)
        | (Value::Length(_) | Value::Ems(_), Property::LineHeight) => true,
        (Value::Length(size), Property::FontSize) => size > lengths::CLIPS,
        (Value::Relative(part), _) => part > 0.5,
        (Value::Length(size), Property::Width | Property::Height | Property::MostWidth | Property::MostHeight) => {
            size > lengths::CLIPS
        }
        (Value::Length(gap), Property::Spacing) => gap > -lengths::OVERLAPS,
        (by @ (Value::Length(_) | Value::Part(_) | Value::Ems(_)), _) => {
            lengths::about(by).is_some_and(|by| by.abs() < lengths::FAR)
        }
        _ => false,
    }
}
