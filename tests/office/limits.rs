//! What a small file could ask much of has its bound: each is passed here, and refused.

use crate::support::office::docx::{of_body, paragraph};
use crate::support::office::pdf::{USUAL, file, of_objects};
use gkreport::limits::{Limit, Limits};
use gkreport::{Error, Refused};
use std::io::{Cursor, Write};
use std::time::Duration;
use zip::write::SimpleFileOptions;

/// How a file is refused, within limits that a busy machine does not reach.
fn refused(bytes: &[u8], limits: &Limits) -> String {
    let limits = Limits { time: Some(Duration::from_mins(1)), ..*limits };
    match gkreport::read_with("file", bytes, &limits) {
        Err(Error::Refused { what, .. }) => format!("{what:?}"),
        Err(Error::Limit { what, .. }) => format!("{what:?}"),
        other => panic!("{:?}", other.map(|report| report.source.text.len())),
    }
}

fn too_much() -> String {
    format!("{:?}", Refused::TooMuch("PDF"))
}

fn page(operators: String) -> Vec<u8> {
    file(&[operators], USUAL)
}

#[test]
fn what_a_page_draws_is_counted() {
    let usual = Limits::default();
    // Glyphs of a page, rules of a page, operators of a file.
    assert_eq!(
        refused(&page(format!("BT /F1 9 Tf 0 Tz 1 0 0 1 40 40 Tm <{}> Tj ET", "61".repeat(200_001))), &usual),
        too_much()
    );
    let rules = (0..50_001).fold(String::new(), |rules, at| rules + &format!("0 {} 90 9 re S ", at % 800));
    assert_eq!(refused(&page(rules), &usual), too_much());
    assert_eq!(refused(&page("n ".repeat(5_000_001)), &usual), too_much());
    // States beyond those that are kept are not, and what is drawn is read all the same.
    let kept = page(format!("{} BT /F1 9 Tf 1 0 0 1 40 40 Tm <b9e6d5c2> Tj ET", "q ".repeat(100_000)));
    assert_eq!(gkreport::read("file", &kept).expect("a page").source.text.trim(), "规章");
}

/// A file whose page draws a form, which draws others, so many of each so deep; the last of them draws the first where
/// it is `round`.
fn forms(deep: usize, each: usize, round: bool) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
            .to_owned(),
        "<< /Length 5 >>\nstream\n/X Do\nendstream".to_owned(),
    ];
    for form in 0..deep {
        let next = if form + 1 == deep && round { 5 } else { 6 + form };
        let body = "/X Do ".repeat(each);
        objects.push(format!(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /X {next} 0 R >> >> /Length {} >>\n\
             stream\n{body}\nendstream",
            body.len()
        ));
    }
    of_objects(&objects)
}

#[test]
fn forms_inside_each_other_end() {
    let usual = Limits::default();
    assert_eq!(refused(&forms(10, 10, false), &usual), too_much());
    // One that draws itself is followed to a small depth: nothing is on the page.
    for deep in [1, 3, 40] {
        assert_eq!(refused(&forms(deep, 1, true), &usual), format!("{:?}", Refused::Scanned));
    }
}

#[test]
fn absurd_widths_and_pages_are_left_or_refused() {
    let wide = String::from_utf8(page("BT /F1 9 Tf 1 0 0 1 40 40 Tm <b9e6d5c2> Tj ET".to_owned())).expect("ASCII");
    let ranges = format!("/W [{}", "1 65535 500 ".repeat(120_000));
    let wide = wide.replace("/W [", &ranges);
    assert!(gkreport::read("file", wide.as_bytes()).is_ok_and(|report| report.source.text.contains('规')));
    assert_eq!(refused(&file(&vec![String::new(); 2001], USUAL), &Limits::default()), too_much());
}

#[test]
fn packages_of_many_parts_and_cells_of_much_text_are_refused() {
    let whole = Cursor::new(of_body(&paragraph("规章")));
    let mut writer = zip::ZipWriter::new_append(whole).expect("a package");
    for part in 0..10_001 {
        writer.start_file(format!("{part}"), SimpleFileOptions::default()).expect("writing to memory");
    }
    writer.write_all(b"x").expect("writing to memory");
    let many = writer.finish().expect("writing to memory").into_inner();
    assert!(matches!(gkreport::read("file", &many), Err(Error::Refused { .. })));
    let cell = |text: &str| format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph(text));
    let small = Limits { text: 10_000, ..Limits::default() };
    assert_eq!(refused(&of_body(&cell(&"章".repeat(4_000))), &small), format!("{:?}", Limit::Text));
    let short = Limits { line: 10_000, ..Limits::default() };
    assert_eq!(refused(&of_body(&cell(&"章".repeat(4_000))), &short), format!("{:?}", Limit::Line));
    let few = Limits { cells: 100, ..Limits::default() };
    assert_eq!(refused(&of_body(&cell("1").repeat(101)), &few), format!("{:?}", Limit::Cells));
}
