//! Selectors, and whether an element is meant: yes, no, or only a browser can tell.
//!
//! An element is known by its tag, the elements around it and the one before it, for the page is read in one go. What
//! looks at more (`:last-child`, `:has(…)`, an earlier brother) is answered [`Match::Maybe`]. States that need a mouse
//! (`:hover`) do not hold. `.a > td:not(.b)` has two compounds.

use super::super::attributes::Attributes;
use cssparser::{ParseError, Parser, Token, parse_nth};

/// Whether a selector means an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::document::html) enum Match {
    No,
    Maybe,
    Yes,
}

impl Match {
    const fn not(self) -> Self {
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

/// One selector of a rule.
#[derive(Debug)]
pub(super) struct Selector {
    /// From right to left, each with what leads from it to the next.
    compounds: Vec<(Vec<Simple>, Combinator)>,
    /// How much it counts against others.
    pub(super) specificity: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Combinator {
    Descendant,
    Child,
    Next,
    Later,
}

#[derive(Debug)]
enum Simple {
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
    Neither(Vec<Selector>),
    /// `:is(…)`
    Either(Vec<Selector>),
    Unknown,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Test {
    Has,
    Equals,
    Word,
    Starts,
    Ends,
    Contains,
    Dash,
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
        input.parse_comma_separated(Self::one)
    }

    fn one(input: &mut Parser) -> Result<Self, ParseError<()>> {
        let mut compounds = Vec::new();
        let mut specificity = 0;
        loop {
            input.skip_whitespace();
            let (compound, weight) = compound(input)?;
            specificity += weight;
            let combinator = combinator(input);
            compounds.push((compound, combinator.unwrap_or(Combinator::Descendant)));
            if combinator.is_none() {
                break;
            }
        }
        // What follows a compound leads to the one behind it; read from the right, it leads to the one before.
        compounds.reverse();
        let combinators: Vec<_> = compounds.iter().skip(1).map(|(_, combinator)| *combinator).collect();
        for ((_, combinator), from) in compounds.iter_mut().zip(combinators) {
            *combinator = from;
        }
        Ok(Self { compounds, specificity })
    }

    /// What its right end asks for.
    pub(super) fn key(&self) -> Key {
        let last = self.compounds.first().map_or(&[][..], |(compound, _)| compound);
        let find = |key: fn(&Simple) -> Option<Key>| last.iter().find_map(key);
        find(|simple| if let Simple::Id(id) = simple { Some(Key::Id(id.clone())) } else { None })
            .or_else(|| {
                find(|simple| if let Simple::Class(class) = simple { Some(Key::Class(class.clone())) } else { None })
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
            _ => Match::Maybe,
        };
        list.iter().map(one).max().unwrap_or(Match::No)
    };
    match simple {
        Simple::Name(name) => certain(*name == element.name),
        Simple::Class(class) => certain(element.attributes.has_class(class)),
        Simple::Id(id) => certain(element.attributes.get("id") == Some(id)),
        Simple::Attribute { name, test, value } => {
            certain(element.attributes.get(name).is_some_and(|found| test.holds(found, value)))
        }
        Simple::Nth(..) if element.index == 0 => Match::Maybe,
        Simple::Nth(step, first) => certain(is_nth(*step, *first, element.index)),
        Simple::Neither(list) => any(list).not(),
        Simple::Either(list) => any(list),
        Simple::Unknown => Match::Maybe,
        Simple::Never => Match::No,
    }
}

impl Test {
    fn holds(self, found: &str, value: &str) -> bool {
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

/// What parts a compound from the one behind it; `None` at the end.
fn combinator(input: &mut Parser) -> Option<Combinator> {
    let mut found = None;
    loop {
        let start = input.state();
        match input.next_including_whitespace() {
            Ok(Token::WhiteSpace(_)) => _ = found.get_or_insert(Combinator::Descendant),
            Ok(Token::Delim('>')) => found = Some(Combinator::Child),
            Ok(Token::Delim('+')) => found = Some(Combinator::Next),
            Ok(Token::Delim('~')) => found = Some(Combinator::Later),
            Ok(_) => {
                input.reset(&start);
                return found;
            }
            // White space at the end parts nothing.
            Err(_) => return None,
        }
    }
}

const ID: u32 = 1 << 16;
const CLASS: u32 = 1 << 8;

fn compound(input: &mut Parser) -> Result<(Vec<Simple>, u32), ParseError<()>> {
    let mut all = Vec::new();
    let (mut weight, mut any) = (0, false);
    loop {
        let start = input.state();
        let Ok(token) = input.next_including_whitespace().cloned() else { break };
        match token {
            Token::Ident(name) if !any => {
                all.push(Simple::Name(name.to_ascii_lowercase()));
                weight += 1;
            }
            Token::Delim('*') if !any => {}
            Token::IDHash(id) | Token::Hash(id) => {
                all.push(Simple::Id(id.to_string()));
                weight += ID;
            }
            Token::Delim('.') => {
                all.push(Simple::Class(input.expect_ident_cloned()?.to_string()));
                weight += CLASS;
            }
            Token::SquareBracketBlock => {
                all.push(input.parse_nested_block(attribute)?);
                weight += CLASS;
            }
            Token::Colon => {
                let (simple, counts) = pseudo(input)?;
                all.extend(simple);
                weight += counts;
            }
            _ => {
                input.reset(&start);
                break;
            }
        }
        any = true;
    }
    if any { Ok((all, weight)) } else { Err(ParseError::unexpected_token()) }
}

fn attribute(input: &mut Parser) -> Result<Simple, ParseError<()>> {
    let name = input.expect_ident_cloned()?.to_ascii_lowercase();
    let test = match input.next() {
        Err(_) => return Ok(Simple::Attribute { name, test: Test::Has, value: String::new() }),
        Ok(Token::Delim('=')) => Test::Equals,
        Ok(Token::IncludeMatch) => Test::Word,
        Ok(Token::PrefixMatch) => Test::Starts,
        Ok(Token::SuffixMatch) => Test::Ends,
        Ok(Token::SubstringMatch) => Test::Contains,
        Ok(Token::DashMatch) => Test::Dash,
        Ok(_) => return Err(ParseError::unexpected_token()),
    };
    let value = input.expect_ident_or_string()?.to_string();
    // A letter behind the value says whether capitals count.
    let plain = input.is_exhausted();
    while input.next().is_ok() {}
    Ok(if plain { Simple::Attribute { name, test, value } } else { Simple::Unknown })
}

/// What follows a colon, and how much it counts.
fn pseudo(input: &mut Parser) -> Result<(Option<Simple>, u32), ParseError<()>> {
    let token = input.next_including_whitespace()?.clone();
    match token {
        // What is laid before or behind an element is not the element.
        Token::Colon => {
            input.expect_ident_cloned()?;
            Ok((Some(Simple::Never), 1))
        }
        Token::Ident(name) => Ok((Some(state(&name.to_ascii_lowercase())), CLASS)),
        Token::Function(name) => {
            let name = name.to_ascii_lowercase();
            input.parse_nested_block(|input| function(&name, input))
        }
        _ => Err(ParseError::unexpected_token()),
    }
}

fn state(name: &str) -> Simple {
    match name {
        "first-child" => Simple::Nth(0, 1),
        "root" => Simple::Name("html".to_owned()),
        "hover" | "active" | "focus" | "focus-within" | "focus-visible" | "target" | "visited" | "before" | "after"
        | "selection" => Simple::Never,
        _ => Simple::Unknown,
    }
}

fn function(name: &str, input: &mut Parser) -> Result<(Option<Simple>, u32), ParseError<()>> {
    let heaviest = |list: &[Selector]| list.iter().map(|selector| selector.specificity).max().unwrap_or(0);
    match name {
        "not" => {
            let list = Selector::list(input)?;
            let weight = heaviest(&list);
            Ok((Some(Simple::Neither(list)), weight))
        }
        "is" | "where" | "matches" | "-webkit-any" => {
            let list = Selector::list(input)?;
            let weight = if name == "where" { 0 } else { heaviest(&list) };
            Ok((Some(Simple::Either(list)), weight))
        }
        "nth-child" => {
            let (step, first) = parse_nth(input)?;
            let plain = input.is_exhausted();
            while input.next().is_ok() {}
            Ok((Some(if plain { Simple::Nth(step, first) } else { Simple::Unknown }), CLASS))
        }
        _ => {
            while input.next().is_ok() {}
            Ok((Some(Simple::Unknown), CLASS))
        }
    }
}
