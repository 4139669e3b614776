//! A report's part of an output, and what puts the parts together.

#[cfg(feature = "parquet")]
use super::parquet::Record;
use crate::emit::value::Value;
use std::io;

/// A report's part of the output, ready to be put behind the others.
#[derive(Debug)]
pub struct Piece(pub(super) Content);

/// What a [`Piece`] holds.
#[derive(Debug)]
pub(super) enum Content {
    /// The output itself.
    Bytes(Vec<u8>),
    /// For each sheet its rows.
    Rows(Vec<Vec<Vec<Value<'static>>>>),
    /// Rows with typed fields.
    #[cfg(feature = "parquet")]
    Records(Vec<Record>),
}

/// Puts the parts of an output together.
pub trait ParseWriter {
    /// Adds a report's part behind the parts before it.
    ///
    /// # Errors
    /// Where `out` cannot be written to, or the piece was rendered for another format.
    fn add(&mut self, piece: Piece, out: &mut dyn io::Write) -> io::Result<()>;

    /// Adds an input that could not be read, and why: a line or a row, so that whoever gives names gets one for each. A
    /// single JSON object has no place for that.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn failed(&mut self, source: &str, why: &str, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = (source, why, out);
        Ok(())
    }

    /// Writes what comes last.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn finish(&mut self, out: &mut dyn io::Write) -> io::Result<()>;
}

/// The piece belongs into another writer.
pub(super) fn other_format() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "the piece was rendered for another format")
}
