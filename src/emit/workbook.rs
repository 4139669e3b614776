//! Rows as sheets of a workbook (xlsx): what the formats that write one have in common.
//!
//! Rows go to temporary files as they come, so memory does not grow with them; the workbook itself is put together at
//! the end. A sheet that is full is continued on a further one, a text that is too long for a cell is cut with a mark
//! that says so, a number that a spreadsheet would round is written as text. Texts are strings, whatever they start
//! with, and hold no character that steers anything. The same rows give the same bytes.

use super::parse_rows::Value;
use super::plain::harmless;
use crate::finding::Language;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::io::{self, Seek as _};

/// Rows of a sheet, its header among them.
const ROWS: u32 = 1_048_576;
/// UTF-16 units of a cell's text.
const TEXT: usize = 32_767;
/// Digits a spreadsheet keeps of a number.
const DIGITS: usize = 15;
/// From how many fields on a sheet may be more than the four gigabytes a plain zip file can hold.
const LARGE: u64 = 20_000_000;

/// A workbook in the making.
pub(super) struct Book {
    workbook: Workbook,
    sheets: Vec<Sheet>,
    language: Language,
    formats: Formats,
    rows: u32,
}

/// A table, on as many sheets as it takes.
struct Sheet {
    name: &'static str,
    columns: Vec<Column>,
    fixed: u16,
    parts: Vec<Worksheet>,
    /// Where the next row of the last part goes.
    next: u32,
    written: u64,
}

/// A column of a sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// What stands above it.
    pub name: &'static str,
    /// In characters of the usual size.
    pub width: u16,
}

struct Formats {
    header: Format,
    /// Kept as text where somebody edits the cell, too.
    quoted: Format,
}

impl Book {
    pub(super) fn new(language: Language) -> Self {
        Self::with_rows(language, ROWS)
    }

    /// A book whose sheets have this many rows at most.
    fn with_rows(language: Language, rows: u32) -> Self {
        let header = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        let quoted = Format::new().set_quote_prefix();
        let formats = Formats { header, quoted };
        Self { workbook: Workbook::new(), sheets: Vec::new(), language, formats, rows }
    }

    /// Adds a table, with its columns; the first `fixed` of them stay in sight.
    pub(super) fn sheet(&mut self, name: &'static str, columns: Vec<Column>, fixed: u16) {
        self.sheets.push(Sheet { name, columns, fixed, parts: Vec::new(), next: 0, written: 0 });
    }

    /// Adds a row to a table, by its position.
    pub(super) fn row(&mut self, sheet: usize, fields: &[Value<'_>]) -> io::Result<()> {
        let sheet = &mut self.sheets[sheet];
        if sheet.parts.is_empty() || sheet.next == self.rows {
            sheet.part(&mut self.workbook, &self.formats).map_err(io_error)?;
        }
        sheet.row(fields, &self.formats, self.language).map_err(io_error)
    }

    /// Writes the workbook.
    pub(super) fn finish(mut self, out: &mut dyn io::Write) -> io::Result<()> {
        // The day of writing would make every run's file another one.
        let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(io_error)?;
        self.workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
        self.workbook.use_zip_large_file(self.sheets.iter().any(|sheet| sheet.written > LARGE));
        for sheet in &mut self.sheets {
            if sheet.parts.is_empty() {
                sheet.part(&mut self.workbook, &self.formats).map_err(io_error)?;
            }
            sheet.close().map_err(io_error)?;
        }
        for part in self.sheets.into_iter().flat_map(|sheet| sheet.parts) {
            self.workbook.push_worksheet(part);
        }
        // The library wants a writer that may change threads, which standard output is not.
        let mut file = tempfile::tempfile()?;
        self.workbook.save_to_writer(&mut file).map_err(io_error)?;
        file.rewind()?;
        io::copy(&mut file, out).map(|_| ())
    }
}

impl Sheet {
    /// Starts the table's next worksheet.
    fn part(&mut self, workbook: &mut Workbook, formats: &Formats) -> Result<(), XlsxError> {
        self.close()?;
        let mut part = workbook.new_worksheet_with_constant_memory()?;
        match self.parts.len() {
            0 => part.set_name(self.name)?,
            before => part.set_name(format!("{} {}", self.name, before + 1))?,
        };
        part.set_freeze_panes(1, self.fixed)?;
        let longest = self.columns.iter().map(|column| column.name.len().div_ceil(usize::from(column.width)));
        let lines = longest.max().unwrap_or(1);
        part.set_row_height(0, 16 * lines as u32)?;
        for (at, column) in (0..).zip(&self.columns) {
            part.set_column_width(at, column.width)?;
            part.write_string_with_format(0, at, column.name, &formats.header)?;
        }
        self.parts.push(part);
        self.next = 1;
        Ok(())
    }

    fn row(&mut self, fields: &[Value<'_>], formats: &Formats, language: Language) -> Result<(), XlsxError> {
        let Some(part) = self.parts.last_mut() else { return Ok(()) };
        for (at, field) in (0..).zip(fields) {
            match field {
                Value::Empty => {}
                Value::Word(word) => _ = part.write_string(self.next, at, *word)?,
                Value::Number(number) => match exact(number) {
                    Some(number) => _ = part.write_number(self.next, at, number)?,
                    None => _ = part.write_string(self.next, at, number.to_string())?,
                },
                Value::Text(text) => {
                    let text = cell_text(text, language);
                    if text.starts_with(['=', '+', '-', '@', '\t', '\'', '＝', '＋', '－', '＠']) {
                        part.write_string_with_format(self.next, at, text, &formats.quoted)?;
                    } else {
                        part.write_string(self.next, at, text)?;
                    }
                }
            }
        }
        self.next += 1;
        self.written += fields.len() as u64;
        Ok(())
    }

    /// Puts the filter over the rows of the last worksheet.
    fn close(&mut self) -> Result<(), XlsxError> {
        let last = self.columns.len().saturating_sub(1);
        if let Some(part) = self.parts.last_mut() {
            part.autofilter(0, 0, self.next - 1, last as u16)?;
        }
        Ok(())
    }
}

/// The number as a spreadsheet holds it; `None` where it would lose digits.
fn exact(number: &rust_decimal::Decimal) -> Option<f64> {
    let digits = number.mantissa().unsigned_abs().to_string();
    (digits.trim_end_matches('0').len() <= DIGITS).then(|| number.to_f64()).flatten()
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

/// What the writer below said, so that a closed pipe is still told from a full disk.
fn io_error(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
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
            book.sheet(name, vec![Column { name: "column", width: 8 }], 0);
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
}
