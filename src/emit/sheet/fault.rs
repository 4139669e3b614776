//! What may go wrong while a workbook is made, as errors of input and output.
//!
//! The crate that makes workbooks panics where its temporary files cannot be written: on a full disk a run would end
//! with a line for programmers instead of the system's words. Such a panic is caught here and says what the system said.

use rust_xlsxwriter::XlsxError;
use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Does the work; a panic becomes an error. What panicked must not be used any more.
pub(super) fn caught<T>(work: impl FnOnce() -> Result<T, XlsxError>) -> io::Result<T> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => result.map_err(error),
        Err(panic) => Err(of_panic(&*panic)),
    }
}

fn error(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        XlsxError::ZipError(error) => error.into(),
        other => io::Error::other(other),
    }
}

/// What the system said, where the panic tells its number (`Os { code: 28, … }`).
fn of_panic(panic: &(dyn Any + Send)) -> io::Error {
    let literal = panic.downcast_ref::<&str>().copied();
    let said = literal.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("");
    let digits = said.split_once("code: ").and_then(|(_, rest)| rest.split(|c: char| !c.is_ascii_digit()).next());
    match digits.and_then(|digits| digits.parse().ok()) {
        Some(code) => io::Error::from_raw_os_error(code),
        None => io::Error::other(said.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_over_a_full_disk_says_that_the_disk_is_full() {
        let full = io::Error::from_raw_os_error(28);
        let said = caught(|| -> Result<(), XlsxError> { panic!("Couldn't write to xml file: {full:?}") });
        assert_eq!(said.expect_err("an error").raw_os_error(), Some(28));
        let other = caught(|| -> Result<(), XlsxError> { panic!("no such row") });
        assert_eq!(other.expect_err("an error").to_string(), "no such row");
    }
}
