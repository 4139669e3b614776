//! What `check` writes as JSON (`gkreport-check/1`), as structs: what is written, and its schema.
//!
//! Numbers of findings are strings, exactly as the report's decimals; places are 1-based; what a finding has not is
//! `null`. A run's objects are written piece by piece as they become known ([`super::json`], [`super::ndjson`]).

use super::words;
use crate::emit::place::PlaceTold;
use crate::finding::{Equation, Finding, Language, Misreading, Operand, Quoted, Severity, Spot, Suspect};
use crate::fingerprint::fingerprint;
use crate::report::Coverage;
use crate::rules::{RULES, Relations, RuleState, Skipped};
use crate::series::SeriesSummary;
use crate::statute::Edition;
use crate::summary::{Input, Summary};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What these objects call their shape.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) enum Named {
    #[serde(rename = "gkreport-check/1")]
    First,
}

/// A run.
#[derive(Debug, JsonSchema)]
#[schemars(rename = "check")]
#[expect(dead_code, reason = "written piece by piece; here for its schema")]
pub(in crate::emit) struct Run<'a> {
    schema: Named,
    tool: Tool,
    inputs: Vec<InputRead<'a>>,
    failed: Vec<Failed<'a>>,
    findings: Vec<Found<'a>>,
    summary: Totals<'a>,
}

/// The line of a finding.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "finding_line")]
pub(in crate::emit) struct FindingLine<'a> {
    #[serde(rename = "type")]
    kind: FindingKind,
    #[serde(flatten)]
    finding: Found<'a>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
enum FindingKind {
    Finding,
}

/// The last line.
#[derive(Debug, JsonSchema)]
#[schemars(rename = "summary_line")]
#[expect(dead_code, reason = "written piece by piece; here for its schema")]
pub(in crate::emit) struct SummaryLine<'a> {
    #[schemars(flatten)]
    before: SummaryBefore<'a>,
    failed: Vec<Failed<'a>>,
    #[schemars(flatten)]
    behind: SummaryBehind,
}

/// What stands before the inputs that failed.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SummaryBefore<'a> {
    #[serde(rename = "type")]
    kind: SummaryKind,
    #[serde(flatten)]
    totals: Totals<'a>,
    coverage: Read<'a>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
enum SummaryKind {
    Summary,
}

/// What stands behind them.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SummaryBehind {
    schema: Named,
    tool: Tool,
}

/// Name and version of this program.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "tool")]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

/// An input that could not be read, or that held nothing to check.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "failed")]
pub(super) struct Failed<'a> {
    pub source: &'a str,
    pub message: &'a str,
}

/// An input that was read.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "input")]
pub(super) struct InputRead<'a> {
    source: &'a str,
    issuer: Option<&'a str>,
    year: Option<i32>,
    edition: Option<Edition>,
    coverage: Covered<'a>,
    /// Sums that could not be judged, and why.
    skipped: &'a [Skipped],
}

/// How much was read and judged.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Covered<'a> {
    #[serde(flatten)]
    read: Read<'a>,
    rules_run: usize,
    rules_skipped: usize,
}

/// How many cells were read, and how their sums came out.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Read<'a> {
    #[serde(flatten)]
    cells: Coverage,
    #[serde(flatten)]
    relations: &'a Relations,
}

impl JsonSchema for Relations {
    fn schema_name() -> Cow<'static, str> {
        "relations".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let counts = Self::default().fields();
        let properties: Map<_, _> =
            counts.iter().map(|(name, _)| ((*name).to_owned(), json!({"type": "integer", "minimum": 0}))).collect();
        let required = counts.map(|(name, _)| name);
        json_schema!({"type": "object", "properties": properties, "required": required})
    }
}

/// A finding.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "finding")]
pub(in crate::emit) struct Found<'a> {
    #[schemars(extend("enum" = codes()))]
    code: &'static str,
    name: &'static str,
    severity: Severity,
    source: &'a str,
    /// From 1; null where something is absent.
    line: Option<usize>,
    /// In code points, from 1.
    column: Option<usize>,
    /// In a file without lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceTold>,
    /// With the suspect and the hint, where there are any.
    message: String,
    /// The cells it speaks of.
    cells: Vec<&'a str>,
    /// What the left side of the sum comes to: a decimal number, as text.
    left: Option<String>,
    /// What the right side comes to.
    right: Option<String>,
    /// Left minus right.
    delta: Option<String>,
    suspect: Option<Suspected<'a>>,
    related: Vec<Related<'a>>,
    /// The same for the same mistake, whatever the path, the line and the wording.
    #[schemars(regex(pattern = r"^[0-9a-f]{32}$"))]
    fingerprint: String,
}

fn codes() -> Vec<Value> {
    RULES.iter().map(|rule| rule.code.into()).collect()
}

/// The one cell that explains the broken sums: a hypothesis.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "suspect")]
pub(super) struct Suspected<'a> {
    cell: &'a str,
    /// Null where the cell is blank.
    read: Option<String>,
    expected: String,
    /// How the one may have become the other.
    reading: Option<Misreading>,
}

/// A cell, or words of the page, that the finding speaks of.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "related")]
struct Related<'a> {
    cell: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    /// In a file without lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceTold>,
    raw: &'a str,
    /// Where that is another file than the finding's.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
}

/// The totals of a run.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "summary")]
pub(super) struct Totals<'a> {
    errors: usize,
    warnings: usize,
    notes: usize,
    reports: usize,
    unreadable: usize,
    /// Inputs that are no annual report.
    nothing: usize,
    muted: usize,
    /// Findings of each rule that has any.
    by_rule: &'a BTreeMap<&'static str, usize>,
    /// What was compared across years; null where no rule asked for it.
    series: Option<SeriesSummary>,
}

impl Tool {
    /// This program.
    pub(super) const THIS: Self = Self { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
}

impl<'a> InputRead<'a> {
    pub(super) fn new(input: &'a Input) -> Self {
        let judged = &input.judged;
        Self {
            source: &input.source,
            issuer: input.issuer.as_deref(),
            year: input.year,
            edition: input.edition,
            coverage: Covered {
                read: Read { cells: input.coverage, relations: &judged.relations },
                rules_run: judged.count(RuleState::Run),
                rules_skipped: judged.count(RuleState::Skipped),
            },
            skipped: &judged.skipped,
        }
    }
}

impl<'a> Found<'a> {
    pub(in crate::emit) fn new(finding: &'a Finding<Spot>, language: Language) -> Self {
        let equation = finding.equation.as_ref();
        let (line, column) = place(&finding.at);
        let related = finding.operands().map(|operand| Related::operand(finding, operand));
        Self {
            code: finding.code,
            name: finding.name,
            severity: finding.severity,
            source: &finding.at.source,
            line,
            column,
            place: finding.at.position().map(PlaceTold::from),
            message: words::exact(finding, language),
            cells: finding.operands().map(|operand| operand.cell.as_str()).collect(),
            left: equation.map(|equation| equation.left_sum.normalize().to_string()),
            right: equation.map(|equation| equation.right_sum.normalize().to_string()),
            delta: equation.map(Equation::delta).map(|delta| delta.normalize().to_string()),
            suspect: finding.suspect.as_ref().map(Suspected::new),
            related: related.chain(finding.places.iter().map(Related::quotation)).collect(),
            fingerprint: fingerprint(finding),
        }
    }

    /// As a line of its own.
    pub(super) const fn line(self) -> FindingLine<'a> {
        FindingLine { kind: FindingKind::Finding, finding: self }
    }
}

impl<'a> Suspected<'a> {
    pub(super) fn new(suspect: &'a Suspect<Spot>) -> Self {
        Self {
            cell: &suspect.cell,
            read: suspect.read.map(|read| read.normalize().to_string()),
            expected: suspect.expected.normalize().to_string(),
            reading: suspect.reading,
        }
    }
}

impl<'a> Related<'a> {
    /// A cell, with its source where that is not the finding's.
    fn operand(finding: &Finding<Spot>, operand: &'a Operand<Spot>) -> Self {
        let (line, column) = place(&operand.at);
        let source = (operand.at.source != finding.at.source).then_some(&*operand.at.source);
        let place = operand.at.position().map(PlaceTold::from);
        Self { cell: Some(&operand.cell), line, column, place, raw: &operand.raw, source }
    }

    fn quotation(quoted: &'a Quoted<Spot>) -> Self {
        let (line, column) = place(&quoted.at);
        let place = quoted.at.position().map(PlaceTold::from);
        Self { cell: None, line, column, place, raw: &quoted.text, source: None }
    }
}

impl<'a> Totals<'a> {
    pub(super) fn new(summary: &'a Summary) -> Self {
        let Summary { errors, warnings, notes, reports, muted, unreadable, nothing, ref by_rule, series, .. } =
            *summary;
        Self { errors, warnings, notes, reports, unreadable, nothing, muted, by_rule, series }
    }
}

impl<'a> SummaryBefore<'a> {
    pub(super) fn new(summary: &'a Summary) -> Self {
        let coverage = Read { cells: summary.coverage, relations: &summary.relations };
        Self { kind: SummaryKind::Summary, totals: Totals::new(summary), coverage }
    }
}

impl SummaryBehind {
    /// The same for every run.
    pub(super) const THIS: Self = Self { schema: Named::First, tool: Tool::THIS };
}

fn place(spot: &Spot) -> (Option<usize>, Option<usize>) {
    spot.place().map(|place| (place.line, place.column)).unzip()
}
