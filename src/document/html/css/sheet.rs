//! The rules of a page that say something of text, and which of them an element meets.
//!
//! A rule may hold for elements, or for what is laid beside them. Sheets in other files are not there;
//! [`Sheet::is_whole`] says so.

use super::super::attributes::Attributes;
use super::cascade::{Cascade, Origin};
use super::selector::{Key, Match, Pseudo, Selector, Step};
use super::values::Declaration;
use std::collections::HashMap;
use std::rc::Rc;

/// The rules of a page.
#[derive(Debug, Default)]
pub(in crate::document::html) struct Sheet {
    rules: Vec<Rule>,
    /// The ids and classes that rules ask for, each with a number: of an element they are looked for once, and not again for
    /// every element inside it.
    asked: HashMap<Key, usize>,
    /// Rules by what the right end of their selector asks for: a class or an id, a name, none of these.
    by_own: HashMap<usize, Vec<usize>>,
    by_name: HashMap<String, Named>,
    of_any: Named,
    /// What of elements rules mean.
    pseudos: Vec<Pseudo>,
    /// Whether a rule asks for more of elements than names, ids and classes.
    pub(super) asks_for_more: bool,
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

/// Rules whose right end asks for no more than one name, which many elements have: a page may have as many rules
/// `.a b`, `.c b`, … as elements `b`.
#[derive(Debug, Default)]
struct Named {
    /// Those that ask for no class and no id around the element.
    anywhere: Vec<usize>,
    /// The others, by the first that they ask for.
    inside: HashMap<usize, Vec<usize>>,
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

    /// The rules that the last element of the path, or a part of it, may meet by what they ask for first.
    fn near<'f>(&self, path: impl DoubleEndedIterator<Item = Step<'f>> + Clone) -> Vec<usize> {
        let mut above = path;
        let Some(last) = above.next_back() else { return Vec::new() };
        let own = last.element.asked.iter().filter_map(|key| self.by_own.get(key));
        let mut found: Vec<usize> = own.flatten().copied().collect();
        for Named { anywhere, inside } in
            [Some(&self.of_any), self.by_name.get(&last.element.name)].into_iter().flatten()
        {
            found.extend(anywhere);
            if !inside.is_empty() {
                let around = above.clone().flat_map(|step| &step.element.asked);
                found.extend(around.filter_map(|key| inside.get(key)).flatten());
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The rules that mean the last element of the path, or a part of it, and how surely.
    pub(super) fn met<'f>(&self, path: impl DoubleEndedIterator<Item = Step<'f>> + Clone) -> Box<[(usize, Match)]> {
        let near = self.near(path.clone());
        // Most elements no rule is near.
        let path: Vec<Step> = if near.is_empty() { Vec::new() } else { path.collect() };
        let met = |at: usize| (at, self.rules[at].holds.min(self.rules[at].selector.matches(&path)));
        near.into_iter().map(met).filter(|(_, met)| *met > Match::No).collect()
    }

    /// Adds what these rules say of an element that meets them, or of a part of it.
    pub(super) fn apply(&self, met: &[(usize, Match)], pseudo: Option<Pseudo>, cascade: &mut Cascade) {
        for &(order, met) in met {
            let Rule { selector, declarations, .. } = &self.rules[order];
            if selector.pseudo == pseudo {
                let origin = Origin::Rule { specificity: selector.specificity, order };
                declarations.iter().for_each(|one| cascade.offer(*one, origin, met));
            }
        }
    }

    /// Adds a rule.
    pub(super) fn add(&mut self, selector: Selector, declarations: Rc<[Declaration]>, holds: Match) {
        let named = match selector.key() {
            Key::Name(name) => Err(self.by_name.entry(name).or_default()),
            Key::Any => Err(&mut self.of_any),
            own => Ok(self.by_own.entry(number(&mut self.asked, own)).or_default()),
        };
        let same = named.unwrap_or_else(|named| match selector.key_around() {
            Some(key) => named.inside.entry(number(&mut self.asked, key)).or_default(),
            None => &mut named.anywhere,
        });
        same.push(self.rules.len());
        self.asks_for_more |= selector.asks_for_more();
        if let Some(pseudo) = selector.pseudo.filter(|pseudo| !self.pseudos.contains(pseudo)) {
            self.pseudos.push(pseudo);
        }
        self.rules.push(Rule { selector, declarations, holds });
    }

    /// The id and the classes among these attributes, of those that rules ask for, by their numbers.
    pub(super) fn asked(&self, attributes: &Attributes) -> Vec<usize> {
        if self.asked.is_empty() {
            return Vec::new();
        }
        let id = attributes.get("id").map(|id| Key::Id(id.to_owned()));
        let keys = id.into_iter().chain(attributes.classes().map(Key::class));
        keys.filter_map(|key| self.asked.get(&key).copied()).collect()
    }

    /// How many rules there are.
    pub(super) fn len(&self) -> usize {
        self.rules.len()
    }
}

/// The number of what a rule asks for.
fn number(asked: &mut HashMap<Key, usize>, key: Key) -> usize {
    let next = asked.len();
    *asked.entry(key).or_insert(next)
}
