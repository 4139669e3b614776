//! A record as bytes, and back: short to write for every report, as nearly none is ever read.
//!
//! Numbers are written seven bits a byte, texts behind their length; nothing stands between two fields. Only this
//! program reads what it wrote in the same run, so there is no version. What is no record gives `None`.

use super::record::{KeptCell, KeptTable, Record};
use crate::finding::{Excerpt, Region};
use crate::report::Status;
use crate::span::Place;
use crate::statute::TableKind;
use rust_decimal::Decimal;

const STATUSES: [Status; 5] = [Status::Read, Status::Blank, Status::Ambiguous, Status::Unreadable, Status::Missing];

impl Record {
    /// Written down.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::with_capacity(self);
        writer.text(&self.source);
        writer.text(&self.issuer);
        writer.text(&self.key);
        writer.signed(self.year.into());
        writer.length(self.tables.len());
        self.tables.iter().for_each(|table| writer.table(table));
        writer.finish()
    }

    /// Read back; `None` where `bytes` are no record.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader { rest: bytes };
        let (source, issuer, key) = (reader.text()?, reader.text()?, reader.text()?);
        let year = reader.signed()?.try_into().ok()?;
        let tables = (0..reader.length()?).map(|_| reader.table()).collect::<Option<_>>()?;
        reader.rest.is_empty().then_some(Self { source, issuer, key, year, tables })
    }
}

/// Writes fields one behind the other.
#[derive(Debug, Default)]
pub(super) struct Writer(Vec<u8>);

impl Writer {
    /// With room for most records of this size.
    fn with_capacity(record: &Record) -> Self {
        let texts = record.source.len() + record.issuer.len() + record.key.len();
        let tables = record.tables.iter().map(|table| table.raw.len() + table.cells.len() * 16).sum::<usize>();
        Self(Vec::with_capacity(texts + tables + 1024))
    }

    /// All that was written.
    pub fn finish(self) -> Vec<u8> {
        self.0
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.length(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    /// A number, or none; different bytes for numbers that are not equal, if they are written in as few digits as they
    /// have.
    pub fn value(&mut self, value: Option<Decimal>) {
        match value {
            None => self.0.push(0),
            Some(value) => {
                self.0.push(value.scale() as u8 + 1);
                self.signed(value.mantissa());
            }
        }
    }

    fn length(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn lengths<const N: usize>(&mut self, numbers: [usize; N]) {
        for number in numbers {
            self.length(number);
        }
    }

    fn signed(&mut self, number: i128) {
        let folded = (number << 1 ^ number >> 127).cast_unsigned();
        match usize::try_from(folded) {
            Ok(short) if short < 0xff => self.0.push(short as u8),
            _ => {
                self.0.push(0xff);
                self.0.extend_from_slice(&folded.to_le_bytes());
            }
        }
    }

    fn table(&mut self, table: &KeptTable) {
        let kind = TableKind::ALL.iter().position(|kind| *kind == table.form.table);
        let form = table.form.table.forms().iter().position(|form| *form == table.form);
        // Every form is one of its table's.
        self.length(kind.unwrap_or_default());
        self.length(form.unwrap_or_default());
        table.cells.iter().for_each(|cell| self.cell(cell));
        self.text(&table.raw);
        self.length(table.excerpts.len());
        for (cell, Excerpt { text, mark, cut }) in &table.excerpts {
            self.length(*cell);
            self.text(text);
            self.lengths([mark.start, mark.end, *cut]);
        }
    }

    fn cell(&mut self, cell: &KeptCell) {
        let status = STATUSES.iter().position(|status| *status == cell.status).unwrap_or(STATUSES.len());
        self.0.push((status as u8) << 1 | u8::from(cell.region.is_some()));
        self.value(cell.value);
        self.length(cell.raw.len());
        if let Some(Region { start, end }) = cell.region {
            self.lengths([start.line, start.column, end.line, end.column]);
        }
    }
}

/// Reads fields as they were written.
struct Reader<'b> {
    rest: &'b [u8],
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn length(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i128> {
        let folded = match self.byte()? {
            0xff => {
                let (number, rest) = self.rest.split_first_chunk()?;
                self.rest = rest;
                u128::from_le_bytes(*number)
            }
            short => short.into(),
        };
        Some((folded >> 1).cast_signed() ^ -(folded & 1).cast_signed())
    }

    fn text(&mut self) -> Option<String> {
        let length = self.length()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    /// A number behind the byte that says how many of its digits stand behind the point.
    fn number(&mut self, scale: u8) -> Option<Decimal> {
        Decimal::try_from_i128_with_scale(self.signed()?, scale.into()).ok()
    }

    fn table(&mut self) -> Option<KeptTable> {
        let kind = *TableKind::ALL.get(self.length()?)?;
        let form = *kind.forms().get(self.length()?)?;
        let mut cells: Vec<KeptCell> = Vec::with_capacity(form.len());
        for _ in form.cells() {
            let start = cells.last().map_or(0, |cell| cell.raw.end);
            cells.push(self.cell(start)?);
        }
        let raw = self.text()?;
        let excerpts = (0..self.length()?).map(|_| self.excerpt()).collect::<Option<_>>()?;
        // Texts must lie within what holds them.
        let fits = cells.iter().all(|cell| raw.get(cell.raw.clone()).is_some());
        fits.then_some(KeptTable { form, cells, raw, excerpts })
    }

    fn cell(&mut self, start: usize) -> Option<KeptCell> {
        let head = self.byte()?;
        let status = *STATUSES.get(usize::from(head >> 1))?;
        let value = match self.byte()?.checked_sub(1) {
            None => None,
            Some(scale) => Some(self.number(scale)?),
        };
        let raw = start..start.checked_add(self.length()?)?;
        let region = if head & 1 == 1 { Some(Region { start: self.place()?, end: self.place()? }) } else { None };
        Some(KeptCell { status, value, raw, region })
    }

    fn place(&mut self) -> Option<Place> {
        Some(Place { line: self.length()?, column: self.length()? })
    }

    fn excerpt(&mut self) -> Option<(usize, Excerpt)> {
        let (cell, text) = (self.length()?, self.text()?);
        Some((cell, Excerpt { text, mark: self.length()?..self.length()?, cut: self.length()? }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::sound;
    use crate::statute::Edition::{E2008, E2019};

    #[test]
    fn numbers_come_back_and_differ_where_they_are_not_equal() {
        let mut seen = std::collections::BTreeMap::new();
        for text in [
            "0",
            "-1",
            "1",
            "126",
            "127",
            "128",
            "-128",
            "0.5",
            "5",
            "50",
            "123456789012345.67",
            "-79228162514264337593543950335",
        ] {
            let value: Decimal = text.parse().expect("a number");
            let mut writer = Writer::default();
            writer.value(Some(value));
            let bytes = writer.finish();
            assert_eq!(Reader { rest: &bytes[1..] }.number(bytes[0] - 1), Some(value), "{text}");
            assert_eq!(seen.insert(bytes, text), None);
        }
        for length in [0, 127, 128, 16383, 16384, usize::MAX] {
            let mut writer = Writer::default();
            writer.length(length);
            assert_eq!(Reader { rest: &writer.finish() }.length(), Some(length));
        }
    }

    #[test]
    fn what_is_cut_short_or_damaged_is_no_record() {
        for edition in [E2008, E2019] {
            let bytes = Record::new(&sound(edition).build()).expect("a record").to_bytes();
            for length in 0..bytes.len() {
                assert_eq!(Record::from_bytes(&bytes[..length]), None);
            }
            for at in 0..bytes.len() {
                let mut damaged = bytes.clone();
                damaged[at] ^= 0xff;
                // Whatever it is now, it is read without a panic.
                let _ = Record::from_bytes(&damaged);
            }
        }
    }
}
