//! Inputs: named files, `-`, or a connected pipe. A bad one is told on stderr and the rest go on.

use super::{Outcome, message};
use gkreport::finding::Language;
use gkreport::limits::{Limit, Limits};
use gkreport::{Error, Report, check};
use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

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
pub(super) fn read(path: &Path, limits: &Limits, language: Language) -> Option<Report> {
    read_or_why(path, limits, language).ok()
}

/// Reads a report; where that fails, says why, and gives what was said.
pub(super) fn read_or_why(path: &Path, limits: &Limits, language: Language) -> Result<Report, String> {
    let name = path.to_string_lossy();
    let report = bytes(path, &name, limits).and_then(|bytes| gkreport::read_with(&name, &bytes, limits));
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
fn bytes(path: &Path, name: &str, limits: &Limits) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::Io { name: name.to_owned(), source };
    if path.as_os_str() == "-" {
        return limited(io::stdin().lock(), name, limits);
    }
    // Opening a folder succeeds on some systems and fails with various words on others.
    let told = fs::metadata(path).map_err(failed)?;
    if told.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    let size = usize::try_from(told.len()).unwrap_or(usize::MAX);
    if size > limits.size {
        return Err(too_large(name, Some(size), limits));
    }
    limited(File::open(path).map_err(failed)?, name, limits)
}

fn limited(source: impl Read, name: &str, limits: &Limits) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = source.take(limits.size as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|source| Error::Io { name: name.to_owned(), source })?;
    // How much more would have come is not known.
    if bytes.len() > limits.size { Err(too_large(name, None, limits)) } else { Ok(bytes) }
}

fn too_large(name: &str, found: Option<usize>, limits: &Limits) -> Error {
    Error::Limit { name: name.to_owned(), what: Limit::Size, found, limit: limits.size }
}
