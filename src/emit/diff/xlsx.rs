//! What changed, as a workbook: a sheet of cells, a sheet of sections.

use super::answer::DiffAnswer;
use super::rows::{CELLS, SECTIONS, cells, sections};
use crate::emit::headings;
use crate::emit::sheet::{Book, Column};
use crate::emit::value::Value;
use crate::finding::Language;
use std::io;

/// Columns of names and texts, and how wide they are.
const WIDE: [(&str, u16); 9] = [
    ("source", 28),
    ("source_old", 28),
    ("issuer", 24),
    ("row_label", 44),
    ("column_label", 24),
    ("text_new", 60),
    ("text_gone", 60),
    ("text_stale", 60),
    ("error", 60),
];

pub(super) fn write(answer: &DiffAnswer, out: &mut dyn io::Write) -> io::Result<()> {
    let language = answer.language;
    let width = |key| WIDE.iter().find(|(wide, _)| *wide == key).map_or(13, |(_, width)| *width);
    let columns = |keys: &[&'static str]| -> Vec<Column> {
        keys.iter().map(|key| Column::new(headings::name(key, language), width(*key))).collect()
    };
    let mut book = Book::new(language);
    book.table(language.pick("单元格", "cells"), columns(&CELLS), 0);
    book.table(language.pick("正文", "text"), columns(&SECTIONS), 0);
    for row in cells(answer) {
        book.row(0, &row.map(|field| named(field, language)))?;
    }
    for row in sections(answer) {
        book.row(1, &row.map(|field| named(field, language)))?;
    }
    book.finish(out)
}

/// A word of the program's own in the language of the sheet.
fn named(field: Value<'_>, language: Language) -> Value<'_> {
    match field {
        Value::Word(word) => Value::Word(headings::name(word, language)),
        field => field,
    }
}
