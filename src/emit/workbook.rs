//! Rows as sheets of a workbook (xlsx): what the formats that write one have in common.
//!
//! Rows go to temporary files as they come, so memory does not grow with them; the workbook itself is put together at
//! the end. A sheet that is full is continued on a further one, a text that is too long for a cell is cut with a mark
//! that says so, a number that a spreadsheet would round is written as text. Texts are strings, whatever they start
//! with, and hold no character that steers anything. The same rows give the same bytes.

use super::parse_rows::Value;
use super::plain::harmless;
use super::workbook_xml::{self, SheetXml, Style};
use crate::finding::Language;
use rust_decimal::Decimal;
use std::fs::File;
use std::io::{self, BufWriter, Seek as _, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Rows of a sheet, its header among them.
const ROWS: u32 = 1_048_576;
/// UTF-16 units of a cell's text.
const TEXT: usize = 32_767;
/// Digits a spreadsheet keeps of a number.
const DIGITS: usize = 15;

/// A workbook in the making.
pub(super) struct Book {
    tables: Vec<Table>,
    language: Language,
    rows: u32,
}

/// A table, on as many sheets as it takes.
struct Table {
    name: &'static str,
    columns: Vec<Column>,
    fixed: usize,
    sheets: Vec<Sheet>,
}

/// A worksheet.
struct Sheet {
    /// Its rows, as XML.
    rows: BufWriter<File>,
    written: u32,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// What stands above it.
    pub name: &'static str,
    /// In characters of the usual size.
    pub width: usize,
}

impl Book {
    pub(super) fn new(language: Language) -> Self {
        Self::with_rows(language, ROWS)
    }

    /// A book whose sheets have this many rows at most.
    fn with_rows(language: Language, rows: u32) -> Self {
        Self { tables: Vec::new(), language, rows }
    }

    /// Adds a table, with its columns; the first `fixed` of them stay in sight.
    pub(super) fn table(&mut self, name: &'static str, columns: Vec<Column>, fixed: usize) {
        self.tables.push(Table { name, columns, fixed, sheets: Vec::new() });
    }

    /// Adds a row to a table, by its position.
    pub(super) fn row(&mut self, table: usize, fields: &[Value<'_>]) -> io::Result<()> {
        let rows = self.rows;
        let language = self.language;
        let sheet = self.tables[table].sheet(rows)?;
        sheet.row(None, fields, language)
    }

    /// Writes the workbook.
    pub(super) fn finish(mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut names = Vec::new();
        for table in &mut self.tables {
            if table.sheets.is_empty() {
                table.sheet(self.rows)?;
            }
            for (before, sheet) in table.sheets.iter().enumerate() {
                let name = if before == 0 { table.name.to_owned() } else { format!("{} {}", table.name, before + 1) };
                names.push((name, table.columns.len(), sheet.written));
            }
        }
        let mut zip = ZipWriter::new_stream(out);
        // A time of writing would make every run's file another one.
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::DEFAULT);
        for (path, text) in workbook_xml::parts(&names) {
            zip.start_file(path, options)?;
            zip.write_all(text.as_bytes())?;
        }
        let sheets = self.tables.into_iter().flat_map(|table| {
            let widths: Vec<_> = table.columns.iter().map(|column| column.width).collect();
            table.sheets.into_iter().map(move |sheet| (sheet, widths.clone(), table.fixed))
        });
        for (at, (sheet, widths, fixed)) in sheets.enumerate() {
            let mut rows = sheet.rows.into_inner().map_err(io::IntoInnerError::into_error)?;
            let xml = SheetXml { first: at == 0, widths: &widths, fixed, rows: sheet.written };
            // Above four gigabytes a zip file has to say so; other programs need not know how then.
            let large = rows.stream_position()? > u64::from(u32::MAX / 2);
            zip.start_file(workbook_xml::sheet_path(at), options.large_file(large))?;
            zip.write_all(xml.before().as_bytes())?;
            rows.rewind()?;
            io::copy(&mut rows, &mut zip)?;
            zip.write_all(xml.after().as_bytes())?;
        }
        zip.finish()?;
        Ok(())
    }
}

impl Table {
    /// The sheet that takes the next row.
    fn sheet(&mut self, rows: u32) -> io::Result<&mut Sheet> {
        if self.sheets.last().is_none_or(|sheet| sheet.written == rows) {
            let mut sheet = Sheet { rows: BufWriter::new(tempfile::tempfile()?), written: 0 };
            // As high as the longest name needs that is folded into its column.
            let lines = self.columns.iter().map(|column| column.name.len().div_ceil(column.width.max(1)));
            let names: Vec<_> = self.columns.iter().map(|column| Value::Word(column.name)).collect();
            sheet.row(lines.max(), &names, Language::En)?;
            self.sheets.push(sheet);
        }
        let last = self.sheets.len() - 1;
        Ok(&mut self.sheets[last])
    }
}

impl Sheet {
    /// Writes a row; one that is so many `lines` high is the header.
    fn row(&mut self, lines: Option<usize>, fields: &[Value<'_>], language: Language) -> io::Result<()> {
        self.written += 1;
        let row = self.written;
        let out = &mut self.rows;
        match lines {
            Some(lines) => write!(out, "<row r=\"{row}\" ht=\"{}\" customHeight=\"1\">", 15 * lines)?,
            None => write!(out, "<row r=\"{row}\">")?,
        }
        let plain = if lines.is_some() { Style::Header } else { Style::Plain };
        for (at, field) in fields.iter().enumerate() {
            match field {
                Value::Empty => {}
                Value::Word(word) => workbook_xml::string(row, at, plain, word, out)?,
                Value::Number(number) if is_exact(number) => workbook_xml::number(row, at, number, out)?,
                Value::Number(number) => workbook_xml::string(row, at, plain, &number.to_string(), out)?,
                Value::Text(text) => {
                    let text = cell_text(text, language);
                    // Kept as text where somebody edits the cell, too.
                    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\'', '＝', '＋', '－', '＠']);
                    let style = if formula { Style::Quoted } else { plain };
                    workbook_xml::string(row, at, style, &text, out)?;
                }
            }
        }
        out.write_all(b"</row>")
    }
}

/// Whether a spreadsheet keeps all digits of the number.
fn is_exact(number: &Decimal) -> bool {
    number.mantissa().unsigned_abs().to_string().trim_end_matches('0').len() <= DIGITS
}

/// A text with nothing in it that steers anything, and no longer than a cell's may be.
fn cell_text(text: &str, language: Language) -> String {
    // XML has no place for these two.
    let text = harmless(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    if text.len() <= TEXT || text.encode_utf16().count() <= TEXT {
        return text;
    }
    let all = text.chars().count();
    let mark = match language {
        Language::Zh => format!("…〔全文 {all} 字，此处截断〕"),
        Language::En => format!("… [cut: {all} characters in all]"),
    };
    let mut left = TEXT - mark.encode_utf16().count();
    let fits = |c: char| {
        left = left.checked_sub(c.len_utf16())?;
        Some(c)
    };
    let head: String = text.chars().map_while(fits).collect();
    head + &mark
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader as _, Xlsx};
    use std::io::Cursor;

    fn read(book: Book) -> Xlsx<Cursor<Vec<u8>>> {
        let mut out = Vec::new();
        book.finish(&mut out).expect("memory can be written to");
        Xlsx::new(Cursor::new(out)).expect("a workbook")
    }

    /// A book of two tables with a column each.
    fn book(rows: u32) -> Book {
        let mut book = Book::with_rows(Language::En, rows);
        for name in ["one", "two"] {
            book.table(name, vec![Column { name: "column", width: 8 }], 0);
        }
        book
    }

    #[test]
    fn a_full_sheet_goes_on_on_the_next_and_no_row_is_lost() {
        let mut book = book(4);
        for number in 0..7_u32 {
            book.row(0, &[Value::number(Some(number))]).expect("rows can be kept");
            book.row(1, &[Value::Word("x")]).expect("rows can be kept");
        }
        let mut book = read(book);
        assert_eq!(book.sheet_names(), ["one", "one 2", "one 3", "two", "two 2", "two 3"]);
        let mut numbers = Vec::new();
        for name in ["one", "one 2", "one 3"] {
            let sheet = book.worksheet_range(name).expect("a sheet");
            assert_eq!(sheet[(0, 0)], Data::String("column".to_owned()));
            assert!(sheet.height() <= 4, "{name}");
            numbers.extend(sheet.rows().skip(1).map(|row| row[0].clone()));
        }
        assert_eq!(numbers, [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0].map(Data::Float));
    }

    #[test]
    fn a_sheet_that_is_just_full_is_not_continued() {
        let mut book = book(4);
        for _ in 0..3 {
            book.row(0, &[Value::Word("x")]).expect("rows can be kept");
        }
        assert_eq!(read(book).sheet_names(), ["one", "two"]);
    }

    #[test]
    fn a_text_too_long_for_a_cell_says_that_it_is_cut() {
        for (language, mark) in [(Language::En, " [cut: 40000 characters in all]"), (Language::Zh, "全文 40000 字")]
        {
            // Characters of one and of two units.
            for character in ["字", "𠮷"] {
                let text = cell_text(&character.repeat(40_000), language);
                assert!(text.encode_utf16().count() <= TEXT && text.contains(mark), "{character}");
                assert!(text.encode_utf16().count() > TEXT - 2 && text.starts_with(&character.repeat(16_000)));
            }
            let fits = "字".repeat(TEXT);
            assert_eq!(cell_text(&fits, language), fits);
        }
        let mut book = book(9);
        book.row(0, &[Value::made("x".repeat(40_000))]).expect("rows can be kept");
        assert_eq!(read(book).worksheet_range("one").expect("a sheet").height(), 2);
    }

    #[test]
    fn a_book_without_rows_has_its_headers() {
        let mut book = read(book(9));
        for name in ["one", "two"] {
            let sheet = book.worksheet_range(name).expect("a sheet");
            assert_eq!((sheet.height(), &sheet[(0, 0)]), (1, &Data::String("column".to_owned())));
        }
    }

    #[test]
    fn the_header_stays_in_sight_and_filters_the_rows_and_no_text_turns_into_a_formula() {
        let mut book = Book::with_rows(Language::En, 4);
        for (name, fixed) in [("one", 0), ("two", 1)] {
            book.table(name, vec![Column { name: "column", width: 8 }; 2], fixed);
        }
        for _ in 0..4 {
            book.row(0, &[Value::text("=1+1"), Value::text("1+1")]).expect("rows can be kept");
        }
        let mut out = Vec::new();
        book.finish(&mut out).expect("memory can be written to");
        let mut zip = zip::ZipArchive::new(Cursor::new(out)).expect("a zip file");
        let mut part = |path: &str| io::read_to_string(zip.by_name(path).expect(path)).expect("UTF-8");
        let sheets = [1, 2, 3].map(|at| part(&format!("xl/worksheets/sheet{at}.xml")));
        let filters = ["A1:B4", "A1:B2", "A1:B1"];
        let panes = [
            "<pane ySplit=\"1\" topLeftCell=\"A2\"",
            "<pane ySplit=\"1\" topLeftCell=\"A2\"",
            "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\"",
        ];
        for ((sheet, filter), pane) in sheets.iter().zip(filters).zip(panes) {
            assert!(sheet.contains(&format!("<autoFilter ref=\"{filter}\"/>")) && sheet.contains(pane), "{sheet}");
            assert_eq!(sheet.matches("tabSelected").count(), usize::from(filter == "A1:B4"));
        }
        let names = part("xl/workbook.xml");
        for place in ["'one'!$A$1:$B$4", "'one 2'!$A$1:$B$2", "'two'!$A$1:$B$1"] {
            assert!(names.contains(place), "{names}");
        }
        let style = format!("s=\"{}\"", Style::Quoted as u8);
        assert!(sheets[1].contains(&format!("<c r=\"A2\" {style} t=\"inlineStr\">")), "{}", sheets[1]);
        assert!(sheets[1].contains("<c r=\"B2\" t=\"inlineStr\">"), "{}", sheets[1]);
        let styles = part("xl/styles.xml");
        let formats: Vec<_> = styles.split("<cellXfs").nth(1).expect("styles").split("<xf ").skip(1).collect();
        assert!(formats[Style::Quoted as usize].contains("quotePrefix=\"1\""), "{styles}");
        assert!(formats[Style::Header as usize].contains("wrapText=\"1\""), "{styles}");
    }
}
