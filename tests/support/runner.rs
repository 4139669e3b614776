//! Runs a property over random reports, the same ones each time, and adds up how much was read.
//!
//! 32 cases a property, or 4 where it is costly; with `GKREPORT_EFFORT` more of either. A failing case shrinks, and the
//! smallest document that still fails is left in cargo's directory for tests' files, where the message says; the
//! document of which least was read is left beside it, as `… unread`.

use super::compare::{Outcome, compare, misplaced};
use super::marks::Rendered;
use super::truth::{Blanks, Case, Truth, cases};
use gkreport::Report;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::path::PathBuf;

/// Cases of a property; twice as many where there is time.
const CASES: usize = 32;
/// Cases of a costly one, times the effort.
const FEW: usize = 4;
/// Cells that must be read where nothing is lost: 995 of a thousand.
const THOUSANDTHS: usize = 995;

/// How much of what could be read was read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Cells read or rightly blank.
    pub read: usize,
    /// Cells there were.
    pub expected: usize,
}

impl Tally {
    /// Asserts that nearly everything was read.
    pub fn assert_nearly_all(self, name: &str) {
        self.assert_at_least(name, THOUSANDTHS);
    }

    /// Asserts that so many of a thousand cells were read.
    pub fn assert_at_least(self, name: &str, thousandths: usize) {
        assert!(self.expected > 0, "{name}: no case was fit to be read in full");
        assert!(
            self.read * 1000 >= self.expected * thousandths,
            "{name}: only {} of {} cells were read",
            self.read,
            self.expected
        );
    }
}

/// How many cases a property is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// All of them.
    Full,
    /// A few, where one property is checked in every layout.
    Few,
}

/// Checks `property` on random cases; `name` picks them.
pub fn run(name: &str, effort: Effort, blanks: Blanks, property: impl Fn(Case) -> Result<(), TestCaseError>) {
    try_run(name, effort, blanks, property).unwrap_or_else(|failure| panic!("{failure}"));
}

/// The same for callers that go on after a failure.
///
/// # Errors
/// Says which property failed, how, and for which smallest case.
pub fn try_run(
    name: &str,
    effort: Effort,
    blanks: Blanks,
    property: impl Fn(Case) -> Result<(), TestCaseError>,
) -> Result<(), String> {
    let wanted = match effort {
        Effort::Full => CASES * crate::effort::effort().min(2),
        Effort::Few => FEW * crate::effort::effort(),
    } as u32;
    let config = Config { cases: wanted, failure_persistence: None, max_shrink_iters: 400, ..Config::default() };
    let seed = Sha256::digest(name.as_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let outcome = TestRunner::new_with_rng(config, rng).run(&cases(blanks), property);
    outcome.map_err(|failure| format!("{name}: {failure}"))
}

/// A document's bytes, for the usual case.
pub fn utf8(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

/// Renders random cases, encodes and reads them, and requires that nothing is wrong or misplaced; gives what was read of
/// the cases that `counts`.
pub fn run_reading(
    name: &str,
    blanks: Blanks,
    render: impl Fn(&Case) -> Rendered,
    encode: impl Fn(&str) -> Vec<u8>,
    counts: impl Fn(&Truth) -> bool,
) -> Tally {
    let tally = Cell::new(Tally::default());
    let most_unread = Cell::new(0);
    run(name, Effort::Full, blanks, |case| {
        let rendered = render(&case);
        let report = read(name, &rendered, &encode(&rendered.text))?;
        let outcome = judge(name, &case.truth, &rendered, &report)?;
        if counts(&case.truth) {
            let so_far = tally.get();
            let unread = outcome.expected_readable - outcome.read;
            if unread > most_unread.get() {
                most_unread.set(unread);
                keep(&format!("{name} unread"), &rendered.text);
            }
            tally
                .set(Tally { read: so_far.read + outcome.read, expected: so_far.expected + outcome.expected_readable });
        }
        Ok(())
    });
    tally.get()
}

/// Reads a document; a panic is a failure like any other, so that its document is kept too.
///
/// # Errors
/// Where the reader refuses the document or panics.
pub fn read(name: &str, rendered: &Rendered, bytes: &[u8]) -> Result<Report, TestCaseError> {
    let kept = || keep(name, &rendered.text).display().to_string();
    match std::panic::catch_unwind(|| gkreport::read(name, bytes)) {
        Ok(Ok(report)) => Ok(report),
        Ok(Err(error)) => Err(TestCaseError::fail(format!("{error}; see {}", kept()))),
        Err(_) => Err(TestCaseError::fail(format!("the reader panicked; see {}", kept()))),
    }
}

/// Requires that nothing is wrong or misplaced.
///
/// # Errors
/// Names the first wrong cells and the file that holds the document.
pub fn judge(name: &str, truth: &Truth, rendered: &Rendered, report: &Report) -> Result<Outcome, TestCaseError> {
    let outcome = compare(truth, report);
    let mut wrong = outcome.wrong.clone();
    wrong.extend(misplaced(truth, rendered, report));
    if wrong.is_empty() {
        return Ok(outcome);
    }
    let first = wrong.iter().take(8).cloned().collect::<Vec<_>>().join("\n  ");
    Err(TestCaseError::fail(format!("{} wrong in {}\n  {first}", wrong.len(), keep(name, &rendered.text).display())))
}

/// Leaves a document where it can be looked at.
fn keep(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.txt", name.replace([' ', '/', ':'], "-")));
    // A full disk must not hide what is wrong with the report.
    let _ = std::fs::write(&path, text);
    path
}
