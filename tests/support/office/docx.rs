//! Word (.docx), as small as Word itself would open it.

use super::{Piece, columns, package, pieces, slots, xml};
use crate::support::page::Page;
use crate::support::sheet::Sheet;
use std::fmt::Write as _;

const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A report.
pub fn write(page: &Page) -> Vec<u8> {
    let mut body = String::new();
    for piece in pieces(page) {
        match piece {
            Piece::Heading(text) | Piece::Paragraph(text) => body.push_str(&paragraph(&text)),
            Piece::Table(sheet) => body.push_str(&table(sheet)),
        }
    }
    of_body(&body)
}

/// A document with this body.
pub fn of_body(body: &str) -> Vec<u8> {
    let document =
        format!(r#"<?xml version="1.0"?><w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>"#);
    package(&[("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", &document)])
}

/// A paragraph of one run.
pub fn paragraph(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#, xml(text))
}

/// A table with its merged cells.
pub fn table(sheet: &Sheet) -> String {
    let mut out = format!("<w:tbl><w:tblGrid>{}</w:tblGrid>", "<w:gridCol/>".repeat(columns(sheet)));
    for row in slots(sheet) {
        out.push_str("<w:tr>");
        for slot in row {
            let merge = match (slot.begins, slot.cell.down) {
                (true, 2..) => r#"<w:vMerge w:val="restart"/>"#,
                (false, _) => "<w:vMerge/>",
                _ => "",
            };
            let text = if slot.begins { paragraph(&slot.cell.text) } else { "<w:p/>".to_owned() };
            write!(out, r#"<w:tc><w:tcPr><w:gridSpan w:val="{}"/>{merge}</w:tcPr>{text}</w:tc>"#, slot.cell.across)
                .expect("writing to a string");
        }
        out.push_str("</w:tr>");
    }
    out + "</w:tbl>"
}
