//! Findings with the places people read: what is told of a report once the report itself is no longer needed.
//!
//! Takes a report and what was found in it; gives each finding with lines and columns in place of spans, with who
//! reports on which year, and with the stretch of the source that people are shown.
//!
//! Refused: a whole line of a page that is one line long; only what is near the place is kept.

use super::Report;
use crate::finding::{Excerpt, Finding, Region, Spot};
use crate::span::Span;
use std::sync::Arc;

impl Report {
    /// What was found in the report, in the order it was found, with the places people read.
    pub fn located(&self, findings: &[Finding]) -> Vec<Finding<Spot>> {
        let source: Arc<str> = self.source.name.as_str().into();
        let spot =
            |span: Option<Span>| Spot { source: Arc::clone(&source), region: span.map(|span| self.region(span)) };
        let located = |finding: &Finding| Finding {
            issuer: self.issuer.as_ref().map(|issuer| issuer.value.clone()),
            year: self.year.as_ref().map(|year| year.value),
            excerpt: finding.at.map(|span| self.excerpt(span)),
            ..finding.clone().map(spot)
        };
        findings.iter().map(located).collect()
    }

    /// Where a span stands, in lines and columns.
    pub fn region(&self, span: Span) -> Region {
        let (start, end) = self.lines.places(&self.source.text, span);
        Region { start, end }
    }

    /// What people are shown of a span: its first line, or what is near the span where that is long.
    pub fn excerpt(&self, span: Span) -> Excerpt {
        /// Characters kept before, of and behind the span: more than any terminal shows of a line.
        const NEAR: usize = 240;
        let source = &self.source.text;
        let line = self.lines.line_span(source, self.place(span).line);
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
            assert_eq!(located.at.region.map(|region| region.start), Some(report.place(span)));
            for (placed, operand) in located.operands().zip(finding.operands()) {
                let region = placed.at.region.expect("a region");
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
        let near = report.excerpt(Span::new(at, at + "中".len()));
        assert_eq!(&near.text[near.mark.clone()], "中");
        assert!(near.text.starts_with('甲') && near.text.ends_with('乙'));
        assert_eq!((near.text.chars().count(), near.cut), (481, 5_000 - 240));
        let whole = report.excerpt(Span::new("第一行\n".len(), text.len()));
        assert_eq!((whole.mark.start, whole.text.chars().count(), whole.cut), (0, 240, 0));
        let short = report.excerpt(Span::new(3, 6));
        assert_eq!((short.text.as_str(), short.mark), ("第一行", 3..6));
    }
}
