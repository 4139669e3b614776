//! What a print shows beside its own content, and what it does not: fields that were filled in, layers, rows that the end
//! of a page cuts in two, raised signs, tables that are pictures.

use crate::support::office::docx::{of_body, paragraph};
use crate::support::office::pdf::{USUAL, file, of_objects};
use gkreport::document::{BlockKind, Document, GridCell};
use gkreport::limits::Limits;
use gkreport::source::Source;

/// The tables a file shows, cells and rows of each with marks between them.
pub fn tables(file: &[u8]) -> Vec<String> {
    let source = Source::decode("file", file, &Limits::default()).expect("a document");
    let document = Document::new(&source, &Limits::default()).expect("a document");
    let cell = |cell: &GridCell| document.slice(&cell.range).to_owned();
    let row = |row: &Vec<GridCell>| row.iter().map(cell).collect::<Vec<_>>().join(" | ");
    let grids = document.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Grid(grid) => Some(grid.rows.iter().map(row).collect::<Vec<_>>().join(" / ")),
        _ => None,
    });
    grids.collect()
}

/// A text in the usual font.
pub fn text(x: u32, y: u32, text: &str) -> String {
    let hex = encoding_rs::GBK.encode(text).0.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    format!("BT /F1 9 Tf 1 0 0 1 {x} {y} Tm <{hex}> Tj ET ")
}

/// Two columns, 63 and 100 points wide, with lines across at these heights.
fn frame(levels: &[u32]) -> String {
    let (top, bottom) = (levels[0], levels[levels.len() - 1]);
    let down = [40, 103, 203].map(|x| format!("{x} {bottom} m {x} {top} l ")).concat();
    let across = levels.iter().map(|y| format!("40 {y} m 203 {y} l ")).collect::<Vec<_>>().concat();
    format!("{down}{across} S ")
}

/// A page with one table: `规章 | 24` above a row without a figure, and what lies upon it.
fn page_with(annotations: &str, root: &str, operators: &str) -> Vec<u8> {
    let shown =
        frame(&[760, 700, 640]) + &text(45, 720, "规章") + &text(45, 660, "其他") + &text(110, 720, "24") + operators;
    let objects = [
        format!("<< /Type /Catalog /Pages 2 0 R {root} >>"),
        "<< /Type /Pages /Count 1 /Kids [5 0 R] >>".to_owned(),
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [4 0 R] >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) \
         /Supplement 2 >> /DW 1000 /W [1 95 500 814 907 500] >>"
            .to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Annots [{annotations}] /Resources << /Font \
             << /F1 3 0 R >> /Properties << /L 8 0 R /G << /Type /OCMD /OCGs [8 0 R] >> >> >> >>"
        ),
        format!("<< /Length {} >>\nstream\n{shown}\nendstream", shown.len()),
        "<< /Type /XObject /Subtype /Form /BBox [0 0 50 20] /Resources << /Font << /F1 3 0 R >> >> /Length 30 >>\nstream\nBT \
         /F1 9 Tf 2 5 Td <37> Tj ET\nendstream"
            .to_owned(),
        "<< /Type /OCG /Name (old) >>".to_owned(),
    ];
    of_objects(&objects)
}

#[test]
fn fields_that_were_filled_in_are_part_of_the_page() {
    let field = |more: &str| {
        let annotation = format!("<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [110 650 160 670] {more} >>");
        tables(&page_with(&annotation, "", ""))
    };
    let figure = |text: &str| [format!("规章 | 24 / 其他 | {text}")];
    assert_eq!(field(""), figure(""));
    assert_eq!(field("/AP << /N 7 0 R >>"), figure("7"));
    assert_eq!(field("/AP << /N << /On 7 0 R >> >> /AS /On"), figure("7"));
    assert_eq!(field("/AP << /N << /On 7 0 R >> >> /AS /Off"), figure(""));
    assert_eq!(field("/AP << /N 7 0 R >> /F 2"), figure(""), "it is hidden");
    assert_eq!(field("/V (31)"), figure("31"));
    assert_eq!(field("/V <FEFF00330031>"), figure("31"));
    assert_eq!(field("/Parent << /V (31) >>"), figure("31"));
    assert_eq!(field("/V (31) /Ff 8192"), figure("\u{fffd}"), "a password is shown as dots");
    assert_eq!(field("/V (31\\n2)"), figure("\u{fffd}"));
    // A program that fills fields may leave it to others to draw them anew.
    let old = "<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [110 650 160 670] /V (31) /AP << /N 7 0 R >> >>";
    let filled = |root: &str| tables(&page_with(old, &format!("/AcroForm << {root} >>"), ""));
    assert_eq!(filled("/NeedAppearances true"), figure("31"));
    assert_eq!(filled("/NeedAppearances false"), figure("7"));
}

#[test]
fn notes_on_a_page_are_seen() {
    let note = |kind: &str, more: &str| {
        tables(&page_with(&format!("<< /Type /Annot /Subtype /{kind} /Rect [110 650 160 670] {more} >>"), "", ""))
    };
    let figure = |text: &str| [format!("规章 | 24 / 其他 | {text}")];
    assert_eq!(note("FreeText", "/Contents (31)"), figure("31"));
    assert_eq!(note("Stamp", "/AP << /N 7 0 R >>"), figure("7"));
    assert_eq!(note("Text", "/Contents (31)"), figure(""), "it opens where somebody points at it");
    assert_eq!(note("Popup", "/AP << /N 7 0 R >>"), figure(""));
}

#[test]
fn layers_that_are_switched_off_are_not_seen() {
    let shown = |told: &str, mark: &str| {
        let operators = format!("/OC /{mark} BDC /Span BMC {} EMC EMC {}", text(110, 660, "9"), text(120, 660, "7"));
        tables(&page_with("", &format!("/OCProperties << /OCGs [8 0 R] /D << {told} >> >>"), &operators))
    };
    let figure = |text: &str| [format!("规章 | 24 / 其他 | {text}")];
    for mark in ["L", "G"] {
        assert_eq!(shown("/OFF [8 0 R]", mark), figure("7"), "{mark}");
        assert_eq!(shown("/BaseState /OFF", mark), figure("7"), "{mark}");
        assert_eq!(shown("/BaseState /OFF /ON [8 0 R]", mark), figure("9 7"), "{mark}");
        assert_eq!(shown("", mark), figure("9 7"), "{mark}");
    }
}

/// Two pages, the table of the first ending with these cells and that of the second beginning with those.
fn over_the_page(above: [&str; 2], below: [&str; 2]) -> Vec<String> {
    let row = |y: u32, cells: [&str; 2]| text(45, y, cells[0]) + &text(110, y, cells[1]);
    let first = frame(&[120, 80, 40]) + &row(100, ["规章", "24"]) + &row(60, above);
    let second = frame(&[800, 760, 720]) + &row(780, below) + &row(740, ["其他", "9"]);
    tables(&file(&[first, second], USUAL))
}

#[test]
fn a_row_that_the_end_of_a_page_cuts_in_two_is_one() {
    let whole = |row: &str| [format!("规章 | 24 / {row} / 其他 | 9")];
    let cut = whole("2.申请人逾期未缴费 | 7");
    assert_eq!(
        over_the_page(["2.申请人", "7"], ["逾期未缴费", ""]),
        whole("2.申请人 | 7 / 逾期未缴费 | "),
        "it had room"
    );
    assert_eq!(over_the_page(["2.申请人逾", "7"], ["期未缴费", ""]), cut);
    assert_eq!(over_the_page(["", "7"], ["2.逾期未缴", ""]), whole("2.逾期未缴 | 7"), "its words stand below alone");
    // What is a row of its own stays one.
    assert_eq!(over_the_page(["2.申请人逾", "7"], ["期未缴费", "8"]), whole("2.申请人逾 | 7 / 期未缴费 | 8"));
    assert_eq!(over_the_page(["2.申请人逾", "7"], ["3.其他", ""]), whole("2.申请人逾 | 7 / 3.其他 | "));
    assert_eq!(over_the_page(["行政处罚", ""], ["行政强制", ""]), whole("行政处罚 |  / 行政强制 | "));
}

#[test]
fn a_cell_that_spans_pages_need_not_be_drawn_on_all() {
    let lines = |left: u32, levels: &[u32]| -> String {
        let (top, bottom) = (levels[0], levels[levels.len() - 1]);
        let down = [40, 103, 203, 303, 403].into_iter().filter(|&x| x >= left);
        let down = down.map(|x| format!("{x} {bottom} m {x} {top} l ")).collect::<Vec<_>>().concat();
        let across = levels.iter().map(|y| format!("{} {y} m 403 {y} l ", left.max(103))).collect::<Vec<_>>().concat();
        let ends = [top, bottom].map(|y| format!("{left} {y} m 403 {y} l ")).concat();
        format!("{down}{across}{ends} S ")
    };
    let row = |y: u32, cells: [&str; 3]| text(108, y, cells[0]) + &text(210, y, cells[1]) + &text(310, y, cells[2]);
    let first = lines(40, &[160, 120, 80])
        + &text(45, 110, "不予公开")
        + &row(140, ["规章", "24", "1"])
        + &row(100, ["", "7", "2"]);
    let second = lines(103, &[800, 760, 720]) + &row(780, ["2.其他", "", ""]) + &row(740, ["3.重复申请", "9", "3"]);
    let whole = "不予公开 | 规章 | 24 | 1 / 2.其他 | 7 | 2 /  | 3.重复申请 | 9 | 3";
    assert_eq!(tables(&file(&[first, second], USUAL)), [whole]);
}

#[test]
fn a_head_that_the_next_page_repeats_is_left_out() {
    let row = |y: u32, cells: [&str; 2]| text(45, y, cells[0]) + &text(110, y, cells[1]);
    let first = frame(&[160, 120, 80, 40]) + &row(140, ["信息内容", "办理"]) + &row(100, ["规章", "24"]);
    let second = |head: [&str; 2]| {
        frame(&[800, 760, 720, 680]) + &row(780, head) + &row(740, ["期未缴费", ""]) + &row(700, ["其他", "9"])
    };
    let read = |head| tables(&file(&[first.clone() + &row(60, ["2.申请人逾", "7"]), second(head)], USUAL));
    assert_eq!(read(["信息内容", "办理"]), ["信息内容 | 办理 / 规章 | 24 / 2.申请人逾期未缴费 | 7 / 其他 | 9"]);
    let other = "信息内容 | 办理 / 规章 | 24 / 2.申请人逾 | 7 / 规章 | 24 / 期未缴费 |  / 其他 | 9";
    assert_eq!(read(["规章", "24"]), [other], "it is no head");
}

#[test]
fn a_sign_raised_high_is_a_note_of_its_figure() {
    let raised = "BT /F1 8 Tf 1 0 0 1 119.5 664.5 Tm <32> Tj ET ";
    let shown = |figure: &str| tables(&page_with("", "", &format!("{figure}{raised}")));
    assert_eq!(shown(&text(110, 660, "31")), ["规章 | 24 / 其他 | 31"]);
    assert_eq!(shown(&text(110, 650, "31")), ["规章 | 24 / 其他 | 2\n31"], "it stands on a line of its own");
}

#[test]
fn a_table_that_may_be_a_picture_is_told_to_be_one() {
    let picture = "q 300 0 0 200 45 500 cm BI /W 1 /H 1 /BPC 1 /IM true ID x EI Q ";
    let print = |between: &str| {
        let heads = text(45, 800, "二、主动公开政府信息情况") + &text(45, 450, "三、收到和处理政府信息公开申请情况");
        file(&[heads + between], USUAL)
    };
    let drawing = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>";
    let word = |between: &str| {
        let [two, three] = ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"].map(paragraph);
        of_body(&format!("{two}{between}{three}"))
    };
    for (name, with, without) in [("a.pdf", print(picture), print("")), ("a.docx", word(drawing), word(""))] {
        let told = |file: &[u8]| -> Vec<bool> {
            let report = gkreport::read(name, file).expect("a document");
            let checked = gkreport::check::check(&report);
            let missing = checked.findings.iter().filter(|finding| finding.code == "GK003");
            missing.map(|finding| finding.help.as_ref().is_some_and(|help| help.en.contains("picture"))).collect()
        };
        // The page ends with the heading of section three: what section four would hold is not told of.
        assert_eq!(told(&with), [true, false], "{name}");
        assert_eq!(told(&without), [false, false], "{name}");
    }
}

#[test]
fn a_number_is_not_divided_by_a_wall_that_runs_through_it() {
    // Three columns, 63, 30 and 30 points wide; a digit is four points and a half wide.
    let told = |numbers: &str| {
        let walls = [40, 103, 133, 163].map(|x| format!("{x} 640 m {x} 700 l ")).concat();
        let levels = [700, 670, 640].map(|y| format!("40 {y} m 163 {y} l ")).concat();
        let shown = format!("{walls}{levels} S {}{numbers}", text(45, 650, "其他") + &text(45, 680, "规章"));
        tables(&file(&[shown], USUAL)).concat()
    };
    let row = |cells: &str| format!("规章 | {cells} / 其他 |  | ");
    assert_eq!(told(&(text(105, 680, "1465") + &text(136, 680, "106"))), row("1465 | 106"));
    // It reaches into the next cell, empty or not, and beyond the last one.
    assert_eq!(told(&text(121, 680, "1465")), row("1465\u{fffd} | 1465\u{fffd}"));
    assert_eq!(told(&(text(117, 680, "1465") + &text(140, 680, "106"))), row("1465\u{fffd} | 1465 106\u{fffd}"));
    assert_eq!(told(&text(155, 680, "1574")), row(" | 1574\u{fffd}"));
    // Two numbers whose cells have no room to spare are two.
    assert_eq!(told(&(text(114, 680, "1465") + &text(134, 680, "106"))), row("1465 | 106"));
}
