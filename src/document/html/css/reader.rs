//! A style sheet as it is written → rules, those inside other rules put beside them.
//!
//! `td { color: red; .a { display: none } }` is `td { color: red }` and `td .a { display: none }`. What goes deeper, or
//! multiplies beyond all measure, may hide anything.

use super::media::media;
use super::property::Property;
use super::selector::{Match, Selector};
use super::sheet::Sheet;
use super::value::Value;
use super::values::{Declaration, declaration};
use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserState, QualifiedRuleParser,
    RuleBodyItemParser, RuleBodyParser, StyleSheetParser,
};
use std::rc::Rc;

/// Rules inside each other.
const DEEPEST: usize = 12;
/// Selectors that rules inside others come to, in a whole page.
const MOST: usize = 20_000;

/// What reads a sheet into another.
pub(super) struct Reader<'s> {
    sheet: &'s mut Sheet,
    /// Whether what is read holds at all.
    holds: Match,
    /// What the rule around means.
    parents: Option<Rc<[Selector]>>,
    /// Its declarations that no rule inside has followed yet.
    said: Vec<Declaration>,
    depth: usize,
}

impl<'s> Reader<'s> {
    /// One that adds rules to a page's.
    pub(super) fn new(sheet: &'s mut Sheet, holds: Match) -> Self {
        Self { sheet, holds, parents: None, said: Vec::new(), depth: 0 }
    }

    /// Reads a sheet.
    pub(super) fn read(&mut self, css: &str) {
        let mut input = Parser::new(css);
        for _ in StyleSheetParser::new(&mut input, self) {}
    }

    /// Reads the block of a rule inside.
    fn inside(&mut self, parents: Option<Rc<[Selector]>>, holds: Match, input: &mut Parser) {
        self.say();
        let holds = self.holds.min(holds);
        if holds > Match::No {
            if self.depth >= DEEPEST || self.sheet.len() > MOST {
                self.give_up();
            } else {
                let mut inner = Reader { sheet: self.sheet, holds, parents, said: Vec::new(), depth: self.depth + 1 };
                if inner.parents.is_some() {
                    for _ in RuleBodyParser::new(input, &mut inner) {}
                    inner.say();
                } else {
                    for _ in StyleSheetParser::new(input, &mut inner) {}
                }
            }
        }
        while input.next().is_ok() {}
    }

    /// Makes a rule of the declarations so far.
    fn say(&mut self) {
        let declarations: Rc<[Declaration]> = std::mem::take(&mut self.said).into();
        if declarations.is_empty() {
            return;
        }
        for selector in self.parents.iter().flat_map(|parents| parents.iter()) {
            self.sheet.add(selector.clone(), declarations.clone(), self.holds);
        }
    }

    /// Says that anything may be hidden.
    fn give_up(&mut self) {
        let hides = Declaration { property: Property::Display, value: Value::Unknown, important: true };
        self.sheet.add(Selector::any(), [hides].into(), Match::Maybe);
    }
}

impl<'i> DeclarationParser<'i> for Reader<'_> {
    type Declaration = ();
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        _: &ParserState,
    ) -> Result<(), ParseError<()>> {
        // `a:hover { … }` begins as a declaration does.
        let start = input.state();
        while let Ok(token) = input.next() {
            if matches!(token, cssparser::Token::CurlyBracketBlock) {
                return Err(ParseError::unexpected_token());
            }
        }
        input.reset(&start);
        self.said.extend(declaration(&name, input));
        while input.next().is_ok() {}
        Ok(())
    }
}

impl<'i> QualifiedRuleParser<'i> for Reader<'_> {
    /// `None` where they are too many.
    type Prelude = Option<Vec<Selector>>;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Result<Self::Prelude, ParseError<()>> {
        match &self.parents {
            None => Selector::list(input).map(Some),
            Some(parents) => Selector::nested(input, parents),
        }
    }

    fn parse_block(
        &mut self,
        selectors: Option<Vec<Selector>>,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<()>> {
        match selectors {
            Some(selectors) => self.inside(Some(selectors.into()), Match::Yes, input),
            None => self.give_up(),
        }
        while input.next().is_ok() {}
        Ok(())
    }
}

impl<'i> AtRuleParser<'i> for Reader<'_> {
    type Prelude = Match;
    type AtRule = ();
    type Error = ();

    fn parse_prelude(&mut self, name: CowRcStr<'i>, input: &mut Parser<'i>) -> Result<Match, ParseError<()>> {
        let holds = match &*name.to_ascii_lowercase() {
            "media" => media(input),
            "layer" | "supports" | "scope" | "container" => Match::Maybe,
            "import" => {
                self.sheet.asks_for_others = true;
                Match::No
            }
            _ => Match::No,
        };
        while input.next().is_ok() {}
        Ok(holds)
    }

    fn rule_without_block(&mut self, _: Match, _: &ParserState) -> Result<(), ()> {
        Ok(())
    }

    fn parse_block(&mut self, holds: Match, _: &ParserState, input: &mut Parser<'i>) -> Result<(), ParseError<()>> {
        self.inside(self.parents.clone(), holds, input);
        Ok(())
    }
}

impl RuleBodyItemParser<'_, (), ()> for Reader<'_> {
    fn parse_declarations(&self) -> bool {
        self.parents.is_some()
    }

    fn parse_qualified(&self) -> bool {
        true
    }
}
