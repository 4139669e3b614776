//! One cell of a form on a page: its figure as a way to its place in the source, its status by colour, sign and word.
//!
//! A suspect shows the value expected beside the value read. What a cell has no place for (a row that is not on the page)
//! is no link. Words come from the report and are escaped by the template's types.

use super::leaf::Sheet;
use crate::emit::plain::start;
use crate::finding::{Finding, Language, Spot, Suspect};
use crate::personal;
use crate::report::{Cell, Status};
use crate::rules::naming::cell_name;
use crate::statute::{CellIndex, TableKind};
use maud::{Markup, html};
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};

/// Characters shown of a cell that is no number.
const SHOWN: usize = 12;

/// What findings say of cells, by their keys.
#[derive(Debug)]
pub(super) struct Told<'f> {
    /// Cells of sums that do not hold.
    pub broken: HashSet<&'f str>,
    /// Cells other findings speak of.
    pub named: HashSet<&'f str>,
    pub suspects: HashMap<&'f str, &'f Suspect<Spot>>,
}

impl<'f> Told<'f> {
    pub fn of(findings: &'f [Finding<Spot>]) -> Self {
        let mut told = Self { broken: HashSet::new(), named: HashSet::new(), suspects: HashMap::new() };
        for finding in findings {
            // Where one cell explains a sum, its other cells are not in doubt.
            let unexplained = finding.equation.iter().filter(|_| finding.suspect.is_none());
            let sums = unexplained.flat_map(|sum| sum.left.iter().chain(&sum.right));
            told.broken.extend(sums.map(|operand| operand.cell.as_str()));
            told.named.extend(finding.cells.iter().map(|operand| operand.cell.as_str()));
            told.suspects.extend(finding.suspect.iter().map(|suspect| (suspect.cell.as_str(), suspect)));
        }
        told
    }
}

/// The table on a page, to tell its cells from those of others.
#[derive(Clone, Copy, Debug)]
pub(super) struct OnPage<'s> {
    /// Number of the report on the page.
    pub report: usize,
    pub sheet: &'s Sheet,
    pub language: Language,
}

/// `1a12`: what the cell and its place in the source are called on the page.
pub(super) fn name(report: usize, kind: TableKind, cell: CellIndex) -> String {
    let table = match kind {
        TableKind::Disclosure => 'd',
        TableKind::Applications => 'a',
        TableKind::Disputes => 'r',
        TableKind::Statistics => 's',
    };
    format!("{report}{table}{cell}")
}

/// The cell as it stands in the form; `span` is how many columns it takes.
pub(super) fn cell(place: OnPage<'_>, index: CellIndex, span: usize, told: &Told<'_>) -> Markup {
    let OnPage { report, sheet, language } = place;
    let form = sheet.table.form;
    let cell = &sheet.table.cells[index];
    let key = form.key(index);
    let suspect = told.suspects.get(key.as_str());
    let broken = told.broken.contains(key.as_str());
    let class = match (suspect, broken, told.named.contains(key.as_str())) {
        (Some(_), ..) => "suspect",
        (None, true, _) => "broken",
        (None, false, true) => "named",
        (None, false, false) => "",
    };
    let name = name(report, form.table, index);
    let passage = sheet.passages.iter().find(|passage| passage.marks.iter().any(|(_, cell)| *cell == index));
    let at = passage.and_then(|passage| passage.region.told(language));
    let title = cell_name(form, index) + &at.map_or_else(String::new, |at| format!(" · {at}"));
    html! {
        td id={"c" (name)} class={(cell.status.key()) " " (class)} colspan=[(span > 1).then_some(span)] {
            @if passage.is_some() {
                a.v href={"#s" (name)} title=(title) { (figure(cell, language)) }
            } @else {
                span { (figure(cell, language)) }
            }
            @if let Some(suspect) = suspect {
                strong.due { span aria-hidden="true" { "▲" } (language.pick("应为 ", "expected ")) (number(suspect.expected)) }
            } @else if broken {
                i.sign aria-hidden="true" { "△" }
                span.vh { (language.pick("所在的勾稽关系不成立", "in a sum that does not hold")) }
            } @else if class == "named" && cell.status == Status::Read {
                i.sign aria-hidden="true" { "◇" }
                span.vh { (language.pick("发现中提到", "named in a finding")) }
            }
        }
    }
}

/// The figure, or a sign and a word for why there is none.
fn figure(cell: &Cell, language: Language) -> Markup {
    let sign = |sign: &str, word: &str| html! { i.sign aria-hidden="true" { (sign) } span.vh { (word) } };
    match cell.status {
        Status::Read => html! { (cell.value.map_or_else(|| cell.raw.clone(), number)) },
        Status::Blank => sign("□", language.pick("空白", "blank")),
        Status::Missing => sign("–", language.pick("缺失", "missing")),
        Status::Unreadable => html! {
            (start(&personal::hide(&cell.raw), SHOWN)) (sign("✕", language.pick("不是数字", "not a number")))
        },
        Status::Ambiguous => {
            let candidate =
                |value: &Option<Decimal>| value.map_or_else(|| language.pick("空白", "blank").to_owned(), number);
            let all: Vec<_> = cell.candidates.iter().map(candidate).collect();
            html! { (all.join(" / ")) (sign("?", language.pick("不确定", "ambiguous"))) }
        }
    }
}

/// A number as people read it: no zeros behind its last digit.
pub(super) fn number(value: Decimal) -> String {
    value.normalize().to_string()
}
