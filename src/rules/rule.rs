//! What a rule is, and where it puts what it finds and counts what it judged.

use super::judged::{Relations, RuleState, SkipReason, Skipped};
use super::terms::Terms;
use crate::Report;
use crate::finding::{Bilingual, Finding, Severity, Words};
use crate::span::Span;

/// A rule: what it is called, what it rests on, and how it is checked.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// `GK` and three digits, never reused.
    pub code: &'static str,
    /// Names the defect, in kebab case.
    pub name: &'static str,
    /// How bad its findings are, unless one says otherwise.
    pub severity: Severity,
    /// The defect in a few words.
    pub title: Words,
    /// The legal texts it rests on.
    pub basis: Words,
    /// What `explain` tells of it.
    pub doc: RuleDoc,
    /// Judges a report; nothing where the rule is one on a series ([`Rule::scope`]).
    pub check: fn(&Report, &mut Sink),
}

/// What a rule judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// One report by itself.
    Report,
    /// Several reports of one issuer ([`crate::series`]).
    Series,
    /// The reports of parts beside that of their whole ([`crate::sum`]).
    Parts,
}

/// A rule's documentation, beside its legal basis.
#[derive(Debug)]
#[non_exhaustive]
pub struct RuleDoc {
    /// What it checks.
    pub what: Words,
    /// An example of what it finds.
    pub example: Words,
    /// When a finding may be wrong.
    pub when_wrong: Words,
}

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
    /// Whether it judged what is no sum.
    pub has_judged: bool,
    /// Its sums that could not be judged.
    pub skipped: Vec<Skipped>,
}

impl Sink {
    /// An empty sink for one rule.
    pub fn new(rule: &'static Rule, terms: Terms) -> Self {
        Self {
            rule,
            terms,
            findings: Vec::new(),
            relations: Relations::default(),
            has_judged: false,
            skipped: Vec::new(),
        }
    }

    /// The code of the rule at work.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// A finding of the rule at work, for the caller to complete.
    pub fn finding(&self, span: Option<Span>, message: Bilingual) -> Finding {
        let Rule { code, name, severity, .. } = *self.rule;
        Finding { message, ..Finding::new(code, name, severity, span) }
    }

    /// Takes a finding.
    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// How the rule came out: nothing checked is not nothing wrong.
    pub fn state(&self) -> RuleState {
        let has_judged = self.has_judged || self.relations.held + self.relations.broken > 0;
        if has_judged || self.skipped.is_empty() { RuleState::Run } else { RuleState::Skipped }
    }

    /// Counts a sum that could not be judged.
    pub fn skip(&mut self, relation: String, reason: SkipReason, cells: Vec<String>) {
        *self.relations.skipped.entry(reason).or_default() += 1;
        self.skipped.push(Skipped { rule: self.rule.code, relation, reason, cells });
    }
}
