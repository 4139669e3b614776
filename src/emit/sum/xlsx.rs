//! A sum as a workbook: a sheet of cells, a sheet of the parts.

use super::answer::SumAnswer;
use super::rows::{HEADER, rows};
use crate::emit::sheet::Book;
use crate::emit::tabular::{columns, named};
use crate::emit::value::Value;
use std::io;

const PARTS: [&str; 4] = ["source", "issuer", "year", "edition"];

pub(super) fn write(answer: &SumAnswer<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let language = answer.language;
    let mut book = Book::new(language);
    book.table(language.pick("合计", "sum"), columns(&HEADER, language), 0);
    book.table(language.pick("各部分", "parts"), columns(&PARTS, language), 0);
    for row in rows(answer) {
        book.row(0, &named(row, language))?;
    }
    for part in &answer.sum.parts {
        let edition = part.edition.map_or(Value::Empty, |edition| Value::Word(edition.key()));
        let issuer = Value::text(part.issuer.as_deref().unwrap_or(""));
        book.row(1, &[Value::text(&part.source), issuer, Value::number(part.year), edition])?;
    }
    book.finish(out)
}
