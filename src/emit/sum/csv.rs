//! A sum for spreadsheets, as text: one row a cell, figures as plain numbers, text guarded.

use super::answer::SumAnswer;
use super::rows::{HEADER, rows};
use std::io;

pub(super) fn write(answer: &SumAnswer<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(HEADER)?;
    for row in rows(answer) {
        csv.write_record(row.iter().map(|field| field.field().into_owned()))?;
    }
    csv.flush()
}
