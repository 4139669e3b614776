//! What changed as rows: one a cell; one a section; csv and workbooks write them down.

use super::answer::{DiffAnswer, Unpaired};
use crate::comparison::{Change, Comparison, Prose, Side};
use crate::emit::columns::{self, CELL, joined};
use crate::emit::value::Value;
use crate::report::Known;
use rust_decimal::Decimal;

/// The columns of cells.
pub(super) const CELLS: [&str; 17] = joined(&[
    &["source", "source_old", "issuer", "year_old", "year"],
    &CELL,
    &["old", "new", "change", "percent", "leap", "note", "error"],
]);

/// The columns of sections.
pub(super) const SECTIONS: [&str; 10] =
    ["source", "source_old", "issuer", "section", "alike", "text_new", "text_gone", "text_stale", "updated", "same"];

/// A row for each cell that changed, and one for each input that was compared with none.
pub(super) fn cells(answer: &DiffAnswer) -> Vec<[Value<'_>; CELLS.len()]> {
    let mut rows = Vec::new();
    for pair in &answer.pairs {
        rows.extend(pair.changes.all.iter().map(|change| cell(pair, change)));
    }
    rows.extend(answer.unpaired.iter().map(|unpaired| self::unpaired(answer, unpaired)));
    rows
}

fn cell<'a>(pair: &'a Comparison, change: &Change) -> [Value<'a>; CELLS.len()] {
    // An empty field may be a blank or a cell that is not known.
    let note = match (change.old, change.new) {
        (Known::Not, _) => Value::Word("old_not_known"),
        (_, Known::Not) => Value::Word("new_not_known"),
        _ => Value::Empty,
    };
    let [source, old, issuer] = named(pair);
    let [table, row, column, row_label, column_label] = columns::cell(change.form, change.cell);
    [
        source,
        old,
        issuer,
        year(&pair.old),
        year(&pair.new),
        table,
        row,
        column,
        row_label,
        column_label,
        Value::number(change.old.value()),
        Value::number(change.new.value()),
        Value::number(change.delta()),
        Value::number(change.percent()),
        if change.is_leap() { Value::Word("tenfold") } else { Value::Empty },
        note,
        Value::Empty,
    ]
}

fn unpaired<'a>(answer: &DiffAnswer, unpaired: &'a Unpaired) -> [Value<'a>; CELLS.len()] {
    let mut row = std::array::from_fn(|_| Value::Empty);
    row[0] = Value::text(&unpaired.source);
    row[2] = Value::text(unpaired.issuer.as_deref().unwrap_or(""));
    row[CELLS.len() - 1] = Value::made(unpaired.said(answer.language));
    row
}

/// A row for each section that is not the same word for word.
pub(super) fn sections(answer: &DiffAnswer) -> Vec<[Value<'_>; SECTIONS.len()]> {
    let sections = answer.pairs.iter().flat_map(|pair| pair.prose.iter().map(move |prose| (pair, prose)));
    let told = sections.filter(|(_, prose)| prose.is_change() || !prose.stale.is_empty());
    told.map(|(pair, prose)| section(pair, prose)).collect()
}

fn section<'a>(pair: &'a Comparison, prose: &'a Prose) -> [Value<'a>; SECTIONS.len()] {
    let count = |count: usize| Value::Number(Decimal::from(count));
    let [source, old, issuer] = named(pair);
    [
        source,
        old,
        issuer,
        Value::Word(prose.kind.spec().heading),
        Value::number(prose.alike().map(Decimal::from)),
        Value::made(prose.new.join("\n")),
        Value::made(prose.gone.join("\n")),
        Value::made(prose.stale.join("\n")),
        count(prose.updated),
        count(prose.same),
    ]
}

/// Both files, and who reports.
fn named(pair: &Comparison) -> [Value<'_>; 3] {
    let issuer = pair.new.issuer.as_deref().or(pair.old.issuer.as_deref()).unwrap_or("");
    [Value::text(&pair.new.source), Value::text(&pair.old.source), Value::text(issuer)]
}

fn year(side: &Side) -> Value<'static> {
    Value::number(side.year)
}
