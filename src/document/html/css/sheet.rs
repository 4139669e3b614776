//! The rules of a page that say something of text, and which of them an element meets.
//!
//! A rule may hold for elements, or for what is laid beside them. Sheets in other files are not there;
//! [`Sheet::is_whole`] says so.

use super::cascade::{Cascade, Origin};
use super::selector::{Facts, Key, Match, Pseudo, Selector, Step};
use super::values::Declaration;
use std::collections::HashMap;
use std::rc::Rc;

/// The rules of a page.
#[derive(Debug, Default)]
pub(in crate::document::html) struct Sheet {
    rules: Vec<Rule>,
    /// Rules by what the right end of their selector asks for: a name, a class, an id, none of these.
    by_name: HashMap<String, Vec<usize>>,
    by_class: HashMap<String, Vec<usize>>,
    by_id: HashMap<String, Vec<usize>>,
    of_any: Vec<usize>,
    /// What of elements rules mean.
    pseudos: Vec<Pseudo>,
    /// Whether a style sheet of another file belongs to the page.
    pub(super) asks_for_others: bool,
}

#[derive(Debug)]
struct Rule {
    selector: Selector,
    declarations: Rc<[Declaration]>,
    /// Whether the rule holds at all.
    holds: Match,
}

impl Sheet {
    /// Whether it has no rules.
    pub(in crate::document::html) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Whether all styles of the page stand in it.
    pub(in crate::document::html) fn is_whole(&self) -> bool {
        !self.asks_for_others
    }

    /// What of elements rules mean.
    pub(super) fn pseudos(&self) -> impl Iterator<Item = Pseudo> {
        self.pseudos.iter().copied()
    }

    /// Adds what the rules say of the last element of the path, or of a part of it.
    pub(in crate::document::html) fn apply(&self, path: &[Step], pseudo: Option<Pseudo>, cascade: &mut Cascade) {
        let Some(last) = path.last() else { return };
        let Facts { name, attributes, .. } = last.element;
        let named = self.by_name.get(name.as_str());
        let own = attributes.get("id").and_then(|id| self.by_id.get(id));
        let classes = attributes.classes().filter_map(|class| self.by_class.get(&class.to_ascii_lowercase()));
        for &at in [Some(&self.of_any), named, own].into_iter().flatten().chain(classes).flatten() {
            let rule = &self.rules[at];
            if rule.selector.pseudo != pseudo {
                continue;
            }
            let met = rule.holds.min(rule.selector.matches(path));
            if met > Match::No {
                let origin = Origin::Rule { specificity: rule.selector.specificity, order: at };
                rule.declarations.iter().for_each(|one| cascade.offer(*one, origin, met));
            }
        }
    }

    /// Adds a rule.
    pub(super) fn add(&mut self, selector: Selector, declarations: Rc<[Declaration]>, holds: Match) {
        let same = match selector.key() {
            Key::Id(id) => self.by_id.entry(id).or_default(),
            Key::Class(class) => self.by_class.entry(class).or_default(),
            Key::Name(name) => self.by_name.entry(name).or_default(),
            Key::Any => &mut self.of_any,
        };
        same.push(self.rules.len());
        if let Some(pseudo) = selector.pseudo.filter(|pseudo| !self.pseudos.contains(pseudo)) {
            self.pseudos.push(pseudo);
        }
        self.rules.push(Rule { selector, declarations, holds });
    }

    /// How many rules there are.
    pub(super) fn len(&self) -> usize {
        self.rules.len()
    }
}
