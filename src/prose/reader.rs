//! One sentence after another → figures, each with its meaning, its list and its share.

use super::Context;
use super::characters::{Characters, NUMBER, characters};
use super::clause::{self, Brackets, Clause, Issuer, clause};
use super::lists::{List, State, led};
use super::numbers::{Number, Unit, numbers};
use super::running::{Mark, Paragraph, Stretch};
use super::words::{self, SOME, Stands, Statement};
use crate::document::Document;
use crate::report::{Figure, Listing, PartOf, Share};
use crate::span::Span;
use crate::statute::CellKey;
use crate::statute::sections::SectionKind;

/// How many figures back a list or a share may refer to.
const NEAR: usize = 16;

/// Reads the paragraphs of one report.
pub(super) struct Reader<'d, 's> {
    document: &'d Document<'s>,
    context: Context<'d>,
    issuer: Issuer<'d>,
    statements: &'static [Statement],
    /// Characters that each of them needs.
    needs: Vec<Characters>,
    figures: Vec<Figure>,
    /// Lists met so far.
    lists: usize,
    /// Figures of the paragraph that stand in no list and no bracket.
    level: Vec<usize>,
    topic: Topic,
    /// The first section that does not end before the paragraph.
    section: usize,
    /// The clause at hand, with `#` for its number, and where a statement may begin in it.
    said: String,
    starts: Vec<usize>,
}

/// Whether a paragraph has spoken of disclosure.
#[derive(Default)]
struct Topic {
    /// Up to where it was looked at.
    seen: usize,
    found: bool,
}

/// A sentence of a paragraph.
#[derive(Clone, Copy)]
struct Sentence<'p> {
    paragraph: &'p Paragraph,
    start: usize,
    /// The paragraph up to its end: offsets are those of the paragraph.
    text: &'p str,
    marks: &'p [Mark],
}

impl<'p> Sentence<'p> {
    /// The part from `start` to `end`, whose marks these are.
    fn part(self, start: usize, end: usize, marks: &'p [Mark]) -> Stretch<'p> {
        Stretch { text: &self.text[start..end], start, marks }
    }
}

/// A number, and the words it counts.
struct Told<'p> {
    sentence: Sentence<'p>,
    number: &'p Number,
    counter: &'static str,
    /// The sentence up to the number.
    before: Stretch<'p>,
    /// The sentence from the number on.
    behind: Stretch<'p>,
    /// What stands between the number before, or the bracket's begin, and the number.
    between: Stretch<'p>,
    clause: Clause<'p>,
    /// Where the sentence stands in the source.
    place: Span,
}

impl<'d, 's> Reader<'d, 's> {
    /// A reader that knows these statements.
    pub fn new(document: &'d Document<'s>, context: Context<'d>, statements: &'static [Statement]) -> Self {
        let (figures, level) = (Vec::new(), Vec::new());
        let issuer = Issuer::new(context.issuer);
        let (said, starts) = (String::new(), Vec::new());
        let topic = Topic::default();
        let needs = statements.iter().map(|statement| statement.said.needs).collect();
        Self { document, context, issuer, statements, needs, figures, lists: 0, level, topic, section: 0, said, starts }
    }

    /// The figures read.
    pub fn into_figures(self) -> Vec<Figure> {
        self.figures
    }

    /// Reads the next paragraph.
    pub fn paragraph(&mut self, paragraph: &Paragraph) {
        self.level.clear();
        self.topic = Topic::default();
        let (mut digits, mut marks) = (paragraph.digits.as_slice(), paragraph.marks.as_slice());
        for range in &paragraph.sentences {
            let (own, others) = digits.split_at(digits.partition_point(|&digit| digit < range.end));
            let (own_marks, other_marks) = marks.split_at(marks.partition_point(|mark| mark.at < range.end));
            (digits, marks) = (others, other_marks);
            if !own.is_empty() {
                let text = &paragraph.text[..range.end];
                self.sentence(Sentence { paragraph, start: range.start, text, marks: own_marks }, own);
            }
        }
    }

    /// Reads a sentence, whose runs of digits begin at these bytes of the paragraph.
    fn sentence(&mut self, sentence: Sentence<'_>, digits: &[usize]) {
        let Sentence { paragraph, start, text, marks } = sentence;
        let mut state = State::at(start, self.figures.len());
        let mut brackets = Brackets::new(marks);
        let mut place = None;
        for number in numbers(text, digits, marks) {
            match number.unit {
                Unit::Percent(digits) => self.share(sentence, &number, digits, &state),
                Unit::Counter(counter) => {
                    let at = number.range.start;
                    let (bracket, marks_behind) = brackets.innermost(at);
                    let before = sentence.part(start, at, &marks[..marks.len() - marks_behind.len()]);
                    let behind = sentence.part(at, text.len(), marks_behind);
                    let between =
                        before.from(bracket.map_or(state.previous, |bracket| state.previous.max(bracket + 1)));
                    let clause = clause(between, behind, number.range.end, bracket);
                    let place =
                        *place.get_or_insert_with(|| self.document.span(&paragraph.range(&(start..text.len()))));
                    let number = &number;
                    self.figure(
                        &Told { sentence, number, counter, before, behind, between, clause, place },
                        &mut state,
                    );
                }
            }
            state.previous = number.range.end;
        }
        self.drop_contradictions(state.first);
    }

    fn figure(&mut self, told: &Told<'_>, state: &mut State) {
        let statements = self.statements_for(told);
        let alone = statements.first().is_some_and(|statement| statement.stands.is_alone());
        self.enter_list(told, alone, state);
        let list = state.list();
        let whole = list.filter(|list| !list.broken).and_then(|list| self.whole(list, told.counter));
        let inside = list.is_some() || told.clause.bracket.is_some();
        let stands = |statement: &&&Statement| match statement.stands {
            Stands::Alone | Stands::Among => !inside,
            Stands::Anywhere | Stands::AmongAnywhere => list.is_none_or(|list| self.is_sure_part(list, whole)),
            Stands::Under(parents) => self.is_under(parents, whole, inside, state),
        };
        let means = statements.iter().find(stands).map_or(&[][..], |statement| statement.means);
        let list = list.map(|list| (list.number, list.listing));
        let part_of = self.part_of(told, list, whole, alone, state);
        let index = self.figures.len();
        if !inside {
            self.level.push(index);
        }
        let range = told.sentence.paragraph.range(&told.number.range);
        self.figures.push(Figure {
            value: told.number.value,
            raw: self.document.slice(&range).to_owned(),
            counter: told.counter,
            precision: told.number.precision,
            span: self.document.span(&range),
            sentence: told.place,
            subject: clause::without_list_word(&told.clause.before).to_owned(),
            means,
            part_of,
            share: None,
        });
    }

    /// The list the number stands in: one opened before it, carried on, or ended by what comes.
    fn enter_list(&mut self, told: &Told<'_>, alone: bool, state: &mut State) {
        let last = self.figures.len().checked_sub(1);
        let follows = told.clause.bracket.is_none() && last.is_some() && self.level.last().copied() == last;
        let leads = led(told.between, follows);
        if let Some(bracket) = told.clause.bracket {
            let list = leads.map(|listing| self.new_list(last.into_iter().collect(), listing));
            return state.enter_bracket(bracket, list);
        }
        state.leave_bracket();
        if let Some(listing) = leads {
            let wholes = self.nearest_level(state);
            state.open(self.new_list(wholes, listing));
        } else {
            state.end_at(told.between, told.behind, alone);
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
        list: Option<(usize, Listing)>,
        whole: Option<usize>,
        alone: bool,
        state: &mut State,
    ) -> Option<PartOf> {
        let (number, listing) = list?;
        let words = clause::without_list_word(&told.clause.before);
        if clause::compares(words) {
            return None;
        }
        let is_part = !alone && !words.starts_with('另');
        let Some(whole) = whole.filter(|_| is_part) else {
            if let Some(list) = state.list_mut() {
                list.broken = true;
            }
            self.leave_open(number);
            return None;
        };
        let leaves_out = |word: &&str| told.clause.after.starts_with(*word) || words.starts_with(*word);
        if !SOME.iter().any(leaves_out) {
            return Some(PartOf { whole, list: number, listing });
        }
        self.leave_open(number);
        Some(PartOf { whole, list: number, listing: Listing::Open })
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
    fn statements_for(&mut self, told: &Told<'_>) -> Vec<&'static Statement> {
        let words = clause::without_list_word(&told.clause.before);
        let known = characters(words) | characters(told.clause.after) | NUMBER;
        let mut found = Vec::new();
        for (at, needs) in self.needs.iter().enumerate() {
            if needs & !known == 0 {
                let statement = &self.statements[at];
                if statement.said.may_fit(known) && statement.counts_in(told.counter) {
                    found.push(statement);
                }
            }
        }
        // Most numbers count something else: what is dearer than a glance waits until here.
        if found.is_empty() {
            return found;
        }
        let (said, starts) = (&mut self.said, &mut self.starts);
        said.clear();
        said.extend([self.issuer.left_out(words, known, starts), "#", told.clause.after]);
        words::starts(said, starts);
        let says = |statement: &&Statement| {
            let mut patterns = statement.said.that_may_fit(known);
            patterns.any(|pattern| starts.iter().any(|&start| pattern.fits(&said[start..])))
        };
        found.retain(says);
        let Context { year, issuer, .. } = self.context;
        let before = told.before;
        if found.is_empty() || clause::of_another_year(before, year) || clause::of_another_body(before, issuer) {
            return Vec::new();
        }
        if found.iter().any(|statement| statement.is_of_answers()) && clause::of_documents(before) {
            found.retain(|statement| !statement.is_of_answers());
        }
        if found.iter().any(|statement| statement.stands.needs_topic()) && !self.speaks_of_disclosure(told) {
            found.retain(|statement| !statement.stands.needs_topic());
        }
        found
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
    fn is_under(&self, parents: &[CellKey], whole: Option<usize>, inside: bool, state: &State) -> bool {
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
        self.statements.iter().any(|statement| match statement.stands {
            Stands::Under(parents) => cells.iter().any(|cell| parents.contains(cell)),
            _ => false,
        })
    }

    /// Whether the paragraph up to the number, or the section it stands in, speaks of disclosure.
    fn speaks_of_disclosure(&mut self, told: &Told<'_>) -> bool {
        /// Bytes of the longest of [`words::TOPICS`]: one may have begun where the last look ended.
        const LONGEST: usize = 12;
        let Sentence { paragraph, start, text, .. } = told.sentence;
        let place = paragraph.range(&(start..text.len())).start;
        let sections = self.context.sections;
        while sections.get(self.section).is_some_and(|section| section.range.end <= place) {
            self.section += 1;
        }
        let near = sections[self.section..].iter().take_while(|section| section.range.start <= place);
        let section = near.into_iter().find(|section| section.range.contains(&place));
        if matches!(section.map(|section| section.kind), Some(SectionKind::Applications | SectionKind::Disputes)) {
            return true;
        }
        let end = told.number.range.start;
        let from = (0..=self.topic.seen.saturating_sub(LONGEST)).rev().find(|&at| paragraph.text.is_char_boundary(at));
        let unseen = from.and_then(|from| paragraph.text.get(from..end)).unwrap_or("");
        self.topic.found = self.topic.found || words::TOPICS.iter().any(|word| unseen.contains(word));
        self.topic.seen = end;
        self.topic.found
    }

    /// Two figures for one thing in one sentence are of two parts of it: neither is sure.
    fn drop_contradictions(&mut self, first: usize) {
        let sentence = &self.figures[first..];
        let contradicted = |figure: &Figure| {
            let same = |other: &&Figure| other.means == figure.means;
            !figure.means.is_empty() && sentence.iter().filter(same).take(NEAR).any(|other| other.value != figure.value)
        };
        let unsure: Vec<usize> = (first..self.figures.len()).filter(|&at| contradicted(&self.figures[at])).collect();
        for at in unsure {
            self.figures[at].means = &[];
        }
    }

    /// `占53.1%` behind a figure.
    fn share(&mut self, sentence: Sentence<'_>, number: &Number, digits: u32, state: &State) {
        let Some(last) = self.figures.len().checked_sub(1).filter(|last| *last >= state.first) else { return };
        let between = sentence.text[state.previous..number.range.start].trim_start_matches([',', '、', '(']);
        let Some(base) = between.strip_prefix('约').unwrap_or(between).strip_prefix('占') else { return };
        let figure = &self.figures[last];
        let of = match figure.part_of {
            _ if !words::BASES.contains(&base) => Vec::new(),
            Some(part) => vec![part.whole],
            None => self.bases(last),
        };
        let range = sentence.paragraph.range(&number.range);
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
