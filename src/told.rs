//! Findings as they are told: every place worked out, so that the report itself is no longer needed.
//!
//! Takes a [`Report`] and what was found in it, and gives plain data: an [`Input`] and a [`Told`] a finding, with lines
//! and columns, the stretch of the source that people are shown, and the fingerprint. Findings across years are told in
//! the same shape ([`crate::series`]); their places lie in several files. Every writer takes these and nothing else.
//!
//! Refused: a whole line of a page that is one line long; only what is near the place is kept.

use crate::Report;
use crate::check::{Checked, RuleRun, fingerprint};
use crate::finding::{self, Bilingual, Finding, Misreading, Severity};
use crate::report::Coverage;
use crate::rules::Skipped;
use crate::source::MediaType;
use crate::span::{Place, Span};
use crate::statute::Edition;
use rust_decimal::Decimal;
use std::ops::Range;
use std::sync::Arc;

/// What is told of an input that was read.
#[derive(Clone, Debug)]
pub struct Input {
    /// What messages call it.
    pub source: Arc<str>,
    /// Who reports, as the report writes it.
    pub issuer: Option<String>,
    /// The year reported on.
    pub year: Option<i32>,
    /// The edition its tables are of.
    pub edition: Option<Edition>,
    /// Whether it is text or markup.
    pub media_type: MediaType,
    /// What it was decoded from.
    pub encoding: String,
    /// Hash of its bytes.
    pub sha256: String,
    /// Tables and cells found and read.
    pub coverage: Coverage,
    /// Sums that hold.
    pub relations_held: usize,
    /// Sums that do not.
    pub relations_broken: usize,
    /// Sums that could not be judged, and why.
    pub skipped: Vec<Skipped>,
    /// Every rule on one report that was asked for, and whether it judged anything.
    pub rules: Vec<RuleRun>,
    /// Rules that judged something.
    pub rules_run: usize,
    /// Rules none of whose sums could be judged.
    pub rules_skipped: usize,
}

/// One finding, told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The rule's code.
    pub code: &'static str,
    /// The rule's name.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Who reports.
    pub issuer: Option<String>,
    /// The year reported on.
    pub year: Option<i32>,
    /// Where it is reported; without a region where something is absent.
    pub at: Spot,
    /// What people are shown of the source there.
    pub excerpt: Option<Excerpt>,
    /// What is wrong, in the report's own words.
    pub message: Bilingual,
    /// The sum that does not hold, where the finding is one.
    pub equation: Option<Equation>,
    /// Cells it speaks of, beside the equation's.
    pub cells: Vec<Operand>,
    /// Words of the page it speaks of, in the page's order.
    pub places: Vec<Quoted>,
    /// What to do or to know.
    pub help: Option<Bilingual>,
    /// The one cell that explains the broken sum, where there is one.
    pub suspect: Option<Suspect>,
    /// What makes it the same finding in another copy: [`fingerprint`].
    pub fingerprint: String,
}

/// A place in one of the sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What messages call the source.
    pub source: Arc<str>,
    /// From where to where; `None` where nothing stands there.
    pub region: Option<Region>,
}

/// From one place of a source to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The first character.
    pub start: Place,
    /// Just past the last one.
    pub end: Place,
}

/// A stretch of one line of a source, with the part of it that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// As the source has it, cut short at either end where the line is long.
    pub text: String,
    /// The bytes of `text` that are meant.
    pub mark: Range<usize>,
    /// How many characters of the line stand before `text`.
    pub cut: usize,
}

/// A sum that does not hold, with its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equation {
    /// Operands added on the left.
    pub left: Vec<Operand>,
    /// Operands added on the right.
    pub right: Vec<Operand>,
    /// Sum of the left side.
    pub left_sum: Decimal,
    /// Sum of the right side.
    pub right_sum: Decimal,
}

/// A cell that takes part in a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operand {
    /// `table.row.column`.
    pub cell: String,
    /// What the cell is called on the page, short.
    pub label: String,
    /// The value used; `None` where the cell is blank.
    pub value: Option<Decimal>,
    /// The text as the page has it.
    pub raw: String,
    /// Where it stands.
    pub at: Spot,
}

/// Words of the page that are no cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The words as the page shows them.
    pub text: String,
    /// Where they stand.
    pub region: Region,
}

/// The one cell that explains the broken sum: a hypothesis, the value read is never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// `table.row.column`.
    pub cell: String,
    /// What the cell is called on the page, row and column.
    pub label: String,
    /// The value read; `None` where the cell is blank.
    pub read: Option<Decimal>,
    /// What it should read.
    pub expected: Decimal,
    /// How the one may have become the other, where the digits tell.
    pub reading: Option<Misreading>,
    /// Where it stands.
    pub at: Spot,
}

/// Tells what was found in a report, in the order it was found.
pub fn tell(report: &Report, checked: &Checked) -> Vec<Told> {
    let teller = Teller { report, source: report.source.name.as_str().into() };
    checked.findings.iter().map(|finding| teller.finding(finding)).collect()
}

/// Turns one report's spans into places.
struct Teller<'r> {
    report: &'r Report,
    source: Arc<str>,
}

impl Teller<'_> {
    fn finding(&self, finding: &Finding) -> Told {
        let operands = |operands: &[finding::Operand]| operands.iter().map(|one| self.operand(one)).collect();
        let Finding { code, name, severity, span, ref message, ref help, .. } = *finding;
        Told {
            code,
            name,
            severity,
            issuer: self.report.issuer.as_ref().map(|issuer| issuer.value.clone()),
            year: self.report.year.as_ref().map(|year| year.value),
            at: self.spot(span),
            excerpt: span.map(|span| excerpt(self.report, span)),
            message: message.clone(),
            equation: finding.equation.as_ref().map(|equation| Equation {
                left: operands(&equation.left),
                right: operands(&equation.right),
                left_sum: equation.left_sum,
                right_sum: equation.right_sum,
            }),
            cells: operands(&finding.cells),
            places: finding.places.iter().map(|quoted| self.quoted(quoted)).collect(),
            help: help.clone(),
            suspect: finding.suspect.as_ref().map(|suspect| self.suspect(suspect)),
            fingerprint: fingerprint(self.report, finding),
        }
    }

    fn spot(&self, span: Option<Span>) -> Spot {
        Spot { source: Arc::clone(&self.source), region: span.map(|span| region(self.report, span)) }
    }

    fn operand(&self, operand: &finding::Operand) -> Operand {
        let finding::Operand { cell, label, value, raw, span } = operand.clone();
        Operand { cell, label, value, raw, at: self.spot(span) }
    }

    fn quoted(&self, quoted: &finding::Quoted) -> Quoted {
        Quoted { text: quoted.text.clone(), region: region(self.report, quoted.span) }
    }

    fn suspect(&self, suspect: &finding::Suspect) -> Suspect {
        let finding::Suspect { cell, label, read, expected, reading, span } = suspect.clone();
        Suspect { cell, label, read, expected, reading, at: self.spot(span) }
    }
}

/// Where a span stands, in lines and columns.
pub(crate) fn region(report: &Report, span: Span) -> Region {
    let (start, end) = report.lines.places(&report.source.text, span);
    Region { start, end }
}

/// What people are shown of a span: its first line, or what is near the span where that is long.
pub(crate) fn excerpt(report: &Report, span: Span) -> Excerpt {
    /// Characters kept before, of and behind the span: more than any terminal shows of a line.
    const NEAR: usize = 240;
    let source = &report.source.text;
    let line = report.lines.line_span(source, report.place(span).line);
    // A span over several lines is marked on its first.
    let (start, end) = (span.start.min(line.end), span.end.min(line.end));
    let part = |from: usize, to: usize| source.get(from..to).unwrap_or("");
    let first = |text: &str| text.char_indices().nth(NEAR).map_or(text.len(), |(at, _)| at);
    let whole = part(line.start, start);
    let before = whole.char_indices().rev().nth(NEAR).map_or(whole, |(at, c)| &whole[at + c.len_utf8()..]);
    let cut = whole[..whole.len() - before.len()].chars().count();
    let meant = part(start, end);
    let (meant, behind) = match first(meant) {
        whole if whole == meant.len() => (meant, part(end, line.end)),
        cut => (&meant[..cut], ""),
    };
    let behind = &behind[..first(behind)];
    let mark = before.len()..before.len() + meant.len();
    Excerpt { text: [before, meant, behind].concat(), mark, cut }
}

impl Input {
    /// What is told of a report and how its check went.
    pub fn new(report: &Report, checked: &Checked) -> Self {
        let Checked { relations_held, relations_broken, rules_run, rules_skipped, .. } = *checked;
        Self {
            source: report.source.name.as_str().into(),
            issuer: report.issuer.as_ref().map(|issuer| issuer.value.clone()),
            year: report.year.as_ref().map(|year| year.value),
            edition: report.edition,
            media_type: report.source.media_type,
            encoding: report.source.encoding.name.clone(),
            sha256: report.source.sha256.clone(),
            coverage: report.coverage(),
            relations_held,
            relations_broken,
            skipped: checked.skipped.clone(),
            rules: checked.rules.clone(),
            rules_run,
            rules_skipped,
        }
    }
}

impl Told {
    /// Every cell the finding speaks of: the equation's operands from left to right, then the others.
    pub fn operands(&self) -> impl Iterator<Item = &Operand> {
        let equation = self.equation.iter().flat_map(|equation| equation.left.iter().chain(&equation.right));
        equation.chain(&self.cells)
    }
}

impl Equation {
    /// Left minus right.
    pub fn delta(&self) -> Decimal {
        self.left_sum - self.right_sum
    }
}

impl Spot {
    /// The line, where something stands there.
    pub fn line(&self) -> Option<usize> {
        self.region.map(|region| region.start.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2021;

    #[test]
    fn places_and_excerpts_cut_what_the_finding_speaks_of() {
        let report = sound(E2021).set("applications.carried_over.natural_person", "500").build();
        let checked = check(&report);
        let all = tell(&report, &checked);
        assert_eq!(all.len(), checked.findings.len());
        for (told, finding) in all.iter().zip(&checked.findings) {
            let span = finding.span.expect("a place");
            let excerpt = told.excerpt.as_ref().expect("an excerpt");
            assert_eq!(&excerpt.text[excerpt.mark.clone()], span.of(&report.source.text));
            assert_eq!(told.at.region.map(|region| region.start), Some(report.place(span)));
            for (told, operand) in told.operands().zip(finding.operands()) {
                let region = told.at.region.expect("a region");
                assert_eq!(region.end.column - region.start.column, operand.raw.chars().count());
            }
        }
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides_and_so_is_a_long_mark() {
        let (before, behind) = ("甲".repeat(5_000), "乙".repeat(5_000));
        let text = format!("第一行\n{before}中{behind}\n");
        let report = crate::read("long.txt", text.as_bytes()).expect("a page");
        let at = text.find('中').expect("it is there");
        let near = excerpt(&report, Span::new(at, at + "中".len()));
        assert_eq!(&near.text[near.mark.clone()], "中");
        assert!(near.text.starts_with('甲') && near.text.ends_with('乙'));
        assert_eq!((near.text.chars().count(), near.cut), (481, 5_000 - 240));
        let whole = excerpt(&report, Span::new("第一行\n".len(), text.len()));
        assert_eq!((whole.mark.start, whole.text.chars().count(), whole.cut), (0, 240, 0));
        let short = excerpt(&report, Span::new(3, 6));
        assert_eq!((short.text.as_str(), short.mark), ("第一行", 3..6));
    }
}
