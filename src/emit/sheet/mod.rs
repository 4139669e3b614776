//! Rows as sheets of a workbook (xlsx): what the formats that write one have in common.
//!
//! Rows go to temporary files as they come, so memory does not grow with them; the workbook itself is put together at
//! the end. A sheet that is full is continued on a further one, a text that is too long for a cell is cut with a mark
//! that says so, a number that a spreadsheet would round is written as text. Texts are strings, whatever they start
//! with, and hold no character that steers anything. The same rows give the same bytes.

mod fault;
mod text;

use crate::emit::value::Value;
use crate::finding::Language;
use fault::caught;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::io::{self, BufReader, BufWriter, Seek as _, Write as _};
use text::{cell_text, is_exact, is_like_a_formula};

/// Rows of a sheet, its header among them.
const ROWS: u32 = 1_048_576;
/// From how many bytes of rows a zip file says that it may be large: well below the four gigabytes where it must, for
/// other programs need not know how.
const LARGE: u64 = 2 << 30;
/// Bytes a cell takes beside its text.
const AROUND_A_CELL: u64 = 80;

/// A workbook in the making.
pub(super) struct Book {
    workbook: Workbook,
    tables: Vec<Table>,
    /// In the order they were begun: to which table each belongs.
    sheets: Vec<usize>,
    looks: Looks,
    language: Language,
    rows: u32,
    /// About how much the rows take.
    bytes: u64,
}

/// A table, on as many sheets as it takes.
struct Table {
    name: &'static str,
    columns: Vec<Column>,
    fixed: u16,
    /// The sheet that takes its next row, where one was begun.
    sheet: Option<Open>,
    /// How many were begun.
    begun: usize,
}

/// A sheet that takes rows.
#[derive(Clone, Copy)]
struct Open {
    /// Its place in the workbook.
    at: usize,
    written: u32,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// What stands above it.
    pub name: &'static str,
    /// In characters of the usual size.
    pub width: u16,
}

/// How cells look that do not look as usual.
struct Looks {
    /// Bold, folded, at the top.
    header: Format,
    /// Marked as text, so that editing it makes no formula of it.
    quoted: Format,
}

impl Book {
    pub(super) fn new(language: Language) -> Self {
        Self::with_rows(language, ROWS)
    }

    /// A book whose sheets have this many rows at most.
    fn with_rows(language: Language, rows: u32) -> Self {
        let looks = Looks {
            header: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            quoted: Format::new().set_quote_prefix(),
        };
        let workbook = Workbook::new();
        Self { workbook, tables: Vec::new(), sheets: Vec::new(), looks, language, rows, bytes: 0 }
    }

    /// Adds a table, with its columns; the first `fixed` of them stay in sight.
    pub(super) fn table(&mut self, name: &'static str, columns: Vec<Column>, fixed: u16) {
        self.tables.push(Table { name, columns, fixed, sheet: None, begun: 0 });
    }

    /// Adds a row to a table, by its position.
    pub(super) fn row(&mut self, table: usize, fields: &[Value<'_>]) -> io::Result<()> {
        caught(|| {
            let open = self.open(table)?;
            self.tables[table].sheet = Some(Open { written: open.written + 1, ..open });
            self.fields(open, fields)
        })
    }

    /// Writes the workbook.
    pub(super) fn finish(mut self, out: &mut dyn io::Write) -> io::Result<()> {
        // The crate wants a writer that threads may share, which an output need not be.
        let mut file = tempfile::tempfile()?;
        caught(|| {
            for table in 0..self.tables.len() {
                if self.tables[table].begun == 0 {
                    self.open(table)?;
                }
                self.close(table)?;
            }
            self.put_in_order();
            // A time of writing would make every run's file another one.
            let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
            self.workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
            self.workbook.use_zip_large_file(self.bytes > LARGE);
            let mut writer = BufWriter::new(&mut file);
            self.workbook.save_to_writer(&mut writer)?;
            writer.flush()?;
            Ok(())
        })?;
        file.rewind()?;
        io::copy(&mut BufReader::new(file), out).map(drop)
    }

    /// The sheet that takes the table's next row.
    fn open(&mut self, table: usize) -> Result<Open, XlsxError> {
        match self.tables[table].sheet {
            Some(open) if open.written < self.rows => return Ok(open),
            Some(_) => self.close(table)?,
            None => {}
        }
        let at = self.sheets.len();
        self.sheets.push(table);
        let Table { name, ref columns, fixed, ref mut begun, ref mut sheet, .. } = self.tables[table];
        *begun += 1;
        let worksheet = self.workbook.add_worksheet_with_constant_memory()?;
        worksheet.set_name(if *begun == 1 { name.to_owned() } else { format!("{name} {begun}") })?;
        worksheet.set_freeze_panes(1, fixed)?;
        // As high as the longest name needs that is folded into its column.
        let lines = columns.iter().map(|column| column.name.len().div_ceil(usize::from(column.width.max(1))));
        worksheet.set_row_height(0, 15.0 * lines.max().unwrap_or(1).to_f64().unwrap_or(1.0))?;
        for (at, column) in (0..).zip(columns) {
            worksheet.set_column_width(at, column.width)?;
            worksheet.write_string_with_format(0, at, column.name, &self.looks.header)?;
        }
        let open = Open { at, written: 1 };
        *sheet = Some(open);
        Ok(open)
    }

    /// Lets the rows of the table's last sheet be filtered.
    fn close(&mut self, table: usize) -> Result<(), XlsxError> {
        let Table { sheet: Some(Open { at, written }), ref columns, .. } = self.tables[table] else { return Ok(()) };
        let last = columns.len().saturating_sub(1) as u16;
        self.workbook.worksheet_from_index(at)?.autofilter(0, 0, written - 1, last)?;
        Ok(())
    }

    /// Puts the sheets of one table behind one another.
    fn put_in_order(&mut self) {
        let sheets = self.workbook.worksheets_mut();
        let mut all: Vec<(usize, Worksheet)> = self.sheets.iter().copied().zip(sheets.drain(..)).collect();
        all.sort_by_key(|(table, _)| *table);
        sheets.extend(all.into_iter().map(|(_, sheet)| sheet));
    }

    fn fields(&mut self, open: Open, fields: &[Value<'_>]) -> Result<(), XlsxError> {
        let sheet = self.workbook.worksheet_from_index(open.at)?;
        let row = open.written;
        for (at, field) in (0..).zip(fields) {
            self.bytes += AROUND_A_CELL;
            let text = match field {
                Value::Empty => continue,
                Value::Word(word) => (*word).to_owned(),
                Value::Number(number) => match float(number) {
                    Some(float) => {
                        sheet.write_number(row, at, float)?;
                        continue;
                    }
                    None => number.to_string(),
                },
                Value::Text(text) => cell_text(text, self.language),
            };
            self.bytes += text.len() as u64;
            // Kept as text where somebody edits the cell, too.
            if matches!(field, Value::Text(_)) && is_like_a_formula(&text) {
                sheet.write_string_with_format(row, at, text, &self.looks.quoted)?;
            } else {
                sheet.write_string(row, at, text)?;
            }
        }
        Ok(())
    }
}

/// The number as spreadsheets keep it, where that is the same number.
fn float(number: &Decimal) -> Option<f64> {
    is_exact(number).then(|| number.to_string().parse().ok()).flatten()
}

#[cfg(test)]
mod tests;
