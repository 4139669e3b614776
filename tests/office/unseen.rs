//! What a cell shows that is not text: pictures, boxes, formulas nobody has worked out. Such a cell is never blank.

use super::lists;
use crate::support::office::docx::{of_body, paragraph};
use crate::support::office::pdf::{USUAL, file};
use crate::support::office::{odt, xlsx};
use gkreport::document::{BlockKind, Document};
use gkreport::limits::Limits;
use gkreport::source::Source;

/// What the last cell of the only table shows, and whether something else may be seen there.
fn last_cell(file: &[u8]) -> (String, bool) {
    let source = Source::decode("file", file, &Limits::default()).expect("a document");
    let document = Document::new(&source, &Limits::default()).expect("a document");
    let mut grids = document.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Grid(grid) => Some(grid),
        _ => None,
    });
    let cell = grids.next().and_then(|grid| grid.rows.last()?.last()).expect("a cell");
    assert!(grids.next().is_none(), "one table");
    (document.slice(&cell.range).to_owned(), document.is_obscured(&cell.range))
}

fn word(content: &str) -> (String, bool) {
    let cells = format!("<w:tc>{}</w:tc><w:tc>{content}</w:tc>", paragraph("规章"));
    last_cell(&of_body(&format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>")))
}

#[test]
fn pictures_and_boxes_in_a_cell_of_word() {
    let shown = |inside: &str| word(&format!("<w:p><w:r>{inside}</w:r></w:p>"));
    for inside in [
        "<w:drawing><a:blip/></w:drawing>",
        "<w:object><o:OLEObject/></w:object>",
        "<w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>24</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>",
    ] {
        assert_eq!(shown(inside), (String::new(), true), "{inside}");
    }
    assert_eq!(shown("<w:rPr><w:vanish/></w:rPr><w:drawing/>"), (String::new(), false));
    assert_eq!(word(&paragraph("")), (String::new(), false));
}

#[test]
fn a_cell_that_is_deleted_is_no_cell() {
    let deleted = "<w:tcPr><w:cellDel/></w:tcPr><w:p><w:del><w:r><w:delText>9</w:delText></w:r></w:del></w:p>";
    let kept = paragraph("24");
    assert_eq!(word(&format!("{deleted}</w:tc><w:tc>{kept}")), ("24".to_owned(), false));
    assert_eq!(word(&format!("{kept}</w:tc><w:tc>{deleted}")), ("24".to_owned(), false));
}

#[test]
fn frames_in_a_cell_of_open_document() {
    let shown = |inside: &str| {
        let cell = |inside: &str| format!("<table:table-cell><text:p>{inside}</text:p></table:table-cell>");
        let row = format!("<table:table-row>{}{}</table:table-row>", cell("规章"), cell(inside));
        last_cell(&odt::of_body(&format!("<table:table>{row}</table:table>")))
    };
    let boxed = "<draw:frame><draw:text-box><text:p>24</text:p></draw:text-box></draw:frame>";
    for inside in
        ["<draw:frame><draw:image/></draw:frame>", boxed, "<draw:custom-shape><text:p>8</text:p></draw:custom-shape>"]
    {
        assert_eq!(shown(inside), (String::new(), true), "{inside}");
    }
    assert_eq!(shown(""), (String::new(), false));
}

#[test]
fn cells_of_open_document_that_come_more_than_once() {
    let label = "<table:table-cell><text:p>规章</text:p></table:table-cell>";
    let shown = |cell: &str| {
        let table = format!("<table:table><table:table-row>{label}{cell}</table:table-row></table:table>");
        last_cell(&lists::odt("", &table)).0
    };
    let repeated = r#"table:number-columns-repeated="3""#;
    assert_eq!(shown(&format!("<table:table-cell {repeated}><text:p>24</text:p></table:table-cell>")), "24");
    assert_eq!(shown(&format!("<table:table-cell {repeated}/>")), "");
    let behind = format!("<table:table-cell {repeated}/><table:table-cell><text:p>7</text:p></table:table-cell>");
    assert_eq!(shown(&behind), "7");
}

#[test]
fn white_text_of_open_document_on_white_and_on_a_colour() {
    let style = |name: &str, family: &str, properties: &str| {
        format!(r#"<style:style style:name="{name}" style:family="{family}">{properties}</style:style>"#)
    };
    let styles = [
        style("W", "text", r##"<style:text-properties fo:color="#ffffff"/>"##),
        style("C", "table-cell", r##"<style:table-cell-properties fo:background-color="#ff0000"/>"##),
    ];
    let shown = |cell: &str| {
        let white = r#"<text:p>2<text:span text:style-name="W">9</text:span></text:p>"#;
        let cells = format!(
            "<table:table-cell><text:p>规章</text:p></table:table-cell><table:table-cell{cell}>{white}</table:table-cell>"
        );
        let table = format!("<table:table><table:table-row>{cells}</table:table-row></table:table>");
        last_cell(&lists::odt(&styles.concat(), &table))
    };
    let (text, is_obscured) = shown("");
    assert!(text == "2" || is_obscured, "{text}");
    assert_eq!(shown(r#" table:style-name="C""#), ("29".to_owned(), false));
}

#[test]
fn formulas_nobody_has_worked_out() {
    let shown = |cell: &str| {
        let label = |row: u32| format!(r#"<c r="A{row}" t="inlineStr"><is><t>规章</t></is></c>"#);
        let first = format!(r#"<row r="1">{}<c r="B1"><v>7</v></c></row>"#, label(1));
        last_cell(&xlsx::of_rows(&format!(r#"{first}<row r="2">{}{cell}</row>"#, label(2)), "")).0
    };
    assert_eq!(shown(r#"<c r="B2"><f>SUM(C2:D2)</f></c>"#), "\u{fffd}");
    assert_eq!(shown(r#"<c r="B2"><f>SUM(C2:D2)</f><v/></c>"#), "\u{fffd}");
    assert_eq!(shown(r#"<c r="B2"><f>SUM(C2:D2)</f><v>24</v></c>"#), "24");
    assert_eq!(shown(r#"<c r="B2" t="str"><f>IF(C2=0,"",C2)</f><v></v></c>"#), "");
}

#[test]
fn pictures_in_a_cell_of_a_print() {
    let label = |y: u32| format!("BT /F1 9 Tf 1 0 0 1 45 {y} Tm <b9e6d5c2> Tj ET");
    let frame = format!("40 640 200 120 re 140 640 m 140 760 l 40 700 m 240 700 l S {} {}", label(720), label(660));
    let picture = |wide: u32, high: u32, left: u32| {
        format!(" q {wide} 0 0 {high} {left} 645 cm BI /W 1 /H 1 /BPC 1 /IM true ID x EI Q")
    };
    let shown = |more: &str| last_cell(&file(&[format!("{frame}{more}")], USUAL));
    let figure = " BT /F1 9 Tf 1 0 0 1 150 660 Tm <3234> Tj ET";
    assert_eq!(shown(""), (String::new(), false));
    assert_eq!(shown(&picture(20, 10, 150)), (String::new(), true));
    assert_eq!(shown(&format!("{figure}{}", picture(20, 10, 170))), ("24".to_owned(), true));
    // What text stands on, and a seal over several cells.
    assert_eq!(shown(&format!("{}{figure}", picture(90, 50, 145))), ("24".to_owned(), false));
    assert_eq!(shown(&picture(120, 120, 90)), (String::new(), false));
}

#[test]
fn shapes_in_a_cell_of_a_print() {
    let label = |y: u32| format!("BT /F1 9 Tf 1 0 0 1 45 {y} Tm <b9e6d5c2> Tj ET");
    let frame = format!("40 640 200 120 re 140 640 m 140 760 l 40 700 m 240 700 l S {} {}", label(720), label(660));
    let shown = |more: &str| last_cell(&file(&[format!("{frame} {more}")], USUAL));
    // A figure drawn: a ring, a seven of straight lines, a ring that is stroked.
    let ring = "150 660 m 150 664 151 666 153 666 c 155 666 156 664 156 660 c 156 656 155 654 153 654 c 151 654 150 656 150 660 c";
    let seven = "150 668 m 156 668 l 152 656 l 150 656 l 154 666 l 150 666 l";
    for drawn in [format!("{ring} f"), format!("{seven} f"), format!("{ring} S")] {
        assert_eq!(shown(&drawn), (String::new(), true), "{drawn}");
    }
    // A shade, a stroke for nothing, white on white, and a seal over the wall.
    let seal = "125 660 m 125 670 130 675 140 675 c 150 675 155 670 155 660 c 155 650 150 645 140 645 c 130 645 125 650 125 660 c S";
    for drawn in ["145 645 20 10 re f", "150 650 m 160 670 l S", &format!("1 g {ring} f"), seal] {
        assert_eq!(shown(drawn), (String::new(), false), "{drawn}");
    }
}
