//! What each stage made of an input: visible text, blocks, sections, tables.
//!
//! For looking into a report that was read wrongly, or not at all. One thing a line, with its line in the source;
//! nothing of the page can steer the terminal.

use super::plain::{self, harmless, log_safe, one_line};
use crate::document::{BlockKind, Document, Grid, GridOrigin};
use crate::finding::{Bilingual, Language};
use crate::report::Table;
use crate::span::Span;
use crate::trace::Stretch;
use crate::{Report, Seen};
use std::io;

/// How many characters of a text are shown.
const CHARS: usize = 60;

/// Writes the visible text.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn text(document: &Document<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let text = harmless(&document.text);
    let text = log_safe(&text);
    out.write_all(text.as_bytes())?;
    if text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") }
}

/// Writes one line a block, and the rows of grids below theirs.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn blocks(report: &Report, document: &Document<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    for block in &document.blocks {
        let line = report.place(document.span(&block.range)).line;
        let kind = match &block.kind {
            BlockKind::Heading(level) => format!("heading {level}"),
            BlockKind::Paragraph => "paragraph".to_owned(),
            BlockKind::Line => "line".to_owned(),
            BlockKind::Grid(grid) => format!("grid {}", origin(grid.origin)),
        };
        if let BlockKind::Grid(grid) = &block.kind {
            writeln!(out, "{line:>6}  {kind:<13}  {} rows", grid.rows.len())?;
            rows(report, document, grid, out)?;
        } else {
            writeln!(out, "{line:>6}  {kind:<13}  {}", start(document.slice(&block.range), CHARS))?;
        }
    }
    Ok(())
}

/// Writes one line a section.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn sections(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    for section in &report.sections {
        let line = report.place(section.heading_span).line;
        let heading = one_line(&section.heading);
        let (kind, heading) = (section.kind.key(), log_safe(&heading));
        writeln!(out, "{line:>6}  {kind:<20}  {heading}  {}", start(&section.text, CHARS))?;
    }
    Ok(())
}

/// Writes how the reader came to the tables: each stretch with labels of one, its groups of values, and what told
/// their rows.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn stretches(
    report: &Report,
    stretches: &[Stretch],
    language: Language,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    for stretch in stretches {
        let from = report.place(stretch.span).line;
        let to = report.place(Span::new(stretch.span.end, stretch.span.end)).line;
        let ways = if stretch.ways.is_empty() { no_layout().get(language).to_owned() } else { stretch.ways.join("; ") };
        writeln!(out, "{from:>6}–{to}  {}  {ways}", stretch.table.key())?;
        if stretch.is_others {
            writeln!(out, "          - {}", of_others().get(language))?;
        }
        for (way, reason) in &stretch.refused {
            writeln!(out, "          - {way}: {reason}")?;
        }
        for line in &stretch.lines {
            let at = report.place(line.span).line;
            let values = start(&line.values.join(" "), CHARS);
            writeln!(out, "{at:>6}    {}  [{values}]  {}", start(&line.label, 30), start(&line.words, 30))?;
        }
        if !stretch.missing.is_empty() {
            writeln!(out, "          {}: {}", no_label().get(language), stretch.missing.join(", "))?;
        }
    }
    Ok(())
}

/// Writes one line a clause that counts something: its words with their classes, and below it what it means or why that
/// is not known.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn figures(report: &Report, clauses: &[Seen], out: &mut dyn io::Write) -> io::Result<()> {
    for clause in clauses {
        let line = report.place(clause.span).line;
        let words: Vec<_> = clause.words.iter().map(|(word, class)| format!("{word}[{class}]")).collect();
        writeln!(out, "{line:>6}  {}", log_safe(&harmless(&words.join(" "))))?;
        for (frame, cells) in &clause.means {
            writeln!(out, "{:>6}    = {frame}  {}", "", if cells.is_empty() { "-" } else { cells })?;
        }
        if let Some(why) = clause.why {
            writeln!(out, "{:>6}    - {why}", "")?;
        }
    }
    Ok(())
}

/// Writes one line a cell, under a line for its table.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn tables(report: &Report, language: Language, out: &mut dyn io::Write) -> io::Result<()> {
    for table in &report.tables {
        head(report, table, language, out)?;
        for (index, cell) in table.iter() {
            let line = cell.span.map_or_else(|| "-".to_owned(), |span| report.place(span).line.to_string());
            let aligned_by = serde_json::to_value(cell.aligned_by)?;
            let (status, aligned_by) = (cell.status.key(), aligned_by.as_str().unwrap_or(""));
            let value = cell.value.map_or_else(|| "-".to_owned(), |value| value.normalize().to_string());
            let raw = start(&cell.raw, CHARS);
            let key = table.form.key(index);
            writeln!(out, "{line:>6}  {status:<10}  {aligned_by:<6}  {value:>8}  {key}  {raw}")?;
        }
    }
    Ok(())
}

fn head(report: &Report, table: &Table, language: Language, out: &mut dyn io::Write) -> io::Result<()> {
    let line = report.place(table.span).line;
    let kind = table.form.table;
    let editions: Vec<_> = table.form.editions.iter().map(|edition| edition.key()).collect();
    let (editions, cells) = (editions.join(", "), table.cells.len());
    match language {
        Language::Zh => {
            writeln!(out, "{line:>6}  {}（{}，{editions} 年格式，{cells} 格）", kind.title_zh(), kind.key())
        }
        Language::En => {
            writeln!(out, "{line:>6}  {} ({}, edition {editions}, {cells} cells)", kind.title_en(), kind.key())
        }
    }
}

fn rows(report: &Report, document: &Document<'_>, grid: &Grid, out: &mut dyn io::Write) -> io::Result<()> {
    for row in &grid.rows {
        let line = row.first().map(|cell| report.place(document.span(&cell.range)).line.to_string());
        let cells: Vec<_> = row.iter().map(|cell| start(document.slice(&cell.range), 20)).collect();
        writeln!(out, "{:>6}    | {}", line.unwrap_or_default(), cells.join(" | "))?;
    }
    Ok(())
}

/// The first characters of a text, as one line that commands nobody.
fn start(text: &str, chars: usize) -> String {
    log_safe(&plain::start(text, chars)).into_owned()
}

const fn origin(origin: GridOrigin) -> &'static str {
    match origin {
        GridOrigin::Html => "html",
        GridOrigin::Markdown => "markdown",
        GridOrigin::Bars => "bars",
        GridOrigin::Tabs => "tabs",
    }
}

/// Said of a stretch that no layout accounts for.
fn no_layout() -> Bilingual {
    Bilingual::new("没有一种排版能说明全部数据", "no layout accounts for all its figures")
}

/// Said of a stretch that is not the report's own.
fn of_others() -> Bilingual {
    Bilingual::new(
        "在另一份报告的标题、其他单位或其他时期的表题之下，不作为本报告的数据",
        "under the title of another report, or the caption of another body or time: not told as this report's",
    )
}

/// Leads to the lines of a form whose labels do not stand.
fn no_label() -> Bilingual {
    Bilingual::new("没有找到的行", "lines without a label")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, GridCell, SourceMap};
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2021;
    use std::borrow::Cow;

    fn written(write: impl Fn(&mut dyn io::Write) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).expect("memory can be written to");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn every_cell_is_a_line() {
        let report = sound(E2021).set("disputes.review.other", "若\u{1b}干").build();
        let text = written(|out| tables(&report, Language::En, out));
        assert_eq!(text.lines().count(), 200 + 3);
        let line = text.lines().find(|line| line.contains("disputes.review.other")).expect("the cell");
        assert!(line.contains("unreadable") && line.contains("labels") && line.ends_with("若␛干"), "{line}");
        assert!(written(|out| tables(&report, Language::Zh, out)).contains("（disputes，2021, 2019 年格式，15 格）"));
    }

    #[test]
    fn sections_are_listed_with_their_lines() {
        let report = sound(E2021).build();
        let text = written(|out| sections(&report, out));
        assert_eq!(text.lines().count(), 6);
        assert!(text.starts_with("     2  overview              一、总体情况"), "{text}");
    }

    #[test]
    fn blocks_and_grids_are_listed_row_by_row() {
        let mut report = sound(E2021).build();
        let source = "标题\n甲|1\n".to_owned();
        report.lines = crate::span::LineIndex::new(&source);
        report.source.text.clone_from(&source);
        let cell = |range, column| GridCell { range, column, width: 1, height: 1 };
        let grid = Grid { origin: GridOrigin::Bars, rows: vec![vec![cell(7..10, 0), cell(11..12, 1)]] };
        let document = Document {
            text: Cow::Borrowed(&source),
            map: SourceMap::default(),
            blocks: vec![
                Block { range: 0..6, kind: BlockKind::Heading(2) },
                Block { range: 7..12, kind: BlockKind::Grid(grid) },
            ],
            ..Document::default()
        };
        assert_eq!(
            written(|out| blocks(&report, &document, out)),
            "     1  heading 2      标题\n     2  grid bars      1 rows\n     2    | 甲 | 1\n"
        );
        assert_eq!(written(|out| super::text(&document, out)), source);
    }
}
