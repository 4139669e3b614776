//! Numbers that lists and outlines give to paragraphs: they are in no text of the file, and on the page all the same.

use crate::support::office::docx::paragraph;
use crate::support::office::package;
use gkreport::document::Document;
use gkreport::limits::Limits;
use gkreport::source::Source;

fn shown(file: &[u8]) -> Vec<String> {
    let source = Source::decode("file", file, &Limits::default()).expect("a file");
    let document = Document::new(&source, &Limits::default()).expect("a document");
    document.blocks.iter().map(|block| document.slice(&block.range).to_owned()).collect()
}

pub fn odt(styles: &str, body: &str) -> Vec<u8> {
    let names = r#"xmlns:office="o" xmlns:text="t" xmlns:style="s""#;
    let styles =
        format!("<office:document-styles {names}><office:styles>{styles}</office:styles></office:document-styles>");
    let content = format!(
        "<office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("styles.xml", &styles),
        ("content.xml", &content),
    ])
}

#[test]
fn open_document_counts_its_outline() {
    let styles = r#"<text:outline-style><text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..."
        style:num-suffix="、"/><text:outline-level-style text:level="2" style:num-format="一, 二, 三, ..."
        style:num-prefix="（" style:num-suffix="）"/></text:outline-style>"#;
    let heading =
        |level: u32, more: &str, text: &str| format!(r#"<text:h text:outline-level="{level}" {more}>{text}</text:h>"#);
    let body = [
        heading(1, r#"text:is-list-header="true""#, "年度报告"),
        heading(1, "", "总体情况"),
        heading(2, "", "主动公开"),
        heading(2, "", "平台建设"),
        heading(1, "", "主动公开政府信息情况"),
        heading(2, "", "规章"),
    ];
    assert_eq!(
        shown(&odt(styles, &body.concat())),
        ["年度报告", "一、总体情况", "（一）主动公开", "（二）平台建设", "二、主动公开政府信息情况", "（一）规章"]
    );
}

#[test]
fn open_document_counts_lists_that_go_on_and_begin_anew() {
    let styles = r#"<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/>
        <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/>
        </text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>"#;
    let list = |more: &str, inside: &str| format!(r"<text:list {more}>{inside}</text:list>");
    let item = |inside: &str| format!("<text:list-item>{inside}</text:list-item>");
    let p = |text: &str| format!("<text:p>{text}</text:p>");
    let nested = list("", &item(&p("丙")));
    let body = [
        list(r#"xml:id="one" text:style-name="L1""#, &[item(&[p("24件"), p("同段")].concat()), item(&nested)].concat()),
        list(r#"text:style-name="L2""#, &item(&p("点"))),
        list(r#"text:continue-list="one" text:style-name="L1""#, &item(&p("丁"))),
        list(r#"text:style-name="L1""#, &item(&p("戊"))),
    ];
    // A number that ends in a digit stands apart from the figure behind it.
    assert_eq!(shown(&odt(styles, &body.concat())), ["1 24件", "同段", "1.a)丙", "点", "2 丁", "1 戊"]);
}

#[test]
fn word_parts_a_number_from_a_figure() {
    let numbering = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
        <w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let listed = paragraph("24件")
        .replace("<w:p>", r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>"#);
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{listed}{listed}</w:body></w:document>"#);
    let types = r#"<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let root = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let beside = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>"#;
    let file = package(&[
        ("[Content_Types].xml", types),
        ("_rels/.rels", root),
        ("word/_rels/document.xml.rels", beside),
        ("word/numbering.xml", numbering),
        ("word/document.xml", &document),
    ]);
    assert_eq!(shown(&file), ["1 24件", "2 24件"]);
}
