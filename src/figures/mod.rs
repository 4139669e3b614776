//! Sentences → the figures they tell, with what each was recognised as and the list it is a part of.
//!
//! Takes a document's running text, who reports and on which year. A figure is recognised where its own clause says
//! nothing but who, when and a known statement (`全市共收到政府信息公开申请12件`); another year, another body, a part and a comparison are
//! not taken for it. What is not sure stays a figure without a key: precision comes before recall here, because a
//! wrong key would accuse a report of a mistake it has not made.

mod cells;
mod clause;
mod matrix;
mod numbers;
mod running;
mod statistics;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use cells::with_prose;

use crate::document::{Document, TextRange};
use crate::report::{Figure, Listing, PartOf, Section, Share};
use crate::statute::Edition;
use crate::statute::sections::SectionKind;
use clause::{Clause, clause};
use numbers::{Number, Unit};
use regex::Regex;
use running::{Sentence, sentences};
use std::sync::LazyLock;
use words::{Stands, Statement};

/// Who reports on what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'r> {
    /// The edition, which decides what the figures can be.
    pub edition: Edition,
    /// The year reported on.
    pub year: Option<i32>,
    /// The issuer's name, or nothing.
    pub issuer: &'r str,
    /// The report's sections.
    pub sections: &'r [Section],
}

/// How many figures back a list or a share may refer to.
const NEAR: usize = 16;

type Compiled = Vec<(Regex, &'static Statement)>;

fn compiled(statements: &'static [Statement]) -> Compiled {
    statements.iter().map(|statement| (words::compile(statement.said), statement)).collect()
}

static STATISTICS: LazyLock<Compiled> = LazyLock::new(|| compiled(statistics::STATEMENTS));
static MATRIX: LazyLock<Compiled> = LazyLock::new(|| compiled(matrix::STATEMENTS));

/// The figures told in a document's sentences.
pub(crate) fn figures(document: &Document<'_>, context: Context<'_>) -> Vec<Figure> {
    let mut stretches: Vec<TextRange> = context.sections.iter().map(|section| section.range.clone()).collect();
    stretches.dedup();
    if stretches.is_empty() {
        stretches.push(0..document.text.len());
    }
    let statements = if context.edition == Edition::E2008 { &*STATISTICS } else { &*MATRIX };
    let mut reader = Reader {
        document,
        context,
        statements,
        figures: Vec::new(),
        lists: 0,
        paragraph: None,
        level: Vec::new(),
        topic: false,
    };
    for sentence in sentences(document, &stretches) {
        reader.sentence(&sentence);
    }
    reader.figures
}

struct Reader<'d, 's> {
    document: &'d Document<'s>,
    context: Context<'d>,
    statements: &'static Compiled,
    figures: Vec<Figure>,
    /// Lists met so far.
    lists: usize,
    paragraph: Option<usize>,
    /// Figures of the paragraph that stand in no list and no bracket.
    level: Vec<usize>,
    /// Whether the paragraph has spoken of disclosure.
    topic: bool,
}

/// A list being read.
#[derive(Debug, Clone)]
struct List {
    number: usize,
    listing: Listing,
    /// Figures its parts may belong to: the last one of a part's counter.
    wholes: Vec<usize>,
    /// Whether something came that is no part, so that what follows belongs to nobody knows whom.
    broken: bool,
}

/// What holds inside one sentence.
#[derive(Default)]
struct State {
    list: Option<List>,
    /// The list inside the bracket that opens here.
    inner: Option<(usize, Option<List>)>,
    previous: usize,
    /// Where the figures of this sentence begin.
    first: usize,
}

impl Reader<'_, '_> {
    fn sentence(&mut self, sentence: &Sentence) {
        if self.paragraph != Some(sentence.paragraph) {
            self.paragraph = Some(sentence.paragraph);
            self.level.clear();
            self.topic = false;
        }
        let mut state = State { first: self.figures.len(), ..State::default() };
        for number in numbers::numbers(&sentence.text) {
            match number.unit {
                Unit::Percent(digits) => self.share(sentence, &number, digits, &state),
                Unit::Counter(counter) => self.figure(sentence, &number, counter, &mut state),
            }
            state.previous = number.range.end;
        }
        self.topic |= words::TOPICS.iter().any(|word| sentence.text.contains(word));
    }

    fn figure(&mut self, sentence: &Sentence, number: &Number, counter: &'static str, state: &mut State) {
        let text = &sentence.text;
        let clause = clause(text, &number.range, state.previous);
        let found = self.recognise(sentence, number, counter, &clause);
        let alone = found.is_some_and(|statement| statement.stands.is_alone());
        self.enter_list(text, number, &clause, alone, state);
        let list = match &state.inner {
            Some((_, inner)) => inner.as_ref(),
            None => state.list.as_ref(),
        };
        let whole = list.filter(|list| !list.broken).and_then(|list| self.whole(list, counter));
        let inside = list.is_some() || clause.bracket.is_some();
        let stands = |statement: &&Statement| match statement.stands {
            Stands::Alone | Stands::Among => !inside,
            Stands::Anywhere | Stands::AmongAnywhere => list.is_none_or(|list| !list.broken),
            Stands::Under(parents) => self.is_under(parents, whole, inside, state),
        };
        let found =
            found.filter(stands).or_else(|| self.under(sentence, number, counter, &clause, whole, inside, state));
        let part = clause::without_list_word(&clause.before);
        let compares = clause::compares(part);
        let part_of = match (list, whole) {
            _ if alone || compares || part.starts_with('另') => None,
            (Some(list), Some(whole)) => Some(PartOf { whole, list: list.number, listing: list.listing }),
            _ => None,
        };
        let leaves_out = words::SOME.iter().any(|word| clause.after.starts_with(word) || part.starts_with(word));
        if let Some(number) = list.map(|list| list.number)
            && !compares
        {
            if part_of.is_none() {
                let list = match &mut state.inner {
                    Some((_, inner)) => inner.as_mut(),
                    None => state.list.as_mut(),
                };
                list.into_iter().for_each(|list| list.broken = true);
            }
            if part_of.is_none() || leaves_out {
                self.open_up(number);
            }
        }
        let index = self.figures.len();
        if !inside {
            self.level.push(index);
        }
        let span = |range| self.document.span(&sentence.range(range));
        let range = sentence.range(number.range.clone());
        self.figures.push(Figure {
            value: number.value,
            raw: self.document.slice(&range).to_owned(),
            counter,
            precision: number.precision,
            span: span(number.range.clone()),
            sentence: span(0..text.len()),
            subject: clause.before,
            means: found.map_or(&[], |statement| statement.means),
            part_of: part_of.map(|part| if leaves_out { PartOf { listing: Listing::Open, ..part } } else { part }),
            share: None,
        });
    }

    /// The list the number stands in: one opened before it, carried on, or closed by what comes.
    fn enter_list(&mut self, text: &str, number: &Number, clause: &Clause, alone: bool, state: &mut State) {
        let from = clause.bracket.map_or(state.previous, |bracket| state.previous.max(bracket + 1));
        let between = &text[from..number.range.start];
        let pieces = clause::pieces(between);
        // 在办结的9件申请答复中，属于…: the figure just told is the whole.
        let within = clause.bracket.is_none()
            && pieces.len() > 1
            && pieces[0].ends_with('中')
            && self.level.last().is_some_and(|last| *last + 1 == self.figures.len());
        let leads = pieces.iter().find_map(|piece| clause::leads_list(piece)).or(within.then_some(Listing::Some));
        if let Some(bracket) = clause.bracket {
            let before: Vec<usize> = self.figures.len().checked_sub(1).into_iter().collect();
            if leads.is_some() || state.inner.as_ref().is_none_or(|(at, _)| *at != bracket) {
                state.inner = Some((bracket, leads.map(|listing| self.new_list(before, listing))));
            }
            return;
        }
        state.inner = None;
        if let Some(listing) = leads {
            let wholes = self.level[self.level.len().saturating_sub(NEAR)..].to_vec();
            state.list = Some(self.new_list(wholes, listing));
        } else if between.contains(';') && state.list.is_some() {
            let rest = &text[number.range.start..];
            let segment = rest.split(';').next().unwrap_or(rest);
            let own_list = clause::pieces(segment).iter().any(|piece| clause::leads_list(piece).is_some());
            if alone || own_list {
                state.list = None;
            }
        }
    }

    fn new_list(&mut self, wholes: Vec<usize>, listing: Listing) -> List {
        self.lists += 1;
        List { number: self.lists, listing, wholes, broken: false }
    }

    /// Marks the parts of a list as not all there are.
    fn open_up(&mut self, list: usize) {
        for figure in self.figures.iter_mut().rev().take(NEAR) {
            if let Some(part) = figure.part_of.as_mut().filter(|part| part.list == list) {
                part.listing = Listing::Open;
            }
        }
    }

    fn whole(&self, list: &List, counter: &str) -> Option<usize> {
        list.wholes.iter().rev().copied().find(|&whole| self.figures[whole].counter == counter)
    }

    /// What the number's clause says, where it says nothing else.
    fn recognise(
        &self,
        sentence: &Sentence,
        number: &Number,
        counter: &str,
        clause: &Clause,
    ) -> Option<&'static Statement> {
        self.statements_for(sentence, number, counter, clause).into_iter().next()
    }

    /// What it may say besides, under a parent.
    #[allow(clippy::too_many_arguments)] // One place decides, on all that is known.
    fn under(
        &self,
        sentence: &Sentence,
        number: &Number,
        counter: &str,
        clause: &Clause,
        whole: Option<usize>,
        inside: bool,
        state: &State,
    ) -> Option<&'static Statement> {
        let found = self.statements_for(sentence, number, counter, clause).into_iter();
        let mut found = found.filter(|statement| match statement.stands {
            Stands::Under(parents) => self.is_under(parents, whole, inside, state),
            _ => false,
        });
        found.next()
    }

    fn statements_for(
        &self,
        sentence: &Sentence,
        number: &Number,
        counter: &str,
        clause: &Clause,
    ) -> Vec<&'static Statement> {
        let before = &sentence.text[..number.range.start];
        if clause::of_another_year(before, self.context.year) || clause::of_another_body(before, self.context.issuer) {
            return Vec::new();
        }
        let words = clause::without_issuer(clause::without_list_word(&clause.before), self.context.issuer);
        let said = format!("{words}#{}", clause.after);
        let among = || self.speaks_of_disclosure(sentence, before);
        let fits = |statement: &Statement| {
            statement.counters.contains(&counter) && (!statement.stands.needs_topic() || among())
        };
        self.statements
            .iter()
            .filter(|(pattern, statement)| fits(statement) && pattern.is_match(&said))
            .map(|(_, statement)| *statement)
            .collect()
    }

    /// Whether the figure stands under one that states one of these cells.
    fn is_under(&self, parents: &[&str], whole: Option<usize>, inside: bool, state: &State) -> bool {
        let states = |figure: usize| self.figures[figure].cells().iter().any(|cell| parents.contains(cell));
        let before = || {
            let level = self.level.iter().rev().copied().take_while(|&at| at >= state.first);
            level.into_iter().find(|&at| !self.figures[at].means.is_empty() && self.is_parent(at))
        };
        match whole {
            Some(whole) => states(whole),
            None => !inside && before().is_some_and(states),
        }
    }

    /// Whether anything can stand under what a figure states.
    fn is_parent(&self, figure: usize) -> bool {
        let cells = self.figures[figure].cells();
        self.statements.iter().any(|(_, statement)| match statement.stands {
            Stands::Under(parents) => cells.iter().any(|cell| parents.contains(cell)),
            _ => false,
        })
    }

    fn speaks_of_disclosure(&self, sentence: &Sentence, before: &str) -> bool {
        let place = sentence.range(0..sentence.text.len()).start;
        let topical = |section: &&Section| section.range.contains(&place);
        let kind = self.context.sections.iter().find(topical).map(|section| section.kind);
        self.topic
            || matches!(kind, Some(SectionKind::Applications | SectionKind::Disputes))
            || words::TOPICS.iter().any(|word| before.contains(word))
    }

    /// `占53.1%` behind a figure.
    fn share(&mut self, sentence: &Sentence, number: &Number, digits: u32, state: &State) {
        if self.figures.len() <= state.first {
            return;
        }
        let between = sentence.text[state.previous..number.range.start].trim_start_matches([',', '、', '(']);
        let Some(base) = between.strip_prefix('约').unwrap_or(between).strip_prefix('占') else { return };
        let last = self.figures.len() - 1;
        let figure = &self.figures[last];
        let of = match figure.part_of {
            _ if !words::BASES.contains(&base) => Vec::new(),
            Some(part) => vec![part.whole],
            None => {
                let is_base = |&at: &usize| {
                    let other = &self.figures[at];
                    at != last
                        && other.counter == figure.counter
                        && other.share.is_none()
                        && other.value >= figure.value
                };
                self.level.iter().rev().take(NEAR).copied().filter(is_base).collect()
            }
        };
        let range = sentence.range(number.range.clone());
        let share = Share {
            percent: number.value,
            digits,
            span: self.document.span(&range),
            raw: self.document.slice(&range).to_owned(),
            of,
        };
        // A second percentage behind one figure is a comparison, not its share.
        if self.figures[last].share.is_none() {
            self.figures[last].share = Some(share);
        }
    }
}
