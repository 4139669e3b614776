//! What changed, for spreadsheets, as text: one row a cell, figures as plain numbers, text guarded.

use super::answer::DiffAnswer;
use super::rows::{CELLS, cells};
use std::io;

pub(super) fn write(answer: &DiffAnswer, out: &mut dyn io::Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(CELLS)?;
    for row in cells(answer) {
        csv.write_record(row.iter().map(|field| field.field().into_owned()))?;
    }
    csv.flush()
}
