//! What every format of `check` is asked to do, and what it needs to know of the run.

use crate::emit::Leaf;
use crate::finding::{Finding, Language, Severity, Spot};
use crate::rules::Rule;
use crate::summary::{Input, Summary};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// What formats need to know of a run.
#[derive(Clone, Debug)]
pub struct CheckOptions {
    /// The language of messages.
    pub language: Language,
    /// Whether terminal colours are written.
    pub colour: Colour,
    /// The severity from which a finding makes a run fail; `None`: no finding does.
    pub fail_on: Option<Severity>,
    /// Whether people are told how often each rule found something.
    pub statistics: Statistics,
    /// Whether people are told how much was looked at, last of all.
    pub totals: Totals,
    /// The rules of the run.
    pub rules: Vec<&'static Rule>,
    /// The folder that paths are told relative to where a format asks for relative paths.
    pub root: PathBuf,
}

impl CheckOptions {
    /// Of findings that stand in an answer of another command: nothing but them is told.
    pub(in crate::emit) fn of_findings(language: Language, colour: Colour) -> Self {
        Self {
            language,
            colour,
            fail_on: None,
            statistics: Statistics::Omit,
            totals: Totals::Omit,
            rules: Vec::new(),
            root: PathBuf::new(),
        }
    }
}

/// Whether people are told how much was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Totals {
    /// They are.
    Show,
    /// They are not.
    Omit,
}

/// Whether people are told how often each rule found something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statistics {
    /// They are.
    Show,
    /// They are not.
    Omit,
}

/// Whether terminal colours are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// As ANSI sequences.
    Ansi,
    /// Not at all.
    None,
}

/// Writes what a check found in one format, report by report.
///
/// What a format must write later than it becomes known is kept in a file without name, so that a run of any length
/// takes the memory of one report.
pub trait CheckWriter {
    /// Writes what comes first; called once, before all else.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn start(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = out;
        Ok(())
    }

    /// Takes what a page shows of the next input, before that is added; for formats that show reports
    /// ([`CheckFormat::shows_reports`](super::CheckFormat::shows_reports)).
    fn look(&mut self, leaf: &Arc<Leaf>) {
        let _ = leaf;
    }

    /// Adds an input and what was found in it; many formats tell of the findings alone.
    ///
    /// # Errors
    /// Where `out`, or what is kept aside, cannot be written to.
    fn add(&mut self, input: &Input, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        let _ = input;
        self.series(findings, out)
    }

    /// Adds findings across years, whose places may lie in several of the inputs.
    ///
    /// # Errors
    /// Where `out`, or what is kept aside, cannot be written to.
    fn series(&mut self, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()>;

    /// Adds an input that could not be read, or that held nothing to check, and why, in a sentence that names it.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn failed(&mut self, source: &str, why: &str, out: &mut dyn io::Write) -> io::Result<()>;

    /// Writes what comes last.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn finish(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()>;
}
