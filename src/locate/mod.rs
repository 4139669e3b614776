//! Names the wrong cell: which single figure explains the sums that do not hold, and what it should read.
//!
//! Takes a report and gives, for each group of broken sums, a [`Cause`]. The matrix of applications is redundant: every
//! cell stands in a sum across and in one or two sums down, so one wrong cell leaves residuals that no other cell and no
//! two other cells leave. A cell is named where it alone mends two sums or more and breaks none: with one or two wrong
//! cells in a table read in full, never an innocent one. Else the cells that could be it are listed, or it is said
//! that there is none. (Official statistics calls this error localisation: Fellegi and Holt 1976.)
//!
//! Refused: changing a figure; searching for sets of wrong cells. Not seen: four cells at the corners of a rectangle
//! shifted by +δ, -δ, +δ, -δ leave every sum as it was. Three such corners look like the fourth wrong; so do two, where
//! the cell at the third is not known. 56 read as 65 breaks its row by 9 and its column by 9.

mod misreading;
mod system;
#[cfg(test)]
mod tests;

pub(crate) use misreading::misreading;

use crate::Report;
use crate::finding::{Bilingual, Finding, Suspect};
use crate::report::Table;
use crate::rules::naming::{cell_name, column_term, row_name};
use crate::statute::{CellEquation, CellIndex, Form, TableKind};
use rust_decimal::Decimal;
use system::{Change, Residuals, RowOrColumn, System};

/// Why some sums of a table do not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The table.
    pub table: TableKind,
    /// The broken sums explained together.
    pub relations: Vec<CellEquation>,
    /// What explains them.
    pub cause: Cause,
}

/// What explains broken sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// This cell alone, and two sums or more bear it out.
    OneCell(Suspect),
    /// Each of these cells alone would do; none is chosen.
    OneOf(Vec<Suspect>),
    /// One of these rows, its figures spread wrongly over the columns, its total right.
    OneRow(Vec<String>),
    /// One of these columns, its figures spread wrongly over the rows, its sums right.
    OneColumn(Vec<String>),
    /// No single cell and no single line.
    SeveralCells,
}

/// Explains the broken sums of a report, table by table.
pub fn locate(report: &Report) -> Vec<Explanation> {
    report.tables.iter().flat_map(locate_in).collect()
}

/// Puts into the findings what explains their sums: a suspect, or a word of help.
pub(crate) fn explain(report: &Report, findings: &mut [Finding]) {
    // Nothing to explain, as in nearly every report: the sums need not be worked out again.
    if findings.iter().all(|finding| finding.equation.is_none()) {
        return;
    }
    for explanation in locate(report) {
        let form = report.table(explanation.table).map(|table| table.form);
        let Some(form) = form else { continue };
        for finding in findings.iter_mut().filter(|finding| explanation.concerns(form, finding)) {
            match &explanation.cause {
                Cause::OneCell(suspect) => finding.suspect = Some(suspect.clone()),
                cause => append_help(finding, help(cause, explanation.relations.len())),
            }
        }
    }
}

/// Sums that must bear a cell out: one alone cannot tell a wrong cell from two others that make up its difference.
const CONFIRMED: usize = 2;

fn locate_in(table: &Table) -> Vec<Explanation> {
    let Some(system) = System::new(table) else { return Vec::new() };
    let explanation = |broken: &Residuals, cause| Explanation {
        table: table.form.table,
        relations: broken.broken().map(|at| system.equations[at].clone()).collect(),
        cause,
    };
    let mut explanations = Vec::new();
    let mut rest = system.nothing();
    for group in &system.groups() {
        let singles = system.singles(group);
        let plausible: Vec<_> = singles.iter().copied().filter(|&change| is_plausible(table, change)).collect();
        let cause = match (singles.as_slice(), plausible.as_slice()) {
            (_, []) => {
                rest.add(group);
                continue;
            }
            (&[only], _) if group.broken().count() >= CONFIRMED => Cause::OneCell(suspect(table, only)),
            (_, several) => Cause::OneOf(several.iter().map(|&change| suspect(table, change)).collect()),
        };
        explanations.push(explanation(group, cause));
    }
    if rest.broken().next().is_some() {
        explanations.push(explanation(&rest, cause_of_rest(&system, table, &rest)));
    }
    explanations
}

fn cause_of_rest(system: &System, table: &Table, rest: &Residuals) -> Cause {
    let (mut rows, mut columns) = (Vec::new(), Vec::new());
    for (line, changes) in system.lines(rest, table.form) {
        if !changes.into_iter().all(|change| is_plausible(table, change)) {
            continue;
        }
        match line {
            RowOrColumn::Row(row) => rows.push(row_name(&table.form.rows[row])),
            RowOrColumn::Column(column) => columns.push(column_term(&table.form.columns[column]).to_owned()),
        }
    }
    match (rows.is_empty(), columns.is_empty()) {
        (false, _) => Cause::OneRow(rows),
        (true, false) => Cause::OneColumn(columns),
        (true, true) => Cause::SeveralCells,
    }
}

/// Counts are whole and not below zero.
fn is_plausible(table: &Table, (cell, by): Change) -> bool {
    expected(table, cell, by).is_some_and(|value| value.is_integer() && value >= Decimal::ZERO)
}

fn expected(table: &Table, cell: CellIndex, by: Decimal) -> Option<Decimal> {
    table.cells[cell].addend()?.checked_add(by)
}

fn suspect(table: &Table, (cell, by): Change) -> Suspect {
    let read = table.cells[cell].value;
    let expected = (read.unwrap_or_default() + by).normalize();
    Suspect {
        cell: table.form.key(cell),
        label: cell_name(table.form, cell),
        read,
        expected,
        reading: read.and_then(|read| misreading(read, expected, &neighbours(table, cell))),
        at: table.cells[cell].span,
    }
}

/// The figures above, below, left and right of a cell.
fn neighbours(table: &Table, cell: CellIndex) -> Vec<Decimal> {
    let (row, column) = table.form.position(cell);
    let places = [
        (row.checked_sub(1), Some(column)),
        (Some(row + 1), Some(column)),
        (Some(row), column.checked_sub(1)),
        (Some(row), Some(column + 1)),
    ];
    let values = places.into_iter().filter_map(|(row, column)| table.cells[table.form.cell_at(row?, column?)?].value);
    values.collect()
}

impl Explanation {
    /// Whether a finding tells of one of these sums.
    fn concerns(&self, form: &Form, finding: &Finding) -> bool {
        let Some(found) = &finding.equation else { return false };
        let same = |cells: &[CellIndex], operands: &[crate::finding::Operand]| {
            cells.len() == operands.len()
                && cells.iter().zip(operands).all(|(&cell, operand)| form.key(cell) == operand.cell)
        };
        self.relations.iter().any(|relation| {
            relation.rule == finding.code && same(&relation.left, &found.left) && same(&relation.right, &found.right)
        })
    }
}

fn append_help(finding: &mut Finding, more: Bilingual) {
    finding.help = Some(match finding.help.take() {
        Some(help) => Bilingual::new(format!("{}；{}", help.zh, more.zh), format!("{}; {}", help.en, more.en)),
        None => more,
    });
}

fn help(cause: &Cause, sums: usize) -> Bilingual {
    match cause {
        Cause::OneCell(suspect) => one_of(std::slice::from_ref(suspect)),
        Cause::OneOf(suspects) => one_of(suspects),
        Cause::OneRow(rows) => spread(rows, ["行", "栏"], ["row", "columns", "total"]),
        Cause::OneColumn(columns) => spread(columns, ["栏", "行"], ["column", "rows", "totals"]),
        Cause::SeveralCells if sums == 1 => Bilingual::new(
            "没有一格能单独解释此处不符，至少有两格有误",
            "no single cell explains this; at least two cells are wrong",
        ),
        Cause::SeveralCells => Bilingual::new(
            format!("没有一格能同时解释这 {sums} 处不符，至少有两格有误"),
            format!("no single cell explains these {sums} broken sums together; at least two cells are wrong"),
        ),
    }
}

/// Of a row or column whose figures stand in wrong places of it.
fn spread(named: &[String], [own, over]: [&str; 2], [line, lines, total]: [&str; 3]) -> Bilingual {
    Bilingual::new(
        format!(
            "没有一格能单独解释；最简单的解释是某一{own}的数在各{over}之间填错而合计无误，可能的{own}：{}",
            named.join("、")
        ),
        format!(
            "no single cell explains this; simplest is one {line} spread wrongly over its {lines}, its {total} right: {}",
            named.join(", ")
        ),
    )
}

fn one_of(suspects: &[Suspect]) -> Bilingual {
    /// A list of more helps nobody.
    const LISTED: usize = 8;
    let value = |suspect: &Suspect, blank: &str| {
        suspect.read.map_or_else(|| blank.to_owned(), |read| read.normalize().to_string())
    };
    let each = |blank: &str| -> Vec<String> {
        let one = |suspect: &Suspect| format!("{} {}→{}", suspect.label, value(suspect, blank), suspect.expected);
        suspects.iter().take(LISTED).map(one).collect()
    };
    let more = suspects.len().saturating_sub(LISTED);
    let (zh_more, en_more) = if more == 0 {
        (String::new(), String::new())
    } else {
        (format!("，另有 {more} 格"), format!(", {more} more"))
    };
    Bilingual::new(
        format!("若只有一格有误，可能是：{}{zh_more}", each("空白").join("、")),
        format!("if only one cell is wrong, it may be: {}{en_more}", each("blank").join(", ")),
    )
}
