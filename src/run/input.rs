//! One input: its bytes, and the report in them.

use super::guard::guarded;
use super::inputs::{Input, Lost};
use gkreport::{Error, Report};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Bytes read of one input at most; a report is a few hundred kilobytes.
const MAX_BYTES: usize = 64 << 20;

/// Why there is no report.
#[derive(Debug)]
pub(super) enum Unread {
    /// The input cannot be read.
    Error(Error),
    /// The name leads nowhere.
    Lost(Lost),
    /// This program failed.
    Panicked(String),
}

/// Reads a report and makes something of it.
///
/// # Errors
/// Why there is none.
pub(super) fn read<T>(input: Input, make: impl Fn(Report) -> T) -> Result<T, Unread> {
    let name = input.name();
    let bytes = match input {
        Input::Lost { why, .. } => return Err(Unread::Lost(why)),
        Input::File(path) => of_file(&path, &name),
        Input::Stdin => limited(io::stdin().lock(), &name),
    };
    let bytes = bytes.map_err(Unread::Error)?;
    let made = guarded(|| gkreport::read(&name, &bytes).map(make));
    made.map_err(Unread::Panicked)?.map_err(Unread::Error)
}

fn of_file(path: &Path, name: &str) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::Io { name: name.to_owned(), source };
    // Opening a folder succeeds on some systems and fails with various words on others.
    if fs::metadata(path).map_err(failed)?.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    limited(File::open(path).map_err(failed)?, name)
}

fn limited(source: impl Read, name: &str) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = source.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|source| Error::Io { name: name.to_owned(), source })?;
    if bytes.len() > MAX_BYTES {
        return Err(Error::Limit { name: name.to_owned(), what: "size in bytes", limit: MAX_BYTES });
    }
    Ok(bytes)
}
