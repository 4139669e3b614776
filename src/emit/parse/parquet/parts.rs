//! What a row group waits with until it is written: the packed fields of all columns, part by part in a file without name.
//!
//! A column is written as a whole, rows come one by one. So either the memory holds a group or a file does, and the less
//! a group may hold the more groups there are, each of which stays in memory as what the footer says of it. With the file
//! neither grows.

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};

/// The parts, in the order of their rows.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Not there before the first part.
    file: Option<File>,
    all: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    start: u64,
    /// Where each column's bytes end, counted from the start.
    ends: Vec<u32>,
}

impl Parts {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Adds a part: the bytes of each column.
    pub(super) fn add<'b>(&mut self, columns: impl Iterator<Item = &'b [u8]>) -> io::Result<()> {
        let start = self.all.last().map_or(0, |part| part.start + u64::from(part.end()));
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        file.seek(SeekFrom::Start(start))?;
        let mut out = BufWriter::new(file);
        let (mut ends, mut end) = (Vec::new(), 0_usize);
        for bytes in columns {
            out.write_all(bytes)?;
            end += bytes.len();
            ends.push(u32::try_from(end).map_err(io::Error::other)?);
        }
        out.flush()?;
        self.all.push(Part { start, ends });
        Ok(())
    }

    /// The bytes of a column in a part.
    pub(super) fn read(&mut self, part: usize, column: usize, into: &mut Vec<u8>) -> io::Result<()> {
        let Part { start, ends } = &self.all[part];
        let begin = column.checked_sub(1).map_or(0, |before| ends[before]);
        into.resize((ends[column] - begin) as usize, 0);
        let file = self.file.as_mut().expect("a part was written to it");
        file.seek(SeekFrom::Start(start + u64::from(begin)))?;
        file.read_exact(into)
    }

    /// Forgets all parts; the next are written over them.
    pub(super) fn clear(&mut self) {
        self.all.clear();
    }
}

impl Part {
    fn end(&self) -> u32 {
        self.ends.last().copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_column_of_each_part_comes_back_also_after_clearing() {
        let mut parts = Parts::default();
        for round in [&[["one", "", "two"], ["", "three", "4"]][..], &[["5", "six", ""]][..]] {
            parts.clear();
            for part in round {
                parts.add(part.iter().map(|bytes| bytes.as_bytes())).expect("a temporary file");
            }
            assert_eq!(parts.len(), round.len());
            let mut bytes = Vec::new();
            for (at, part) in round.iter().enumerate().rev() {
                for (column, expected) in part.iter().enumerate() {
                    parts.read(at, column, &mut bytes).expect("it was written");
                    assert_eq!(bytes, expected.as_bytes());
                }
            }
        }
    }
}
