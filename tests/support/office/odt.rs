//! OpenDocument text (.odt), as small as LibreOffice would open it.

use super::{Piece, columns, package, pieces, slots, xml};
use crate::support::page::Page;
use std::fmt::Write as _;

/// A report.
pub fn write(page: &Page) -> Vec<u8> {
    let mut body = String::new();
    for piece in pieces(page) {
        match piece {
            Piece::Heading(text) => {
                write!(body, r#"<text:h text:outline-level="1">{}</text:h>"#, xml(&text)).expect("writing to a string");
            }
            Piece::Paragraph(text) => write!(body, "<text:p>{}</text:p>", xml(&text)).expect("writing to a string"),
            Piece::Table(sheet) => {
                write!(
                    body,
                    r#"<table:table><table:table-column table:number-columns-repeated="{}"/>"#,
                    columns(sheet)
                )
                .expect("writing to a string");
                for row in slots(sheet) {
                    body.push_str("<table:table-row>");
                    for slot in row {
                        let covered = "<table:covered-table-cell/>";
                        if !slot.begins {
                            body.push_str(&covered.repeat(slot.cell.across));
                            continue;
                        }
                        write!(
                            body,
                            r#"<table:table-cell table:number-columns-spanned="{}" table:number-rows-spanned="{}"><text:p>{}</text:p></table:table-cell>{}"#,
                            slot.cell.across,
                            slot.cell.down,
                            xml(&slot.cell.text),
                            covered.repeat(slot.cell.across - 1)
                        )
                        .expect("writing to a string");
                    }
                    body.push_str("</table:table-row>");
                }
                body.push_str("</table:table>");
            }
        }
    }
    of_body(&body)
}

/// A text with this body.
pub fn of_body(body: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="a"><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
    );
    package(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}
