//! The filled form as a Word document: title, sections, tables with merged cells, marked cells shaded and commented.
//!
//! Five small parts in a ZIP package, written with the crates that read such files here. A crate that writes Word documents
//! would bring a ZIP and an XML library of its own for what is a few hundred bytes of fixed markup around the cells.
//! The same form gives the same bytes.

use super::filled::{Filled, FilledCell, FilledTable};
use super::grid::{Content, Grid, Slot, draw};
use quick_xml::escape::escape;
use std::fmt::Write as _;
use std::io::{self, Cursor, Write as _};
use zip::write::SimpleFileOptions;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// Width of the page between its margins, in twentieths of a point.
const WIDTH: usize = 9638;
/// How many places of a column a column of labels takes.
const LABELS: usize = 2;
/// What marked cells are shaded with.
const MARKED: &str = "F4B183";

/// Writes the document.
pub(super) fn write(filled: &Filled, out: &mut dyn io::Write) -> io::Result<()> {
    let mut document = Document::default();
    document.paragraph("Title", &filled.title);
    for section in &filled.sections {
        document.paragraph("Heading1", section.heading);
        for paragraph in &section.paragraphs {
            document.paragraph("Normal", paragraph);
        }
        if let Some(table) = &section.table {
            document.table(table);
        }
    }
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", document.body()),
        ("word/styles.xml", styles()),
        ("word/comments.xml", document.comments()),
        ("word/_rels/document.xml.rels", relations(&[("styles", "styles.xml"), ("comments", "comments.xml")])),
    ] {
        package.start_file(name, SimpleFileOptions::default()).map_err(io::Error::other)?;
        package.write_all(content.as_bytes())?;
    }
    out.write_all(package.finish().map_err(io::Error::other)?.get_ref())
}

/// The document as it grows.
#[derive(Default)]
struct Document {
    body: String,
    comments: Vec<String>,
}

impl Document {
    fn paragraph(&mut self, style: &str, text: &str) {
        let _ = write!(self.body, r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, run(text));
    }

    fn table(&mut self, table: &FilledTable) {
        let Some(grid) = draw(table.form) else { return };
        let widths = widths(&grid);
        self.body.push_str(r#"<w:tbl><w:tblPr><w:tblStyle w:val="Form"/>"#);
        let _ = write!(self.body, r#"<w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>"#);
        let columns = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#));
        self.body.extend(["<w:tblGrid>".to_owned(), columns.collect(), "</w:tblGrid>".to_owned()]);
        for row in lay(&grid) {
            self.body.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for place in row {
                self.cell(table, &place, &widths);
            }
            self.body.push_str("</w:tr>");
        }
        self.body.push_str("</w:tbl>");
        self.paragraph("Normal", "");
    }

    fn cell(&mut self, table: &FilledTable, place: &Crossing, widths: &[usize]) {
        let Slot { content, across, down } = place.slot;
        let width: usize = widths[place.column..place.column + across].iter().sum();
        let merge = match (place.begins, down) {
            (true, 1) => "",
            (true, _) => r#"<w:vMerge w:val="restart"/>"#,
            (false, _) => "<w:vMerge/>",
        };
        let empty = FilledCell::default();
        let (text, marks) = match content {
            _ if !place.begins => ("", &empty.marks),
            Content::Label(label) => (label, &empty.marks),
            Content::Figure(cell) => {
                let cell = table.cells.get(cell).unwrap_or(&empty);
                (cell.text.as_str(), &cell.marks)
            }
        };
        let shade = if marks.is_empty() {
            String::new()
        } else {
            format!(r#"<w:shd w:val="clear" w:color="auto" w:fill="{MARKED}"/>"#)
        };
        let _ = write!(
            self.body,
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{across}"/>{merge}{shade}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr>"#
        );
        let text = if text.is_empty() { String::new() } else { run(text) };
        if marks.is_empty() {
            self.body.push_str(&text);
        } else {
            let id = self.comments.len();
            self.comments.push(marks.join("\n"));
            let _ = write!(
                self.body,
                r#"<w:commentRangeStart w:id="{id}"/>{text}<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>"#
            );
        }
        self.body.push_str("</w:p></w:tc>");
    }

    fn body(&self) -> String {
        let page = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>"#;
        format!(r#"{XML}<w:document xmlns:w="{W}"><w:body>{}{page}</w:body></w:document>"#, self.body)
    }

    fn comments(&self) -> String {
        let comment = |(id, text): (usize, &String)| {
            let lines = text.lines().map(|line| format!("<w:p>{}</w:p>", run(line)));
            let head = format!(r#"<w:comment w:id="{id}" w:author="gkreport" w:initials="gk">"#);
            head + &lines.collect::<String>() + "</w:comment>"
        };
        let comments: String = self.comments.iter().enumerate().map(comment).collect();
        format!(r#"{XML}<w:comments xmlns:w="{W}">{comments}</w:comments>"#)
    }
}

fn run(text: &str) -> String {
    // Characters that XML has no way to write.
    let text: String =
        text.chars().map(|c| if matches!(c, '\u{fffe}' | '\u{ffff}') { '\u{fffd}' } else { c }).collect();
    format!(r#"<w:r><w:t xml:space="preserve">{}</w:t></w:r>"#, escape(&text))
}

/// A cell in a row it crosses.
struct Crossing {
    slot: Slot,
    column: usize,
    begins: bool,
}

/// Every row with all cells that cross it, as Word wants them.
fn lay(grid: &Grid) -> Vec<Vec<Crossing>> {
    let mut rows: Vec<Vec<Crossing>> = grid.rows.iter().map(|_| Vec::new()).collect();
    for (at, slots) in grid.rows.iter().enumerate() {
        let mut column = 0;
        for &slot in slots {
            // Cells from above take their places.
            while let Some(taken) = rows[at].iter().find(|place| place.column == column) {
                column += taken.slot.across;
            }
            for (below, row) in rows[at..].iter_mut().take(slot.down).enumerate() {
                row.push(Crossing { slot, column, begins: below == 0 });
            }
            column += slot.across;
        }
    }
    for row in &mut rows {
        row.sort_by_key(|place| place.column);
    }
    rows
}

/// The width of each column: labels need more room than figures.
fn widths(grid: &Grid) -> Vec<usize> {
    let places = grid.labels * LABELS + grid.columns - grid.labels;
    (0..grid.columns).map(|at| if at < grid.labels { LABELS * WIDTH / places } else { WIDTH / places }).collect()
}

fn content_types() -> String {
    let part =
        |name: &str, kind: &str| format!(r#"<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>"#);
    let parts = [("document", "document.main"), ("styles", "styles"), ("comments", "comments")];
    let parts: String = parts.iter().map(|(name, kind)| part(name, kind)).collect();
    format!(
        r#"{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{parts}</Types>"#
    )
}

fn relations(all: &[(&str, &str)]) -> String {
    let relation = |(at, (kind, target)): (usize, &(&str, &str))| {
        format!(r#"<Relationship Id="rId{}" Type="{OFFICE}/{kind}" Target="{target}"/>"#, at + 1)
    };
    let relations: String = all.iter().enumerate().map(relation).collect();
    format!(r#"{XML}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>"#)
}

/// Looks: a title, headings, text, small centred cells, and lines around them.
fn styles() -> String {
    let paragraph = |id: &str, properties: &str, run: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{}"/><w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>"#,
            if id == "Heading1" { "heading 1" } else { id }
        )
    };
    let line = |side: &str| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#);
    let lines: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(line).concat();
    let fonts = r#"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun"/>"#;
    [
        format!(r#"{XML}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>"#),
        paragraph("Normal", r#"<w:spacing w:after="60" w:line="360" w:lineRule="auto"/>"#, ""),
        paragraph("Title", r#"<w:spacing w:before="120" w:after="240"/><w:jc w:val="center"/>"#, r#"<w:b/><w:sz w:val="36"/>"#),
        paragraph("Heading1", r#"<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/>"#, r#"<w:b/><w:sz w:val="28"/>"#),
        paragraph("Cell", r#"<w:jc w:val="center"/>"#, r#"<w:sz w:val="18"/>"#),
        format!(r#"<w:style w:type="table" w:styleId="Form"><w:name w:val="Form"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>"#),
    ]
    .concat()
}
