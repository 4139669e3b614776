//! What changed as JSON (`gkreport-diff/1`): pairs of reports with their cells and sections, and what has no pair.

use super::answer::{DiffAnswer, Unpaired, Why};
use crate::comparison::{Change, Comparison, Prose, Side};
use crate::emit::check::Found;
use crate::emit::json::{Decimal, JsonLayout, ReportTold, write_json};
use crate::finding::Language;
use crate::report::Known;
use crate::statute::sections::SectionKind;
use schemars::JsonSchema;
use serde::Serialize;
use std::io;

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
enum Named {
    #[serde(rename = "gkreport-diff/1")]
    First,
}

/// What changed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "diff")]
pub(in crate::emit) struct Compared<'a> {
    schema: Named,
    pairs: Vec<Pair<'a>>,
    /// Inputs that were compared with none.
    unpaired: Vec<UnpairedTold<'a>>,
}

/// Two reports.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Pair<'a> {
    old: ReportTold<'a>,
    new: ReportTold<'a>,
    /// Cells that say the same; a blank says what 0 does.
    same: usize,
    /// Cells known in neither report.
    not_known: usize,
    /// Cells that changed, and those known in one of the reports only.
    cells: Vec<CellTold>,
    sections: Vec<SectionTold<'a>>,
    /// Of the rules on two years.
    findings: Vec<Found<'a>>,
}

/// A cell that changed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct CellTold {
    cell: String,
    old: Was,
    new: Was,
    /// New less old; null where one is not known.
    change: Option<Decimal>,
    /// In hundredths of the old, to one decimal; null where that was not above 0.
    percent: Option<Decimal>,
    /// Whether the one is at least ten times the other.
    leap: bool,
}

/// What a cell holds in one of the reports.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Was {
    value: Option<Decimal>,
    known: KnownTold,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
enum KnownTold {
    Read,
    Blank,
    NotKnown,
}

/// What became of a section's sentences.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct SectionTold<'a> {
    kind: SectionKind,
    /// How much of the new text has the old words, in hundredths.
    alike: Option<usize>,
    new: &'a [String],
    gone: &'a [String],
    /// Kept word for word with the figures in them.
    stale: &'a [String],
    /// Sentences with the old words and other figures.
    updated: usize,
    /// Sentences that are the same and hold no figure.
    same: usize,
}

/// An input that was compared with none.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct UnpairedTold<'a> {
    source: &'a str,
    issuer: Option<&'a str>,
    reason: Why,
    message: Option<&'a str>,
}

pub(super) fn write(answer: &DiffAnswer, out: &mut dyn io::Write) -> io::Result<()> {
    let compared = Compared {
        schema: Named::First,
        pairs: answer.pairs.iter().map(|pair| Pair::new(pair, answer.language)).collect(),
        unpaired: answer.unpaired.iter().map(UnpairedTold::new).collect(),
    };
    write_json(&compared, JsonLayout::Pretty, out)
}

impl<'a> Pair<'a> {
    fn new(pair: &'a Comparison, language: Language) -> Self {
        Self {
            old: told(&pair.old),
            new: told(&pair.new),
            same: pair.changes.same,
            not_known: pair.changes.not_known,
            cells: pair.changes.all.iter().map(CellTold::new).collect(),
            sections: pair.prose.iter().map(SectionTold::new).collect(),
            findings: pair.findings.iter().map(|finding| Found::new(finding, language)).collect(),
        }
    }
}

/// The report that a side is.
fn told(side: &Side) -> ReportTold<'_> {
    ReportTold { source: &side.source, issuer: side.issuer.as_deref(), year: side.year, edition: side.edition }
}

impl CellTold {
    fn new(change: &Change) -> Self {
        Self {
            cell: change.form.key(change.cell),
            old: Was::new(change.old),
            new: Was::new(change.new),
            change: change.delta().map(Decimal),
            percent: change.percent().map(Decimal),
            leap: change.is_leap(),
        }
    }
}

impl Was {
    fn new(known: Known) -> Self {
        let told = match known {
            Known::Read(_) => KnownTold::Read,
            Known::Blank => KnownTold::Blank,
            Known::Not => KnownTold::NotKnown,
        };
        Self { value: known.value().map(Decimal), known: told }
    }
}

impl<'a> SectionTold<'a> {
    fn new(prose: &'a Prose) -> Self {
        Self {
            kind: prose.kind,
            alike: prose.alike(),
            new: &prose.new,
            gone: &prose.gone,
            stale: &prose.stale,
            updated: prose.updated,
            same: prose.same,
        }
    }
}

impl<'a> UnpairedTold<'a> {
    fn new(unpaired: &'a Unpaired) -> Self {
        Self {
            source: &unpaired.source,
            issuer: unpaired.issuer.as_deref(),
            reason: unpaired.reason,
            message: unpaired.message.as_deref(),
        }
    }
}
