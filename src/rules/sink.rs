//! Where a rule puts what it finds, and counts what it judged.

use super::{Rule, Terms};
use crate::finding::{Bilingual, Finding};
use crate::span::Span;
use serde::Serialize;

/// Takes a rule's findings and keeps count of the sums it judged.
#[derive(Debug)]
pub struct Sink {
    rule: &'static Rule,
    /// What was set for the run.
    pub terms: Terms,
    /// What was found.
    pub findings: Vec<Finding>,
    /// How the rule's sums came out.
    pub relations: Relations,
}

/// How the sums of a report came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relations {
    /// Sums that hold.
    pub held: usize,
    /// Sums that do not.
    pub broken: usize,
    /// Sums that could not be judged.
    pub skipped: Vec<Skipped>,
}

/// A sum that could not be judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The rule it belongs to.
    pub rule: &'static str,
    /// The row or column it runs along: `table.row` or `table.column`.
    pub relation: String,
    /// Why it could not be judged.
    pub reason: SkipReason,
    /// The cells that are the reason; empty where the whole table is.
    pub cells: Vec<String>,
}

/// Why a sum could not be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// Its table is not on the page.
    MissingTable,
    /// Its table holds no figure at all.
    EmptyTable,
    /// A cell is not on the page.
    Missing,
    /// A cell holds no number.
    Unreadable,
    /// A cell could be read in more than one way.
    Ambiguous,
    /// A cell is blank where the other figures ask for a number.
    BlankTotal,
}

impl Sink {
    /// An empty sink for one rule.
    pub fn new(rule: &'static Rule, terms: Terms) -> Self {
        Self { rule, terms, findings: Vec::new(), relations: Relations::default() }
    }

    /// The code of the rule at work.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// A finding of the rule at work, for the caller to complete.
    pub fn finding(&self, span: Option<Span>, message: Bilingual) -> Finding {
        Finding {
            code: self.rule.code,
            name: self.rule.name,
            severity: self.rule.severity,
            span,
            message,
            equation: None,
            cells: Vec::new(),
            subject: None,
            places: Vec::new(),
            help: None,
            suspect: None,
        }
    }

    /// Takes a finding.
    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Counts a sum that could not be judged.
    pub fn skip(&mut self, relation: String, reason: SkipReason, cells: Vec<String>) {
        self.relations.skipped.push(Skipped { rule: self.rule.code, relation, reason, cells });
    }
}

impl Relations {
    /// Adds another count to this one.
    pub fn add(&mut self, other: Self) {
        self.held += other.held;
        self.broken += other.broken;
        self.skipped.extend(other.skipped);
    }
}
