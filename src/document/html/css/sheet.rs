//! A page's own style sheets → rules that say something of text, and which of them an element meets.
//!
//! The `<style>` elements are looked for before the page is read, because a rule holds for what stands before it too.
//! A page is read as on a desk's screen: `@media print` does not hold, a width holds if it does from 1280 to 1920
//! pixels, and what cannot be told that way may hold. Sheets in other files are not there; [`Sheet::is_whole`] says so.

use super::cascade::{Cascade, Origin};
use super::selector::{Facts, Key, Match, Selector, Step};
use super::values::{Declaration, declarations};
use cssparser::{
    AtRuleParser, CowRcStr, ParseError, Parser, ParserState, QualifiedRuleParser, StyleSheetParser, Token,
};
use std::collections::HashMap;

/// The rules of a page.
#[derive(Debug, Default)]
pub(in crate::document::html) struct Sheet {
    rules: Vec<Rule>,
    /// Rules by what the right end of their selector asks for.
    by_key: HashMap<Key, Vec<usize>>,
    /// Whether a style sheet of another file belongs to the page.
    asks_for_others: bool,
}

#[derive(Debug)]
struct Rule {
    selector: Selector,
    declarations: std::rc::Rc<[Declaration]>,
    /// Whether the rule holds at all.
    holds: Match,
}

impl Sheet {
    /// The style sheets written into a page.
    pub(in crate::document::html) fn of(page: &str) -> Self {
        let mut sheet = Self::default();
        let mut rest = page;
        while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
            rest = &rest[at..];
            let is = |tag: &str| rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
            let end = if is("<!--") {
                rest.find("-->")
            } else if is("<script") {
                end_of(rest, "</script")
            } else if is("<noscript") {
                end_of(rest, "</noscript")
            } else if is("<style") {
                let end = end_of(rest, "</style").unwrap_or(rest.len());
                if let Some((tag, css)) = rest[..end].split_once('>') {
                    sheet.take(css, media_attribute(tag));
                }
                Some(end)
            } else {
                if is("<link") {
                    let tag = rest.split_once('>').map_or("", |(tag, _)| tag);
                    sheet.asks_for_others |= tag.to_ascii_lowercase().contains("stylesheet");
                }
                None
            };
            rest = rest.get(end.unwrap_or(0).max(1)..).unwrap_or("");
        }
        sheet
    }

    /// Whether it has no rules.
    pub(in crate::document::html) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Whether all styles of the page stand in it.
    pub(in crate::document::html) fn is_whole(&self) -> bool {
        !self.asks_for_others
    }

    /// Adds what the rules say of the last element of the path.
    pub(in crate::document::html) fn apply(&self, path: &[Step], cascade: &mut Cascade) {
        let Some(last) = path.last() else { return };
        let Facts { name, attributes, .. } = last.element;
        let id = attributes.get("id").map(|id| Key::Id(id.to_owned()));
        let classes = attributes.classes().map(|class| Key::Class(class.to_owned()));
        for key in [Key::Any, Key::Name(name.clone())].into_iter().chain(id).chain(classes) {
            for &at in self.by_key.get(&key).into_iter().flatten() {
                let rule = &self.rules[at];
                let met = rule.holds.min(rule.selector.matches(path));
                if met > Match::No {
                    let origin = Origin::Rule { specificity: rule.selector.specificity, order: at };
                    rule.declarations.iter().for_each(|one| cascade.offer(*one, origin, met));
                }
            }
        }
    }

    fn take(&mut self, css: &str, holds: Match) {
        let mut input = Parser::new(css);
        let mut reader = Reader { sheet: self, holds };
        for _ in StyleSheetParser::new(&mut input, &mut reader) {}
    }
}

/// Where the next such end tag begins, in small or capital letters.
fn end_of(text: &str, tag: &str) -> Option<usize> {
    let starts = memchr::memchr_iter(b'<', text.as_bytes());
    starts.into_iter().find(|&at| text.get(at..at + tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag)))
}

/// Whether a `<style>` holds for a screen.
fn media_attribute(tag: &str) -> Match {
    let lower = tag.to_ascii_lowercase();
    let Some((_, value)) = lower.split_once("media=") else { return Match::Yes };
    let value = value.trim_start_matches(['"', '\'']);
    let value = value.split(['"', '\'']).next().unwrap_or("");
    media(&mut Parser::new(value))
}

struct Reader<'s> {
    sheet: &'s mut Sheet,
    holds: Match,
}

impl<'i> QualifiedRuleParser<'i> for Reader<'_> {
    type Prelude = Vec<Selector>;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Result<Vec<Selector>, ParseError<()>> {
        Selector::list(input)
    }

    fn parse_block(
        &mut self,
        selectors: Vec<Selector>,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<()>> {
        let declarations: std::rc::Rc<[Declaration]> = declarations(input).into();
        if declarations.is_empty() {
            return Ok(());
        }
        for selector in selectors {
            let at = self.sheet.rules.len();
            self.sheet.by_key.entry(selector.key()).or_default().push(at);
            self.sheet.rules.push(Rule { selector, declarations: declarations.clone(), holds: self.holds });
        }
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
        let holds = self.holds.min(holds);
        if holds > Match::No {
            let mut reader = Reader { sheet: self.sheet, holds };
            for _ in StyleSheetParser::new(input, &mut reader) {}
        }
        while input.next().is_ok() {}
        Ok(())
    }
}

/// Whether one of the media, parted by commas, is a desk's screen.
fn media(input: &mut Parser) -> Match {
    let one = |input: &mut Parser| -> Result<Match, ParseError<()>> {
        let mut holds = Match::Yes;
        while let Ok(token) = input.next().cloned() {
            let next = match token {
                Token::Ident(word) => match &*word.to_ascii_lowercase() {
                    "screen" | "all" | "and" | "only" => Match::Yes,
                    "print" | "speech" | "handheld" | "tty" | "aural" | "braille" | "embossed" | "projection"
                    | "tv" => Match::No,
                    _ => Match::Maybe,
                },
                Token::ParenthesisBlock => input.parse_nested_block(|input| Ok::<_, ParseError<()>>(feature(input)))?,
                _ => Match::Maybe,
            };
            holds = holds.min(next);
        }
        Ok(holds)
    };
    let all: Result<Vec<Match>, _> = input.parse_comma_separated(one);
    all.map_or(Match::Maybe, |all| all.into_iter().max().unwrap_or(Match::Yes))
}

/// `(max-width: 768px)`
fn feature(input: &mut Parser) -> Match {
    /// Widths of the screens on desks.
    const SCREENS: (f32, f32) = (1280.0, 1920.0);
    let read = |input: &mut Parser| -> Result<(String, f32), ParseError<()>> {
        let name = input.expect_ident_cloned()?.to_ascii_lowercase();
        input.expect_colon()?;
        match input.next()? {
            Token::Dimension { value, unit, .. } if unit.eq_ignore_ascii_case("px") => Ok((name, *value)),
            _ => Err(ParseError::unexpected_token()),
        }
    };
    let found = read(input);
    while input.next().is_ok() {}
    let (least, most) = SCREENS;
    match found.as_ref().map(|(name, width)| (name.as_str(), *width)) {
        Ok(("max-width" | "max-device-width", width)) if width < least => Match::No,
        Ok(("max-width" | "max-device-width", width)) if width >= most => Match::Yes,
        Ok(("min-width" | "min-device-width", width)) if width <= least => Match::Yes,
        Ok(("min-width" | "min-device-width", width)) if width > most => Match::No,
        _ => Match::Maybe,
    }
}
