use super::*;
use crate::Report;
use crate::emit::{ParseFormat, parse_writer};
use crate::rules::testing::sound;
use crate::statute::Edition::{E2008, E2019, E2021};
use crate::statute::TableKind;
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::{Field, Row};

/// A file of these reports and one input that failed, read back.
fn read_back(shape: Shape, reports: &[Report]) -> SerializedFileReader<bytes::Bytes> {
    let (renderer, mut writer) = parse_writer(ParseFormat::Parquet { shape });
    let mut out = Vec::new();
    for report in reports {
        writer.add(renderer.render(report).expect("a piece"), &mut out).expect("memory can be written to");
    }
    writer.failed("none.html", "no such file", &mut out).expect("memory can be written to");
    writer.finish(&mut out).expect("memory can be written to");
    SerializedFileReader::new(bytes::Bytes::from(out)).expect("a Parquet file")
}

fn rows(shape: Shape, reports: &[Report]) -> Vec<Row> {
    let file = read_back(shape, reports);
    file.get_row_iter(None).expect("rows").map(|row| row.expect("a row")).collect()
}

/// What stands under a key, nested along its dots.
fn at<'r>(row: &'r Row, key: &str) -> &'r Field {
    let mut names = key.split('.');
    let find =
        |row: &'r Row, name: &str| row.get_column_iter().find(|(known, _)| *known == name).map(|(_, field)| field);
    let mut field = find(row, names.next().expect("a name")).expect("a column");
    for name in names {
        let Field::Group(row) = field else { return &Field::Null };
        field = find(row, name).expect("a column");
    }
    field
}

#[test]
fn every_cell_is_found_by_its_key_with_its_number() {
    let reports = [E2008, E2019, E2021].map(|edition| sound(edition).build());
    let rows = rows(Shape::Wide, &reports);
    assert_eq!(rows.len(), reports.len() + 1);
    for (report, row) in reports.iter().zip(&rows) {
        for table in &report.tables {
            for (cell, _) in table.iter() {
                let (key, value) = (table.form.key(cell), table.cells[cell].value.expect("every cell is read"));
                match at(row, &key) {
                    Field::Long(number) => assert_eq!(value, (*number).into(), "{key}"),
                    Field::Decimal(number) => {
                        let digits = number.data().iter().fold(0_i128, |all, byte| (all << 8) | i128::from(*byte));
                        assert_eq!(fits_of(value), digits, "{key}");
                    }
                    other => panic!("{key}: {other:?}"),
                }
            }
        }
    }
}

fn fits_of(value: rust_decimal::Decimal) -> i128 {
    super::super::typed::fits(value).expect("it fits")
}

#[test]
fn a_table_that_is_not_there_is_null_and_a_row_of_another_edition_too() {
    let reports = [sound(E2019).build(), sound(E2021).without_table(TableKind::Disclosure).build()];
    let rows = rows(Shape::Wide, &reports);
    assert_eq!(at(&rows[0], "statistics"), &Field::Null);
    assert_eq!(at(&rows[1], "disclosure"), &Field::Null);
    assert!(matches!(at(&rows[0], "applications.other_handling.total"), Field::Long(_)));
    assert_eq!(at(&rows[0], "applications.other_handling.fee_overdue"), &Field::Null);
    assert!(matches!(at(&rows[1], "applications.other_handling.fee_overdue"), Field::Group(_)));
    assert_eq!(at(&rows[1], "applications.other_handling.total"), &Field::Null);
}

#[test]
fn an_input_that_failed_is_a_row_with_nothing_but_its_name_and_the_reason() {
    for shape in Shape::ALL {
        let row = rows(shape, &[]).pop().expect("a row");
        let told: Vec<_> = row.get_column_iter().filter(|(_, field)| **field != Field::Null).collect();
        let named = |name: &str| at(&row, name).clone();
        assert_eq!(told.len(), 2);
        assert_eq!(
            (named("source"), named("error")),
            (Field::Str("none.html".into()), Field::Str("no such file".into()))
        );
    }
}

#[test]
fn the_schema_is_the_same_for_any_input_and_for_none() {
    for shape in Shape::ALL {
        let schema = |reports: &[Report]| {
            let file = read_back(shape, reports);
            format!("{:?}", file.metadata().file_metadata().schema())
        };
        let none = schema(&[]);
        assert_eq!(schema(&[sound(E2008).build()]), none);
        assert_eq!(schema(&[sound(E2021).set("disputes.review.total", "若干").build()]), none);
    }
}

#[test]
fn what_does_not_fit_is_null_and_named() {
    let key = "disclosure.administrative_fees.amount";
    let report = || sound(E2021).set(key, "123456789012345.12345678").set("disputes.review.other", "若干").build();
    let wide = rows(Shape::Wide, &[report()]);
    assert_eq!(at(&wide[0], key), &Field::Null);
    let Field::Str(not_read) = at(&wide[0], "not_read") else { panic!("cells were not read") };
    assert_eq!(not_read, &format!("disputes.review.other=unreadable {key}=out_of_range"));
    let long = rows(Shape::Long, &[report()]);
    let is = |row: &&Row, column: &str, text: &str| *at(row, column) == Field::Str(text.to_owned());
    let row = long.iter().find(|row| is(row, "column", "amount")).expect("the cell");
    assert_eq!((at(row, "value"), at(row, "status")), (&Field::Null, &Field::Str("out_of_range".to_owned())));
    assert_eq!(at(row, "raw"), &Field::Str("123456789012345.12345678".to_owned()));
}

#[test]
fn groups_are_written_as_rows_come() {
    let report = sound(E2021).build();
    let cells: usize = report.tables.iter().map(|table| table.cells.len()).sum();
    let reports = ROWS / cells + 1;
    let (renderer, mut writer) = parse_writer(ParseFormat::Parquet { shape: Shape::Long });
    let mut out = Vec::new();
    for _ in 0..reports {
        writer.add(renderer.render(&report).expect("a piece"), &mut out).expect("memory can be written to");
    }
    assert!(out.len() > 10_000, "a group was written before the end: {}", out.len());
    writer.finish(&mut out).expect("memory can be written to");
    let file = SerializedFileReader::new(bytes::Bytes::from(out)).expect("a Parquet file");
    assert_eq!(file.metadata().num_row_groups(), 2);
    assert_eq!(usize::try_from(file.metadata().file_metadata().num_rows()), Ok(cells * reports));
}
