//! Findings with the places people read: what is told of a report once the report itself is no longer needed.
//!
//! Takes a report and what was found in it; gives each finding with lines and columns in place of spans, with who
//! reports on which year, and with the stretch of the source that people are shown.
//!
//! Refused: a whole line of a page that is one line long; only what is near the place is kept. And numbers of citizens:
//! wherever words of the page are shown, stars stand in their place ([`crate::personal`]).

use super::Report;
use crate::finding::{Bilingual, Excerpt, Finding, Region, Spot};
use crate::personal;
use crate::span::Span;
use std::borrow::Cow;
use std::sync::Arc;

impl Report {
    /// What was found in the report, in the order it was found, with the places people read.
    pub fn located(&self, findings: &[Finding]) -> Vec<Finding<Spot>> {
        if findings.is_empty() {
            return Vec::new();
        }
        let source: Arc<str> = self.source.name.as_str().into();
        let spot =
            |span: Option<Span>| Spot { source: Arc::clone(&source), region: span.map(|span| self.region(span)) };
        let shown = Shown::of(self);
        let located = |finding: &Finding| {
            let mut located = finding.clone().map(spot);
            located.issuer = self.issuer.as_ref().map(|issuer| issuer.value.clone());
            located.year = self.year.as_ref().map(|year| year.value);
            located.excerpt = finding.at.map(|span| shown.excerpt(span));
            hide_numbers(&mut located);
            located
        };
        findings.iter().map(located).collect()
    }

    /// Where a span stands, in lines and columns or on its page.
    pub fn region(&self, span: Span) -> Region {
        if let Some(positions) = &self.positions {
            return Region::Laid(positions.of(span).unwrap_or_default());
        }
        let (start, end) = self.lines.places(&self.source.text, span);
        Region::Lines { start, end }
    }
}

/// Puts stars in place of citizens' numbers in every word of the page that a finding repeats.
fn hide_numbers(finding: &mut Finding<Spot>) {
    let hide = |text: &mut String| {
        if let Cow::Owned(hidden) = personal::hide(text) {
            *text = hidden;
        }
    };
    let both = |words: &mut Bilingual| [&mut words.zh, &mut words.en].into_iter().for_each(hide);
    both(&mut finding.message);
    finding.help.as_mut().into_iter().for_each(both);
    finding.places.iter_mut().for_each(|place| hide(&mut place.text));
    let sides = finding.equation.iter_mut().flat_map(|sum| sum.left.iter_mut().chain(&mut sum.right));
    // A figure that was read is no citizen's number, however long it is.
    let unread = sides.chain(&mut finding.cells).filter(|operand| operand.value.is_none());
    unread.for_each(|operand| hide(&mut operand.raw));
}

/// The source of a report as people may be shown it.
pub(crate) struct Shown<'r> {
    report: &'r Report,
    /// Where numbers of citizens stand that the page shows, in order; markup may stand inside them.
    hidden: Vec<Span>,
}

impl<'r> Shown<'r> {
    /// Of this report.
    pub fn of(report: &'r Report) -> Self {
        let figures = || report.tables.iter().flat_map(|table| &table.cells).filter(|cell| cell.value.is_some());
        let is_figure = |span: &Span| {
            figures().filter_map(|cell| cell.span).any(|cell| cell.start <= span.start && span.end <= cell.end)
        };
        let numbers = personal::numbers(report.visible_text()).into_iter();
        let spans = numbers.map(|(range, _)| report.visible_span(&range));
        Self { report, hidden: spans.filter(|span| !is_figure(span)).collect() }
    }

    /// What people are shown of a span: its row where it stands in a table of a file without lines, else its first line,
    /// or what is near the span where that is long.
    pub fn excerpt(&self, span: Span) -> Excerpt {
        let cells = self.report.positions.as_ref().map_or(&[][..], |positions| positions.row(span));
        if cells.is_empty() { self.line_excerpt(span) } else { self.row_excerpt(span, cells) }
    }

    /// The row whose cells begin here, with the part of the span in its cell marked.
    fn row_excerpt(&self, span: Span, cells: &[usize]) -> Excerpt {
        /// Characters shown of a cell that is not meant.
        const CELL: usize = 24;
        let source = &self.report.source.text;
        let (mut text, mut mark) = (String::new(), 0..0);
        let plain = |text: &str| text.replace('\n', " ");
        for (index, &start) in cells.iter().enumerate() {
            let last_end = || source[start..].find('\n').map_or(source.len(), |length| start + length);
            let end = cells.get(index + 1).copied().unwrap_or_else(last_end);
            let cell = self.hide(source.get(start..end).unwrap_or("").to_owned(), start);
            if index > 0 {
                text.push_str(" | ");
            }
            if (start..end).contains(&span.start) {
                let (from, to) = (span.start - start, span.end.min(end) - start);
                text.push_str(&plain(cell.get(..from).unwrap_or("").trim_start()));
                let marked = text.len();
                text.push_str(&plain(cell.get(from..to).unwrap_or("")));
                mark = marked..text.len();
                text.push_str(&plain(cell.get(to..).unwrap_or("").trim_end()));
            } else {
                text.push_str(&plain(&cell.trim().chars().take(CELL).collect::<String>()));
                if cell.trim().chars().nth(CELL).is_some() {
                    text.push('…');
                }
            }
        }
        Excerpt { text, mark, cut: 0 }
    }

    fn line_excerpt(&self, span: Span) -> Excerpt {
        /// Characters kept before, of and behind the span: more than any terminal shows of a line.
        const NEAR: usize = 240;
        let source = &self.report.source.text;
        let line = self.report.lines.line_span(source, self.report.place(span).line);
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
        let from = start - before.len();
        Excerpt { text: self.hide([before, meant, behind].concat(), from), mark, cut }
    }

    /// A stretch of the source that begins at `from`, with stars in place of numbers; it keeps its length.
    fn hide(&self, mut text: String, from: usize) -> String {
        let end = from + text.len();
        for span in self.hidden.iter().filter(|span| span.start < end && from < span.end) {
            let inside = span.start.max(from) - from..span.end.min(end) - from;
            if let Some(digits) = text.get(inside.clone()).map(personal::hidden_digits) {
                text.replace_range(inside, &digits);
            }
        }
        // What the page does not display stands in its source all the same.
        if self.report.visible.is_some()
            && let Cow::Owned(hidden) = personal::hide(&text)
        {
            return hidden;
        }
        text
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
        let all = report.located(&checked.findings);
        assert_eq!(all.len(), checked.findings.len());
        for (located, finding) in all.iter().zip(&checked.findings) {
            let span = finding.at.expect("a place");
            let excerpt = located.excerpt.as_ref().expect("an excerpt");
            assert_eq!(&excerpt.text[excerpt.mark.clone()], span.of(&report.source.text));
            assert_eq!(located.at.place(), Some(report.place(span)));
            for (placed, operand) in located.operands().zip(finding.operands()) {
                let (start, end) = placed.at.region.and_then(|region| region.lines()).expect("a region");
                assert_eq!(end.column - start.column, operand.raw.chars().count());
            }
        }
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides_and_so_is_a_long_mark() {
        let (before, behind) = ("甲".repeat(5_000), "乙".repeat(5_000));
        let text = format!("第一行\n{before}中{behind}\n");
        let report = crate::read("long.txt", text.as_bytes()).expect("a page");
        let at = text.find('中').expect("it is there");
        let shown = Shown::of(&report);
        let near = shown.excerpt(Span::new(at, at + "中".len()));
        assert_eq!(&near.text[near.mark.clone()], "中");
        assert!(near.text.starts_with('甲') && near.text.ends_with('乙'));
        assert_eq!((near.text.chars().count(), near.cut), (481, 5_000 - 240));
        let whole = shown.excerpt(Span::new("第一行\n".len(), text.len()));
        assert_eq!((whole.mark.start, whole.text.chars().count(), whole.cut), (0, 240, 0));
        let short = shown.excerpt(Span::new(3, 6));
        assert_eq!((short.text.as_str(), short.mark), ("第一行", 3..6));
    }

    #[test]
    fn numbers_of_citizens_are_hidden_wherever_the_page_is_shown() {
        let page = "<p>某某县2021年政府信息公开工作年度报告</p><p data-x='13900000001'>王某139<b>0000</b>0000申请</p>\
                    <table><tr><td>未经复议直接起诉</td></tr></table>";
        let report = crate::read("page.html", page.as_bytes()).expect("a page");
        let findings = report.located(&check(&report).findings);
        let finding = findings.iter().find(|finding| finding.code == "GK804").expect("the number is found");
        let text = format!("{findings:?}");
        assert!(!text.contains("13900000000") && !text.contains("13900000001") && !text.contains("139<b>"), "{text}");
        let excerpt = finding.excerpt.as_ref().expect("an excerpt");
        assert_eq!(&excerpt.text[excerpt.mark.clone()], "***<b>****</b>****");
        assert_eq!(finding.places[0].text, "***********");
        // An unreadable cell is quoted in a message.
        let report = sound(E2021).set("disputes.review.other", "王某13900000000").build();
        let findings = report.located(&check(&report).findings);
        let text = format!("{findings:?}");
        assert!(findings.iter().any(|one| one.code == "GK006") && !text.contains("13900000000"), "{text}");
    }
}
