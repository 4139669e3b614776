//! Selectors, and whether an element is meant: yes, no, or only a browser can tell.
//!
//! An element is known by its tag, the elements around it and the one before it, for the page is read in one go. What
//! looks at more (`:last-child`, `:has(…)`, an earlier brother) is answered [`Match::Maybe`]. States that need a mouse
//! (`:hover`) do not hold. `.a > td:not(.b)` has two compounds.

use super::super::attributes::Attributes;
use super::compound::{Combinator, Compound, Simple, combinator};
use cssparser::{ParseError, Parser};
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
    /// The how-manieth child it is, from 1; 0 where that is not known.
    pub(in crate::document::html) index: u32,
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

/// Selectors that one rule inside another comes to.
const MOST_NESTED: usize = 1000;

/// Compounds, each with what leads from it to the one behind it in the list.
type Compounds = Vec<(Vec<Simple>, Combinator)>;

/// One selector of a rule.
#[derive(Debug, Clone)]
pub(super) struct Selector {
    /// From right to left, each with what leads from it to the next.
    compounds: Compounds,
    /// How much it counts against others.
    pub(super) specificity: u32,
    /// What of the element it means, if not the element.
    pub(super) pseudo: Option<Pseudo>,
}

/// What a selector's right end asks for, so that most elements need not be compared with it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Id(String),
    Class(String),
    Name(String),
    Any,
}

impl Selector {
    /// Reads the selectors of a rule, parted by commas; what a browser does not understand makes the rule void.
    pub(super) fn list(input: &mut Parser) -> Result<Vec<Self>, ParseError<()>> {
        input.parse_comma_separated(|input| {
            let (compounds, own) = Self::one(input)?;
            Ok(Self::joined(compounds, own.weight, own.pseudo))
        })
    }

    /// Reads the selectors of a rule inside a rule for `parents`: `.a`, `> .a`, `&.a`, `.b &`. `None` where they
    /// multiply beyond measure.
    pub(super) fn nested(input: &mut Parser, parents: &Rc<[Self]>) -> Result<Option<Vec<Self>>, ParseError<()>> {
        let written = input.parse_comma_separated(|input| {
            input.skip_whitespace();
            let lead = combinator(input);
            let (mut compounds, own) = Self::one(input)?;
            let names_it = compounds.iter().any(|(simples, _)| simples.iter().any(|one| matches!(one, Simple::Parent)));
            if lead.is_some() || !names_it {
                compounds.insert(0, (vec![Simple::Parent], lead.unwrap_or(Combinator::Descendant)));
            }
            Ok((compounds, own))
        })?;
        if written.len() * parents.len() > MOST_NESTED {
            return Ok(None);
        }
        // Lists in lists would be gone through too often.
        let is_simple = parents.iter().all(Self::is_listless);
        let heaviest = parents.iter().map(|parent| parent.specificity).max().unwrap_or(0);
        let mut all = Vec::new();
        for (compounds, own) in written {
            // What is laid beside an element has nothing inside.
            for parent in parents.iter().filter(|parent| parent.pseudo.is_none()) {
                let (mut put, mut weight) = (Vec::new(), own.weight);
                for (at, (simples, leads)) in compounds.iter().enumerate() {
                    let mut simples = simples.clone();
                    let count = simples.len();
                    simples.retain(|one| !matches!(one, Simple::Parent));
                    if simples.len() < count {
                        weight += heaviest;
                        if at == 0 {
                            put.extend(parent.left_to_right());
                            let inner = put.pop().map_or_else(Vec::new, |(inner, _): (Vec<Simple>, _)| inner);
                            simples.extend(inner);
                        } else {
                            simples.push(if is_simple { Simple::Either(parents.clone()) } else { Simple::Unknown });
                        }
                    }
                    put.push((simples, *leads));
                }
                all.push(Self::joined(put, weight, own.pseudo));
            }
        }
        Ok(Some(all))
    }

    fn is_listless(&self) -> bool {
        let has_list = |one: &Simple| matches!(one, Simple::Either(_) | Simple::Neither(_));
        self.compounds.iter().all(|(simples, _)| !simples.iter().any(has_list))
    }

    /// One that means every element.
    pub(super) fn any() -> Self {
        Self { compounds: vec![(Vec::new(), Combinator::Descendant)], specificity: u32::MAX, pseudo: None }
    }

    /// Compounds from left to right, each with what leads to the one behind it; and what they count together.
    fn one(input: &mut Parser) -> Result<(Compounds, Compound), ParseError<()>> {
        let mut compounds = Vec::new();
        let mut own = Compound::default();
        loop {
            input.skip_whitespace();
            let one = Compound::read(input)?;
            own.weight += one.weight;
            own.pseudo = one.pseudo;
            let combinator = combinator(input);
            compounds.push((one.simples, combinator.unwrap_or(Combinator::Descendant)));
            if combinator.is_none() {
                return Ok((compounds, own));
            }
        }
    }

    /// What follows a compound leads to the one behind it; read from the right, it leads to the one before.
    fn joined(mut compounds: Compounds, specificity: u32, pseudo: Option<Pseudo>) -> Self {
        compounds.reverse();
        shift(&mut compounds);
        Self { compounds, specificity, pseudo }
    }

    fn left_to_right(&self) -> Compounds {
        let mut compounds = self.compounds.clone();
        let combinators: Vec<_> = compounds.iter().map(|(_, combinator)| *combinator).collect();
        for ((_, combinator), from) in compounds.iter_mut().skip(1).zip(combinators) {
            *combinator = from;
        }
        compounds.reverse();
        compounds
    }

    /// What its right end asks for.
    pub(super) fn key(&self) -> Key {
        let last = self.compounds.first().map_or(&[][..], |(compound, _)| compound);
        let find = |key: fn(&Simple) -> Option<Key>| last.iter().find_map(key);
        find(|simple| if let Simple::Id(id) = simple { Some(Key::Id(id.clone())) } else { None })
            .or_else(|| {
                find(|simple| {
                    if let Simple::Class(class) = simple { Some(Key::Class(class.to_ascii_lowercase())) } else { None }
                })
            })
            .or_else(|| {
                find(|simple| if let Simple::Name(name) = simple { Some(Key::Name(name.clone())) } else { None })
            })
            .unwrap_or(Key::Any)
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

fn shift(compounds: &mut [(Vec<Simple>, Combinator)]) {
    let combinators: Vec<_> = compounds.iter().skip(1).map(|(_, combinator)| *combinator).collect();
    for ((_, combinator), from) in compounds.iter_mut().zip(combinators) {
        *combinator = from;
    }
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
        Simple::Class(class) if element.attributes.has_class(class) => Match::Yes,
        // Pages of old take capital letters for small ones.
        Simple::Class(class) => {
            let is_like = element.attributes.classes().any(|known| known.eq_ignore_ascii_case(class));
            if is_like { Match::Maybe } else { Match::No }
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

fn is_nth(step: i32, first: i32, index: u32) -> bool {
    let (step, apart) = (i64::from(step), i64::from(index) - i64::from(first));
    if step == 0 { apart == 0 } else { apart % step == 0 && apart / step >= 0 }
}
