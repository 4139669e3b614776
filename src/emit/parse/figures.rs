//! What JSON tells of figures in sentences.

use crate::Report;
use crate::emit::json::Decimal;
use crate::report::{Figure, Precision};
use schemars::JsonSchema;
use serde::Serialize;

/// A figure told in a sentence, with its place.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "figure")]
pub(super) struct FigureTold<'r> {
    /// The cell it states, or several joined by ` + `; null where that is not sure.
    key: Option<String>,
    /// The number; amounts in 万元.
    value: Decimal,
    /// What is counted in: 件, 条, 人次, 万元.
    counter: &'static str,
    /// Whether the report means this very number.
    precision: Precision,
    /// Always `prose`.
    origin: &'static str,
    /// The words it counts.
    subject: &'r str,
    /// Number and counter as the page has them.
    raw: &'r str,
    /// From 1.
    line: usize,
    /// In code points, from 1.
    column: usize,
    /// Where its sentence begins.
    sentence_line: usize,
    /// The figure it is listed as a part of, as a position in this list.
    part_of: Option<usize>,
    /// The percentage told with it.
    share: Option<Decimal>,
}

impl<'r> FigureTold<'r> {
    /// What is told of a report's figure.
    pub(super) fn new(report: &Report, figure: &'r Figure) -> Self {
        let place = report.place(figure.span);
        Self {
            key: figure.key(),
            value: Decimal(figure.value),
            counter: figure.counter,
            precision: figure.precision,
            origin: "prose",
            subject: &figure.subject,
            raw: &figure.raw,
            line: place.line,
            column: place.column,
            sentence_line: report.place(figure.sentence).line,
            part_of: figure.part_of.map(|part| part.whole),
            share: figure.share.as_ref().map(|share| Decimal(share.percent)),
        }
    }
}
