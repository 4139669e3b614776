//! Parts that are bytes: one behind the other.

use super::json;
use super::piece::{Content, ParseWriter, Piece, other_format};
use std::io;

/// Bytes behind bytes, after what comes first once.
pub(super) struct Joined {
    first: Vec<u8>,
}

impl Joined {
    pub(super) const fn new(first: Vec<u8>) -> Self {
        Self { first }
    }
}

impl ParseWriter for Joined {
    fn add(&mut self, piece: Piece, out: &mut dyn io::Write) -> io::Result<()> {
        let Content::Bytes(bytes) = piece.0 else { return Err(other_format()) };
        self.finish(out)?;
        out.write_all(&bytes)
    }

    fn finish(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(&std::mem::take(&mut self.first))
    }
}

/// A line for each input.
pub(super) struct Lines;

impl ParseWriter for Lines {
    fn add(&mut self, piece: Piece, out: &mut dyn io::Write) -> io::Result<()> {
        let Content::Bytes(bytes) = piece.0 else { return Err(other_format()) };
        out.write_all(&bytes)
    }

    fn failed(&mut self, source: &str, why: &str, out: &mut dyn io::Write) -> io::Result<()> {
        json::write_unread(source, why, out)
    }

    fn finish(&mut self, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}
