//! A sum as a workbook: a sheet of cells, a sheet of the parts.

use super::answer::SumAnswer;
use super::rows::{HEADER, rows};
use crate::emit::headings;
use crate::emit::sheet::{Book, Column};
use crate::emit::value::Value;
use crate::finding::Language;
use std::io;

/// Columns of names and texts, and how wide they are.
const WIDE: [(&str, u16); 6] =
    [("source", 28), ("issuer", 24), ("row_label", 44), ("column_label", 24), ("cause_parts", 40), ("error", 60)];
const PARTS: [&str; 4] = ["source", "issuer", "year", "edition"];

pub(super) fn write(answer: &SumAnswer<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let language = answer.language;
    let width = |key| WIDE.iter().find(|(wide, _)| *wide == key).map_or(13, |(_, width)| *width);
    let columns = |keys: &[&'static str]| -> Vec<Column> {
        keys.iter().map(|key| Column::new(headings::name(key, language), width(*key))).collect()
    };
    let mut book = Book::new(language);
    book.table(language.pick("合计", "sum"), columns(&HEADER), 0);
    book.table(language.pick("各部分", "parts"), columns(&PARTS), 0);
    for row in rows(answer) {
        book.row(0, &row.map(|field| named(field, language)))?;
    }
    for part in &answer.sum.parts {
        let edition = part.edition.map_or(Value::Empty, |edition| Value::Word(edition.key()));
        let issuer = Value::text(part.issuer.as_deref().unwrap_or(""));
        book.row(1, &[Value::text(&part.source), issuer, Value::number(part.year), edition])?;
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
