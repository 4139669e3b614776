//! A random sound report in every kind of file, read back cell by cell: nothing wrong, nearly all read, and the same in
//! all of them.

use crate::support::compare::compare;
use crate::support::hand::Hand;
use crate::support::office::pdf::{Codes, Style, Turned, USUAL, Walls, styled};
use crate::support::office::{doc, docx, mhtml, odt, pdf, xlsx};
use crate::support::page::Page;
use crate::support::runner::{Effort, Tally, run};
use crate::support::tables::{DisclosureLayout, DisputesLayout, Layout, Organizations};
use crate::support::truth::{Blanks, some_case};
use proptest::test_runner::TestCaseError;
use std::cell::Cell;

const AS_IN_FORM: Layout = Layout {
    disclosure: DisclosureLayout::OneTable,
    disputes: DisputesLayout::OneRow,
    organizations: Organizations::AsInForm,
};
const ROWS: Layout =
    Layout { disclosure: DisclosureLayout::TableEach, disputes: DisputesLayout::ThreeRows, ..AS_IN_FORM };

fn reads_back(name: &str, layout: Layout, write: impl Fn(&Page) -> Vec<u8>) {
    let tally = Cell::new(Tally::default());
    run(name, Effort::Few, Blanks::Sometimes, |case| {
        let file = write(&Page::new(&case, layout, Hand::default()));
        let report = gkreport::read(name, &file).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let outcome = compare(&case.truth, &report);
        if let Some(wrong) = outcome.wrong.first() {
            let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("office {name}"));
            let _ = std::fs::write(&path, &file);
            return Err(TestCaseError::fail(format!("{wrong}; see {}", path.display())));
        }
        let so_far = tally.get();
        tally.set(Tally { read: so_far.read + outcome.read, expected: so_far.expected + outcome.expected_readable });
        Ok(())
    });
    tally.get().assert_nearly_all(name);
}

macro_rules! kinds {
    ($($name:ident: $layout:expr, $write:expr;)*) => {
        $(#[test]
        fn $name() {
            reads_back(stringify!($name), $layout, $write);
        })*
    };
}

kinds! {
    word: AS_IN_FORM, docx::write;
    word_in_rows: ROWS, docx::write;
    word_97: AS_IN_FORM, doc::write;
    word_97_in_rows: ROWS, doc::write;
    open_document: AS_IN_FORM, odt::write;
    open_document_in_rows: ROWS, odt::write;
    excel: AS_IN_FORM, xlsx::write;
    excel_in_rows: ROWS, xlsx::write;
    excel_without_empty_cells: AS_IN_FORM, xlsx::filled;
    excel_without_empty_cells_in_rows: ROWS, xlsx::filled;
    saved_page: AS_IN_FORM, mhtml::write;
    pdf_strokes: AS_IN_FORM, pdf::write;
    pdf_in_rows: ROWS, pdf::write;
    pdf_fills: AS_IN_FORM, |page| styled(page, Style { walls: Walls::Fills, codes: Codes::Utf16, turned: Turned::No, split: false });
    pdf_double: AS_IN_FORM, |page| styled(page, Style { walls: Walls::Double, codes: Codes::Gbk, turned: Turned::No, split: false });
    pdf_shades: ROWS, |page| styled(page, Style { walls: Walls::Shades, codes: Codes::Utf16, turned: Turned::No, split: false });
    pdf_rows_over_pages: AS_IN_FORM, |page| styled(page, Style { split: true, ..USUAL });
    pdf_turned: AS_IN_FORM, |page| styled(page, Style { walls: Walls::Strokes, codes: Codes::Gbk, turned: Turned::Lying, split: false });
    pdf_upside_down: AS_IN_FORM, |page| styled(page, Style { turned: Turned::By(180), ..USUAL });
    pdf_sideways: AS_IN_FORM, |page| styled(page, Style { turned: Turned::By(90), ..USUAL });
    pdf_on_the_other_side: AS_IN_FORM, |page| styled(page, Style { turned: Turned::By(270), ..USUAL });
}

#[test]
fn the_same_report_is_the_same_in_every_kind_of_file() {
    let case = some_case(Blanks::Never);
    let page = Page::new(&case, AS_IN_FORM, Hand::default());
    let html = crate::support::marks::resolve(&crate::support::html::table(&page)).text.into_bytes();
    let files = [
        ("html", html),
        ("docx", docx::write(&page)),
        ("odt", odt::write(&page)),
        ("doc", doc::write(&page)),
        ("xlsx", xlsx::write(&page)),
        ("mhtml", mhtml::write(&page)),
        ("pdf", pdf::write(&page)),
    ];
    let read = files.map(|(name, file)| {
        let report = gkreport::read(name, &file).unwrap_or_else(|error| panic!("{error}"));
        let cells: Vec<_> = case.truth.cells().map(|(_, key, _)| (report.value(&key), key)).collect();
        (name, report.year.map(|year| year.value), report.issuer.map(|issuer| issuer.value), cells)
    });
    let (_, year, issuer, cells) = &read[0];
    assert!(cells.iter().all(|(value, _)| value.is_some()) && year.is_some());
    for (name, other_year, other_issuer, other) in &read[1..] {
        assert_eq!((other_year, other_issuer), (year, issuer), "{name}");
        assert_eq!(other, cells, "{name}");
    }
}

#[test]
fn a_print_cut_at_the_edge_of_the_page_loses_what_is_not_on_it() {
    let case = some_case(Blanks::Never);
    let file = pdf::write(&Page::new(&case, AS_IN_FORM, Hand::default()));
    let whole = gkreport::read("whole.pdf", &file).expect("a report");
    let text = String::from_utf8(file).expect("nothing is packed");
    let cut = text.replace("[0 0 595 842]", "[0 0 445 842]");
    let report = gkreport::read("cut.pdf", cut.as_bytes()).expect("a report");
    assert_eq!(compare(&case.truth, &report).wrong, [""; 0]);
    assert!(report.coverage().cells_read < whole.coverage().cells_read);
    let last = report.cell("disputes.litigation_after_review.total");
    assert!(last.is_none_or(|cell| cell.value.is_none()), "{last:?}");
}

#[test]
fn a_print_cut_anywhere_tells_nothing_wrong() {
    let case = some_case(Blanks::Never);
    let file = pdf::write(&Page::new(&case, AS_IN_FORM, Hand::default()));
    let text = String::from_utf8(file).expect("nothing is packed");
    // Wherever the edge is: between columns, through a wall, or through a figure.
    for width in (200..580).step_by(7) {
        let cut = text.replace("[0 0 595 842]", &format!("[0 0 {width} 842]"));
        if let Ok(report) = gkreport::read("cut.pdf", cut.as_bytes()) {
            assert_eq!(compare(&case.truth, &report).wrong, [""; 0], "{width}");
        }
    }
}
