//! Inputs: named files, `-`, or a connected pipe. A bad one is told on stderr and the rest go on.

use super::{Outcome, message};
use gkreport::finding::Language;
use gkreport::{Error, Report, check};
use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

/// Bytes read of one input at most; a report is a few hundred kilobytes.
const MAX_BYTES: usize = 64 << 20;

/// The inputs to read: those named, else standard input where something is connected to it.
///
/// # Errors
/// Where nothing is named and standard input is a terminal: waiting there would look like hanging.
pub(super) fn list(paths: &[PathBuf], language: Language) -> anyhow::Result<Vec<PathBuf>> {
    if !paths.is_empty() {
        return Ok(paths.to_vec());
    }
    if io::stdin().is_terminal() {
        anyhow::bail!(message::pick(
            language,
            "没有指定输入：请给出文件名，或用管道传入（- 表示标准输入）",
            "no input: name a file, or pipe a report in (`-` is standard input)",
        ));
    }
    Ok(vec![PathBuf::from("-")])
}

/// Reads a report; where that fails, says so and gives nothing.
pub(super) fn read(path: &Path, language: Language) -> Option<Report> {
    read_or_why(path, language).ok()
}

/// Reads a report; where that fails, says why, and gives what was said.
pub(super) fn read_or_why(path: &Path, language: Language) -> Result<Report, String> {
    let name = path.to_string_lossy();
    let report = bytes(path, &name).and_then(|bytes| gkreport::read(&name, &bytes));
    report.map_err(|error| message::input_error(&error, language))
}

/// What an input that was read adds to the outcome; says so where it held nothing to check.
pub(super) fn judge_coverage(report: &Report, language: Language) -> Outcome {
    nothing_to_check(report, language).map_or(Outcome::Clean, |_| Outcome::Failed)
}

/// Why an input that was read held nothing to check, having said so; `None` where it did hold something.
pub(super) fn nothing_to_check(report: &Report, language: Language) -> Option<String> {
    check::nothing_to_check(report).then(|| message::nothing_found(report, language))
}

/// The bytes of an input.
fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::Io { name: name.to_owned(), source };
    if path.as_os_str() == "-" {
        return limited(io::stdin().lock(), name);
    }
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
