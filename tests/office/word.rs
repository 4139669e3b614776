//! What Word keeps beside the text it shows: changes, hidden runs, symbols, fields, lists, boxes.

use crate::support::office::docx::{of_body, paragraph};
use crate::support::office::odt;
use gkreport::document::{BlockKind, Document};
use gkreport::limits::Limits;
use gkreport::source::Source;

fn document(body: &str) -> Vec<String> {
    let source = Source::decode("a.docx", &of_body(body), &Limits::default()).expect("a document");
    let document = Document::new(&source, &Limits::default()).expect("a document");
    let shown = |block: &gkreport::document::Block| match &block.kind {
        BlockKind::Grid(grid) => {
            let row = |row: &Vec<gkreport::document::GridCell>| {
                let cell = |cell: &gkreport::document::GridCell| {
                    format!("{}@{}+{}x{}", document.slice(&cell.range), cell.column, cell.width, cell.height)
                };
                row.iter().map(cell).collect::<Vec<_>>().join(" ")
            };
            grid.rows.iter().map(row).collect::<Vec<_>>().join(" / ")
        }
        BlockKind::Heading(level) => format!("{level}# {}", document.slice(&block.range)),
        _ => document.slice(&block.range).to_owned(),
    };
    document.blocks.iter().map(shown).collect()
}

fn run(properties: &str, content: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>")
}

#[test]
fn the_accepted_text_is_shown_and_nothing_hidden() {
    let deleted = format!("<w:del>{}</w:del>", run("", "<w:delText>9</w:delText>"));
    let inserted = format!("<w:ins>{}</w:ins>", run("", "<w:t>4</w:t>"));
    let hidden = run("<w:vanish/>", "<w:t>7</w:t>");
    let shown = run(r#"<w:vanish w:val="0"/>"#, "<w:t>件</w:t>");
    assert_eq!(
        document(&format!("<w:p>{}{deleted}{inserted}{hidden}{shown}</w:p>", run("", "<w:t>2</w:t>"))),
        ["24件"]
    );
}

#[test]
fn signs_set_above_the_line_are_notes() {
    let note = |properties: &str| {
        let cell = format!("<w:p>{}{}</w:p>", run("", "<w:t>24</w:t>"), run(properties, "<w:t>1</w:t>"));
        document(&format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{cell}</w:tc></w:tr></w:tbl>", paragraph("规章"))).concat()
    };
    assert_eq!(note(r#"<w:position w:val="8"/><w:sz w:val="12"/>"#), "规章@0+1x1 24@1+1x1");
    assert_eq!(note(r#"<w:position w:val="2"/>"#), "规章@0+1x1 241@1+1x1", "a little higher is no note");
    assert_eq!(note(r#"<w:position w:val="-2"/>"#), "规章@0+1x1 241@1+1x1");
}

/// The cell beside a label: whether it may show something else than its text.
fn is_obscured(cell: &str) -> bool {
    let body = format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p>{cell}</w:p></w:tc></w:tr></w:tbl>", paragraph("规章"));
    let source = Source::decode("a.docx", &of_body(&body), &Limits::default()).expect("a document");
    let document = Document::new(&source, &Limits::default()).expect("a document");
    let grid = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Grid(grid) => Some(grid.rows[0][1].range.clone()),
        _ => None,
    });
    document.is_obscured(&grid.expect("a table"))
}

#[test]
fn signs_set_below_the_line_are_no_digits_of_their_figure() {
    let shown = |properties: &str| {
        document(&format!("<w:p>{}{}</w:p>", run("", "<w:t>24</w:t>"), run(properties, "<w:t>1</w:t>"))).concat()
    };
    for lowered in [r#"<w:vertAlign w:val="subscript"/>"#, r#"<w:position w:val="-8"/>"#] {
        assert_ne!(shown(lowered), "241", "{lowered}");
    }
    assert_eq!(shown(r#"<w:vertAlign w:val="baseline"/>"#), "241");
}

#[test]
fn fields_that_are_drawn_without_a_result_are_not_blank() {
    let mark = |kind: &str| run("", &format!(r#"<w:fldChar w:fldCharType="{kind}"/>"#));
    let field = |instruction: &str, result: &str| {
        let told = run("", &format!("<w:instrText>{instruction}</w:instrText>"));
        let result = if result.is_empty() { String::new() } else { mark("separate") + &run("", result) };
        mark("begin") + &told + &result + &mark("end")
    };
    assert!(is_obscured(&field(r" eq \o\ac(○,8) ", "")) && is_obscured(&field(" =5+77 ", "")));
    assert!(!is_obscured(&field(" =5+77 ", "<w:t>82</w:t>")));
    assert!(!is_obscured(&field(r#" TC "x" "#, "")), "it shows nothing");
}

#[test]
fn a_draft_with_changes_says_so() {
    let noted = |file: &[u8]| {
        let report = gkreport::read("file", file).expect("a report");
        let findings = gkreport::check::check(&report).findings;
        findings.iter().any(|finding| finding.code == "GK805")
    };
    let body = |inside: &str| format!("{}{inside}", paragraph("某某市2022年政府信息公开工作年度报告"));
    for change in ["<w:ins><w:r><w:t>4</w:t></w:r></w:ins>", "<w:del><w:r><w:delText>4</w:delText></w:r></w:del>"] {
        assert!(noted(&of_body(&body(&format!("<w:p>{change}</w:p>")))), "{change}");
    }
    assert!(noted(&of_body(&body("<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr></w:p>"))));
    assert!(!noted(&of_body(&body("<w:p><w:pPr><w:pPrChange/></w:pPr></w:p>"))));
    let odt = |before: &str| odt::of_body(&format!("{before}<text:p>某某市2022年政府信息公开工作年度报告</text:p>"));
    assert!(noted(&odt("<text:tracked-changes><text:changed-region/></text:tracked-changes>")));
    assert!(!noted(&odt("<text:tracked-changes/>")));
}

#[test]
fn fields_give_their_result_and_alternates_count_once() {
    let field = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> =SUM(LEFT) 77 </w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>24</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    assert_eq!(document(&format!("<w:p>{field}</w:p>")), ["24"]);
    let twice = "<w:r><mc:AlternateContent><mc:Choice><w:t>24</w:t></mc:Choice><mc:Fallback><w:t>24</w:t></mc:Fallback>\
        </mc:AlternateContent></w:r>";
    assert_eq!(document(&format!("<w:p>{twice}</w:p>")), ["24"]);
}

#[test]
fn symbols_are_the_characters_they_show() {
    let symbol = |font: &str| format!(r#"<w:p><w:r><w:sym w:font="{font}" w:char="F032"/></w:r></w:p>"#);
    assert_eq!(document(&symbol("Symbol")), ["2"]);
    assert_eq!(document(&symbol("Wingdings")), ["\u{fffd}"]);
}

#[test]
fn merged_cells_are_walked_as_they_are() {
    let cell = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text));
    let (begins, goes_on) = (r#"<w:vMerge w:val="restart"/>"#, "<w:vMerge/>");
    let rows = [
        format!("<w:tr>{}{}</w:tr>", cell(begins, "甲"), cell(r#"<w:gridSpan w:val="2"/>"#, "乙")),
        format!("<w:tr>{}{}{}</w:tr>", cell(goes_on, "看不见"), cell("", "1"), cell("", "2")),
        format!(r#"<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{}{}</w:tr>"#, cell("", "3"), cell("", "4")),
        format!("<w:tr><w:trPr><w:del/></w:trPr>{}{}{}</w:tr>", cell("", "8"), cell("", "8"), cell("", "8")),
    ];
    let table = format!("<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>{}</w:tbl>", rows.concat());
    assert_eq!(document(&table), ["甲@0+1x2 乙@1+2x1 / 1@1+1x1 2@2+1x1 / @0+1x1 3@1+1x1 4@2+1x1"]);
}

#[test]
fn a_span_wider_than_the_table_is_as_wide_as_there_is_room() {
    let cell = |span: u32, text: &str| {
        format!(r#"<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{}</w:tc>"#, paragraph(text))
    };
    let row = |span| format!("<w:tr>{}{}</w:tr>", cell(span, "规章"), cell(1, "24"));
    let table =
        format!("<w:tbl><w:tblGrid>{}</w:tblGrid>{}{}</w:tbl>", "<w:gridCol/>".repeat(3), row(2), row(2_147_483_647));
    assert_eq!(document(&table), ["规章@0+2x1 24@2+1x1 / 规章@0+2x1 24@2+1x1"]);
}

#[test]
fn a_text_box_comes_behind_what_it_hangs_on() {
    let boxed = format!("<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>", paragraph("盒中字"));
    assert_eq!(
        document(&format!("<w:p>{}{boxed}{}</w:p>", run("", "<w:t>前</w:t>"), run("", "<w:t>后</w:t>"))),
        ["前后", "盒中字"]
    );
}
