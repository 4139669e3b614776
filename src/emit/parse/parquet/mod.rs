//! Reports as Parquet: typed columns, the same whatever the reports are.
//!
//! Takes the records of each report in the order of the inputs and writes them in row groups. What waits, for its group or
//! for the end of one, waits in files without name, so that memory does not grow with their number. A table that was not
//! found is a null group, a cell that another edition has is null too, and an input that failed is a record with `error`
//! and nothing else. Written through the `parquet` crate without arrow: the columns are few kinds, and arrow alone is
//! larger than this program.

mod columns;
mod packed;
mod parts;
mod record;
mod rows;

pub(super) use record::Record;
pub(super) use rows::records;

use super::message::message_type;
use super::piece::{Content, ParseWriter, Piece, other_format};
use super::shape::Shape;
use crate::emit::spill::Spill;
use columns::Columns;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::io;
use std::sync::Arc;

/// Writes the file as records come.
pub(super) struct Parquet {
    shape: Shape,
    columns: Columns,
    /// Not begun before the first record, or the end, is there.
    file: Option<SerializedFileWriter<Spill>>,
}

impl Parquet {
    pub(super) fn new(shape: Shape) -> Self {
        Self { shape, columns: Columns::new(shape), file: None }
    }

    fn push(&mut self, record: Record, out: &mut dyn io::Write) -> io::Result<()> {
        self.columns.push(record)?;
        if self.columns.rows() >= ROWS { self.write_group(out) } else { Ok(()) }
    }

    /// Writes what has been gathered, and hands on all bytes there are.
    fn write_group(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let file = begun(&mut self.file, self.shape)?;
        if self.columns.rows() > 0 {
            self.columns.write(file).map_err(failed)?;
        }
        file.flush()?;
        file.inner_mut().pour(out)
    }
}

impl ParseWriter for Parquet {
    fn add(&mut self, piece: Piece, out: &mut dyn io::Write) -> io::Result<()> {
        let Content::Records(records) = piece.0 else { return Err(other_format()) };
        records.into_iter().try_for_each(|record| self.push(record, out))
    }

    fn failed(&mut self, source: &str, why: &str, out: &mut dyn io::Write) -> io::Result<()> {
        self.push(rows::failed(self.shape, source, why), out)
    }

    fn finish(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        self.write_group(out)?;
        let Some(mut file) = self.file.take() else { return Ok(()) };
        file.finish().map_err(failed)?;
        file.inner_mut().pour(out)
    }
}

/// Rows of a group. What the file says of each group stays in memory to its end, 300 bytes and more a column: few groups
/// for any number of reports.
const ROWS: usize = 100_000;
/// Bytes of a page, and of a column's dictionary: until either is full it is in memory.
const PAGE: usize = 64 << 10;

/// The file, begun where it is not yet.
fn begun(file: &mut Option<SerializedFileWriter<Spill>>, shape: Shape) -> io::Result<&mut SerializedFileWriter<Spill>> {
    if file.is_none() {
        let schema = Arc::new(parse_message_type(&message_type(shape)).map_err(failed)?);
        let properties = WriterProperties::builder()
            .set_created_by(concat!("gkreport version ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_compression(Compression::SNAPPY)
            .set_data_page_size_limit(PAGE)
            .set_dictionary_page_size_limit(PAGE)
            // What a query narrows by; of other columns least and most help nobody, and pages of so small groups are not
            // worth an index of their own.
            .set_statistics_enabled(EnabledStatistics::None)
            .set_column_statistics_enabled("year".into(), EnabledStatistics::Chunk)
            .set_column_statistics_enabled("issuer".into(), EnabledStatistics::Chunk)
            .set_offset_index_disabled(true)
            .set_key_value_metadata(Some(vec![KeyValue::new("gkreport.shape".to_owned(), shape.key().to_owned())]))
            .build();
        *file = Some(SerializedFileWriter::new(Spill::new(), schema, Arc::new(properties)).map_err(failed)?);
    }
    Ok(file.as_mut().expect("it has just been begun"))
}

fn failed(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

#[cfg(test)]
mod tests;
