//! One sentence after another → figures, each with its meaning, its list and its share.

use super::clause::{self, Clause, clause};
use super::lists::{List, State, led, words_between};
use super::numbers::{self, Number, Unit};
use super::running::Sentence;
use super::words::{self, SOME, Stands, Statement};
use super::{Compiled, Context};
use crate::document::Document;
use crate::report::{Figure, Listing, PartOf, Share};
use crate::statute::sections::SectionKind;

/// How many figures back a list or a share may refer to.
const NEAR: usize = 16;

/// Reads the sentences of one report.
pub(super) struct Reader<'d, 's> {
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

/// A number, and the words it counts.
struct Told<'t> {
    sentence: &'t Sentence,
    number: &'t Number,
    counter: &'static str,
    clause: Clause,
}

impl Told<'_> {
    /// The sentence up to the number.
    fn before(&self) -> &str {
        &self.sentence.text[..self.number.range.start]
    }
}

impl<'d, 's> Reader<'d, 's> {
    /// A reader that knows these statements.
    pub fn new(document: &'d Document<'s>, context: Context<'d>, statements: &'static Compiled) -> Self {
        let (figures, level) = (Vec::new(), Vec::new());
        Self { document, context, statements, figures, lists: 0, paragraph: None, level, topic: false }
    }

    /// The figures read.
    pub fn into_figures(self) -> Vec<Figure> {
        self.figures
    }

    /// Reads the next sentence.
    pub fn sentence(&mut self, sentence: &Sentence) {
        if self.paragraph != Some(sentence.paragraph) {
            self.paragraph = Some(sentence.paragraph);
            self.level.clear();
            self.topic = false;
        }
        let mut state = State::at(self.figures.len());
        for number in numbers::numbers(&sentence.text) {
            match number.unit {
                Unit::Percent(digits) => self.share(sentence, &number, digits, &state),
                Unit::Counter(counter) => {
                    let clause = clause(&sentence.text, &number.range, state.previous);
                    self.figure(&Told { sentence, number: &number, counter, clause }, &mut state);
                }
            }
            state.previous = number.range.end;
        }
        self.topic |= words::TOPICS.iter().any(|word| sentence.text.contains(word));
        self.drop_contradictions(state.first);
    }

    fn figure(&mut self, told: &Told<'_>, state: &mut State) {
        let statements = self.statements_for(told);
        let alone = statements.first().is_some_and(|statement| statement.stands.is_alone());
        self.enter_list(told, alone, state);
        let list = state.list().cloned();
        let whole = list.as_ref().filter(|list| !list.broken).and_then(|list| self.whole(list, told.counter));
        let inside = list.is_some() || told.clause.bracket.is_some();
        let stands = |statement: &&&Statement| match statement.stands {
            Stands::Alone | Stands::Among => !inside,
            Stands::Anywhere | Stands::AmongAnywhere => list.as_ref().is_none_or(|list| self.is_sure_part(list, whole)),
            Stands::Under(parents) => self.is_under(parents, whole, inside, state),
        };
        let means = statements.iter().find(stands).map_or(&[][..], |statement| statement.means);
        let part_of = self.part_of(told, list.as_ref(), whole, alone, state);
        let index = self.figures.len();
        if !inside {
            self.level.push(index);
        }
        let range = told.sentence.range(told.number.range.clone());
        self.figures.push(Figure {
            value: told.number.value,
            raw: self.document.slice(&range).to_owned(),
            counter: told.counter,
            precision: told.number.precision,
            span: self.document.span(&range),
            sentence: self.document.span(&told.sentence.range(0..told.sentence.text.len())),
            subject: clause::without_list_word(&told.clause.before).to_owned(),
            means,
            part_of,
            share: None,
        });
    }

    /// The list the number stands in: one opened before it, carried on, or ended by what comes.
    fn enter_list(&mut self, told: &Told<'_>, alone: bool, state: &mut State) {
        let text = &told.sentence.text;
        let between = words_between(text, told.number.range.start, &told.clause, state);
        let last = self.figures.len().checked_sub(1);
        let follows = told.clause.bracket.is_none() && last.is_some() && self.level.last().copied() == last;
        let leads = led(between, follows);
        if let Some(bracket) = told.clause.bracket {
            let list = leads.map(|listing| self.new_list(last.into_iter().collect(), listing));
            return state.enter_bracket(bracket, list);
        }
        state.leave_bracket();
        if let Some(listing) = leads {
            let wholes = self.nearest_level(state);
            state.open(self.new_list(wholes, listing));
        } else {
            state.end_at(between, &text[told.number.range.start..], alone);
        }
    }

    /// Figures a list may divide: those of its sentence before it, else those of the last sentence that has any.
    fn nearest_level(&self, state: &State) -> Vec<usize> {
        let near = &self.level[self.level.len().saturating_sub(NEAR)..];
        let own: Vec<usize> = near.iter().copied().filter(|&at| at >= state.first).collect();
        let Some(last) = near.last().filter(|_| own.is_empty()) else { return own };
        let sentence = self.figures[*last].sentence;
        near.iter().copied().filter(|&at| self.figures[at].sentence == sentence).collect()
    }

    fn new_list(&mut self, wholes: Vec<usize>, listing: Listing) -> List {
        self.lists += 1;
        List { number: self.lists, listing, wholes, broken: false }
    }

    fn whole(&self, list: &List, counter: &str) -> Option<usize> {
        list.wholes.iter().rev().copied().find(|&whole| self.figures[whole].counter == counter)
    }

    /// The figure's place in its list; what is no part breaks the list.
    fn part_of(
        &mut self,
        told: &Told<'_>,
        list: Option<&List>,
        whole: Option<usize>,
        alone: bool,
        state: &mut State,
    ) -> Option<PartOf> {
        let list = list?;
        let words = clause::without_list_word(&told.clause.before);
        if clause::compares(words) {
            return None;
        }
        let is_part = !alone && !words.starts_with('另');
        let Some(whole) = whole.filter(|_| is_part) else {
            if let Some(list) = state.list_mut() {
                list.broken = true;
            }
            self.leave_open(list.number);
            return None;
        };
        let leaves_out = |word: &&str| told.clause.after.starts_with(*word) || words.starts_with(*word);
        if !SOME.iter().any(leaves_out) {
            return Some(PartOf { whole, list: list.number, listing: list.listing });
        }
        self.leave_open(list.number);
        Some(PartOf { whole, list: list.number, listing: Listing::Open })
    }

    /// Marks the parts of a list as not all there are.
    fn leave_open(&mut self, list: usize) {
        for figure in self.figures.iter_mut().rev().take(NEAR) {
            if let Some(part) = figure.part_of.as_mut().filter(|part| part.list == list) {
                part.listing = Listing::Open;
            }
        }
    }

    /// Every statement the number's clause may be, where it says nothing else.
    fn statements_for(&self, told: &Told<'_>) -> Vec<&'static Statement> {
        let Context { year, issuer, .. } = self.context;
        let before = told.before();
        if clause::of_another_year(before, year) || clause::of_another_body(before, issuer) {
            return Vec::new();
        }
        let words = clause::without_issuer(clause::without_list_word(&told.clause.before), issuer);
        let said = format!("{words}#{}", told.clause.after);
        let fits = |statement: &Statement| {
            statement.counters.contains(&told.counter)
                && (!statement.stands.needs_topic() || self.speaks_of_disclosure(told))
        };
        self.statements.said(&said).into_iter().filter(|statement| fits(statement)).collect()
    }

    /// Whether what stands in a list is the report's figure, and not that of a part of it (自然人申请30件，其中予以公开18件).
    fn is_sure_part(&self, list: &List, whole: Option<usize>) -> bool {
        let known = |whole: &usize| !self.figures[*whole].means.is_empty();
        match whole {
            Some(whole) => known(&whole),
            None => list.wholes.iter().all(known) && !list.broken,
        }
    }

    /// Whether the figure stands under one that states one of these cells.
    fn is_under(&self, parents: &[&str], whole: Option<usize>, inside: bool, state: &State) -> bool {
        let states = |figure: usize| self.figures[figure].cells().iter().any(|cell| parents.contains(cell));
        let before = || {
            let mut level = self.level.iter().rev().copied().take_while(|&at| at >= state.first);
            level.find(|&at| self.is_parent(at))
        };
        match whole {
            Some(whole) => states(whole),
            None => !inside && before().is_some_and(states),
        }
    }

    /// Whether anything can stand under what a figure states.
    fn is_parent(&self, figure: usize) -> bool {
        let cells = self.figures[figure].cells();
        self.statements.statements.iter().any(|statement| match statement.stands {
            Stands::Under(parents) => cells.iter().any(|cell| parents.contains(cell)),
            _ => false,
        })
    }

    fn speaks_of_disclosure(&self, told: &Told<'_>) -> bool {
        let place = told.sentence.range(0..told.sentence.text.len()).start;
        let section = self.context.sections.iter().find(|section| section.range.contains(&place));
        self.topic
            || matches!(section.map(|section| section.kind), Some(SectionKind::Applications | SectionKind::Disputes))
            || words::TOPICS.iter().any(|word| told.before().contains(word))
    }

    /// Two figures for one thing in one sentence are of two parts of it: neither is sure.
    fn drop_contradictions(&mut self, first: usize) {
        let sentence = &self.figures[first..];
        let contradicted = |figure: &Figure| {
            let same = |other: &&Figure| !figure.means.is_empty() && other.means == figure.means;
            sentence.iter().filter(same).take(NEAR).any(|other| other.value != figure.value)
        };
        let unsure: Vec<usize> = (first..self.figures.len()).filter(|&at| contradicted(&self.figures[at])).collect();
        for at in unsure {
            self.figures[at].means = &[];
        }
    }

    /// `占53.1%` behind a figure.
    fn share(&mut self, sentence: &Sentence, number: &Number, digits: u32, state: &State) {
        let Some(last) = self.figures.len().checked_sub(1).filter(|last| *last >= state.first) else { return };
        let between = sentence.text[state.previous..number.range.start].trim_start_matches([',', '、', '(']);
        let Some(base) = between.strip_prefix('约').unwrap_or(between).strip_prefix('占') else { return };
        let figure = &self.figures[last];
        let of = match figure.part_of {
            _ if !words::BASES.contains(&base) => Vec::new(),
            Some(part) => vec![part.whole],
            None => self.bases(last),
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
        self.figures[last].share.get_or_insert(share);
    }

    /// Figures that one outside lists may be a share of: both must be known for what they are.
    fn bases(&self, of: usize) -> Vec<usize> {
        let figure = &self.figures[of];
        let is_base = |&at: &usize| {
            let other = &self.figures[at];
            let known = !figure.means.is_empty() && !other.means.is_empty();
            known && at != of && other.counter == figure.counter && other.share.is_none() && other.value >= figure.value
        };
        self.level.iter().rev().take(NEAR).copied().filter(is_base).collect()
    }
}
