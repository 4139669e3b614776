//! Reports as CSV, long (one row a cell) or wide (one row a report).
//!
//! Figures stay plain numbers (amounts in 万元). Text that a spreadsheet would take for a formula is guarded with an
//! apostrophe; numbers never are, so `-7` stays `-7` in `value` and becomes `'-7` in `raw`.

use super::shape::Shape;
use crate::Report;
use std::io;

/// Whether the file starts with a byte order mark, which some spreadsheets need to read UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrderMark {
    /// None.
    Omit,
    /// EF BB BF.
    Write,
}

/// What the file starts with: its mark and its header.
pub(super) fn header(shape: Shape, mark: ByteOrderMark) -> Vec<u8> {
    let mark = match mark {
        ByteOrderMark::Omit => "",
        ByteOrderMark::Write => "\u{feff}",
    };
    // Keys: letters, digits, `_` and `.`, which need no quotes.
    format!("{mark}{}\n", shape.header().join(",")).into_bytes()
}

/// The rows of a report.
pub(super) fn rows(report: &Report, shape: Shape) -> io::Result<Vec<u8>> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    shape.rows(report, |row| {
        for value in row {
            csv.write_field(value.field().as_bytes())?;
        }
        csv.write_record(None::<&[u8]>)
    })?;
    csv.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// The row of an input that could not be read.
pub(super) fn failed(shape: Shape, source: &str, why: &str) -> io::Result<Vec<u8>> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(shape.failed(source, why).iter().map(|value| value.field().into_owned()))?;
    csv.into_inner().map_err(csv::IntoInnerError::into_error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::sound;
    use crate::statute::Edition::{E2019, E2021};
    use crate::statute::TableKind;

    fn emitted(reports: &[Report], mark: ByteOrderMark) -> String {
        let mut out = header(Shape::Long, mark);
        for report in reports {
            out.extend(rows(report, Shape::Long).expect("memory can be written to"));
        }
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
            "source,issuer,year,edition,table,row,column,row_label,column_label,value,unit,status,origin,raw,line,col,\
             place_page,place_table,place_row,place_cell,error\n"
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
                "",
                "",
                "",
                "",
                "",
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
