//! One compound of a selector as it is written (`td.a:not(.b)`), and what stands between two.

use super::selector::{Pseudo, Selector};
use cssparser::{ParseError, Parser, Token, parse_nth};
use std::rc::Rc;

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

/// What a compound asks for, how much it counts, and what of the element it means.
#[derive(Debug, Default)]
pub(super) struct Compound {
    pub(super) simples: Vec<Simple>,
    pub(super) weight: u32,
    pub(super) pseudo: Option<Pseudo>,
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

/// What parts a compound from the one behind it; `None` at the end.
pub(super) fn combinator(input: &mut Parser) -> Option<Combinator> {
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

impl Compound {
    /// Reads one.
    pub(super) fn read(input: &mut Parser) -> Result<Self, ParseError<()>> {
        let mut all = Self::default();
        let mut any = false;
        loop {
            let start = input.state();
            let Ok(token) = input.next_including_whitespace().cloned() else { break };
            match token {
                Token::Ident(name) if !any => {
                    all.simples.push(Simple::Name(name.to_ascii_lowercase()));
                    all.weight += 1;
                }
                Token::Delim('*') if !any => {}
                Token::Delim('&') => all.simples.push(Simple::Parent),
                Token::IDHash(id) | Token::Hash(id) => {
                    all.simples.push(Simple::Id(id.to_string()));
                    all.weight += ID;
                }
                Token::Delim('.') => {
                    all.simples.push(Simple::Class(input.expect_ident_cloned()?.to_string()));
                    all.weight += CLASS;
                }
                Token::SquareBracketBlock => {
                    all.simples.push(input.parse_nested_block(attribute)?);
                    all.weight += CLASS;
                }
                Token::Colon => all.pseudo(input)?,
                _ => {
                    input.reset(&start);
                    break;
                }
            }
            any = true;
        }
        if any { Ok(all) } else { Err(ParseError::unexpected_token()) }
    }

    /// What follows a colon.
    fn pseudo(&mut self, input: &mut Parser) -> Result<(), ParseError<()>> {
        let token = input.next_including_whitespace()?.clone();
        let (simple, weight) = match token {
            Token::Colon => {
                let name = match input.next_including_whitespace()?.clone() {
                    Token::Ident(name) => name,
                    Token::Function(name) => {
                        input.parse_nested_block(|input| {
                            while input.next().is_ok() {}
                            Ok::<_, ParseError<()>>(())
                        })?;
                        name
                    }
                    _ => return Err(ParseError::unexpected_token()),
                };
                (self.part(&name), 1)
            }
            Token::Ident(name)
                if ["before", "after", "first-line", "first-letter"]
                    .iter()
                    .any(|old| name.eq_ignore_ascii_case(old)) =>
            {
                (self.part(&name), 1)
            }
            Token::Ident(name) => (Some(state(&name.to_ascii_lowercase())), CLASS),
            Token::Function(name) => {
                let name = name.to_ascii_lowercase();
                input.parse_nested_block(|input| function(&name, input))?
            }
            _ => return Err(ParseError::unexpected_token()),
        };
        self.simples.extend(simple);
        self.weight += weight;
        Ok(())
    }

    /// A part of the element, or what is laid beside it; others are no text.
    fn part(&mut self, name: &str) -> Option<Simple> {
        self.pseudo = match &*name.to_ascii_lowercase() {
            "before" => Some(Pseudo::Before),
            "after" => Some(Pseudo::After),
            "marker" => Some(Pseudo::Marker),
            "first-line" | "first-letter" => Some(Pseudo::First),
            _ => return Some(Simple::Never),
        };
        None
    }
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

fn state(name: &str) -> Simple {
    match name {
        "first-child" => Simple::Nth(0, 1),
        "root" => Simple::Name("html".to_owned()),
        "hover" | "active" | "focus" | "focus-within" | "focus-visible" | "target" | "visited" | "selection" => {
            Simple::Never
        }
        _ => Simple::Unknown,
    }
}

fn function(name: &str, input: &mut Parser) -> Result<(Option<Simple>, u32), ParseError<()>> {
    let heaviest = |list: &[Selector]| list.iter().map(|selector| selector.specificity).max().unwrap_or(0);
    match name {
        "not" => {
            let list = Selector::list(input)?;
            let weight = heaviest(&list);
            Ok((Some(Simple::Neither(list.into())), weight))
        }
        "is" | "where" | "matches" | "-webkit-any" => {
            let list = Selector::list(input)?;
            let weight = if name == "where" { 0 } else { heaviest(&list) };
            Ok((Some(Simple::Either(list.into())), weight))
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
