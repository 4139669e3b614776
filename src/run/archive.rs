//! Where the records of a run are kept until its years are compared: a file without name, which the system takes away.
//!
//! Gives back a record by the place it was put at. The two had last are kept at hand, as one record is often compared
//! with many others. Refuses nothing but what the disk refuses.

use anyhow::Context as _;
use gkreport::series::{Archive, Record};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::rc::Rc;

/// Records kept at hand.
const AT_HAND: usize = 2;

/// Records on disk, each behind its length.
#[derive(Default)]
pub(super) struct Shelf {
    /// Made when the second record comes: a run over one report has nothing to compare.
    file: Option<BufWriter<File>>,
    /// What is to be written first.
    first: Vec<u8>,
    end: u64,
    at_hand: VecDeque<(u64, Rc<Record>)>,
}

impl Shelf {
    /// Puts a record away that is written down, and says where.
    pub(super) fn put(&mut self, record: &[u8]) -> anyhow::Result<u64> {
        let at = self.end;
        let length = (record.len() as u64).to_le_bytes();
        self.end += (length.len() + record.len()) as u64;
        if at == 0 {
            self.first = [&length, record].concat();
        } else {
            let file = self.file()?;
            file.write_all(&length)?;
            file.write_all(record)?;
        }
        Ok(at)
    }

    /// The file, made where there is none yet.
    fn file(&mut self) -> anyhow::Result<&mut BufWriter<File>> {
        if self.file.is_none() {
            let mut file = BufWriter::new(tempfile::tempfile().context("no temporary file")?);
            file.write_all(&std::mem::take(&mut self.first))?;
            self.file = Some(file);
        }
        self.file.as_mut().context("the file was just made")
    }
}

impl Archive for Shelf {
    type Error = anyhow::Error;

    fn record(&mut self, at: u64) -> anyhow::Result<Rc<Record>> {
        if let Some(known) = self.at_hand.iter().position(|(place, _)| *place == at) {
            // To the end of the line: what is asked for again and again stays at hand.
            self.at_hand.rotate_left(known + 1);
            if let Some((_, record)) = self.at_hand.back() {
                return Ok(Rc::clone(record));
            }
        }
        let file = self.file()?;
        file.flush()?;
        let file = file.get_mut();
        file.seek(SeekFrom::Start(at))?;
        let mut length = [0; size_of::<u64>()];
        file.read_exact(&mut length)?;
        let mut bytes = Vec::new();
        file.take(u64::from_le_bytes(length)).read_to_end(&mut bytes)?;
        // Records are only ever added at the end.
        file.seek(SeekFrom::End(0))?;
        let record = Rc::new(Record::from_bytes(&bytes).context("a record of the run is damaged")?);
        if self.at_hand.len() == AT_HAND {
            self.at_hand.pop_front();
        }
        self.at_hand.push_back((at, Rc::clone(&record)));
        Ok(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_away_comes_back_whatever_came_between() {
        let page = include_str!("../../fixtures/formats/county.txt");
        let mut shelf = Shelf::default();
        let records = ["2021年", "2022年", "2023年"].map(|year| {
            let report = gkreport::read("county.txt", page.replace("2023年", year).as_bytes()).expect("a report");
            Record::new(&report).expect("a record")
        });
        let places: Vec<_> =
            records.iter().map(|record| shelf.put(&record.to_bytes()).expect("it is written")).collect();
        for at in [0, 2, 1, 0, 0, 2] {
            assert_eq!(*shelf.record(places[at]).expect("it is there"), records[at]);
        }
        let last = shelf.put(&records[1].to_bytes()).expect("it is written");
        assert_eq!(*shelf.record(last).expect("it is there"), records[1]);
        assert!(shelf.record(1).is_err());
    }
}
