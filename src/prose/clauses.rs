//! A sentence's tokens → its clauses: what stands between two marks, with what it is made of.
//!
//! A clause has mostly one number. `、` and 和 divide two numbers, and join two words; a note in brackets is a clause where
//! it counts something, and is left out where it doesn't.

use super::classes::*;
use super::token::{Kind, Number, Token};
use rust_decimal::Decimal;
use std::ops::Range;

/// A clause.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    pub tokens: Vec<Token>,
    /// The mark it ends in; a sentence's end is none.
    pub mark: Option<char>,
    /// Whether it stands in brackets.
    pub inside: bool,
    /// All its words' classes.
    pub classes: Classes,
    /// Its tokens that are numbers, by their place.
    pub numbers: Vec<usize>,
}

impl Clause {
    /// A clause of these tokens.
    pub fn new(tokens: Vec<Token>, mark: Option<char>, inside: bool) -> Self {
        let classes = tokens.iter().fold(NONE, |all, token| all | token.classes());
        let numbers = (0..tokens.len()).filter(|&at| tokens[at].is_number()).collect();
        Self { tokens, mark, inside, classes, numbers }
    }

    /// Where it stands.
    pub fn range(&self) -> Range<usize> {
        let start = self.tokens.first().map_or(0, |token| token.range.start);
        start..self.tokens.last().map_or(start, |token| token.range.end)
    }

    /// What it says that nobody knows.
    pub fn unknown<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let unknown = self.tokens.iter().filter(|token| token.is_unknown());
        unknown.map(|token| &text[token.range.clone()])
    }

    /// The clause as if words of these classes said nothing.
    pub fn without(&self, classes: Classes) -> Self {
        let mut tokens = self.tokens.clone();
        for token in tokens.iter_mut().filter(|token| token.classes().any(classes)) {
            token.kind = Kind::Word(token.classes() & !classes | FILL);
        }
        Self::new(tokens, self.mark, self.inside)
    }

    /// Its numbers, each with its token.
    pub fn counted(&self) -> impl Iterator<Item = (&Token, &Number)> {
        self.tokens.iter().filter_map(|token| match &token.kind {
            Kind::Number(number) => Some((token, number)),
            _ => None,
        })
    }

    /// Its first percentage, and the digits printed behind the point.
    pub fn percent(&self) -> Option<(&Token, Decimal, u32)> {
        self.tokens.iter().find_map(|token| match token.kind {
            Kind::Percent(percent, digits) => Some((token, percent, digits)),
            _ => None,
        })
    }

    /// Its first word that is of none of these classes.
    pub fn first_but(&self, classes: Classes) -> Option<&Token> {
        self.tokens.iter().find(|token| !token.classes().any(classes))
    }

    /// Whether it is a number alone.
    pub fn is_bare(&self) -> bool {
        self.tokens.len() == self.numbers.len()
    }

    /// Whether it is a number that sums up what was told: 共12件, 共需办理12件.
    pub fn is_total(&self) -> bool {
        self.classes.any(TOTAL) && self.says_only(TOTAL | HANDLE | MODAL | APPLICATION | ASKING)
    }

    /// Whether it says nothing but words of these classes and of none.
    pub fn says_only(&self, classes: Classes) -> bool {
        let is_said = |token: &Token| token.classes().is_empty() || token.classes().any(classes | FILL);
        self.tokens.iter().all(|token| !token.is_unknown() && is_said(token))
    }

    /// Whether every word of one class is of the other as well.
    pub fn only_by(&self, class: Classes, other: Classes) -> bool {
        self.tokens.iter().all(|token| !token.classes().any(class) || token.classes().any(other))
    }

    /// Whether a word of one class stands before one of the other.
    pub fn has_before(&self, first: Classes, then: Classes) -> bool {
        let place = |of: Classes| self.tokens.iter().position(|token| token.classes().any(of));
        matches!((place(first), place(then)), (Some(first), Some(then)) if first < then)
    }
}

/// The clauses of a sentence.
pub(super) fn clauses(tokens: Vec<Token>) -> Vec<Clause> {
    let tokens = without_descriptions(without_notes(tokens));
    let (mut found, mut open, mut depth): (Vec<Clause>, Vec<Token>, usize) = (Vec::new(), Vec::new(), 0);
    let is_denial = |token: &Token| token.classes().any(NOT);
    let ends_in_number = |open: &[Token]| open.last().is_some_and(Token::is_figure);
    let mut end = |open: &mut Vec<Token>, mark: Option<char>, inside: bool| {
        if open.is_empty() {
            if let (Some(last), Some(';' | ':')) = (found.last_mut(), mark) {
                last.mark = mark;
            }
            return;
        }
        #[allow(clippy::drain_collect, reason = "what is open grows once a sentence, not once a clause")]
        let tokens = open.drain(..).collect();
        found.push(Clause::new(tokens, mark, inside));
    };
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        // Most tokens divide nothing.
        let divides = matches!(token.kind, Kind::Mark(_)) || token.classes().any(JOINS | WITHIN);
        if !divides && !ends_in_number(&open) {
            open.push(token);
            continue;
        }
        let next = || tokens.as_slice().first();
        match token.kind {
            // 答复总数：12件; but 受理4件：1件予以公开
            Kind::Mark(mark @ (':' | ',')) if leads_to_number(mark, &open, tokens.as_slice()) => {}
            Kind::Mark(mark @ (',' | ';' | ':')) => end(&mut open, Some(mark), depth > 0),
            Kind::Mark('(' | '[') => {
                end(&mut open, Some('('), depth > 0);
                depth += 1;
            }
            Kind::Mark(')' | ']') => {
                end(&mut open, Some(')'), depth > 0);
                depth = depth.saturating_sub(1);
            }
            // 复议3件、诉讼1件; 3件维持、1件撤回
            _ if is_joint(&token)
                && (ends_in_number(&open) || counts(&open) && next().is_some_and(Token::is_number)) =>
            {
                end(&mut open, Some('、'), depth > 0);
            }
            // 未收到申请和未发生复议, 零申请、零复议: both are none.
            _ if is_joint(&token) && next().is_some_and(is_denial) && open.iter().any(is_denial) && !counts(&open) => {
                end(&mut open, Some(','), depth > 0);
            }
            Kind::Mark(_) => {}
            // 受理12件已办结9件
            _ if ends_in_number(&open) && leads_to_result(&token, tokens.as_slice()) => {
                end(&mut open, Some(','), depth > 0);
                open.push(token);
            }
            // 收到12件其中网上9件
            _ if ends_in_number(&open) && token.classes().any(SOME | DIVIDES) && counts_on(tokens.as_slice()) => {
                end(&mut open, Some(','), depth > 0);
                open.push(token);
            }
            // 由2015年的11件上升至13件.
            _ if ends_in_number(&open) && token.classes().any(BECOMES) => {
                open.retain(|token| !(token.is_number() || token.classes().any(PAST)));
                open.push(token);
            }
            // 8件中同意公开4件: what follows is of the eight.
            _ if token.classes().any(WITHIN) && counts(&open) && counts_on(tokens.as_slice()) => {
                open.push(token);
                end(&mut open, Some(','), depth > 0);
            }
            // 收到12件增长20%; but 比上年的10件增长20% is one comparison.
            _ if ends_in_number(&open)
                && (token.classes().any(SHARE)
                    || token.classes().any(COMPARED) && !open.iter().any(|token| token.classes().any(COMPARED))) =>
            {
                end(&mut open, Some('、'), depth > 0);
                open.push(token);
            }
            _ => open.push(token),
        }
    }
    end(&mut open, None, depth > 0);
    found
}

/// Whether a token joins two names or two numbers.
pub(super) fn is_joint(token: &Token) -> bool {
    token.kind == Kind::Mark('、') || token.classes().any(JOINS)
}

fn counts(tokens: &[Token]) -> bool {
    tokens.iter().any(Token::is_number)
}

/// Whether a token begins to tell what came of what was just counted: 已办结9件.
fn leads_to_result(token: &Token, next: &[Token]) -> bool {
    let ends = |token: &Token| token.classes().any(FINISH | REPLY);
    match next {
        [number, ..] if ends(token) && number.is_number() => true,
        [verb, number, ..] => token.classes() == FILL && ends(verb) && number.is_number(),
        _ => false,
    }
}

/// Whether a mark stands between a label and its number: a comma behind applications, where what follows names none.
fn leads_to_number(mark: char, open: &[Token], next: &[Token]) -> bool {
    // 申请量：全年12件; 提出的申请，全年共12件
    let says = |of: Classes| move |token: &Token| token.classes().any(of) || token.classes() == FILL;
    let is_label = mark == ':'
        || open.last().is_some_and(|last| last.classes().any(APPLICATION | ASKING))
            && next.first().is_some_and(says(YEAR | TOTAL));
    let first = next.iter().find(|token| !says(YEAR | TOTAL)(token));
    is_label && first.is_some_and(Token::is_number) && !counts(open)
}

/// Whether a clause counts something before its mark.
fn counts_on(next: &[Token]) -> bool {
    next.iter().take_while(|token| !matches!(token.kind, Kind::Mark(',' | ';' | ':'))).any(Token::is_number)
}

/// Leaves out notes in brackets that count nothing and name no time: (均为自然人提交), (相同信息计1条). What a note says is included
/// (含部分公开) is of what it stands behind, and so is a time before the number: 累计(2008—2016年)公开.
fn without_notes(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut open: Option<usize> = None;
    for token in tokens {
        if matches!(token.kind, Kind::Mark('(' | '[')) {
            open = Some(kept.len());
        } else if matches!(token.kind, Kind::Mark(')' | ']'))
            && let Some(from) = open.take()
        {
            let note = &kept[from..];
            let includes = note.get(1).is_some_and(|first| first.classes().any(SOME));
            let is_behind = kept[..from].last().is_none_or(Token::is_figure);
            // 行政许可(变更类)30件, 收到申请(网上)5件 are some of them; the words behind 合计21件 say so of two lists.
            let names_field = note.last().is_some_and(|last| last.classes().any(FIELD));
            let narrows = !is_behind && (names_field || names_parts(&note[1..]) && !counts_since_mark(&kept[..from]));
            let overlaps = is_behind && note.iter().any(|token| token.classes().any(OVERLAPS));
            // 行政复议5件(均为治安处罚) are of what the note says.
            let of_disputes = || {
                note.iter().any(|token| token.classes().any(ALL | EACH | UNRELATED)) && tells_disputes(&kept[..from])
            };
            let tells = note.windows(2).any(|pair| says_how_many_or_when(&pair[0], &pair[1]));
            let stays = narrows || overlaps || tells || of_disputes();
            if !stays {
                let parts = kept.split_off(from);
                kept.extend(parts.into_iter().filter(|token| includes && token.classes().any(PARTLY)));
                continue;
            }
            if !note.iter().any(Token::is_figure) && !is_behind {
                kept.remove(from);
                continue;
            }
        }
        kept.push(token);
    }
    kept
}

/// Whether a note says only of which ways, applicants or reasons a figure is: (网上、信函).
fn names_parts(note: &[Token]) -> bool {
    const PARTS: Classes = CHANNELS.and(WAYS_OF_DISCLOSURE).and(APPLICANTS).and(REASONS);
    !note.is_empty() && note.iter().all(|token| is_joint(token) || token.classes().any(PARTS.and(AND_SO_ON)))
}

fn counts_since_mark(tokens: &[Token]) -> bool {
    let ends = |token: &Token| is_joint(token) || matches!(token.kind, Kind::Mark(_));
    counts(tokens.rsplit(ends).next().unwrap_or_default())
}

fn tells_disputes(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.classes().any(DISPUTES))
}

/// Whether a note with this word changes what a figure is: 3600件(2021-2023年). 计1条 only says how it was counted; 合计1条 is a
/// figure.
fn says_how_many_or_when(before: &Token, token: &Token) -> bool {
    token.is_figure() && !before.classes().any(COUNTED_AS)
        || token.classes().any(OTHER_PERIOD)
        || before.classes().any(SOME) && token.classes().any(CARRIED_OVER)
}

/// Leaves out what describes and does not restrict: 涉及房屋征收等领域的申请共15件 are all applications.
fn without_descriptions(mut tokens: Vec<Token>) -> Vec<Token> {
    while let Some(from) = tokens.iter().position(|token| token.classes().any(CONCERNS)) {
        let within = |token: &&Token| !matches!(token.kind, Kind::Mark(',' | ';' | ':') | Kind::Number(_));
        let length = tokens[from..].iter().take_while(within).count();
        let phrase = &tokens[from..from + length];
        let Some(so_on) = phrase.iter().position(|token| token.classes().any(AND_SO_ON)) else { break };
        let Some(end) = phrase[so_on..].iter().take(3).position(|token| token.classes().any(ENDS_DESCRIPTION)) else {
            break;
        };
        if !phrase[so_on + end..].iter().any(|token| token.classes().any(TOTAL)) {
            break;
        }
        tokens.drain(from..=from + so_on + end);
    }
    // 办理采砂、取水等行政许可12件 are all licences.
    let is_decided = |pair: &[Token]| pair[0].classes().any(AND_SO_ON) && pair[1].classes().any(DECIDED);
    while let Some(so_on) = tokens.windows(2).position(is_decided) {
        let names = |token: &&Token| {
            token.is_unknown() || token.kind == Kind::Mark('、') || token.classes().any(JOINS | FILL | MODAL)
        };
        let length = tokens[..so_on].iter().rev().take_while(names).count();
        tokens.drain(so_on - length..=so_on);
    }
    tokens
}
