//! The columns of a row group while it is gathered, and how deep each of their fields is defined.
//!
//! A column inside groups says of a null field how far down the groups were there: a table that was not found ends at
//! the top, a row that the form of this edition lacks ends below its table.

use super::record::{Field, Record};
use crate::emit::parse::message::{Node, tree};
use crate::emit::parse::shape::Shape;
use crate::emit::parse::typed::Kind;
use crate::statute::{Form, all_forms};
use parquet::data_type::{ByteArray, ByteArrayType, FixedLenByteArray, FixedLenByteArrayType, Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use std::io::Write;

/// All columns of a shape.
pub(super) struct Columns {
    all: Vec<Column>,
    /// For each form how deep a null field of each column is defined where the form's table was found.
    depths: Vec<(&'static Form, Vec<i16>)>,
    rows: usize,
}

struct Column {
    /// Its place in the flat shape.
    at: usize,
    values: Values,
    /// How deep each field is defined.
    levels: Vec<i16>,
    /// How deep one is that is not null.
    deepest: i16,
}

/// The fields of a column that are not null.
enum Values {
    Text(Vec<ByteArray>),
    Whole(Vec<i64>),
    Decimal(Vec<FixedLenByteArray>),
    Day(Vec<i32>),
}

impl Columns {
    pub(super) fn new(shape: Shape) -> Self {
        let (mut all, mut names) = (Vec::new(), Vec::new());
        leaves(&tree(shape), &mut Vec::new(), &mut |path, at, kind| {
            let deepest = level(path.len());
            all.push(Column { at, values: Values::new(kind), levels: Vec::new(), deepest });
            names.push(path.join("."));
        });
        let depths = all_forms().map(|form| (form, names.iter().map(|name| depth(name, form)).collect())).collect();
        Self { all, depths, rows: 0 }
    }

    /// Rows gathered.
    pub(super) const fn rows(&self) -> usize {
        self.rows
    }

    /// Adds a row.
    pub(super) fn push(&mut self, mut record: Record) {
        let Self { all, depths, rows } = self;
        let of = |form: &&Form| depths.iter().find(|(one, _)| std::ptr::eq(*one, *form)).map(|(_, depths)| depths);
        let found: Vec<_> = record.forms.iter().filter_map(of).collect();
        for (at, column) in all.iter_mut().enumerate() {
            let field = record.fields[column.at].take();
            let null = || found.iter().map(|depths| depths[at]).max().unwrap_or(0);
            column.levels.push(if field.is_some() { column.deepest } else { null() });
            column.values.push(field);
        }
        *rows += 1;
    }

    /// Writes the rows as a group, and has none any more.
    pub(super) fn write<W: Write + Send>(&mut self, file: &mut SerializedFileWriter<W>) -> Result<()> {
        let mut group = file.next_row_group()?;
        for column in &mut self.all {
            if let Some(mut writer) = group.next_column()? {
                column.values.write(&column.levels, &mut writer)?;
                writer.close()?;
            }
            column.levels.clear();
            column.values.clear();
        }
        self.rows = 0;
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

impl Values {
    const fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(Vec::new()),
            Kind::Whole => Self::Whole(Vec::new()),
            Kind::Decimal => Self::Decimal(Vec::new()),
            Kind::Day => Self::Day(Vec::new()),
        }
    }

    fn push(&mut self, field: Option<Field>) {
        match (self, field) {
            (_, None) => {}
            (Self::Text(all), Some(Field::Text(text))) => all.push(text),
            (Self::Whole(all), Some(Field::Whole(number))) => all.push(number),
            (Self::Decimal(all), Some(Field::Decimal(digits))) => all.push(digits),
            (Self::Day(all), Some(Field::Day(day))) => all.push(day),
            (_, Some(_)) => unreachable!("a field is made for the kind of its column"),
        }
    }

    fn write(&self, levels: &[i16], writer: &mut SerializedColumnWriter<'_>) -> Result<()> {
        match self {
            Self::Text(all) => writer.typed::<ByteArrayType>().write_batch(all, Some(levels), None),
            Self::Whole(all) => writer.typed::<Int64Type>().write_batch(all, Some(levels), None),
            Self::Decimal(all) => writer.typed::<FixedLenByteArrayType>().write_batch(all, Some(levels), None),
            Self::Day(all) => writer.typed::<Int32Type>().write_batch(all, Some(levels), None),
        }
        .map(drop)
    }

    fn clear(&mut self) {
        match self {
            Self::Text(all) => all.clear(),
            Self::Whole(all) => all.clear(),
            Self::Decimal(all) => all.clear(),
            Self::Day(all) => all.clear(),
        }
    }
}
