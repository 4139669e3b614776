//! The comparison itself: it finds every kind of lie, and nothing where there is none.

use crate::support::compare::{Verdict, compare, misplaced, shows_raw, verdict, without_markup};
use crate::support::hand::Hand;
use crate::support::marks::Rendered;
use crate::support::shapes::shape;
use crate::support::truth::{Blanks, TableTruth, Truth, some_case};
use gkreport::report::{AlignedBy, Cell, Report, Status, Table};
use gkreport::source::{DecidedBy, Encoding, MediaType, Source};
use gkreport::span::{LineIndex, Span};
use gkreport::statute::TableKind;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A report that holds exactly the truth, as a perfect reader would give it.
fn perfect(truth: &Truth, rendered: &Rendered) -> Report {
    let read = |id: usize, value: Option<Decimal>| {
        let range = rendered.figures.iter().find(|(figure, _)| *figure == id).map(|(_, range)| range.clone());
        let (status, span) = match (value, range) {
            (Some(_), Some(range)) => (Status::Read, Some(Span::new(range.start, range.end))),
            _ => (Status::Blank, None),
        };
        let raw = span.map(|span| span.of(&rendered.text).to_owned()).unwrap_or_default();
        Cell { value, status, raw, span, aligned_by: AlignedBy::Labels, candidates: Vec::new() }
    };
    let table = |table: &TableTruth| {
        let cells = table.cells.iter().enumerate();
        let cells = cells.map(|(at, &value)| read(Truth::id(table.form.table, at), value)).collect();
        Table { form: table.form, cells, span: Span::default(), labels: Vec::new(), is_others: false }
    };
    Report {
        source: Source {
            name: "written".to_owned(),
            media_type: MediaType::Text,
            encoding: Encoding { name: "utf-8".to_owned(), decided_by: DecidedBy::Valid, declared: None },
            sha256: String::new(),
            packed: Arc::default(),
            text: rendered.text.clone(),
        },
        lines: LineIndex::new(&rendered.text),
        positions: None,
        title: None,
        issuer: None,
        year: None,
        period: None,
        published: None,
        part_of_year: None,
        edition: None,
        sections: Vec::new(),
        visible: None,
        has_changes: false,
        figures: Vec::new(),
        tables: truth.tables.iter().map(table).collect(),
    }
}

#[test]
fn the_comparison_finds_every_kind_of_lie_and_nothing_else() {
    let case = some_case(Blanks::Always);
    let truth = &case.truth;
    let rendered = shape("tabs_empty").render(&case, Hand::default());
    let fine = perfect(truth, &rendered);
    let outcome = compare(truth, &fine);
    assert_eq!((outcome.wrong.len(), outcome.read), (0, outcome.expected_readable));
    assert_eq!(misplaced(truth, &rendered, &fine), Vec::<String>::new());

    let wrong = |spoil: &dyn Fn(&mut Report)| {
        let mut report = perfect(truth, &rendered);
        spoil(&mut report);
        let outcome = compare(truth, &report);
        (outcome.wrong.len(), outcome.expected_readable - outcome.read, misplaced(truth, &rendered, &report).len())
    };
    let cells = &truth.table(TableKind::Applications).cells;
    let number = cells.iter().position(Option::is_some).expect("one cell holds a number");
    let blank = cells.iter().position(Option::is_none).expect("one cell is blank");
    let cell = |report: &mut Report, at: usize, change: &dyn Fn(&mut Cell)| change(&mut report.tables[1].cells[at]);

    let one = Decimal::ONE;
    let off = |cell: &mut Cell| cell.value = cell.value.map(|value| value + one);
    assert_eq!(wrong(&|report| cell(report, number, &off)), (1, 1, 0), "off by one");
    assert_eq!(wrong(&|report| cell(report, number, &|cell| cell.status = Status::Blank)), (1, 1, 0), "lost");
    for status in [Status::Ambiguous, Status::Missing, Status::Unreadable] {
        assert_eq!(wrong(&|report| cell(report, number, &|cell| cell.status = status)), (0, 1, 0), "{status:?}");
        assert_eq!(wrong(&|report| cell(report, blank, &|cell| cell.status = status)), (0, 1, 0), "{status:?}");
    }
    let zero = |cell: &mut Cell| (cell.status, cell.value) = (Status::Read, Some(Decimal::ZERO));
    assert_eq!(wrong(&|report| cell(report, blank, &zero)), (1, 1, 1), "a blank read as 0, nowhere");
    let nowhere = |cell: &mut Cell| cell.span = None;
    assert_eq!(wrong(&|report| cell(report, number, &nowhere)), (0, 0, 1), "nowhere");
    let late = |cell: &mut Cell| cell.span = cell.span.map(|span| Span::new(span.start, span.end + 1));
    assert_eq!(wrong(&|report| cell(report, number, &late)), (0, 0, 1), "a byte too long");
    let twice = |report: &mut Report| report.tables.push(report.tables[1].clone());
    assert!(wrong(&twice).0 > 0, "a table found twice");

    // A number that is the cell's, but stands in another cell, is misplaced.
    let other = rendered.figures.iter().find(|(id, _)| *id == Truth::id(TableKind::Disclosure, 0));
    let elsewhere = other.map(|(_, range)| Span::new(range.start, range.end)).expect("rules.* is never all blank");
    let moved = |cell: &mut Cell| {
        cell.span = Some(elsewhere);
        cell.raw = elsewhere.of(&rendered.text).to_owned();
    };
    assert_eq!(wrong(&|report| cell(report, number, &moved)), (0, 0, 1), "another cell's place");
}

#[test]
fn a_span_shows_its_raw_text_through_markup() {
    let source = "<td><b>1</b><i>2</i>&nbsp;件</td>";
    let cell = |start, end, raw: &str| Cell {
        span: Some(Span::new(start, end)),
        raw: raw.to_owned(),
        status: Status::Read,
        ..Cell::missing()
    };
    assert_eq!(without_markup(source), "12\u{a0}件");
    let end = source.find("</td>").expect("it is there");
    assert!(shows_raw(&cell(7, end, "12\u{a0}件"), source).is_ok());
    assert!(shows_raw(&cell(7, end, "12"), source).is_err());
    assert!(shows_raw(&cell(7, 8, "1"), source).is_ok());
    assert!(shows_raw(&cell(7, end - 1, "12"), source).is_err(), "inside a character");
    assert!(shows_raw(&cell(7, 7, ""), source).is_err(), "nothing at all");
    assert_eq!(verdict(None, Some(Decimal::ONE)), Verdict::Unread);
}
