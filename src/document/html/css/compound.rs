//! Selectors as they are written: lists, compounds (`td.a:not(.b)`), what stands between two, and rules inside rules.

use super::selector::{Combinator, Compounds, Pseudo, Selector, Simple, Test};
use cssparser::{ParseError, Parser, Token, parse_nth};
use std::rc::Rc;

/// Selectors that one rule inside another comes to.
const MOST_NESTED: usize = 1000;

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
}

fn shift(compounds: &mut [(Vec<Simple>, Combinator)]) {
    let combinators: Vec<_> = compounds.iter().skip(1).map(|(_, combinator)| *combinator).collect();
    for ((_, combinator), from) in compounds.iter_mut().zip(combinators) {
        *combinator = from;
    }
}

/// What a compound asks for, how much it counts, and what of the element it means.
#[derive(Debug, Default)]
pub(super) struct Compound {
    pub(super) simples: Vec<Simple>,
    pub(super) weight: u32,
    pub(super) pseudo: Option<Pseudo>,
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
