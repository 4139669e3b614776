//! Places people find in files without lines: page, table, row and cell, in every output.

use crate::support::compare::shows_raw;
use crate::support::hand::Hand;
use crate::support::office::docx::{of_body, paragraph};
use crate::support::office::{docx, pdf};
use crate::support::page::Page;
use crate::support::tables::{DisclosureLayout, DisputesLayout, Layout, Organizations};
use crate::support::truth::{Blanks, some_case};
use gkreport::finding::{Finding, Language, Severity};
use gkreport::report::Status;

fn page() -> Page {
    let layout = Layout {
        disclosure: DisclosureLayout::OneTable,
        disputes: DisputesLayout::OneRow,
        organizations: Organizations::AsInForm,
    };
    Page::new(&some_case(Blanks::Never), layout, Hand::default())
}

#[test]
fn every_cell_has_its_place_and_its_text_there() {
    for (name, file) in [("a.docx", docx::write(&page())), ("a.pdf", pdf::write(&page()))] {
        let report = gkreport::read(name, &file).expect("a report");
        let mut places = Vec::new();
        for table in &report.tables {
            for (index, cell) in table.iter().filter(|(_, cell)| cell.value.is_some()) {
                shows_raw(cell, &report.source.text).unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
                let span = cell.span.expect("it was read somewhere");
                assert_eq!(report.lined(span), None, "{name}");
                let position = report.position(span).expect("a place");
                let place = (position.table, position.row, position.cell);
                assert!(
                    place.0.is_some() && place.1.is_some() && place.2.is_some(),
                    "{name}: {}",
                    table.form.key(index)
                );
                assert!(!places.contains(&place), "{name}: two cells at {place:?}");
                places.push(place);
                assert_eq!(position.page.is_some(), name == "a.pdf");
                let finding = Finding::new("GK000", "somewhere", Severity::Note, Some(span));
                let excerpt = report.located(&[finding]).remove(0).excerpt.expect("something stands there");
                assert_eq!(&excerpt.text[excerpt.mark.clone()], cell.raw, "{name}: {}", excerpt.text);
                assert!(excerpt.text.contains(" | "), "{}", excerpt.text);
            }
        }
        assert!(places.len() > 100, "{name}: {}", places.len());
    }
}

#[test]
fn a_row_that_stands_twice_quotes_what_stands_first() {
    let table = |figure: u32| {
        let row = |cells: &[&str]| {
            let cells: Vec<String> = cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", paragraph(cell))).collect();
            format!("<w:tr>{}</w:tr>", cells.concat())
        };
        let rows =
            [row(&["信息内容", "本年处理决定数量"]), row(&["行政处罚", &figure.to_string()]), row(&["行政强制", "0"])];
        format!("<w:tbl>{}</w:tbl>", rows.concat())
    };
    let file = of_body(&format!("{}{}{}", paragraph("二、主动公开政府信息情况"), table(7), table(8)));
    let report = gkreport::read("a.docx", &file).expect("a report");
    let cells: Vec<_> =
        report.tables.iter().flat_map(|table| table.cells.iter()).filter(|cell| cell.span.is_some()).collect();
    assert!(cells.iter().any(|cell| cell.status == Status::Ambiguous), "{cells:?}");
    for cell in cells {
        assert_eq!(cell.span.map(|span| span.of(&report.source.text)), Some(cell.raw.as_str()));
    }
}

#[test]
fn pages_are_counted_and_points_lie_on_them() {
    let report = gkreport::read("a.pdf", &pdf::write(&page())).expect("a report");
    let span = |key: &str| report.cell(key).and_then(|cell| cell.span).expect("it was read");
    let (first, last) = (span("disclosure.licensing.decisions"), span("disputes.litigation_after_review.total"));
    let at = |span| report.position(span).expect("a place");
    assert!(at(first).page < at(last).page || at(first).y < at(last).y);
    for position in [at(first), at(last)] {
        let (x, y) = (position.x.expect("a point").get(), position.y.expect("a point").get());
        assert!((0.0..595.0).contains(&x) && (0.0..842.0).contains(&y), "{x} {y}");
    }
    let told = report.region(last).told(Language::En).expect("a place");
    assert!(told.starts_with("page ") && told.contains(", table ") && told.contains(", cell "), "{told}");
}
