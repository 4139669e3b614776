//! How the rules came out on a report: how many sums hold, which could not be judged, which rules judged anything.
//!
//! Kept so that a report in which nothing could be checked never looks like one in which nothing is wrong.

use serde::ser::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::ops::AddAssign;

/// How the rules came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Judged {
    /// How many sums hold, do not, and could not be judged.
    pub relations: Relations,
    /// Sums that could not be judged, one by one.
    pub skipped: Vec<Skipped>,
    /// Every rule on one report that was asked for, in their order, and whether it judged anything.
    pub rules: Vec<RuleRun>,
}

/// How the sums of one report, or of several, came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relations {
    /// Sums that hold.
    pub held: usize,
    /// Sums that do not.
    pub broken: usize,
    /// Sums that could not be judged, by reason.
    pub skipped: BTreeMap<SkipReason, usize>,
}

/// A sum that could not be judged.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
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

/// What became of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RuleRun {
    /// Its code.
    pub code: &'static str,
    /// Whether it judged anything.
    pub state: RuleState,
}

/// Whether a rule judged anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleState {
    /// It did.
    Run,
    /// None of its sums could be judged.
    Skipped,
}

impl Judged {
    /// How many rules there are of this state.
    pub fn count(&self, state: RuleState) -> usize {
        self.rules.iter().filter(|rule| rule.state == state).count()
    }
}

impl Relations {
    /// Each count with its name in every output.
    pub fn fields(&self) -> [(&'static str, usize); 3] {
        let skipped = self.skipped.values().sum();
        [("relations_held", self.held), ("relations_broken", self.broken), ("relations_skipped", skipped)]
    }
}

impl AddAssign<&Self> for Relations {
    fn add_assign(&mut self, other: &Self) {
        self.held += other.held;
        self.broken += other.broken;
        for (reason, count) in &other.skipped {
            *self.skipped.entry(*reason).or_default() += count;
        }
    }
}

impl Serialize for Relations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.fields())
    }
}
