//! Findings for people: the line of the source with the place marked, the sum with its numbers, every operand's place.
//!
//! Only the source line concerned is shown, trimmed where it is long, and nothing of it can steer the terminal. The last
//! line of a run says how much was looked at.

use super::writer::{CheckOptions, CheckWriter, Colour};
use super::{statistics, totals, words};
use crate::emit::headings;
use crate::emit::plain::{harmless, log_safe, one_line};
use crate::finding::{Excerpt, Finding, Language, Severity, Spot};
use crate::summary::Summary;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::borrow::Cow;
use std::io;
use std::ops::Range;

/// Columns a source line is trimmed to.
const WIDTH: usize = 120;

/// Writes the findings as they come, and the totals last.
#[derive(Debug)]
pub(super) struct Human {
    options: CheckOptions,
}

impl Human {
    pub(super) const fn new(options: CheckOptions) -> Self {
        Self { options }
    }
}

impl CheckWriter for Human {
    fn series(&mut self, all: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        findings(all, self.options.language, self.options.colour, out)
    }

    /// Told on stderr, where people look for it.
    fn failed(&mut self, _: &str, _: &str, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, total: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        statistics::write(total, &self.options, out)?;
        totals::write(total, &self.options, out)
    }
}

/// Writes every finding; what one says is not said again in full by the next.
fn findings(all: &[Finding<Spot>], language: Language, colour: Colour, out: &mut dyn io::Write) -> io::Result<()> {
    let renderer = match colour {
        Colour::Ansi => Renderer::styled(),
        Colour::None => Renderer::plain(),
    };
    let renderer = renderer.term_width(WIDTH);
    let mut before = None;
    for finding in all {
        let shown = finding.excerpt.as_ref().map(Shown::new);
        let here = shown.as_ref().map(Shown::column);
        let text = with_place(renderer.render(&[group(finding, shown, before, language)]), here, finding, language);
        let text = match language {
            // What stands before the first colon is ours.
            Language::Zh => text.replacen(": ", "：", 1),
            Language::En => text,
        };
        writeln!(out, "{}\n", log_safe(&arrows(&text)))?;
        before = Some(finding);
    }
    Ok(())
}

/// What was laid out, with the column of the whole line in place of that of the part shown, or with the page, table and
/// cell of a file without lines.
///
/// The renderer counts from the start of what it is given; to give it a long line for each finding takes minutes.
fn with_place(text: String, here: Option<usize>, finding: &Finding<Spot>, language: Language) -> String {
    let Some(here) = here else { return text };
    // The title is one line, and the place stands on the next.
    let (Some(title), here) = (text.find('\n'), format!(":{here}")) else { return text };
    let end = text[title + 1..].find('\n').map_or(text.len(), |end| title + 1 + end);
    let Some(at) = text[..end].rfind(&here).filter(|&at| at > title) else { return text };
    let (before, behind) = (&text[..at], &text[at + here.len()..]);
    match (finding.at.place(), finding.at.told(language)) {
        (Some(place), _) => format!("{before}:{}{behind}", place.column),
        (None, told) => {
            // The number before it was no line's.
            let source = before.rfind(':').map_or(before, |colon| &before[..colon]);
            format!("{source}{}{behind}", told.map_or_else(String::new, |told| format!(": {told}")))
        }
    }
}

fn group(
    finding: &Finding<Spot>,
    shown: Option<Shown>,
    before: Option<&Finding<Spot>>,
    language: Language,
) -> Group<'static> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let (word, rule) =
        (headings::severity(finding.severity, language), words::rule(finding.code, finding.name, language));
    let name = format!("{word}[{}] {rule}", finding.code);
    let title = level.clone().with_name(name).primary_title(words::headline(finding, language));
    let mut group = Group::with_title(title);
    // In a file without lines, the number before what is shown is that of its row.
    let row = || finding.at.position().map(|position| position.row.unwrap_or(1) as usize);
    group = match (shown, finding.at.line().or_else(row)) {
        (Some(shown), Some(line)) => {
            let mut mark = AnnotationKind::Primary.span(shown.mark);
            if let Some(equation) = &finding.equation {
                mark = mark.label(words::equation(equation, language));
            }
            let snippet = Snippet::source(shown.text).line_start(line).path(one_line(&finding.at.source));
            group.element(snippet.annotation(mark))
        }
        _ => group.element(origin(&finding.at, language)),
    };
    for spot in words::other_sources(finding) {
        group = group.element(origin(spot, language));
    }
    if finding.operands().next().is_some() {
        group = group.element(level.no_name().message(words::operands(finding, language)));
    }
    if !finding.places.is_empty() {
        let level = Level::NOTE.no_name();
        group = group.element(level.message(words::places(&finding.places, language)));
    }
    if let Some(hint) = hint(finding, before, language) {
        // The renderer's own colon is half a character wide.
        group = group.element(match language {
            Language::Zh => Level::HELP.no_name().message(format!("说明：{hint}")),
            Language::En => Level::HELP.with_name("help").message(hint),
        });
    }
    group
}

/// The renderer marks further files with `:::`, which build servers take for the start of a command.
fn arrows(text: &str) -> Cow<'_, str> {
    let is_mark = |line: &str| {
        let plain = anstream::adapter::strip_str(line).to_string();
        plain.trim_start().starts_with("::: ")
    };
    if !text.contains(":::") {
        return Cow::Borrowed(text);
    }
    let lines = text
        .split_inclusive('\n')
        .map(|line| if is_mark(line) { line.replacen(":::", "-->", 1) } else { line.to_owned() });
    Cow::Owned(lines.collect())
}

fn origin(spot: &Spot, language: Language) -> Origin<'static> {
    let source = one_line(&spot.source);
    match (spot.place(), spot.told(language)) {
        (Some(place), _) => Origin::path(source).line(place.line).char_column(place.column),
        (None, Some(told)) => Origin::path(format!("{source}: {told}")),
        (None, None) => Origin::path(source),
    }
}

/// What to know of a finding; what the finding before said already is not said again in full.
fn hint(finding: &Finding<Spot>, before: Option<&Finding<Spot>>, language: Language) -> Option<String> {
    let known = before.is_some_and(|before| before.help == finding.help);
    let hint = words::hint(finding, language)?;
    Some(if known { language.pick("同上", "as above").to_owned() } else { hint })
}

/// An excerpt made harmless, and the bytes of it to mark.
struct Shown {
    text: String,
    mark: Range<usize>,
}

impl Shown {
    fn new(excerpt: &Excerpt) -> Self {
        let part = |range: Range<usize>| harmless(excerpt.text.get(range).unwrap_or("")).into_owned();
        let Range { start, end } = excerpt.mark.clone();
        let mut text = part(0..start);
        let from = text.len();
        text.push_str(&part(start..end));
        let mark = from..text.len();
        text.push_str(&part(end..excerpt.text.len()));
        Self { text, mark }
    }

    /// The column of the mark in what is shown, from 1.
    fn column(&self) -> usize {
        1 + self.text.get(..self.mark.start).map_or(0, |before| before.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Report;
    use crate::check::check;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2021;

    fn written(report: &Report, language: Language, colour: Colour) -> String {
        let mut out = Vec::new();
        findings(&report.located(&check(report).findings), language, colour, &mut out)
            .expect("memory can be written to");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn a_broken_sum_shows_its_line_its_numbers_and_its_operands() {
        let report = sound(E2021)
            .set("disputes.review.upheld", "3")
            .set("disputes.review.corrected", "1")
            .set("disputes.review.other", "")
            .set("disputes.review.pending", "2")
            .set("disputes.review.total", "5")
            .build();
        let line = report.place(report.cell("disputes.review.total").and_then(|cell| cell.span).unwrap()).line;
        let at = |line: usize| format!("(line {line})");
        let (text, at) = (written(&report, Language::En, Colour::None), at(line));
        let (_, sum) = text.split_once("\n\n").expect("the blank comes first, then the sum");
        assert_eq!(
            sum.trim_end(),
            format!(
                "\
error[GK401] dispute-total-mismatch: 行政复议: 结果维持 + 结果纠正 + 其他结果 + 尚未审结 ≠ 总计
  --> sound.txt:{line}:23
   |
{line} | 行政复议 | 3 | 1 |  | 2 | 5
   |                           ^ 3 + 1 + 2 = 6, but 5 (off by 1)
   |
   = 结果维持 3 {at} · 结果纠正 1 {at} · 其他结果 blank {at} · 尚未审结 2 {at} · 总计 5 {at}
   = help: blank cells were counted as 0: 其他结果; if only one cell is wrong, it may be: 行政复议/结果维持 3→2, \
                行政复议/结果纠正 1→0, 行政复议/尚未审结 2→1, 行政复议/总计 5→6"
            )
        );
    }

    #[test]
    fn findings_of_one_cell_stand_together_and_each_says_which_it_is() {
        let report = sound(E2021)
            .set("applications.denied.state_secret.natural_person", "1065")
            .set("applications.denied.internal_affairs.total", "")
            .set("applications.carried_over.other_organization", "若干")
            .build();
        let (zh, en) = (written(&report, Language::Zh, Colour::None), written(&report, Language::En, Colour::None));
        let codes = |text: &str| {
            let heads: Vec<_> = text.split("[GK").skip(1).map(|rest| rest[..3].to_owned()).collect();
            heads
        };
        assert_eq!(codes(&zh), codes(&en));
        let at = codes(&en).iter().position(|code| code == "302").expect("the row");
        assert_eq!(codes(&en)[at + 1], "303");
        let cell = report.cell("applications.denied.state_secret.natural_person").and_then(|cell| cell.span).unwrap();
        let line = report.place(cell).line;
        let right = sound(E2021).build().value("applications.denied.state_secret.natural_person").unwrap();
        assert!(
            en.contains(&format!(
                "; likely 不予公开 1.属于国家秘密/自然人 reads 1065 (line {line}), should be {right}\n"
            )),
            "{en}"
        );
        assert!(
            zh.contains(&format!("很可能是 不予公开 1.属于国家秘密/自然人：读作 1065（第 {line} 行），应为 {right}")),
            "{zh}"
        );
        // In the headline of both sums.
        assert_eq!((en.matches("likely").count(), zh.matches("很可能是").count()), (2, 2));
    }

    #[test]
    fn both_languages_and_colours() {
        let report = sound(E2021).set("disputes.review.total", "999").build();
        let zh = written(&report, Language::Zh, Colour::None);
        assert!(zh.starts_with("错误[GK401] 复议、诉讼各结果之和与合计不符：行政复议："), "{zh}");
        assert!(zh.contains("（相差 -") && !zh.contains('\u{1b}'), "{zh}");
        assert!(written(&report, Language::Zh, Colour::Ansi).contains('\u{1b}'));
        let absent = sound(E2021).without_table(crate::statute::TableKind::Disputes).build();
        let text = written(&absent, Language::En, Colour::None);
        assert!(
            text.starts_with("error[GK003] missing-table: statutory table not found: review and litigation table\n"),
            "{text}"
        );
        assert!(text.contains("--> sound.txt\n"), "{text}");
    }

    #[test]
    fn nothing_on_the_page_steers_the_terminal() {
        let mut report = sound(E2021).set("disputes.review.total", "\u{1b}[2J\u{9b}2J\u{202e}９９９a").build();
        report.source.name = "a\u{1b}]0;x\u{7}.txt".to_owned();
        let text = written(&report, Language::En, Colour::None);
        assert!(text.contains("GK006"), "{text}");
        assert!(text.chars().all(|c| c == '\n' || (!c.is_control() && c != '\u{202e}')), "{text:?}");
    }

    #[test]
    fn a_long_line_is_trimmed_around_the_place() {
        let mut report = sound(E2021).set("disputes.review.total", "999").build();
        // The same page with all its lines run together, as minified markup is.
        let (before, after) = ("甲乙丙 ".repeat(20_000), "丁戊己 ".repeat(20_000));
        let text = format!("{before}{}{after}", report.source.text.replace('\n', " "));
        let shift = |span: &mut crate::span::Span| {
            span.start += before.len();
            span.end += before.len();
        };
        let cells = report.tables.iter_mut().flat_map(|table| &mut table.cells);
        cells.filter_map(|cell| cell.span.as_mut()).for_each(shift);
        report.lines = crate::span::LineIndex::new(&text);
        report.source.text = text;
        let column = report.place(report.cell("disputes.review.total").and_then(|cell| cell.span).unwrap()).column;
        let text = written(&report, Language::En, Colour::None);
        assert!(text.contains(&format!("sound.txt:1:{column}\n")), "{text}");
        let lines: Vec<_> = text.lines().collect();
        let source = lines.iter().position(|line| line.starts_with("1 |")).expect("the source line");
        assert!(lines[source].chars().count() <= WIDTH + 10 && lines[source].contains("999"), "{text}");
        let wide = |text: &str| unicode_width::UnicodeWidthStr::width(text);
        let (start, _) = lines[source].split_once("999").expect("the figure");
        let (caret, _) = lines[source + 1].split_once("^^^").expect("the mark");
        assert_eq!(wide(start), wide(caret), "{text}");
    }
}
