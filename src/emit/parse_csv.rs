//! Reports as CSV, long: one row a cell.
//!
//! Figures stay plain numbers (amounts in 万元). Text that a spreadsheet would take for a formula is guarded with an
//! apostrophe; numbers never are, so `-7` stays `-7` in `value` and becomes `'-7` in `raw`.

use super::plain::guarded;
use crate::Report;
use crate::number::Quantity;
use crate::report::Cell;
use crate::statute::{CellIndex, Form};
use std::borrow::Cow;
use std::io;

const HEADER: [&str; 16] = [
    "source",
    "issuer",
    "year",
    "edition",
    "table",
    "row",
    "column",
    "row_label",
    "column_label",
    "value",
    "unit",
    "status",
    "origin",
    "raw",
    "line",
    "col",
];

/// Whether the file starts with a byte order mark, which some spreadsheets need to read UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrderMark {
    /// None.
    Omit,
    /// EF BB BF.
    Write,
}

/// Writes reports into one CSV file.
#[derive(Debug)]
pub struct CsvWriter<W: io::Write> {
    csv: csv::Writer<W>,
}

impl<W: io::Write> CsvWriter<W> {
    /// Starts the file with its header.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    pub fn new(mut out: W, mark: ByteOrderMark) -> io::Result<Self> {
        if mark == ByteOrderMark::Write {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(HEADER).map_err(io_error)?;
        Ok(Self { csv })
    }

    /// Adds a report: every cell of its tables, and of the tables it lacks, provided it has any.
    ///
    /// # Errors
    /// Where the file cannot be written to.
    pub fn add(&mut self, report: &Report) -> io::Result<()> {
        if report.tables.is_empty() {
            return Ok(());
        }
        let missing = Cell::missing();
        for kind in report.kinds() {
            if let Some(table) = report.table(kind) {
                for (index, cell) in table.iter() {
                    self.row(report, table.form, index, cell)?;
                }
            } else {
                let form = kind.form(report.expected_edition());
                for index in form.cells() {
                    self.row(report, form, index, &missing)?;
                }
            }
        }
        Ok(())
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// Where the file cannot be written to.
    pub fn finish(mut self) -> io::Result<()> {
        self.csv.flush()
    }

    /// What was written to.
    ///
    /// # Errors
    /// Where the file cannot be written to.
    pub fn into_inner(self) -> io::Result<W> {
        self.csv.into_inner().map_err(csv::IntoInnerError::into_error)
    }

    fn row(&mut self, report: &Report, form: &'static Form, index: CellIndex, cell: &Cell) -> io::Result<()> {
        let (row, column) = (form.row_of(index), form.column_of(index));
        let place = cell.span.map(|span| report.place(span));
        let number = |number: Option<String>| Cow::Owned(number.unwrap_or_default());
        let record: [Cow<'_, str>; HEADER.len()] = [
            guarded(&report.source.name).into(),
            guarded(report.issuer.as_ref().map_or("", |issuer| &issuer.value)).into(),
            number(report.year.as_ref().map(|year| year.value.to_string())),
            report.edition.map_or("", |edition| edition.key()).into(),
            form.table.key().into(),
            row.key.into(),
            column.key.into(),
            row.full_label().into(),
            column.label.into(),
            number(cell.value.map(|value| value.normalize().to_string())),
            unit(column.quantity).into(),
            cell.status.key().into(),
            cell.aligned_by.origin().into(),
            guarded(&cell.raw).into(),
            number(place.map(|place| place.line.to_string())),
            number(place.map(|place| place.column.to_string())),
        ];
        self.csv.write_record(record.iter().map(|field| field.as_bytes())).map_err(io_error)
    }
}

/// Counts have no unit: the things counted are named by the column.
const fn unit(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Count | Quantity::Change => "",
        Quantity::Amount => "万元",
    }
}

/// What the writer below said, so that a closed pipe is still told from a full disk.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::sound;
    use crate::statute::Edition::{E2019, E2021};
    use crate::statute::TableKind;

    fn emitted(reports: &[Report], mark: ByteOrderMark) -> String {
        let mut out = Vec::new();
        let mut csv = CsvWriter::new(&mut out, mark).expect("memory can be written to");
        for report in reports {
            csv.add(report).expect("memory can be written to");
        }
        csv.finish().expect("memory can be written to");
        String::from_utf8(out).expect("UTF-8")
    }

    fn cell(report: &Report, key: &str) -> Vec<String> {
        let text = emitted(std::slice::from_ref(report), ByteOrderMark::Omit);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let records = reader.records().map(|record| record.expect("a well-formed row"));
        let mut records = records.filter(|record| [&record[4], &record[5], &record[6]].join(".") == key);
        records.next().expect("a row for the cell").iter().map(str::to_owned).collect()
    }

    #[test]
    fn the_header_is_the_contract() {
        assert_eq!(
            emitted(&[], ByteOrderMark::Omit),
            "source,issuer,year,edition,table,row,column,row_label,column_label,value,unit,status,origin,raw,line,col\n"
        );
        assert!(emitted(&[], ByteOrderMark::Write).starts_with("\u{feff}source,"));
    }

    #[test]
    fn one_row_a_cell() {
        let report = sound(E2021).set("disclosure.administrative_fees.amount", "1,234.50万元").build();
        let place =
            report.place(report.cell("disclosure.administrative_fees.amount").and_then(|cell| cell.span).unwrap());
        assert_eq!(
            cell(&report, "disclosure.administrative_fees.amount"),
            [
                "sound.txt",
                "某某市",
                "2024",
                "2021",
                "disclosure",
                "administrative_fees",
                "amount",
                "第二十条第（八）项 行政事业性收费",
                "本年收费金额（单位：万元）",
                "1234.5",
                "万元",
                "read",
                "table",
                "1,234.50万元",
                &place.line.to_string(),
                &place.column.to_string(),
            ]
        );
        let rows = emitted(&[report, sound(E2019).build()], ByteOrderMark::Omit).lines().count();
        assert_eq!(rows, 1 + 200 + 198);
    }

    #[test]
    fn text_is_guarded_and_numbers_are_not() {
        let report = sound(E2019)
            .set("disclosure.licensing.items_change", "-7")
            .set("disclosure.rules.created", "=1+1")
            .set("disclosure.rules.newly_disclosed", "—")
            .build();
        let change = cell(&report, "disclosure.licensing.items_change");
        assert_eq!((change[9].as_str(), change[13].as_str()), ("-7", "'-7"));
        let formula = cell(&report, "disclosure.rules.created");
        assert_eq!((formula[9].as_str(), formula[11].as_str(), formula[13].as_str()), ("", "unreadable", "'=1+1"));
        let blank = cell(&report, "disclosure.rules.newly_disclosed");
        assert_eq!((blank[9].as_str(), blank[11].as_str(), blank[13].as_str()), ("", "blank", "—"));
        let report = sound(E2019).set("disclosure.rules.created", "\u{1b}[31m24").build();
        let steering = cell(&report, "disclosure.rules.created");
        assert!(!steering[13].contains('\u{1b}'), "{:?}", steering[13]);
    }

    #[test]
    fn an_absent_table_is_missing_cell_by_cell() {
        let report = sound(E2021).without_table(TableKind::Disputes).build();
        let missing = cell(&report, "disputes.review.total");
        assert_eq!((missing[9].as_str(), missing[11].as_str(), missing[14].as_str()), ("", "missing", ""));
        assert_eq!(emitted(&[report], ByteOrderMark::Omit).lines().count(), 201);
    }
}
