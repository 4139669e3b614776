//! What rows, columns and cells are called in messages: the statute's own labels, cut short.
//!
//! Takes a form's labels and gives `二、上年结转` or, bare, `上年结转`. Refuses to invent words: a label is only ever
//! cut at its number or to a shorter wording that it starts with.

use crate::finding::{Lack, Operand};
use crate::report::{Cell, Status, Table};
use crate::statute::{CellIndex, Column, Form, Row};

/// The label without its number and, where a known wording is its beginning, without the rest.
fn short(label: &'static str, variants: &'static [&'static str]) -> &'static str {
    let bare = &label[number(label).len()..];
    let beginnings = variants.iter().copied().filter(|variant| bare.starts_with(variant));
    beginnings.min_by_key(|variant| variant.len()).unwrap_or(bare)
}

/// The number a label starts with: `三、`, `（三）`, `3.` or nothing.
fn number(label: &str) -> &str {
    let end = match label.chars().next() {
        Some('（') => label.find('）').map(|at| at + '）'.len_utf8()),
        Some(c) if c.is_ascii_digit() => label.find('.').map(|at| at + 1),
        Some(_) => {
            let numbers = |at: &usize| label[..*at].chars().all(|c| "一二三四五六七八九十".contains(c));
            label.find('、').filter(numbers).map(|at| at + '、'.len_utf8())
        }
        None => None,
    };
    &label[..end.unwrap_or(0)]
}

/// A row's short name without number.
pub(super) fn row_term(row: &'static Row) -> &'static str {
    short(row.label, row.variants)
}

/// A column's name without the note in brackets behind it.
pub(crate) fn column_term(column: &'static Column) -> &'static str {
    column.label.split('（').next().unwrap_or(column.label)
}

/// A row's short name with its number: `二、上年结转`.
pub(super) fn row_label(row: &'static Row) -> String {
    format!("{}{}", number(row.label), row_term(row))
}

/// A row's name where it must be told from all others: the group's name too, for rows numbered inside a group.
pub(crate) fn row_name(row: &'static Row) -> String {
    let group = row.groups.last().filter(|_| row.key.contains('.'));
    match group {
        Some(group) => format!("{} {}", &group[number(group).len()..], row_label(row)),
        None => row_term(row).to_owned(),
    }
}

/// A cell's name: row and column.
pub(crate) fn cell_name(form: &'static Form, cell: CellIndex) -> String {
    format!("{}/{}", row_name(form.row_of(cell)), column_term(form.column_of(cell)))
}

/// A cell as a finding carries it.
pub(super) fn operand(table: &Table, index: CellIndex, label: String) -> Operand {
    let Cell { value, status, raw, span, .. } = &table.cells[index];
    let lack = match status {
        Status::Read | Status::Blank => Lack::Blank,
        Status::Ambiguous | Status::Unreadable => Lack::NotRead,
        Status::Missing => Lack::Missing,
    };
    Operand { cell: table.form.key(index), label, value: *value, lack, raw: raw.clone(), at: *span }
}

/// A cell as a finding carries it, named by row and column.
pub(crate) fn named_operand(table: &Table, index: CellIndex) -> Operand {
    operand(table, index, cell_name(table.form, index))
}

/// The start of a cell's text, on one line.
pub(super) fn excerpt(raw: &str) -> String {
    const CHARS: usize = 24;
    let line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= CHARS {
        return line;
    }
    line.chars().take(CHARS).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statute::{Edition, TableKind};

    fn row(key: &str) -> &'static Row {
        let form = TableKind::Applications.form(Edition::E2021);
        &form.rows[form.row_index(key).expect("a row of the form")]
    }

    #[test]
    fn rows_are_named_in_the_reports_own_words() {
        assert_eq!(row_label(row("new_received")), "一、本年新收");
        assert_eq!(row_term(row("carried_over")), "上年结转");
        assert_eq!(row_label(row("handled_total")), "（七）总计");
        assert_eq!(row_term(row("carried_forward")), "结转下年度");
        assert_eq!(row_term(row("granted")), "予以公开");
        assert_eq!(row_term(row("partially_granted")), "部分公开");
    }

    #[test]
    fn a_row_inside_a_group_is_told_from_its_namesakes() {
        assert_eq!(row_name(row("other_handling.other")), "其他处理 3.其他");
        assert_eq!(row_name(row("not_processed.repeated")), "不予处理 2.重复申请");
    }

    #[test]
    fn a_column_is_named_without_its_unit() {
        let form = TableKind::Disclosure.form(Edition::E2021);
        let amount = form.column_index("amount").expect("a column of the form");
        assert_eq!(column_term(&form.columns[amount]), "本年收费金额");
    }

    #[test]
    fn a_comma_inside_a_label_is_no_number() {
        assert_eq!(number("行政复议、行政诉讼"), "");
        assert_eq!(number("十一、其他"), "十一、");
        assert_eq!(number("10.其他"), "10.");
        assert_eq!(number("规章"), "");
    }

    #[test]
    fn excerpts_are_short_and_on_one_line() {
        assert_eq!(excerpt("约\n 30"), "约 30");
        assert_eq!(excerpt(&"长".repeat(30)).chars().count(), 25);
    }
}
