//! Bytes → [`Report`]: one straight list of steps.

use crate::document::Document;
use crate::error::Error;
use crate::limits::Limits;
use crate::report::{self, Report};
use crate::source::Source;
use crate::span::{LineIndex, Span};
use crate::statute::{Edition, TableKind};
use crate::tables::trace;
use crate::{about, prose, sections, tables};
use std::borrow::Cow;

/// Reads one report: `name` is what messages call it, `bytes` the file as it is.
///
/// # Errors
/// Where the input cannot be read at all ([`Error`]). Wrong or unreadable figures are no errors: they are in the report.
pub fn read(name: &str, bytes: &[u8]) -> Result<Report, Error> {
    read_with(name, bytes, &Limits::default())
}

/// Reads one report within these limits. Bytes that are handed over are let go as soon as they are decoded.
///
/// # Errors
/// As [`read`] does.
pub fn read_with<'b>(name: &str, bytes: impl Into<Cow<'b, [u8]>>, limits: &Limits) -> Result<Report, Error> {
    let bytes = bytes.into();
    let source = Source::decode(name, &bytes, limits)?;
    drop(bytes);
    read_source(source, limits)
}

fn read_source(mut source: Source, limits: &Limits) -> Result<Report, Error> {
    let document = Document::new(&source, limits)?;
    let lines = crate::document::lines::lines(&document);
    let metadata = about::metadata(&document, &lines);
    let year = metadata.year.as_ref().map(|year| year.value);
    let candidates = sections::candidates(&document, &lines);
    let others = about::others(&document, &lines, &metadata, &sections::headings(&candidates));
    let mut tables = tables::tables(&document, year, &others);
    document.in_time(&source, limits)?;
    if metadata.part_of_year.is_some() {
        tables.clear();
    }
    let found = edition(&mut tables);
    let expected = found.or_else(|| year.and_then(Edition::of_year)).unwrap_or(Edition::E2021);
    let annex = tables.iter().find(|table| table.form.habits.is_annex).map(report::Table::place);
    let sections = sections::sections(&document, candidates, expected, annex, &others);
    let issuer = metadata.issuer.as_ref().map_or("", |issuer| issuer.value.as_str());
    let context = prose::Context { edition: expected, year, issuer, sections: &sections };
    let mut figures = if metadata.part_of_year.is_some() { Vec::new() } else { prose::figures(&document, context) };
    let has_annex = TableKind::of_edition(expected).iter().any(|kind| kind.form(expected).habits.is_annex);
    // A row of a table whose borders are lost reads like a sentence; its figures are the table's.
    let places: Vec<_> = tables.iter().map(report::Table::place).collect();
    // And what another report tells is not this one's.
    let elsewhere: Vec<_> = others.iter().map(|range| document.span(range)).collect();
    let is_in =
        |places: &[Span], span: Span| places.iter().any(|place| place.start <= span.start && span.end <= place.end);
    let is_others = |figure: &&mut report::Figure| is_in(&places, figure.span) || is_in(&elsewhere, figure.span);
    figures.iter_mut().filter(is_others).for_each(report::Figure::forget);
    document.in_time(&source, limits)?;
    let Document { text, map, positions, has_changes, .. } = document;
    let mut visible = match text {
        Cow::Borrowed(_) => None,
        Cow::Owned(text) => Some(report::Visible { text, map }),
    };
    if has_annex {
        let annex = tables.iter().position(|table| table.form.habits.is_annex);
        let annex = annex.map(|at| tables.remove(at));
        tables.extend(prose::with_prose(annex, &figures));
    }
    for table in &mut tables {
        table.forget_long_numbers(limits.digits);
    }
    // An edition that has but an annex had no form: year and headings or figures tell it.
    let tells = !tables.is_empty() || !sections.is_empty() || !figures.is_empty();
    let found = found.or_else(|| (tells && has_annex).then_some(expected));
    // What a file without lines shows is all the text it has.
    if positions.is_some() {
        source.text = visible.take().map(|visible| visible.text).unwrap_or_default();
    }
    Ok(Report {
        lines: LineIndex::new(&source.text),
        source,
        positions,
        title: metadata.title,
        issuer: metadata.issuer,
        year: metadata.year,
        period: metadata.period,
        published: metadata.published,
        part_of_year: metadata.part_of_year,
        edition: found,
        sections,
        tables,
        visible,
        figures,
        has_changes,
    })
}

/// The edition the tables are of: that of the first whose form is of one edition only. An annex beside the tables of
/// a later edition is one of another kind, and goes.
fn edition(tables: &mut Vec<report::Table>) -> Option<Edition> {
    if tables.iter().any(|table| !table.form.habits.is_annex) {
        tables.retain(|table| !table.form.habits.is_annex);
    }
    tables.iter().find_map(|table| match table.form.editions {
        [edition] => Some(*edition),
        _ => None,
    })
}

/// Follows the reader of tables through a document: which stretch became which table, and what told each row.
pub fn trace_tables(document: &Document<'_>) -> Vec<trace::Stretch> {
    let lines = crate::document::lines::lines(document);
    let metadata = about::metadata(document, &lines);
    let candidates = sections::candidates(document, &lines);
    let others = about::others(document, &lines, &metadata, &sections::headings(&candidates));
    trace::stretches(document, metadata.year.map(|year| year.value), &others)
}

/// Follows the reader of sentences through a document: the words of each clause that counts something, and what came of
/// it. `report` is what the document was read as.
pub fn trace_figures(report: &Report, document: &Document<'_>) -> Vec<prose::trace::Seen> {
    let context = prose::Context {
        edition: report.expected_edition(),
        year: report.year.as_ref().map(|year| year.value),
        issuer: report.issuer.as_ref().map_or("", |issuer| issuer.value.as_str()),
        sections: &report.sections,
    };
    prose::traced(document, context)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_row_that_is_one_cell_of_sentences_is_text() {
        let told = |row: &str| {
            let text = format!("索引号 | 1 | 日期 | 2 |\n某某县2016年政府信息公开工作年度报告 | | | |\n{row}\n");
            let report = read("report.txt", text.as_bytes()).expect("it is text");
            report.figures.iter().filter(|figure| figure.key().is_some()).count()
        };
        assert_eq!(told("全县收到政府信息公开申请12件。均已答复。 | | | |"), 1);
        assert_eq!(told("申请 | 全县收到政府信息公开申请12件。均已答复。 | | |"), 0);
    }

    #[test]
    fn a_report_on_part_of_a_year_tells_no_figure() {
        let annual = include_str!("../fixtures/reports/city-2022/report.txt");
        let told = |text: &str| {
            let report = read("report.txt", text.as_bytes()).expect("it is text");
            (report.tables.len(), report.figures.iter().filter(|figure| figure.key().is_some()).count())
        };
        let (tables, figures) = told(annual);
        assert!(tables == 3 && figures > 0, "{tables} {figures}");
        for part in ["2022年上半年", "2022年第一季度", "2022年前三个季度", "2022年1-6月"] {
            assert_eq!(told(&annual.replacen("2022年", part, 1)), (0, 0), "{part}");
        }
    }
}
