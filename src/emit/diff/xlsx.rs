//! What changed, as a workbook: a sheet of cells, a sheet of sections.

use super::answer::DiffAnswer;
use super::rows::{CELLS, SECTIONS, cells, sections};
use crate::emit::sheet::Book;
use crate::emit::tabular::{columns, named};
use std::io;

pub(super) fn write(answer: &DiffAnswer, out: &mut dyn io::Write) -> io::Result<()> {
    let language = answer.language;
    let mut book = Book::new(language);
    book.table(language.pick("单元格", "cells"), columns(&CELLS, language), 0);
    book.table(language.pick("正文", "text"), columns(&SECTIONS, language), 0);
    for row in cells(answer) {
        book.row(0, &named(row, language))?;
    }
    for row in sections(answer) {
        book.row(1, &named(row, language))?;
    }
    book.finish(out)
}
