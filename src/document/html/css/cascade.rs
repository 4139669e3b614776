//! Which of the declarations that reach an element wins, and whether that can be told.

use super::selector::Match;
use super::values::{Declaration, Property, Value};

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
    won: [Option<(Weight, Value)>; Property::COUNT],
    /// Those of rules that may hold.
    open: Vec<(Property, Weight, Value)>,
}

impl Cascade {
    /// Takes a declaration in that reaches the element, or may.
    pub(in crate::document::html) fn offer(&mut self, one: Declaration, origin: Origin, met: Match) {
        let weight = (one.important, origin);
        match met {
            Match::No => {}
            Match::Maybe => self.open.push((one.property, weight, one.value)),
            Match::Yes => {
                let won = &mut self.won[one.property as usize];
                if won.is_none_or(|(known, _)| known <= weight) {
                    *won = Some((weight, one.value));
                }
            }
        }
    }

    /// What holds; `None` where nothing is said, [`Value::Unknown`] where it depends on a rule that may hold.
    pub(super) fn value(&self, property: Property) -> Option<Value> {
        let won = self.won[property as usize];
        let contests = |(of, weight, value): &(Property, Weight, Value)| {
            *of == property
                && won.is_none_or(|(known, _)| known <= *weight)
                && *value != won.map_or(Value::Plain, |(_, value)| value)
        };
        if self.open.iter().any(contests) { Some(Value::Unknown) } else { won.map(|(_, value)| value) }
    }
}
