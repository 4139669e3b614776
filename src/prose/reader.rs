//! One sentence after another → figures, each with its meaning, its list and its share.
//!
//! Keeps what a reader keeps in mind: the topic, the period, whose figures these are, the list that is open. What is not
//! sure stays a figure without a key: a wrong key would accuse a report of a mistake it has not made.

use super::Context;
use super::classes::*;
use super::clauses::{Clause, clauses};
use super::frames::{Frame, Kind};
use super::headings::{self, Level};
use super::lists::{self, List, Lists};
use super::numbers::{Counts, Number};
use super::running::Paragraph;
use super::sense::{self, Around, Why};
use super::shares::Shares;
use super::tokens::{Kind as TokenKind, Token, tokens};
use super::trace::Seen;
use super::who::{Reporter, begins_with_body};
use crate::cell;
use crate::document::Document;
use crate::report::{Figure, Listing, PartOf, Precision, Sense};
use crate::statute::Edition;
use crate::statute::sections::SectionKind;
use rust_decimal::Decimal;
use std::ops::Range;

/// What the figures of a clause are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Period {
    Year,
    YearEnd,
    Other,
}

/// Reads the paragraphs of one report.
pub(super) struct Reader<'d, 's> {
    document: &'d Document<'s>,
    context: Context<'d>,
    reporter: Reporter,
    figures: Vec<Figure>,
    /// What else is known of each figure.
    known: Vec<Known>,
    lists: Lists,
    shares: Shares,
    /// Figures of applications that are said to be all dealt with: their outcomes divide them.
    done: Vec<usize>,
    topic: Topic,
    section: InSection,
    /// Whether the page is an annual report, as far as its title tells; nothing is keyed from others.
    pub is_annual: bool,
    /// What was made of each clause, where somebody asks.
    pub seen: Option<Vec<Seen>>,
}

/// What the reader knows of a figure beside what it tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub frame: Option<&'static Frame>,
    pub counts: Counts,
    /// Whether it is another body's, of another time, or a plan.
    pub barred: bool,
    /// Whether it stands in no list and no bracket.
    pub level: bool,
    /// Whether it stands in brackets.
    pub inside: bool,
    /// The sentence it stands in.
    pub sentence: usize,
}

/// What the figures at hand are about; it lives on until another complete thing is told.
#[derive(Debug, Clone, Copy, Default)]
struct Topic {
    gives: Classes,
    /// The figure that told it, as a whole of the outcomes behind it, and their list.
    whole: Option<(usize, usize)>,
    sentence: usize,
}

/// What holds inside one section.
#[derive(Debug, Clone, Copy, Default)]
struct InSection {
    kind: Option<SectionKind>,
    /// What its heading hands to its clauses.
    gives: Classes,
    /// Its first figure.
    from: usize,
}

/// What holds inside one paragraph.
#[derive(Debug, Default)]
struct Mind {
    period: Option<Period>,
    /// Whether it is about a field.
    field: bool,
    /// What its heading hands down.
    lead: Classes,
    /// Whether it has spoken of disclosure as a matter.
    about: bool,
}

/// What holds inside one sentence.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a thing of its own that a sentence may have said")]
struct Scope {
    /// Where it stands in the source begins here.
    sentence: usize,
    range: Range<usize>,
    /// Whether another body acts.
    other_body: bool,
    /// Whether it tells what is to be.
    future: bool,
    field: bool,
    /// Whether it counts things that have no cell, such as documents.
    other_things: bool,
    /// Whether it has told what is new.
    newly: bool,
    lead: Classes,
    list: Option<List>,
    /// The list outside the bracket that is open.
    outer: Option<Option<List>>,
    /// Whether it speaks of a single site or account: what is published then is that one's.
    one_way: bool,
    /// Whether an applicant's figure was told: what follows is that applicant's.
    applicant: bool,
}

/// What is handed from clause to clause.
const HANDED: Classes = APPLICATION
    .and(ABOUT)
    .and(INFORMATION)
    .and(DISCLOSE)
    .and(REVIEW)
    .and(LITIGATION)
    .and(STAFF)
    .and(EMPLOY)
    .and(NORMATIVE)
    .and(RULES)
    .and(RESPOND);

impl<'d, 's> Reader<'d, 's> {
    /// A reader of one report.
    pub fn new(document: &'d Document<'s>, context: Context<'d>) -> Self {
        Self {
            document,
            reporter: Reporter::new(context.issuer),
            context,
            figures: Vec::new(),
            known: Vec::new(),
            lists: Lists::default(),
            shares: Shares::default(),
            done: Vec::new(),
            topic: Topic::default(),
            section: InSection::default(),
            is_annual: true,
            seen: None,
        }
    }

    /// The figures read.
    pub fn into_figures(mut self) -> (Vec<Figure>, Vec<Seen>) {
        self.end_section();
        self.complete_outcomes();
        self.drop_contradictions();
        (self.figures, self.seen.unwrap_or_default())
    }

    /// Reads the next paragraph.
    pub fn paragraph(&mut self, paragraph: &Paragraph) {
        let text = paragraph.text();
        let (level, numbering) = headings::numbering(text);
        let mut mind = Mind::default();
        let section = self.context.section_at(paragraph.place);
        if level == Level::Top || section != self.section.kind {
            self.end_section();
            let heading = numbering..headings::end(text, numbering);
            let by_heading = if level == Level::Top { self.given_by_heading(text, heading) } else { NONE };
            let gives = by_heading | section.map_or(NONE, headings::given_by);
            self.section = InSection { kind: section, gives, from: self.figures.len() };
        }
        for (at, range) in paragraph.sentences().into_iter().enumerate() {
            let range = if at == 0 { range.start.max(numbering)..range.end.max(numbering) } else { range };
            let is_heading = at == 0 && level == Level::Sub;
            self.sentence(paragraph, range, is_heading, &mut mind);
        }
    }

    fn given_by_heading(&self, text: &str, range: Range<usize>) -> Classes {
        let words = tokens(text, range, &self.reporter, self.context.year);
        headings::given(words.iter().fold(NONE, |all, token| all | token.classes()))
    }

    fn sentence(&mut self, paragraph: &Paragraph, range: Range<usize>, is_heading: bool, mind: &mut Mind) {
        let text = paragraph.text();
        let tokens = tokens(text, range.clone(), &self.reporter, self.context.year);
        let clauses = clauses(tokens, text);
        let counts = clauses.iter().any(|clause| !clause.numbers().is_empty());
        if is_heading && !counts {
            let all = clauses.iter().fold(NONE, |all, clause| all | clause.classes);
            mind.lead = headings::given(all);
            mind.field = clauses.first().is_some_and(|clause| headings::is_of_field(clause));
            mind.about |= all.any(ABOUT);
            return;
        }
        let sentence = self.document.span(&paragraph.range(&range)).start;
        let mut scope = Scope { sentence, range, ..Scope::default() };
        for (at, clause) in clauses.iter().enumerate() {
            self.clause(paragraph, clause, &clauses[at + 1..], &mut scope, mind);
            mind.about |= clause.classes.any(ABOUT);
            if clause.mark == Some(';') {
                (scope.other_body, scope.field, scope.applicant) = (false, false, false);
                // 公报10条，其中…；网站90条，其中…: what is divided next is no part.
                let mut next = clauses[at + 1..].iter().take_while(|next| next.mark != Some(';') || next.inside);
                if next.any(|next| next.classes.any(SOME | DIVIDES)) {
                    scope.list = None;
                }
            }
        }
        if !counts && mind.period == Some(Period::Other) {
            mind.period = None;
        }
    }

    fn clause(&mut self, paragraph: &Paragraph, clause: &Clause, next: &[Clause], scope: &mut Scope, mind: &mut Mind) {
        let text = paragraph.text();
        scope.enter(clause);
        let numbers = clause.numbers();
        let percent = clause.tokens.iter().find(|token| matches!(token.kind, TokenKind::Percent(..)));
        if clause.classes.any(COMPARED) {
            self.compared(paragraph, clause, scope, mind);
            return;
        }
        if let Some(percent) = percent
            && numbers.is_empty()
        {
            if clause.classes.any(SHARE) {
                self.share(paragraph, clause, percent, scope);
            }
            return;
        }
        mind.period = period(clause, text).or(mind.period);
        self.whose(clause, text, scope);
        scope.future |= clause.classes.any(FUTURE);
        if numbers.is_empty() {
            self.without_number(paragraph, clause, scope, mind);
            return;
        }
        for &at in &numbers {
            let TokenKind::Number(number) = &clause.tokens[at].kind else { continue };
            let barred = self.barred(clause, text, next, numbers.len(), scope, mind);
            let around = self.around(clause, scope, mind);
            let by_words = sense::frames(clause, text, number, around);
            let kind = by_words.as_ref().ok().and_then(|frames| frames.first()).map(|frame| frame.kind);
            let found = barred.map_or(by_words, |why| Err(Why::Other(why)));
            let found = found.and_then(|frames| self.checked(frames, clause, scope, mind));
            self.note(paragraph, clause, &found);
            self.number(paragraph, clause, at, number, (found, kind), barred.is_some(), scope);
        }
    }

    /// What bars a number from being the report's own figure of its year.
    fn barred(
        &self,
        clause: &Clause,
        text: &str,
        next: &[Clause],
        numbers: usize,
        scope: &Scope,
        mind: &Mind,
    ) -> Option<&'static str> {
        let mut notes = next.iter().take_while(|next| next.numbers().is_empty());
        let of_nothing_here = notes.any(|note| note.classes.any(UNRELATED));
        let of_barred = scope.list.as_ref().is_some_and(|list| self.known[list.whole].barred);
        match () {
            () if !self.is_annual => Some("no annual report"),
            () if scope.future || clause.classes.any(FUTURE) => Some("a plan"),
            () if mind.period == Some(Period::Other) => Some("another period"),
            () if scope.other_body => Some("another body"),
            () if self.is_of_another_site(clause, text) => Some("another body’s site"),
            () if clause.classes.any(DIVIDES | EACH) && times(clause) > 1 => Some("several periods"),
            () if numbers > 1 => Some("several numbers"),
            () if of_nothing_here => Some("unrelated"),
            () if of_barred => Some("part of what is not the report’s own"),
            () => None,
        }
    }

    fn around(&self, clause: &Clause, scope: &Scope, mind: &Mind) -> Around {
        let same_sentence = self.topic.sentence == scope.sentence || self.topic.gives.any(REVIEW | LITIGATION);
        let topic = if same_sentence { self.topic.gives } else { self.topic.gives & !ABOUT };
        let near = topic | scope.lead | mind.lead;
        let section = if scope.other_things { NONE } else { self.section.gives };
        let about = if mind.about { ABOUT } else { NONE };
        Around {
            given: near | section,
            by_section: section & !near,
            by_paragraph: about,
            field: scope.field || mind.field || clause.classes.any(FIELD),
            area_is_own: self.area_is_own(),
        }
    }

    fn area_is_own(&self) -> bool {
        self.reporter.is_government || self.reporter.is_unknown()
    }

    /// Of frames that fit by their words, those that the period and the list bear out.
    fn checked(
        &self,
        frames: Vec<&'static Frame>,
        clause: &Clause,
        scope: &Scope,
        mind: &Mind,
    ) -> Result<Vec<&'static Frame>, Why> {
        let discloses = frames.iter().any(|frame| frame.is_of_disclosure());
        let is_total = frames.iter().any(|frame| frame.is_of_disclosure() && frame.kind == Kind::Whole);
        if is_total && scope.one_way {
            return Err(Why::Other("one site’s"));
        }
        if clause.inside && discloses {
            return Err(Why::Other("a note in brackets"));
        }
        // 累计 sums up the year, unless the year's own figure was told or another time governs it.
        let told = self.figures.iter().zip(&self.known).any(|(_, known)| {
            let frame = known.frame.filter(|_| known.sentence == scope.sentence);
            frame.is_some_and(|told| told.name == frames[0].name || told.is_of_disclosure() && discloses)
        });
        let of_the_year = match mind.period {
            Some(Period::Year) => true,
            None => !discloses,
            Some(Period::YearEnd | Period::Other) => false,
        };
        if clause.classes.any(CUMULATIVE) && (!of_the_year || told || scope.newly) {
            return Err(Why::Other("cumulative"));
        }
        if discloses && mind.period == Some(Period::YearEnd) {
            return Err(Why::Other("what stands published at the year’s end"));
        }
        let leads = clause.classes.any(SOME | DIVIDES);
        let whole = if leads {
            lists::whole(&self.known, scope.sentence, None)
        } else {
            scope.list.as_ref().map(|list| list.whole)
        };
        let of_part = |whole: usize| {
            self.known[whole].frame.is_some_and(|frame| frame.kind.is_part()) && !self.known[whole].level
        };
        let of_applicant = scope.applicant && frames.iter().any(|frame| frame.kind == Kind::Outcome);
        let of_unknown = whole.is_some_and(|whole| self.known[whole].frame.is_none());
        if of_unknown && frames.iter().any(|frame| frame.kind.is_part()) {
            return Err(Why::Other("a part of what is not understood"));
        }
        if of_applicant || whole.is_some_and(|whole| of_part(whole) || self.is_applicant(whole)) {
            return Err(Why::Other("a part of a part"));
        }
        Ok(frames)
    }

    fn is_applicant(&self, figure: usize) -> bool {
        self.known[figure].frame.is_some_and(|frame| frame.kind == Kind::Applicant)
    }

    /// A number with what it was found to be.
    #[allow(clippy::too_many_arguments, reason = "a number stands in a clause, in a sentence, in a paragraph")]
    fn number(
        &mut self,
        paragraph: &Paragraph,
        clause: &Clause,
        at: usize,
        number: &Number,
        (found, kind): (Result<Vec<&'static Frame>, Why>, Option<Kind>),
        barred: bool,
        scope: &mut Scope,
    ) {
        let frames = found.unwrap_or_default();
        // Digits without a counter are no figure, unless they are sure to be one.
        if frames.is_empty() && number.counter.is_empty() {
            return;
        }
        let frame = frames.first().copied();
        let index = self.figures.len();
        let part_of = self.part_of(clause, number, (frame, kind), index, scope);
        let level = part_of.is_none() && scope.list.is_none() && !clause.inside;
        for frame in if frames.is_empty() { vec![None] } else { frames.iter().copied().map(Some).collect() } {
            let figure = self.figure(paragraph, clause, at, number, frame, part_of);
            self.figures.push(figure);
            let (counts, sentence) = (number.counts, scope.sentence);
            let inside = clause.inside;
            self.known.push(Known { frame, counts, barred, level, inside, sentence });
        }
        scope.newly |= clause.classes.any(NEWLY);
        // 行政复议10件，其中涉及政府信息公开的2件: the ten were of all kinds.
        if let Some(part) = part_of.filter(|_| frame.is_some_and(|frame| frame.own == ABOUT)) {
            self.figures[part.whole].means = &[];
        }
        scope.applicant |= self.is_applicant(index);
        if let Some(frame) = frame {
            if !frame.gives.is_empty() {
                let list = self.lists.next();
                self.topic = Topic { gives: frame.gives, whole: Some((index, list)), sentence: scope.sentence };
            }
        } else if !barred && clause.classes.any(REVIEW | LITIGATION) {
            self.topic = Topic { gives: clause.classes & (REVIEW | LITIGATION), whole: None, sentence: scope.sentence };
        } else if barred || clause.classes.any(OTHER_THING) && scope.list.is_none() {
            self.topic = Topic::default();
            scope.other_things |= clause.classes.any(OTHER_THING);
        }
        // 在答复的9件申请中, …: what follows divides them. So does a list after a colon.
        let ends_within = clause.tokens.last().is_some_and(|token| token.classes().any(WITHIN));
        if (ends_within || clause.mark == Some(':')) && !clause.classes.any(SOME | DIVIDES) {
            let listing = if ends_within { Listing::Some } else { Listing::All };
            let known = self.topic.whole.filter(|(whole, _)| *whole == index).map(|(_, list)| list);
            scope.list = Some(self.lists.open(index, listing, known));
        }
    }

    /// The number's place in a list, which its clause may open, carry on or end.
    fn part_of(
        &mut self,
        clause: &Clause,
        number: &Number,
        (frame, kind): (Option<&'static Frame>, Option<Kind>),
        index: usize,
        scope: &mut Scope,
    ) -> Option<PartOf> {
        if clause.classes.any(SOME | DIVIDES) {
            let divides = clause.classes.any(DIVIDES);
            let whole = lists::whole(&self.known, scope.sentence, Some(number.counts));
            scope.list = whole.map(|whole| self.lists.lead(whole, divides));
        }
        let Some(list) = scope.list.as_mut() else {
            // An outcome behind what was replied to is part of it, list or no list.
            let (whole, list) = self.topic.whole.filter(|_| self.topic.gives.any(REPLY))?;
            let is_outcome = frame.is_some_and(|frame| frame.kind == Kind::Outcome) && !clause.classes.any(ALL | ELSE);
            let is_new = |frame: &'static Frame| !self.told_in(list, frame);
            return (is_outcome && whole < index && frame.is_some_and(is_new)).then_some(PartOf {
                whole,
                list,
                listing: Listing::Some,
            });
        };
        let same = self.known[list.whole].counts == number.counts;
        let another = list.has_parts() && frame.is_some_and(|frame| frame.kind == Kind::Whole && !list.is_of_wholes());
        if clause.classes.any(ALL | ELSE | CUMULATIVE) || another {
            scope.list = None;
            return None;
        }
        let whole = if same { Some(list.whole) } else { lists::beside(&self.known, list.whole, number.counts) };
        let part = PartOf { whole: whole?, ..list.part(kind, clause.classes, &mut self.lists) };
        if part.listing == Listing::Open {
            for figure in &mut self.figures {
                if let Some(other) = figure.part_of.as_mut().filter(|other| other.list == part.list) {
                    other.listing = Listing::Open;
                }
            }
        }
        Some(part)
    }

    fn told_in(&self, list: usize, frame: &'static Frame) -> bool {
        let mut parts = self.figures.iter().zip(&self.known);
        parts.any(|(figure, known)| {
            figure.part_of.is_some_and(|part| part.list == list)
                && known.frame.is_some_and(|known| known.name == frame.name)
        })
    }

    fn figure(
        &self,
        paragraph: &Paragraph,
        clause: &Clause,
        at: usize,
        number: &Number,
        frame: Option<&'static Frame>,
        part_of: Option<PartOf>,
    ) -> Figure {
        let text = paragraph.text();
        let token = &clause.tokens[at];
        let leads = |token: &&Token| token.classes().any(SOME | DIVIDES);
        let from =
            clause.tokens.iter().find(|token| !leads(token)).map_or(token.range.start, |token| token.range.start);
        let range = paragraph.range(&token.range);
        Figure {
            value: number.value,
            raw: self.document.slice(&range).to_owned(),
            counter: number.counter,
            precision: number.precision,
            span: self.document.span(&range),
            sentence: self.document.span(&paragraph.range(&sentence_around(text, &token.range))),
            subject: text.get(from..token.range.start).unwrap_or_default().to_owned(),
            means: frame
                .filter(|frame| !self.is_one_site(frame, clause))
                .map_or(&[], |frame| frame.means(self.context.edition)),
            part_of,
            share: None,
            change: None,
            sense: if frame.is_some() { Sense::Understood } else { Sense::Unsure },
        }
    }

    /// Whether what publishes is the site of the government above a body: 县政府网站发布信息.
    fn is_of_another_site(&self, clause: &Clause, text: &str) -> bool {
        let first = clause.tokens.iter().find(|token| !token.classes().any(YEAR | TOTAL | SOME));
        let is_site =
            |first: &Token| first.classes().any(WEBSITE) && text[first.range.clone()].starts_with(super::who::LEVELS);
        !self.reporter.is_government && !self.reporter.is_unknown() && first.is_some_and(is_site)
    }

    /// Whether a government's site is what publishes: it is one of many, and no figure of the whole area.
    fn is_one_site(&self, frame: &Frame, clause: &Clause) -> bool {
        let first = clause.tokens.iter().find(|token| !token.classes().any(YEAR | TOTAL | SOME | OWN));
        self.reporter.is_government && frame.own == WEBSITE && first.is_some_and(|first| first.classes().any(WEBSITE))
    }

    /// A clause that counts nothing: what it hands to the next, and what it says by words alone.
    fn without_number(&mut self, paragraph: &Paragraph, clause: &Clause, scope: &mut Scope, mind: &Mind) {
        let opens = clause.tokens.first().is_some_and(|token| token.classes().any(OPENS));
        if clause.classes.any(SOME | DIVIDES) || headings::divides(clause, paragraph.text()) {
            let divides = !clause.classes.any(SOME);
            let whole = lists::whole(&self.known, scope.sentence, None);
            scope.list = whole.map(|whole| self.lists.lead(whole, divides));
        }
        // 在主动公开的信息中: what follows is of what was told last.
        let ends_within = clause.tokens.last().is_some_and(|token| token.classes().any(WITHIN));
        if ends_within && let Some(whole) = lists::whole(&self.known, scope.sentence, None) {
            let gives = self.known[whole].frame.map_or(NONE, |frame| frame.gives);
            if clause.classes.any(gives & HANDED) {
                scope.list = Some(self.lists.lead(whole, false));
            }
        }
        let ends_in_field = clause.tokens.iter().rev().take(2).any(|token| token.classes().any(FIELD));
        scope.one_way |= clause.classes.any(sense::WAYS_OF_DISCLOSURE) && !clause.classes.any(WAYS | OPENS);
        scope.field |= ends_in_field && !opens && !clause.classes.any(APPLICATION | REVIEW | LITIGATION);
        if !opens && !clause.classes.any(NOT) {
            scope.lead |= clause.classes & HANDED;
        }
        scope.other_things |= clause.classes.any(OTHER_THING) && !clause.classes.any(APPLICATION | ASKING);
        let own = self.is_annual && !scope.other_body && !scope.future && mind.period != Some(Period::Other);
        if own && clause.classes.any(NOT) {
            self.none(paragraph, clause, scope, mind);
        }
        if own && clause.classes.any(ALL) && clause.classes.any(FINISH | REPLY) && !clause.classes.any(NOT) {
            self.done.extend(lists::whole(&self.known, scope.sentence, None));
        }
        let all_done = clause.classes.all(ALL | FINISH) && !clause.classes.any(NOT | MODAL);
        if own && all_done && self.context.edition != Edition::E2008 && self.topic.gives.any(APPLICATION) {
            let means: super::frames::Means = &[&[cell!("applications.carried_forward.total")]];
            self.by_words(paragraph, clause, means, Sense::Implied, scope);
        }
    }

    /// 未收到申请, 未发生行政复议、行政诉讼: none.
    fn none(&mut self, paragraph: &Paragraph, clause: &Clause, scope: &Scope, mind: &Mind) {
        let around = self.around(clause, scope, mind);
        for frame in sense::none(clause, paragraph.text(), around) {
            self.by_words(paragraph, clause, frame.means(self.context.edition), Sense::Understood, scope);
        }
    }

    fn by_words(
        &mut self,
        paragraph: &Paragraph,
        clause: &Clause,
        means: super::frames::Means,
        sense: Sense,
        scope: &Scope,
    ) {
        let money = clause.classes.any(FEE);
        let told = self.figures.iter().any(|figure| figure.means == means);
        if means.is_empty() || told {
            return;
        }
        let range = paragraph.range(&clause.range());
        self.figures.push(Figure {
            value: Decimal::ZERO,
            raw: self.document.slice(&range).split_whitespace().collect(),
            counter: if money { "万元" } else { "件" },
            precision: Precision::Exact,
            span: self.document.span(&range),
            sentence: self.document.span(&paragraph.range(&scope.range)),
            subject: String::new(),
            means,
            part_of: None,
            share: None,
            change: None,
            sense,
        });
        let (counts, sentence) = (Counts::Nothing, scope.sentence);
        let inside = clause.inside;
        self.known.push(Known { frame: None, counts, barred: false, level: false, inside, sentence });
    }

    /// Whose figures follow: another body's where one is the subject of the clause.
    fn whose(&self, clause: &Clause, text: &str, scope: &mut Scope) {
        let means_nothing = YEAR | YEAR_END | OTHER_PERIOD | SOME | TOTAL | FUTURE | MODAL;
        let Some(first) = clause.tokens.iter().find(|token| !token.classes().any(means_nothing)) else { return };
        let mut classes = first.classes();
        // 省政府各部门 are not the province itself.
        let next = clause.tokens.iter().find(|token| token.range.start == first.range.end);
        if classes.any(OWN) && next.is_some_and(|next| next.classes().any(BODY)) {
            classes = BODY;
        }
        if classes.any(OWN) || classes.any(AREA) && self.area_is_own() {
            scope.other_body = false;
        } else if classes.any(BODY | AREA) && !classes.any(FILL) {
            scope.other_body = true;
        } else if first.kind == TokenKind::Unknown {
            let rest = &text[first.range.start..clause.range().end];
            scope.other_body |= begins_with_body(&text[first.range.clone()]) || sense::is_place(rest);
        }
    }

    fn compared(&mut self, paragraph: &Paragraph, clause: &Clause, scope: &mut Scope, mind: &mut Mind) {
        if clause.classes.all(YEAR | OTHER_PERIOD) && clause.numbers().len() > 1 {
            mind.period = Some(Period::Other);
        }
        let last = self.last_of(scope, clause.inside);
        for at in clause.numbers() {
            let TokenKind::Number(number) = &clause.tokens[at].kind else { continue };
            let figure = self.figure(paragraph, clause, at, number, None, None);
            self.figures.push(figure);
            self.known.push(Known {
                frame: None,
                counts: number.counts,
                barred: true,
                level: false,
                inside: clause.inside,
                sentence: usize::MAX,
            });
        }
        if let Some(last) = last {
            let change = super::shares::change(&self.figures[last], clause, paragraph, self.document, &mut self.shares);
            if change.is_some() && self.figures[last].change.is_none() {
                self.figures[last].change = change;
            }
        }
        self.note(paragraph, clause, &Err(Why::Other("a comparison")));
    }

    /// The last figure of the sentence that is no comparison, in brackets or outside them.
    fn last_of(&self, scope: &Scope, inside: bool) -> Option<usize> {
        let of_sentence = (0..self.figures.len()).rev().filter(|&at| self.known[at].sentence == scope.sentence);
        let mut of_kind = of_sentence.clone().filter(|&at| self.known[at].inside == inside);
        of_kind.next().or_else(|| of_sentence.clone().next().filter(|_| inside))
    }

    fn share(&mut self, paragraph: &Paragraph, clause: &Clause, percent: &Token, scope: &Scope) {
        let TokenKind::Percent(value, digits) = percent.kind else { return };
        let Some(last) = self.last_of(scope, clause.inside).filter(|&last| self.figures[last].share.is_none()) else {
            return;
        };
        let range = paragraph.range(&percent.range);
        self.figures[last].share = Some(crate::report::Share {
            percent: value,
            digits,
            span: self.document.span(&range),
            raw: self.document.slice(&range).to_owned(),
            of: Vec::new(),
        });
        self.shares.push(last, clause);
    }

    fn end_section(&mut self) {
        self.shares.settle(&mut self.figures, &self.known, self.section.from);
        self.topic = Topic::default();
    }

    /// 全部办结。其中…: outcomes of what was all dealt with divide it, where more than a few are named.
    fn complete_outcomes(&mut self) {
        /// Outcomes from which a list is no selection.
        const MANY: usize = 4;
        let is_outcome = |at: usize| self.known[at].frame.is_some_and(|frame| frame.kind == Kind::Outcome);
        let parts: Vec<(usize, PartOf)> = (0..self.figures.len())
            .filter(|&at| is_outcome(at))
            .filter_map(|at| Some((at, self.figures[at].part_of?)))
            .collect();
        for (at, part) in &parts {
            let of_list =
                parts.iter().filter(|(_, other)| (other.list, other.whole) == (part.list, part.whole)).count();
            if self.done.contains(&part.whole) && part.listing == Listing::Some && of_list >= MANY {
                self.figures[*at].part_of = Some(PartOf { listing: Listing::All, ..*part });
            }
        }
    }

    /// One cell with two values: the first if it is the largest, else none.
    fn drop_contradictions(&mut self) {
        for at in 0..self.figures.len() {
            let means = self.figures[at].means;
            if means.is_empty() || self.figures[..at].iter().any(|figure| figure.means == means) {
                continue;
            }
            // What is only about so much contradicts nothing, and says less than what is exact.
            let is_exact = |&other: &usize| self.figures[other].precision == Precision::Exact;
            let same: Vec<usize> =
                (at..self.figures.len()).filter(|&other| self.figures[other].means == means).collect();
            let Some(first) = same.iter().copied().find(is_exact) else { continue };
            let value = self.figures[first].value;
            let others = || same.iter().copied().filter(|&other| self.figures[other].value != value);
            let largest = others().filter(is_exact).all(|other| self.figures[other].value < value);
            let unsure: Vec<usize> = if largest { others().collect() } else { same.clone() };
            for figure in unsure {
                self.figures[figure].means = &[];
            }
        }
    }

    fn note(&mut self, paragraph: &Paragraph, clause: &Clause, found: &Result<Vec<&'static Frame>, Why>) {
        let Some(seen) = &mut self.seen else { return };
        let range = clause.range();
        let span = self.document.span(&paragraph.range(&range));
        seen.push(Seen::new(clause, paragraph.text(), span, found, self.context.edition));
    }
}

/// The sentence that a range stands in.
fn sentence_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let marks = ['。', '!', '?'];
    let start =
        text[..range.start].rfind(marks).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    start..text[range.end..].find(marks).map_or(text.len(), |at| range.end + at)
}

/// How many times a clause names.
fn times(clause: &Clause) -> usize {
    clause.tokens.iter().filter(|token| token.classes().any(YEAR | YEAR_END | OTHER_PERIOD)).count()
}

/// The period a clause speaks of: its last time word governs.
fn period(clause: &Clause, text: &str) -> Option<Period> {
    let mut period = None;
    for token in &clause.tokens {
        let classes = token.classes();
        period = match period {
            // 2016年以来 is that year.
            Some(Period::Year) if &text[token.range.clone()] == "以来" => period,
            Some(Period::Other) if classes.any(YEAR_END) => period,
            _ if classes.any(YEAR_END) => Some(Period::YearEnd),
            _ if classes.any(YEAR) => Some(Period::Year),
            _ if classes.any(OTHER_PERIOD) => Some(Period::Other),
            _ => period,
        };
    }
    period
}

impl Scope {
    /// Enters a bracket, whose lists end with it, or leaves one.
    fn enter(&mut self, clause: &Clause) {
        match (clause.inside, self.outer.is_some()) {
            (true, false) => self.outer = Some(self.list.take()),
            (false, true) => self.list = self.outer.take().flatten(),
            _ => {}
        }
    }
}
