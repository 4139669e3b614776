//! Selectors, and whether an element is meant: yes, no, or only a browser can tell.
//!
//! An element is known by its tag, the elements around it and the one before it, for the page is read in one go. What
//! looks at more (`:last-child`, `:has(…)`, an earlier brother) is answered [`Match::Maybe`]. States that need a mouse
//! (`:hover`) do not hold. `.a > td:not(.b)` has two compounds.

use super::super::attributes::Attributes;
use std::cell::OnceCell;
use std::rc::Rc;

/// Whether a selector means an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::document::html) enum Match {
    No,
    Maybe,
    Yes,
}

impl Match {
    /// Whether what is not meant is.
    pub(super) const fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Maybe => Self::Maybe,
            Self::Yes => Self::No,
        }
    }
}

/// What a selector may ask of an element.
#[derive(Debug, Default)]
pub(in crate::document::html) struct Facts {
    pub(in crate::document::html) name: String,
    pub(in crate::document::html) attributes: Attributes,
    /// Its id and classes, of those that rules ask for, by the sheet's numbers.
    pub(in crate::document::html) asked: Vec<usize>,
    /// The how-manieth child it is, from 1; 0 where that is not known.
    pub(in crate::document::html) index: u32,
    /// The rules that mean it or a part of it, and how surely, once somebody has asked.
    pub(super) met: OnceCell<Box<[(usize, Match)]>>,
}

/// An element on the way from the page's root to the one that is asked for.
#[derive(Debug, Clone, Copy)]
pub(in crate::document::html) struct Step<'f> {
    pub(in crate::document::html) element: &'f Facts,
    /// The child before it.
    pub(in crate::document::html) previous: Option<&'f Facts>,
}

/// What is laid before or behind an element, or a part of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pseudo {
    Before,
    After,
    Marker,
    /// The first line, or the first letter.
    First,
}

/// Compounds, each with what leads from it to the one behind it in the list.
pub(super) type Compounds = Vec<(Vec<Simple>, Combinator)>;

/// One selector of a rule.
#[derive(Debug, Clone)]
pub(super) struct Selector {
    /// From right to left, each with what leads from it to the next.
    pub(super) compounds: Compounds,
    /// How much it counts against others.
    pub(super) specificity: u32,
    /// What of the element it means, if not the element.
    pub(super) pseudo: Option<Pseudo>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Combinator {
    Descendant,
    Child,
    Next,
    Later,
}

#[derive(Debug, Clone)]
pub(super) enum Simple {
    Name(String),
    Class(String),
    Id(String),
    Attribute {
        name: String,
        test: Test,
        value: String,
    },
    Nth(i32, i32),
    /// `:not(…)`
    Neither(Rc<[Selector]>),
    /// `:is(…)`
    Either(Rc<[Selector]>),
    /// `&`: what the rule around means.
    Parent,
    Unknown,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Test {
    Has,
    Equals,
    Word,
    Starts,
    Ends,
    Contains,
    Dash,
}

/// What a selector asks for of the element or of one around it, so that most elements need not be compared with it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Id(String),
    Class(String),
    Name(String),
    Any,
}

impl Key {
    /// Pages of old take capital letters for small ones.
    pub(super) fn class(class: &str) -> Self {
        Self::Class(class.to_ascii_lowercase())
    }
}

impl Selector {
    /// One that means every element.
    pub(super) fn any() -> Self {
        Self { compounds: vec![(Vec::new(), Combinator::Descendant)], specificity: u32::MAX, pseudo: None }
    }

    /// What its right end asks for.
    pub(super) fn key(&self) -> Key {
        let last = self.compounds.first().map_or(&[][..], |(compound, _)| compound);
        let name = |simple: &Simple| if let Simple::Name(name) = simple { Some(Key::Name(name.clone())) } else { None };
        id_or_class(last).or_else(|| last.iter().find_map(name)).unwrap_or(Key::Any)
    }

    /// An id or a class that something around the element must have.
    pub(super) fn key_around(&self) -> Option<Key> {
        let pairs = self.compounds.iter().zip(self.compounds.iter().skip(1));
        let outwards = pairs.take_while(|((_, leads), _)| matches!(leads, Combinator::Descendant | Combinator::Child));
        outwards.map(|(_, (compound, _))| compound).find_map(|compound| id_or_class(compound))
    }

    /// Whether it asks for more of elements than their names, ids and classes, and those of the elements around them.
    pub(super) fn asks_for_more(&self) -> bool {
        let asks = |simple: &Simple| match simple {
            Simple::Attribute { .. } | Simple::Nth(..) => true,
            Simple::Neither(list) | Simple::Either(list) => list.iter().any(Self::asks_for_more),
            _ => false,
        };
        let is_beside = |leads: Combinator| matches!(leads, Combinator::Next | Combinator::Later);
        self.compounds.iter().any(|(compound, leads)| is_beside(*leads) || compound.iter().any(asks))
    }

    /// Whether it means the last element of the path.
    pub(super) fn matches(&self, path: &[Step]) -> Match {
        let Some((last, above)) = path.split_last() else { return Match::No };
        let Some(((compound, _), rest)) = self.compounds.split_first() else { return Match::No };
        let found = meets(compound, last.element);
        if rest.is_empty() || found == Match::No {
            return found;
        }
        // The elements of the path where the compounds so far may end, outermost first.
        let mut ends = vec![(above.len(), found)];
        for ((_, combinator), (compound, _)) in self.compounds.iter().zip(rest) {
            ends = before(&ends, *combinator, compound, path);
        }
        ends.into_iter().map(|(_, end)| end).max().unwrap_or(Match::No)
    }
}

fn id_or_class(compound: &[Simple]) -> Option<Key> {
    let find = |key: fn(&Simple) -> Option<Key>| compound.iter().find_map(key);
    let id = find(|simple| if let Simple::Id(id) = simple { Some(Key::Id(id.clone())) } else { None });
    id.or_else(|| find(|simple| if let Simple::Class(class) = simple { Some(Key::class(class)) } else { None }))
}

/// One compound further to the left.
fn before(ends: &[(usize, Match)], combinator: Combinator, compound: &[Simple], path: &[Step]) -> Vec<(usize, Match)> {
    let meets_at = |at: usize, end: Match| (at, end.min(meets(compound, path[at].element)));
    let next = |&(at, end): &(usize, Match)| Some((at, end.min(meets(compound, path[at].previous?))));
    let mut found: Vec<(usize, Match)> = match combinator {
        // Of what may end further inside, the surest counts.
        Combinator::Descendant => {
            let mut inside = Match::No;
            let mut inner = ends.iter().rev().peekable();
            let last = ends.last().map_or(0, |(at, _)| *at);
            let outwards = (0..last).rev().map(|at| {
                while let Some((_, end)) = inner.next_if(|(end, _)| *end > at) {
                    inside = inside.max(*end);
                }
                meets_at(at, inside)
            });
            let mut found: Vec<(usize, Match)> = outwards.collect();
            found.reverse();
            found
        }
        Combinator::Child => ends.iter().filter(|(at, _)| *at > 0).map(|(at, end)| meets_at(at - 1, *end)).collect(),
        Combinator::Next => ends.iter().filter_map(next).collect(),
        Combinator::Later => {
            ends.iter().filter(|(at, _)| path[*at].previous.is_some()).map(|(at, _)| (*at, Match::Maybe)).collect()
        }
    };
    found.retain(|(_, end)| *end > Match::No);
    found
}

fn meets(compound: &[Simple], element: &Facts) -> Match {
    compound.iter().map(|simple| meets_one(simple, element)).min().unwrap_or(Match::Yes)
}

fn meets_one(simple: &Simple, element: &Facts) -> Match {
    let certain = |holds: bool| if holds { Match::Yes } else { Match::No };
    let path = [Step { element, previous: None }];
    let any = |list: &[Selector]| {
        let one = |selector: &Selector| match selector.compounds.len() {
            1 => selector.matches(&path),
            // What else it asks for stands around the element.
            _ => selector.compounds.first().map_or(Match::No, |(last, _)| meets(last, element)).min(Match::Maybe),
        };
        list.iter().map(one).max().unwrap_or(Match::No)
    };
    match simple {
        Simple::Name(name) => certain(*name == element.name),
        Simple::Class(class) => {
            let is = |known: &str| match () {
                () if known == class => Match::Yes,
                // Pages of old take capital letters for small ones.
                () if known.eq_ignore_ascii_case(class) => Match::Maybe,
                () => Match::No,
            };
            element.attributes.classes().map(is).max().unwrap_or(Match::No)
        }
        Simple::Id(id) => certain(element.attributes.get("id") == Some(id)),
        Simple::Attribute { name, test, value } => {
            certain(element.attributes.get(name).is_some_and(|found| test.holds(found, value)))
        }
        Simple::Nth(..) if element.index == 0 => Match::Maybe,
        Simple::Nth(step, first) => certain(is_nth(*step, *first, element.index)),
        Simple::Neither(list) => any(list).not(),
        Simple::Either(list) => any(list),
        Simple::Unknown | Simple::Parent => Match::Maybe,
        Simple::Never => Match::No,
    }
}

impl Test {
    pub(super) fn holds(self, found: &str, value: &str) -> bool {
        match self {
            Self::Has => true,
            Self::Equals => found == value,
            Self::Word => found.split_ascii_whitespace().any(|word| word == value),
            Self::Starts => !value.is_empty() && found.starts_with(value),
            Self::Ends => !value.is_empty() && found.ends_with(value),
            Self::Contains => !value.is_empty() && found.contains(value),
            Self::Dash => found == value || found.strip_prefix(value).is_some_and(|rest| rest.starts_with('-')),
        }
    }
}

fn is_nth(step: i32, first: i32, index: u32) -> bool {
    let (step, apart) = (i64::from(step), i64::from(index) - i64::from(first));
    if step == 0 { apart == 0 } else { apart % step == 0 && apart / step >= 0 }
}
