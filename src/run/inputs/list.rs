//! `--files-from`: names, one a line or one a NUL, read as they come.

use std::io::{self, BufRead, Read as _};
use std::path::PathBuf;

/// No system has longer paths; a list of another kind ends here and not in memory.
const LONGEST_NAME: u64 = 64 << 10;

/// A list of names.
pub(super) struct List {
    source: Box<dyn BufRead + Send>,
    separator: u8,
    first: bool,
}

impl List {
    /// Names that end with `separator`.
    pub(super) fn new(source: impl BufRead + Send + 'static, separator: u8) -> Self {
        Self { source: Box::new(source), separator, first: true }
    }

    fn read(&mut self) -> io::Result<Option<PathBuf>> {
        loop {
            let mut name = Vec::new();
            let read = (&mut self.source).take(LONGEST_NAME).read_until(self.separator, &mut name)?;
            if read == 0 {
                return Ok(None);
            }
            if name.last() == Some(&self.separator) {
                name.pop();
            } else if read as u64 == LONGEST_NAME {
                return Err(io::Error::new(io::ErrorKind::InvalidFilename, "a name of more than 64 KiB"));
            }
            if self.separator == b'\n' && name.last() == Some(&b'\r') {
                name.pop();
            }
            if std::mem::take(&mut self.first) && name.starts_with("\u{feff}".as_bytes()) {
                name.drain(..3);
            }
            if !name.is_empty() {
                return path(name).map(Some);
            }
        }
    }
}

impl Iterator for List {
    type Item = io::Result<PathBuf>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere names are not bytes")]
fn path(name: Vec<u8>) -> io::Result<PathBuf> {
    use std::os::unix::ffi::OsStringExt as _;
    Ok(std::ffi::OsString::from_vec(name).into())
}

#[cfg(not(unix))]
fn path(name: Vec<u8>) -> io::Result<PathBuf> {
    String::from_utf8(name).map(PathBuf::from).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_none_is_told_and_not_gathered() {
        let endless = io::BufReader::new(io::repeat(b'x'));
        let mut list = List::new(endless, b'\n');
        assert!(list.next().expect("an answer").is_err());
    }
}
