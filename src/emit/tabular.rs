//! Rows of fields, written as csv or into a sheet: what `sum` and `diff` have in common.

use super::headings;
use super::sheet::Column;
use super::value::Value;
use crate::finding::Language;
use std::io;

/// Columns of names and texts, and how wide they are.
const WIDE: [(&str, u16); 10] = [
    ("source", 28),
    ("source_old", 28),
    ("issuer", 24),
    ("row_label", 44),
    ("column_label", 24),
    ("text_new", 60),
    ("text_gone", 60),
    ("text_stale", 60),
    ("cause_parts", 40),
    ("error", 60),
];
/// How wide the columns of figures are.
const FIGURES: u16 = 13;

/// Writes rows as csv: figures as plain numbers, text guarded.
pub(super) fn csv<const N: usize>(header: [&str; N], rows: Vec<[Value; N]>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(header)?;
    for row in rows {
        csv.write_record(row.iter().map(|field| field.field().into_owned()))?;
    }
    csv.flush()
}

/// The columns of a sheet, by their keys.
pub(super) fn columns(keys: &[&'static str], language: Language) -> Vec<Column> {
    let width = |key| WIDE.iter().find(|(wide, _)| *wide == key).map_or(FIGURES, |(_, width)| *width);
    keys.iter().map(|key| Column::new(headings::name(key, language), width(*key))).collect()
}

/// A row with the words of the program's own in the language of the sheet.
pub(super) fn named<const N: usize>(row: [Value<'_>; N], language: Language) -> [Value<'_>; N] {
    row.map(|field| match field {
        Value::Word(word) => Value::Word(headings::name(word, language)),
        field => field,
    })
}
