//! The parts of a workbook file as Office Open XML (ECMA-376) asks for them, and its cells.
//!
//! As much of the standard as tables of text and numbers need: strings stand in their cells, and no cell is ever a
//! formula.

use quick_xml::escape::{escape, partial_escape};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// How a cell looks: positions in the style part's `cellXfs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As usual.
    Plain = 0,
    /// Bold, folded, at the top.
    Header = 1,
    /// Marked as text, so that editing it makes no formula of it.
    Quoted = 2,
}

const STYLES: &str = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>\
    <font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
    <cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
    <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyAlignment=\"1\">\
    <alignment vertical=\"top\" wrapText=\"1\"/></xf>\
    <xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\"/></cellXfs>\
    <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

/// What stands around the rows of a sheet.
pub(super) struct SheetXml<'b> {
    /// Whether it is the sheet shown when the file is opened.
    pub first: bool,
    /// The widths of its columns.
    pub widths: &'b [usize],
    /// Columns that stay in sight.
    pub fixed: usize,
    /// Its rows.
    pub rows: u32,
}

/// The path of a sheet inside the file, from 0.
pub(super) fn sheet_path(at: usize) -> String {
    format!("xl/worksheets/sheet{}.xml", at + 1)
}

/// All parts but the sheets, with their paths; each sheet's name, columns and rows are given.
pub(super) fn parts(sheets: &[(String, usize, u32)]) -> [(&'static str, String); 5] {
    let (mut types, mut names, mut links, mut filters) = (String::new(), String::new(), String::new(), String::new());
    // Writing to a string does not fail.
    for (at, (name, columns, rows)) in sheets.iter().enumerate() {
        let (id, name) = (at + 1, escape(name));
        let path = sheet_path(at);
        _ = write!(types, "<Override PartName=\"/{path}\" ContentType=\"{TYPE}.worksheet+xml\"/>");
        _ = write!(names, "<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>");
        let target = path.trim_start_matches("xl/");
        _ = write!(links, "<Relationship Id=\"rId{id}\" Type=\"{DOCUMENT}/worksheet\" Target=\"{target}\"/>");
        let last = column_name(columns.saturating_sub(1));
        _ = write!(
            filters,
            "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">'{name}'!$A$1:${last}${rows}\
             </definedName>"
        );
    }
    let styles = sheets.len() + 1;
    [
        (
            "[Content_Types].xml",
            format!(
                "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPE}.sheet.main+xml\"/>{types}\
                 <Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPE}.styles+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
                 Type=\"{DOCUMENT}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "{DECLARATION}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><bookViews><workbookView/></bookViews>\
                 <sheets>{names}</sheets><definedNames>{filters}</definedNames></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">{links}<Relationship Id=\"rId{styles}\" \
                 Type=\"{DOCUMENT}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        ("xl/styles.xml", format!("{DECLARATION}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>")),
    ]
}

impl SheetXml<'_> {
    /// What stands before the rows: the header row stays in sight.
    pub(super) fn before(&self) -> String {
        let selected = if self.first { " tabSelected=\"1\"" } else { "" };
        let corner = format!("{}2", column_name(self.fixed));
        let (split, pane) = match self.fixed {
            0 => (String::new(), "bottomLeft"),
            fixed => (format!(" xSplit=\"{fixed}\""), "bottomRight"),
        };
        let mut columns = String::new();
        for (at, width) in self.widths.iter().enumerate() {
            _ = write!(columns, "<col min=\"{0}\" max=\"{0}\" width=\"{width}\" customWidth=\"1\"/>", at + 1);
        }
        format!(
            "{DECLARATION}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"{selected}>\
             <pane{split} ySplit=\"1\" topLeftCell=\"{corner}\" activePane=\"{pane}\" state=\"frozen\"/>\
             </sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>{columns}</cols><sheetData>"
        )
    }

    /// What stands behind the rows: the filter over them.
    pub(super) fn after(&self) -> String {
        let last = column_name(self.widths.len().saturating_sub(1));
        format!("</sheetData><autoFilter ref=\"A1:{last}{}\"/></worksheet>", self.rows)
    }
}

/// Writes a cell that holds a number, with the number's own digits.
pub(super) fn number(row: u32, column: usize, number: &Decimal, out: &mut impl io::Write) -> io::Result<()> {
    write!(out, "<c r=\"{}{row}\"><v>{number}</v></c>", column_name(column))
}

/// Writes a cell that holds a text; the text has no character that XML lacks.
pub(super) fn string(row: u32, column: usize, style: Style, text: &str, out: &mut impl io::Write) -> io::Result<()> {
    let text = unlike_escape(text);
    let style = match style {
        Style::Plain => String::new(),
        other => format!(" s=\"{}\"", other as u8),
    };
    let column = column_name(column);
    let text = partial_escape(text.as_ref());
    write!(out, "<c r=\"{column}{row}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
}

/// Spreadsheets take `_x0041_` in a text for the character it numbers; the text says it of its `_` instead.
fn unlike_escape(text: &str) -> Cow<'_, str> {
    let is_escape = |rest: &str| {
        rest.len() > 6 && rest.as_bytes()[2..6].iter().all(u8::is_ascii_hexdigit) && rest.as_bytes()[6] == b'_'
    };
    let mut done = 0;
    let mut safe = String::new();
    for (at, _) in text.match_indices("_x").filter(|(at, _)| is_escape(&text[*at..])) {
        safe.extend([&text[done..at], "_x005F"]);
        done = at;
    }
    if done == 0 && safe.is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(safe + &text[done..])
}

/// `A` for 0, `AA` for 26.
fn column_name(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + (at % 26) as u8);
    let mut name = String::new();
    let mut left = column + 1;
    while left > 0 {
        name.insert(0, letter(left - 1));
        left = (left - 1) / 26;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_name(column), name);
        }
    }

    #[test]
    fn what_looks_like_an_escape_is_escaped() {
        for (text, escaped) in [
            ("_x0041_", "_x005F_x0041_"),
            ("a_x000D__xFFFE_b", "a_x005F_x000D__x005F_xFFFE_b"),
            ("_x004_", "_x004_"),
            ("_x00g1_", "_x00g1_"),
            ("_x0041", "_x0041"),
            ("_x字字", "_x字字"),
        ] {
            assert_eq!(unlike_escape(text), escaped);
        }
    }

    #[test]
    fn every_part_is_well_formed() {
        let sheets = [("长表".to_owned(), 3, 7), ("a&<b>'\"".to_owned(), 1, 1)];
        let mut texts = parts(&sheets).map(|(_, text)| text).to_vec();
        for (first, fixed) in [(true, 0), (false, 3)] {
            let sheet = SheetXml { first, widths: &[8, 9], fixed, rows: 7 };
            texts.push(sheet.before() + &sheet.after());
        }
        for text in texts {
            let mut reader = quick_xml::Reader::from_str(&text);
            loop {
                match reader.read_event().unwrap_or_else(|error| panic!("{error}\n{text}")) {
                    quick_xml::events::Event::Eof => break,
                    quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                        assert!(tag.attributes().all(|attribute| attribute.is_ok()), "{text}");
                    }
                    _ => {}
                }
            }
        }
    }
}
