//! A sum as JSON (`gkreport-sum/1`): the parts, what misses, and every cell with what it comes to.

use super::answer::SumAnswer;
use crate::emit::check::Found;
use crate::emit::json::{Decimal, JsonLayout, ReportTold, write_json};
use crate::report::Known;
use crate::statute::{CellIndex, Edition, Form};
use crate::sum::{Cause, How, LeftOut, Part, Reason, Standing, SumCell};
use schemars::JsonSchema;
use serde::Serialize;
use std::io;

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
enum Named {
    #[serde(rename = "gkreport-sum/1")]
    First,
}

/// Parts added up.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "sum")]
pub(in crate::emit) struct Added<'a> {
    schema: Named,
    /// The edition whose forms are filled.
    edition: Edition,
    /// The year most parts report on.
    year: Option<i32>,
    parts: Vec<ReportTold<'a>>,
    left_out: Vec<LeftOutTold<'a>>,
    /// Organs whose report is due and not there.
    absent: &'a [String],
    /// Null where no whole was named.
    whole: Option<WholeTold<'a>>,
    cells: Vec<CellTold>,
    findings: Vec<Found<'a>>,
}

/// An input that adds nothing.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct LeftOutTold<'a> {
    source: &'a str,
    reason: Reason,
    message: &'a str,
}

/// What the sum was compared with, and how many cells agree.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct WholeTold<'a> {
    #[serde(flatten)]
    report: ReportTold<'a>,
    agree: usize,
    differ: usize,
    /// Cells not known on one side or the other.
    not_compared: usize,
}

/// A cell of the sum.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct CellTold {
    cell: String,
    /// What the parts that are known come to; null where none states a number.
    value: Option<Decimal>,
    standing: Standing,
    /// Parts that state a number.
    read: usize,
    /// Parts that leave the cell blank.
    blank: usize,
    /// Parts of which it is not known, by their position in `parts`.
    not_known: Vec<usize>,
    /// What the whole says; null where it is blank or not known, or no whole was named.
    whole: Option<Decimal>,
    /// The parts less the whole; null where that is not known.
    difference: Option<Decimal>,
    /// What explains a difference: a hypothesis.
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<CauseTold>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schemars(inline)]
enum CauseTold {
    /// This part alone, by its position.
    Part { part: usize, how: How },
    /// The whole's own sums ask for what the parts come to.
    Whole,
    /// Any of these parts, by their position.
    OneOf { parts: Vec<usize> },
}

pub(super) fn write(answer: &SumAnswer<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let sum = answer.sum;
    let cells = sum.tables.iter().flat_map(|table| table.iter().map(|(at, cell)| told(answer, table.form, at, cell)));
    let findings = answer.whole.iter().flat_map(|(_, compared)| &compared.findings);
    let added = Added {
        schema: Named::First,
        edition: sum.edition,
        year: sum.year,
        parts: sum.parts.iter().map(part_told).collect(),
        left_out: sum.left_out.iter().map(LeftOutTold::new).collect(),
        absent: answer.absent,
        whole: answer.whole.map(|(whole, compared)| WholeTold {
            report: part_told(whole.figures()),
            agree: compared.agree,
            differ: compared.differences.len(),
            not_compared: compared.not_compared,
        }),
        cells: cells.collect(),
        findings: findings.map(|finding| Found::new(finding, answer.language)).collect(),
    };
    write_json(&added, JsonLayout::Pretty, out)
}

fn told(answer: &SumAnswer<'_>, form: &'static Form, at: CellIndex, cell: &SumCell) -> CellTold {
    let known = answer.whole.map(|(whole, _)| whole.figures().known(form, at));
    let differs = answer.difference(form, at);
    let delta = |whole: Known| match differs {
        Some(difference) => Some(difference.delta()),
        None => Some(cell.known().addend()? - whole.addend()?),
    };
    let cause = differs.and_then(|difference| match &difference.cause {
        Cause::Unknown => None,
        Cause::Part(part, how) => Some(CauseTold::Part { part: *part, how: *how }),
        Cause::Whole => Some(CauseTold::Whole),
        Cause::OneOf(parts) => Some(CauseTold::OneOf { parts: parts.clone() }),
    });
    CellTold {
        cell: form.key(at),
        value: cell.value.map(Decimal),
        standing: cell.standing(),
        read: cell.read,
        blank: cell.blank,
        not_known: cell.not_known.clone(),
        whole: known.and_then(Known::value).map(Decimal),
        difference: known.and_then(delta).map(Decimal),
        cause,
    }
}

/// The report that a part is.
fn part_told(part: &Part) -> ReportTold<'_> {
    ReportTold { source: &part.source, issuer: part.issuer.as_deref(), year: part.year, edition: part.edition }
}

impl<'a> LeftOutTold<'a> {
    fn new(left_out: &'a LeftOut) -> Self {
        Self { source: &left_out.source, reason: left_out.reason, message: &left_out.why }
    }
}
