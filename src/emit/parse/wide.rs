//! The wide shape: one row a report, one column a cell, the same columns whatever the reports are.
//!
//! The columns are those of all forms of all editions, so that files of different editions stack; a key that two editions
//! share is one column. An empty field alone would not say why it is empty, so the row counts its cells by status and
//! names in `not_read` each cell without a number (`applications.granted.total=blank`): what is empty and not named
//! there is not asked of this report.

use crate::Report;
use crate::emit::value::Value;
use crate::report::{Coverage, Status};
use crate::statute::{Form, TableKind};
use std::sync::LazyLock;

/// What the report says of itself.
const STATED: [&str; 6] = ["source", "issuer", "year", "edition", "title", "published"];
/// The last columns: the cells without a number, and why an input could not be read.
const BEHIND: [&str; 2] = ["not_read", "error"];

/// The columns of the cells.
struct Columns {
    /// Their keys.
    keys: Vec<String>,
    /// For each form the column of each of its cells.
    places: Vec<(&'static Form, Vec<usize>)>,
}

static COLUMNS: LazyLock<Columns> = LazyLock::new(Columns::new);

/// The names of the columns.
pub(super) fn header() -> Vec<&'static str> {
    let keys = COLUMNS.keys.iter().map(String::as_str);
    let counts = counted(Coverage::default()).map(|(name, _)| name);
    STATED.into_iter().chain(counts).chain(keys).chain(BEHIND).collect()
}

/// What the column of a cell is called: table, row and column as the law prints them.
pub(super) fn label(key: &str) -> Option<String> {
    let (form, cell) = crate::statute::all_forms().find_map(|form| Some((form, form.cell_of_key(key)?)))?;
    let (row, column) = (form.row_of(cell).full_label(), form.column_of(cell).label);
    Some(format!("{}：{row}/{column}", form.table.title_zh()))
}

/// Gives the row of a report.
pub(super) fn rows<'r, E>(report: &'r Report, mut row: impl FnMut(&mut [Value<'r>]) -> Result<(), E>) -> Result<(), E> {
    let columns = &*COLUMNS;
    let mut fields = Vec::from(stated(report));
    fields.extend(counted(report.coverage()).map(|(_, count)| Value::number(Some(count))));
    let before = fields.len();
    fields.resize(before + columns.keys.len(), Value::Empty);
    let mut not_read = String::new();
    for kind in report.kinds() {
        let table = report.table(kind);
        let form = table.map_or_else(|| kind.form(report.expected_edition()), |table| table.form);
        for (cell, &column) in columns.of(form).iter().enumerate() {
            let status = table.map_or(Status::Missing, |table| table.cells[cell].status);
            if let Some(value) = table.and_then(|table| table.cells[cell].value) {
                fields[before + column] = Value::number(Some(value));
            }
            let due = table.is_none_or(|table| !table.told_otherwise(cell));
            if due && status != Status::Read {
                let blank = if not_read.is_empty() { "" } else { " " };
                not_read.extend([blank, &columns.keys[column], "=", status.key()]);
            }
        }
    }
    fields.extend([Value::made(not_read), Value::Empty]);
    row(&mut fields)
}

fn stated(report: &Report) -> [Value<'_>; STATED.len()] {
    [
        Value::text(&report.source.name),
        Value::stated(report.issuer.as_ref()),
        Value::number(report.year.as_ref().map(|year| year.value)),
        report.edition.map_or(Value::Empty, |edition| Value::Word(edition.key())),
        Value::stated(report.title.as_ref()),
        Value::stated(report.published.as_ref()),
    ]
}

/// How its cells were read.
fn counted(coverage: Coverage) -> impl Iterator<Item = (&'static str, usize)> {
    coverage.fields().filter(|(name, _)| name.starts_with("cells_"))
}

impl Columns {
    fn new() -> Self {
        let mut keys = Vec::new();
        let mut places = Vec::new();
        for kind in TableKind::ALL {
            let mut rows = Vec::new();
            for form in kind.forms() {
                merge(&mut rows, form.rows.iter().map(|row| row.key));
            }
            for row in rows {
                let mut cells = Vec::new();
                for form in kind.forms() {
                    let row = form.rows.iter().find(|one| one.key == row);
                    merge(&mut cells, row.iter().flat_map(|row| row.columns).map(|&column| form.columns[column].key));
                }
                keys.extend(cells.into_iter().map(|column| format!("{}.{row}.{column}", kind.key())));
            }
        }
        for form in crate::statute::all_forms() {
            let of = |cell| {
                let key = form.key(cell);
                keys.iter().position(|column| *column == key).expect("every cell of every form has been merged")
            };
            places.push((form, form.cells().map(of).collect()));
        }
        Self { keys, places }
    }

    /// The columns of a form's cells.
    fn of(&self, form: &'static Form) -> &[usize] {
        let found = self.places.iter().find(|(one, _)| std::ptr::eq(*one, form));
        &found.expect("all forms are the statute's").1
    }
}

/// Puts keys that are new behind the key they follow in their own order.
fn merge(all: &mut Vec<&'static str>, keys: impl Iterator<Item = &'static str>) {
    let mut at = 0;
    for key in keys {
        if let Some(known) = all.iter().position(|one| *one == key) {
            at = known + 1;
        } else {
            all.insert(at, key);
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{sound, with_gaps};
    use crate::statute::Edition::{E2008, E2019, E2021};
    use crate::statute::all_forms;
    use std::collections::BTreeMap;
    use std::convert::Infallible;

    fn row(report: &Report) -> BTreeMap<&'static str, Value<'_>> {
        let mut all = Vec::new();
        let done: Result<(), Infallible> = rows(report, |row| {
            all.push(header().into_iter().zip(row.to_vec()).collect());
            Ok(())
        });
        assert_eq!((done, all.len()), (Ok(()), 1));
        all.remove(0)
    }

    fn text(row: &BTreeMap<&'static str, Value<'_>>, column: &str) -> String {
        match &row[column] {
            Value::Empty => String::new(),
            Value::Word(word) => (*word).to_owned(),
            Value::Text(text) => text.to_string(),
            Value::Number(number) => number.to_string(),
        }
    }

    #[test]
    fn columns_are_the_cells_of_all_forms_in_statutory_order() {
        let header = header();
        assert_eq!(header.len(), header.iter().collect::<std::collections::BTreeSet<_>>().len());
        for form in all_forms() {
            let places: Vec<_> =
                form.cells().map(|cell| header.iter().position(|key| *key == form.key(cell))).collect();
            assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{:?} {:?}", form.table, form.editions);
        }
        // 10 and 22 cells with 3 in common; 175 and 161 with 154; 15; 59.
        assert_eq!(header.len(), 12 + (10 + 22 - 3) + (175 + 161 - 154) + 15 + 59 + 2);
    }

    #[test]
    fn a_key_of_two_editions_means_the_same_in_both() {
        for form in all_forms() {
            for other in all_forms().filter(|other| other.table == form.table) {
                for cell in form.cells() {
                    let Some(twin) = other.cell_of_key(&form.key(cell)) else { continue };
                    let (column, like) = (form.column_of(cell), other.column_of(twin));
                    let (line, alike) = (form.row_of(cell), other.row_of(twin));
                    assert_eq!(column.quantity, like.quantity, "{}", form.key(cell));
                    let known =
                        |label: &str, other: &str, variants: &[&str]| label == other || variants.contains(&label);
                    let columns = known(column.label, like.label, like.variants)
                        || known(like.label, column.label, column.variants);
                    let rows =
                        known(line.label, alike.label, alike.variants) || known(alike.label, line.label, line.variants);
                    assert!(columns && rows, "{}", form.key(cell));
                    assert_eq!(line.groups.first(), alike.groups.first(), "{}", form.key(cell));
                }
            }
        }
    }

    #[test]
    fn a_cell_without_a_number_is_named_with_its_status() {
        let report = with_gaps();
        let row = row(&report);
        let named = text(&row, "not_read");
        let disclosure = "disclosure.rules.issued=missing disclosure.rules.repealed=missing ";
        let disputes = " disputes.review.upheld=ambiguous disputes.review.other=unreadable disputes.review.total=blank";
        assert!(named.starts_with(disclosure) && named.ends_with(disputes), "{named}");
        assert_eq!(named.split(' ').count(), 10 + 3);
        for (column, count) in
            counted(Coverage::default()).map(|(name, _)| name).zip(["200", "187", "1", "1", "1", "10"])
        {
            assert_eq!(text(&row, column), count, "{column}");
        }
        assert_eq!(row["disputes.review.total"], Value::Empty);
        // Of another edition, and so neither read nor named.
        assert!(row["disclosure.procurement.amount"] == Value::Empty && !named.contains("procurement"));
    }

    #[test]
    fn what_is_named_at_the_most_fits_into_a_spreadsheets_cell() {
        for edition in [E2008, E2019, E2021] {
            let mut report = sound(edition).without_cells("").build();
            assert!(text(&row(&report), "not_read").len() < 32_767);
            // A page without any table is counted and named all the same.
            report.tables.clear();
            report.edition = Some(edition);
            let row = row(&report);
            let missing = text(&row, "not_read").split(' ').filter(|pair| pair.ends_with("=missing")).count();
            assert_eq!(
                [missing.to_string(), "0".to_owned()],
                ["cells_missing", "cells_read"].map(|one| text(&row, one))
            );
        }
    }
}
