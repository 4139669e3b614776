//! The columns of a row group while it is gathered, and how deep each of their fields is defined.
//!
//! Gathered in memory while they are few, in a file when they are more; written a column at a time, a thousand fields at a
//! time, so that a group may have many rows.
//!
//! A column inside groups says of a null field how far down the groups were there: a table that was not found ends at
//! the top, a row that the form of this edition lacks ends below its table.

use super::packed::{Packed, Slot, fields};
use super::parts::Parts;
use super::record::{Field, Record};
use crate::emit::parse::message::{BYTES, Node, tree};
use crate::emit::parse::shape::Shape;
use crate::emit::parse::typed::Kind;
use crate::statute::{Form, all_forms};
use parquet::column::writer::ColumnWriterImpl;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType};
use parquet::data_type::{Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use std::io::{self, Write};
use std::iter::repeat_n;

/// All columns of a shape.
pub(super) struct Columns {
    all: Vec<Column>,
    /// For each form how deep a null field of each column is defined where the form's table was found.
    depths: Vec<(&'static Form, Vec<i16>)>,
    rows: usize,
    /// What came before that which is in memory.
    parts: Parts,
}

/// Bytes of packed fields in memory at most.
const IN_MEMORY: usize = 256 << 10;
/// Fields of a column unpacked at once.
const BATCH: usize = 1024;

struct Column {
    /// Its place in the flat shape.
    at: usize,
    kind: Kind,
    fields: Packed,
    /// How deep a field is defined that is not null.
    deepest: i16,
}

impl Columns {
    pub(super) fn new(shape: Shape) -> Self {
        let (mut all, mut names) = (Vec::new(), Vec::new());
        leaves(&tree(shape), &mut Vec::new(), &mut |path, at, kind| {
            let deepest = level(path.len());
            all.push(Column { at, kind, fields: Packed::default(), deepest });
            names.push(path.join("."));
        });
        let depths = all_forms().map(|form| (form, names.iter().map(|name| depth(name, form)).collect())).collect();
        Self { all, depths, rows: 0, parts: Parts::default() }
    }

    /// Rows gathered.
    pub(super) const fn rows(&self) -> usize {
        self.rows
    }

    /// Adds a row.
    pub(super) fn push(&mut self, mut record: Record) -> io::Result<()> {
        let Self { all, depths, rows, parts } = self;
        let of = |form: &&Form| depths.iter().find(|(one, _)| std::ptr::eq(*one, *form)).map(|(_, depths)| depths);
        let found: Vec<_> = record.forms.iter().filter_map(of).collect();
        for (at, column) in all.iter_mut().enumerate() {
            let null = || found.iter().map(|depths| depths[at]).max().unwrap_or(0);
            column.fields.push(record.fields[column.at].take().map_or_else(|| Slot::Null(null()), Slot::Field));
        }
        *rows += 1;
        if all.iter().map(|column| column.fields.bytes().len()).sum::<usize>() >= IN_MEMORY {
            parts.add(all.iter().map(|column| column.fields.bytes()))?;
            for column in all {
                column.fields.clear();
            }
        }
        Ok(())
    }

    /// Writes the rows as a group, and has none any more.
    pub(super) fn write<W: Write + Send>(&mut self, file: &mut SerializedFileWriter<W>) -> Result<()> {
        let mut group = file.next_row_group()?;
        let mut bytes = Vec::new();
        for (at, column) in self.all.iter_mut().enumerate() {
            let Some(mut writer) = group.next_column()? else { continue };
            for part in 0..self.parts.len() {
                self.parts.read(part, at, &mut bytes)?;
                column.write(&bytes, &mut writer)?;
            }
            let rest = column.fields.take();
            column.write(&rest, &mut writer)?;
            writer.close()?;
        }
        self.rows = 0;
        self.parts.clear();
        group.close().map(drop)
    }
}

/// Each column with the names that lead to it.
fn leaves<'n>(group: &[(&'n str, Node)], path: &mut Vec<&'n str>, each: &mut impl FnMut(&[&'n str], usize, Kind)) {
    for (name, node) in group {
        path.push(name);
        match node {
            Node::Leaf(at, kind) => each(path, *at, *kind),
            Node::Group(inner) => leaves(inner, path, each),
        }
        path.pop();
    }
}

/// How many of the groups around a column the form has: those that hold a cell of it.
fn depth(name: &str, form: &Form) -> i16 {
    let groups = name.match_indices('.').map(|(dot, _)| &name[..=dot]);
    level(groups.take_while(|group| form.cells().any(|cell| form.key(cell).starts_with(group))).count())
}

fn level(groups: usize) -> i16 {
    i16::try_from(groups).expect("a key has a handful of parts")
}

impl Column {
    /// Writes packed fields of it.
    fn write(&self, packed: &[u8], writer: &mut SerializedColumnWriter<'_>) -> Result<()> {
        match self.kind {
            Kind::Text => self.written(packed, writer.typed::<ByteArrayType>(), |field| match field {
                Field::Text(text) => Some(ByteArray::from(text.into_bytes())),
                _ => None,
            }),
            Kind::Whole => self.written(packed, writer.typed::<Int64Type>(), |field| match field {
                Field::Whole(number) => Some(number),
                _ => None,
            }),
            Kind::Decimal => self.written(packed, writer.typed::<FixedLenByteArrayType>(), |field| match field {
                Field::Decimal(digits) => {
                    let bytes = digits.to_be_bytes();
                    Some(FixedLenByteArray::from(bytes[bytes.len() - BYTES..].to_vec()))
                }
                _ => None,
            }),
            Kind::Day => self.written(packed, writer.typed::<Int32Type>(), |field| match field {
                Field::Day(day) => Some(day),
                _ => None,
            }),
        }
    }

    fn written<T: DataType>(
        &self,
        packed: &[u8],
        writer: &mut ColumnWriterImpl<'_, T>,
        value: impl Fn(Field) -> Option<T::T>,
    ) -> Result<()> {
        let (mut levels, mut values) = (Vec::new(), Vec::new());
        for (slot, mut count) in fields(packed) {
            let (level, value) = match slot {
                Slot::Null(level) => (level, None),
                Slot::Field(field) => (self.deepest, Some(value(field).expect("a field is made for its column"))),
            };
            while count > 0 {
                let now = count.min(BATCH - levels.len());
                levels.extend(repeat_n(level, now));
                values.extend(value.iter().flat_map(|value| repeat_n(value, now)).cloned());
                count -= now;
                if levels.len() == BATCH {
                    writer.write_batch(&values, Some(&levels), None)?;
                    levels.clear();
                    values.clear();
                }
            }
        }
        writer.write_batch(&values, Some(&levels), None).map(drop)
    }
}
