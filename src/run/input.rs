//! One input: its bytes, and the report in them.

use super::guard::guarded;
use super::inputs::{Input, Lost};
use gkreport::limits::{Limit, Limits};
use gkreport::{Error, Report};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

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
pub(super) fn read<T>(input: Input, limits: &Limits, make: impl Fn(Report) -> T) -> Result<T, Unread> {
    let name = input.name();
    let bytes = match input {
        Input::Lost { why, .. } => return Err(Unread::Lost(why)),
        Input::File(path) => of_file(&path, &name, limits),
        Input::Stdin => limited(io::stdin().lock(), 0, &name, limits),
    };
    let bytes = bytes.map_err(Unread::Error)?;
    let made = guarded(|| gkreport::read_with(&name, bytes, limits).map(make));
    made.map_err(Unread::Panicked)?.map_err(Unread::Error)
}

fn of_file(path: &Path, name: &str, limits: &Limits) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::Io { name: name.to_owned(), source };
    // Opening a folder succeeds on some systems and fails with various words on others.
    let told = fs::metadata(path).map_err(failed)?;
    if told.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    let size = usize::try_from(told.len()).unwrap_or(usize::MAX);
    if size > limits.size {
        return Err(too_large(name, Some(size), limits));
    }
    limited(File::open(path).map_err(failed)?, size, name, limits)
}

/// All that comes, as far as the limit; `size` is what is expected.
fn limited(source: impl Read, size: usize, name: &str, limits: &Limits) -> Result<Vec<u8>, Error> {
    // A byte more, so that the end is seen without asking for more memory.
    let mut bytes = Vec::with_capacity(size + 1);
    let read = source.take(limits.size as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|source| Error::Io { name: name.to_owned(), source })?;
    // How much more would have come is not known.
    if bytes.len() > limits.size { Err(too_large(name, None, limits)) } else { Ok(bytes) }
}

fn too_large(name: &str, found: Option<usize>, limits: &Limits) -> Error {
    Error::Limit { name: name.to_owned(), what: Limit::Size, found, limit: limits.size }
}
