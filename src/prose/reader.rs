//! One sentence after another → figures, each with its meaning, its list and its share.
//!
//! Keeps what a reader keeps in mind: the topic, the period, whose figures these are, the list that is open. What is not
//! sure stays a figure without a key: a wrong key would accuse a report of a mistake it has not made.

mod around;
mod listed;
mod own;
mod recorded;
mod unnumbered;

use super::classes::*;
use super::clauses::{Clause, clauses};
use super::context::Context;
use super::frames::{self, Frame, Kind};
use super::headings;
use super::in_order::in_order;
use super::lists::Lists;
use super::mind::{A_KIND, ANOTHER_BODY, HANDED, InSection, Mind, Period, Scope, Topic, period};
use super::running::Paragraph;
use super::sense::{self, Found};
use super::shares::Shares;
use super::signs;
use super::token::{Number, Token};
use super::tokens::tokens;
use super::told::{Known, Told, Whose};
use super::trace::Seen;
use super::who::Reporter;
use crate::document::Document;
use crate::report::{Figure, Listing};
use crate::span::Span;
use crate::text::numbering::{Level, item};
use std::ops::Range;

/// Reads the paragraphs of one report.
pub(super) struct Reader<'d, 's> {
    document: &'d Document<'s>,
    context: Context<'d>,
    reporter: Reporter,
    told: Told,
    lists: Lists,
    shares: Shares,
    topic: Topic,
    section: InSection,
    /// What the heading below the first level says under which a paragraph stands: what it hands down, and whether it names a field.
    under: (Classes, bool),
    /// Where the sentence that is read stands.
    sentence: Span,
    /// Whether a figure of the whole area was told: what its core alone did is a part then.
    area_told: bool,
    /// Whether the page is an annual report: one without a year and without a heading is something else, news about it, say.
    is_annual: bool,
    /// What was made of each clause, where somebody asks.
    seen: Option<Vec<Seen>>,
}

/// A number where it stands.
#[derive(Clone, Copy)]
struct Counted<'c> {
    number: &'c Number,
    /// Its token in the clause.
    token: &'c Token,
    clause: &'c Clause,
    /// The clauses behind its own.
    next: &'c [Clause],
    paragraph: &'c Paragraph,
}

impl<'d, 's> Reader<'d, 's> {
    /// A reader of one report.
    pub fn new(document: &'d Document<'s>, context: Context<'d>, seen: Option<Vec<Seen>>) -> Self {
        Self {
            document,
            reporter: Reporter::new(context.issuer),
            context,
            told: Told::default(),
            lists: Lists::default(),
            shares: Shares::default(),
            topic: Topic::default(),
            section: InSection::default(),
            under: (NONE, false),
            sentence: Span::default(),
            area_told: false,
            is_annual: context.year.is_some() || !context.sections.is_empty(),
            seen,
        }
    }

    /// The figures read.
    pub fn into_figures(mut self) -> (Vec<Figure>, Vec<Seen>) {
        self.end_section();
        self.told.complete_outcomes();
        let received = frames::with_own(RECEIVE).map_or(&[][..], |frame| frame.means(self.context.edition));
        self.told.complete_written(received);
        self.told.drop_shared();
        self.told.drop_contradictions();
        let mut seen = self.seen.unwrap_or_default();
        for seen in &mut seen {
            seen.settle(&self.told.figures);
        }
        (self.told.figures, seen)
    }

    /// Reads the next paragraph.
    pub fn paragraph(&mut self, paragraph: &Paragraph) {
        let text = paragraph.text();
        let (level, numbering) = item(text);
        let mut mind = Mind::default();
        let section = self.context.section_at(paragraph.place);
        if level == Level::Top || section != self.section.kind {
            self.end_section();
            let heading = numbering..headings::end(text, numbering);
            let by_heading = if level == Level::Top { self.given_by_heading(text, heading) } else { NONE };
            let gives = by_heading | section.map_or(NONE, headings::given_by);
            self.section = InSection { kind: section, gives, from: self.told.figures.len() };
            self.under = (NONE, false);
        }
        let sentences = paragraph.sentences();
        let is_heading = level == Level::Sub && sentences.len() == 1;
        if level != Level::Unnumbered {
            self.under = (NONE, false);
        }
        (mind.lead, mind.field) = self.under;
        let can_tell = |range: &Range<usize>| self.seen.is_some() || signs::can_tell(&text[range.clone()]);
        let read = sentences.iter().rposition(can_tell).map_or(usize::from(is_heading), |last| last + 1);
        for (at, range) in sentences.into_iter().take(read).enumerate() {
            self.sentence = self.document.span(&paragraph.range(&range));
            let range = if at == 0 { range.start.max(numbering)..range.end.max(numbering) } else { range };
            self.sentence(paragraph, range, at == 0 && level == Level::Sub, &mut mind);
        }
        if is_heading {
            self.under = (mind.lead, mind.field);
        }
    }

    fn given_by_heading(&self, text: &str, range: Range<usize>) -> Classes {
        let words = tokens(text, range, &self.reporter, self.context.year);
        headings::given(words.iter().fold(NONE, |all, token| all | token.classes()))
    }

    fn sentence(&mut self, paragraph: &Paragraph, range: Range<usize>, is_heading: bool, mind: &mut Mind) {
        let text = paragraph.text();
        let at = range.start;
        let tokens = tokens(text, range, &self.reporter, self.context.year);
        let clauses = in_order(clauses(tokens));
        let counts = clauses.iter().any(|clause| !clause.numbers.is_empty());
        // 一是主动公开。…二是依申请公开。收到9件: a heading within a paragraph.
        let is_point = || clauses.len() == 1 && item(&text[at..]).0 == Level::Sub;
        if !counts && (is_heading || is_point()) {
            let all = clauses.iter().fold(NONE, |all, clause| all | clause.classes);
            mind.lead = headings::given(all);
            mind.field = clauses.first().is_some_and(headings::is_of_field);
            mind.about |= all.any(ABOUT);
            mind.other_things = false;
            return;
        }
        self.told.begin_sentence();
        // 自2008年起公开。为此配备了2名人员: then.
        let is_of_then = || clauses.first().is_some_and(|first| first.classes.any(HENCE));
        if mind.period == Some(Period::Other) && !mind.counted && !is_of_then() {
            mind.period = None;
        }
        let counted = clauses.iter().filter(|clause| !clause.numbers.is_empty());
        let ways = counted.fold(NONE, |all, clause| all | clause.classes) & WAYS_OF_DISCLOSURE;
        // 举办发布会3场，回应舆情9次: both answer the public.
        let all = clauses.iter().fold(NONE, |all, clause| all | clause.classes);
        // 上年结转2件，共办理申请9件: only of applications is told what was carried over.
        let is_over = |token: &Token| token.classes().any(CARRIED_OVER) && !token.classes().any(CARRIED_FORWARD);
        let is_told = clauses.iter().flat_map(|clause| &clause.tokens).any(is_over);
        let carries = if is_told && !all.any(DISPUTES | OTHER_THING) { CARRIED_OVER } else { NONE };
        let (sentence, all_ways) = (self.sentence.start, ways.count() > 2);
        let mut scope = Scope { sentence, all_ways, lead: all & RESPOND | carries, ..Scope::default() };
        let beside = self.beside(&clauses, text);
        for (at, clause) in clauses.iter().enumerate() {
            scope.beside = beside[at];
            scope.carried = Self::includes_carried(clause, &clauses[at + 1..]);
            let is_first = || {
                (clause.classes.any(DIVIDES) || clause.mark == Some('、'))
                    && clauses.get(at + 1).is_some_and(Clause::is_bare)
            };
            scope.in_order = scope.in_order && clause.is_bare() || is_first();
            let directed = self.directed(clause, &scope);
            self.clause(paragraph, directed.as_ref().unwrap_or(clause), &clauses[at + 1..], &mut scope, mind);
            mind.about |= clause.classes.any(ABOUT);
            scope.finished |= clause.classes.any(FINISH | REPLY | HANDLE) && !clause.classes.any(MODAL);
            scope.anew = clause.mark == Some(';');
            if clause.mark == Some(';') {
                // 县教育局收到3件；公开90条: who is not named anew still acts.
                (scope.other_body, scope.field, scope.applicant) = (scope.other_body && scope.others, false, false);
                // 公报10条，其中…；网站90条，其中…: what is divided next is no part.
                let ends = |next: &&Clause| next.mark == Some(';') && !next.inside;
                let next = &clauses[at + 1..];
                let next = &next[..next.iter().position(|next| ends(&next)).map_or(next.len(), |end| end + 1)];
                if next.iter().any(|next| next.classes.any(SOME | DIVIDES)) {
                    scope.list = None;
                }
            }
        }
        mind.other_things = scope.other_things || mind.other_things && self.topic.sentence != scope.sentence;
        scope.enter(false, mind);
        mind.counted = counts;
    }

    fn clause(&mut self, paragraph: &Paragraph, clause: &Clause, next: &[Clause], scope: &mut Scope, mind: &mut Mind) {
        scope.enter(clause.inside, mind);
        // 收到9件，上年8件，办结9件: only compares, and the next ones are the year's again.
        let names_last_year =
            |token: &Token| token.classes().is_empty() && !token.is_unknown() || token.classes().any(PAST | FILL);
        let is_last_year =
            scope.list.is_none() && clause.classes.any(PAST) && clause.tokens.iter().all(names_last_year);
        if clause.classes.any(COMPARED) || is_last_year && !self.told.begins_sentence() {
            self.compared(paragraph, clause, scope);
            return;
        }
        if clause.percent().is_some() && clause.numbers.is_empty() {
            // 当面2件，信函1件，共占30%: of neither alone. 其中当面2件(40%) needs no word.
            let is_share = clause.classes.any(SHARE) && !clause.has_before(TOTAL, SHARE);
            if is_share || self.is_note_of_part(clause, scope) {
                self.share(paragraph, clause, scope);
            }
            return;
        }
        // A note's time is that of the figure before it.
        if !clause.inside || !clause.numbers.is_empty() {
            mind.period = period(clause).or(mind.period);
        }
        scope.other_body = self.is_of_another(clause, paragraph.text()).unwrap_or(scope.other_body);
        let stands_alone = scope.list.is_none() && !clause.classes.any(SOME | DIVIDES);
        scope.others |= scope.other_body && !clause.numbers.is_empty() && stands_alone;
        // 全县被申请复议5件，被诉2件: both are the area's, whatever a body did before.
        scope.others &= scope.other_body || !clause.classes.any(AREA);
        // What another body, another time or a duty has to do with, the next clause may have to do with as well.
        let is_due = clause.classes.any(MODAL) && clause.unknown(paragraph.text()).next().is_none();
        if scope.other_body || is_due || mind.period == Some(Period::Other) {
            // 2021年未审结的复议2件，维持2件: what came of another year's is not told apart.
            scope.lead |= clause.classes & HANDED & !DISPUTES;
        }
        scope.future = clause.classes.any(FUTURE) || scope.future && !clause.classes.any(ACTUAL);
        if clause.numbers.is_empty() {
            self.without_number(paragraph, clause, scope, mind);
        }
        for (token, number) in clause.counted() {
            self.counted(Counted { number, token, clause, next, paragraph }, scope, mind);
        }
    }

    /// A number, with what its clause makes of it for those behind it.
    fn counted(&mut self, counted: Counted<'_>, scope: &mut Scope, mind: &mut Mind) {
        let Counted { number, clause, paragraph, .. } = counted;
        let text = paragraph.text();
        let barred = self.barred(counted, scope, mind);
        let around = self.around(clause, scope, mind);
        let whose = match barred {
            Some(ANOTHER_BODY) => Some(Whose::Body),
            _ => (mind.period == Some(Period::Other)).then_some(Whose::Time),
        };
        // 上半年收到9件 means what it says, of another time.
        let of_other = whose.and_then(|whose| {
            let clause = clause.without(OTHER_PERIOD | BODY | DEPARTMENTS | CORE);
            Some((whose, *sense::frames(&clause, text, number, around).ok()?.first()?))
        });
        let by_words = sense::frames(clause, text, number, around)
            .or_else(|why| self.told.sum(scope.sentence, clause, number).map(|frame| vec![frame]).ok_or(why));
        let frame = by_words.as_ref().ok().and_then(|frames| frames.first()).copied();
        let found = barred.map_or(by_words, Err);
        let found = found.and_then(|frames| {
            let doubted = |frame: &&'static Frame| self.doubted(frame, counted, scope, mind);
            frames.first().and_then(doubted).map_or(Ok(frames), Err)
        });
        self.note(paragraph, clause, &found);
        // 因行政处罚引起复议26件、诉讼14件: both are of that matter.
        let of_disputes = self.section.gives == ABOUT || clause.classes.any(DISPUTES);
        if of_disputes && sense::names_matter(clause) {
            scope.other_things = true;
            self.topic = Topic::default();
        }
        let unsure = found.is_err() && scope.list.is_none();
        mind.receives |= unsure && clause.classes.any(RECEIVE) && !clause.classes.any(DISPUTES | COMPLAINT);
        mind.other_things |= unsure && !number.counter.is_empty() && sense::is_another_thing(clause, number);
        // 上报事件6218件，办结6201件: all of it is of what the sentence begins with.
        if unsure && self.told.begins_sentence() && sense::is_of_unknown(clause, number) {
            scope.elsewhere = true;
            self.topic = Topic::default();
        }
        // 截至年底共1102条 is no figure, and still says what the next ones are; so does 依申请公开12件 among documents.
        match frame.filter(|_| barred.is_none() && found.is_err()) {
            Some(frame) if frame.own == APPLICATION => scope.other_things = true,
            Some(frame) => scope.lead |= frame.gives & HANDED,
            // 公开行政许可9件，行政处罚3件: both were made public.
            None if clause.classes.any(DECIDED) => scope.lead |= clause.classes & DISCLOSE,
            // 通过网站办理并答复申请3件, 结转2件: of applications, whatever the three are.
            None if unsure
                && barred.is_none()
                && clause.classes.any(APPLICATION)
                && clause.classes.any(RECEIVE | HANDLE | REPLY | FINISH)
                && !clause.classes.any(OTHER_THING | DISPUTES) =>
            {
                scope.lead |= clause.classes & (APPLICATION | ABOUT);
            }
            None => {}
        }
        let words = frame.filter(|_| !matches!(found, Err(A_KIND)));
        let matter = clause.classes & of! { ABOUT APPLICATION ASKING REPLY };
        let known = Known { words, matter, of_other, ..Known::unsure(number.counts, clause.inside, scope.sentence) };
        self.number(counted, found, known, barred.is_some(), scope);
    }

    /// A number with what it was found to be.
    fn number(&mut self, counted: Counted<'_>, found: Found, known: Known, barred: bool, scope: &mut Scope) {
        let Counted { number, clause, .. } = counted;
        let frames = found.unwrap_or_default();
        // 网站点击9万次，发布信息90条: the site's. So is what a newsletter of so many issues prints.
        let prints = || counted.next.first().is_some_and(|next| next.classes.any(DISCLOSE));
        let comes_out =
            number.counter == "期" && clause.mark == Some(',') && prints() && !clause.classes.any(HOLD | TRAINED);
        scope.one_way |= frames.is_empty() && (clause.classes.any(WAYS_OF_DISCLOSURE) || comes_out);
        // Digits without a counter are no figure, unless they are sure to be one.
        if frames.is_empty() && number.counter.is_empty() {
            // 答复5件：甲类2，不予公开3: a part that is not told apart leaves the list open.
            if let Some(list) = &mut scope.list {
                list.leave_open();
                self.told.open_last_list();
            }
            return;
        }
        let frame = frames.first().copied();
        let kind = known.words.map(|frame| frame.kind);
        let index = self.told.figures.len();
        let part_of = self.part_of(counted, frame, kind, scope);
        let level = part_of.is_none() && scope.list.is_none() && !clause.inside;
        for frame in if frames.is_empty() { vec![None] } else { frames.iter().copied().map(Some).collect() } {
            let mut figure = self.figure(counted, frame, part_of);
            // What includes the applications carried over is not what is new.
            // Nor is what includes 部分公开 what was granted in full.
            let includes_partly = |frame: &Frame| {
                let note = counted.next.first().filter(|note| !note.numbers.is_empty());
                frame.own.any(GRANTED | OPEN) && note.is_some_and(|note| note.classes.all(SOME | PARTLY))
            };
            let is_more = |frame: &Frame| scope.carried && frame.own.any(RECEIVE) || includes_partly(frame);
            if frame.is_some_and(is_more) {
                figure.means = figure.means.get(1..).unwrap_or_default();
            }
            let is_one_site = |frame| self.is_one_site(frame, counted, part_of.is_some(), scope);
            if frame.is_some_and(is_one_site) {
                figure.means = &[];
            }
            self.told.push(figure, Known { frame, level, ..known });
        }
        scope.newly |= clause.classes.any(NEWLY);
        // 截至年底4件，其中2015年1件: the four were of more than the year.
        if let Some(part) = part_of.filter(|_| clause.classes.any(PAST)) {
            self.told.figures[part.whole].means = &[];
        }
        self.forget_wholes(counted, frame, part_of, scope.sentence, index);
        self.area_told |= frame.is_some() && clause.classes.any(AREA) && self.reporter.is_government;
        scope.applicant |= frame.is_some_and(|frame| frame.kind == Kind::Applicant);
        let of_last_year = clause.classes.any(CARRIED_OVER) && clause.classes.any(DISPUTES);
        if let Some(frame) = frame {
            if !frame.gives.is_empty() {
                let list = self.lists.next();
                // 直接起诉2件、复议后起诉1件；维持2件: what came of both.
                let kinds = DIRECT | AFTER_REVIEW;
                let before = index.checked_sub(1).and_then(|before| self.told.frame(before));
                let are_two = frame.gives.any(kinds) && before.is_some_and(|before| before.gives.any(kinds));
                let gives = if are_two { frame.gives & !kinds } else { frame.gives };
                self.topic = Topic { gives, whole: Some((index, list)), sentence: scope.sentence };
            } else if frame.kind == Kind::Result && clause.classes.any(DISPUTES) {
                // 复议维持5件、纠错1件.
                self.topic.gives = clause.classes & DISPUTES;
            }
        } else if self.decides(clause) {
            self.topic = Topic::default();
            scope.other_things = true;
        } else if !barred && clause.classes.any(DISPUTES | DOCUMENT_KINDS) && !of_last_year {
            let gives = clause.classes & (DISPUTES | DOCUMENT_KINDS);
            self.topic = Topic { gives, whole: None, sentence: scope.sentence };
        } else if kind.is_some() && level && !scope.lead.any(APPLICATION | ABOUT) && scope.lead.any(DISCLOSE) {
            // 截至2015年底公开900条。2016年新增90条.
            self.topic = Topic { gives: scope.lead & (INFORMATION | DISCLOSE), whole: None, sentence: scope.sentence };
        } else if barred && part_of.is_none()
            || of_last_year
            || sense::is_another_thing(clause, number) && scope.list.is_none()
        {
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

    fn end_section(&mut self) {
        self.shares.settle(&mut self.told, self.section.from);
        self.topic = Topic::default();
    }
}
