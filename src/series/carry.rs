//! GK901: what one year carried forward is what the next says was carried over, column by column; and which of the two
//! years is likelier wrong, as far as their own sums tell.
//!
//! Takes two records of one issuer, a year apart. Where columns differ, the figures of one year are put into the other:
//! a year whose broken sums then hold is the one in doubt; so is one whose sums are broken where the other's hold. Refused:
//! to choose where the sums of both hold, or of neither. A row that states nothing at all is not compared.

use super::located;
use super::record::{Record, RecordTable};
use crate::cell;
use crate::finding::{Bilingual, Equation, Finding, Operand, Spot, Suspect};
use crate::locate;
use crate::report::Table;
use crate::rules::naming::{cell_name, column_term};
use crate::rules::series as rules;
use crate::rules::sums;
use crate::statute::{Along, CellEquation, CellIndex, CellKey, TableKind};
use rust_decimal::Decimal;

/// One column of a year and the next.
struct Column {
    /// Its name.
    name: &'static str,
    /// Carried forward from the first year: the cell, and its part in a sum.
    before: (CellIndex, Decimal),
    /// Carried over into the second.
    after: (CellIndex, Decimal),
}

/// What a year's own sums say of its figures, where the other year has others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// They hold as they are.
    Sound,
    /// They do not hold, and with the other year's figures fewer are broken.
    Mended,
    /// They do not hold, and the other year's figures mend nothing.
    Broken,
    /// None could be judged.
    Silent,
}

/// One of the two years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// Compares one year with the next.
pub(super) fn carried(before: &Record, after: &Record) -> Option<Finding<Spot>> {
    let (one, two) = (before.table(TableKind::Applications)?, after.table(TableKind::Applications)?);
    let differing = differing(&one, &two)?;
    if differing.is_empty() {
        return None;
    }
    let replaced = |from: fn(&Column) -> CellIndex, to: fn(&Column) -> Decimal| {
        differing.iter().map(|column| (from(column), to(column))).collect::<Vec<_>>()
    };
    let in_one = standing(&one.plain(), &replaced(|column| column.before.0, |column| column.after.1));
    let in_two = standing(&two.plain(), &replaced(|column| column.after.0, |column| column.before.1));
    let wrong = likelier_wrong(in_one, in_two);
    let mut finding = match wrong {
        Some(Side::Before) => located::at_cell(&rules::CARRY_MISMATCH, before, &one, differing[0].before.0),
        _ => located::at_cell(&rules::CARRY_MISMATCH, after, &two, differing[0].after.0),
    };
    finding.message = message(before.year(), after.year(), &differing);
    let operands = |column: &Column| {
        [located::operand(before, &one, column.before.0), located::operand(after, &two, column.after.0)]
    };
    let mut all: Vec<Operand<Spot>> = differing.iter().flat_map(operands).collect();
    if let [column] = differing.as_slice() {
        let right = all.split_off(1);
        let (left_sum, right_sum) = (column.before.1, column.after.1);
        finding.equation = Some(Equation { left: all, right, left_sum, right_sum });
        finding.suspect = wrong.map(|side| suspect(side, column, (before, &one), (after, &two)));
    } else {
        finding.cells = all;
    }
    finding.help = Some(match wrong {
        Some(side) => verdict(side, (before.year(), in_one), (after.year(), in_two), &differing),
        None => undecided(in_one, in_two),
    });
    Some(finding)
}

/// The columns that differ, where both cells are known; `None` where a year states nothing at all.
fn differing(one: &RecordTable<'_>, two: &RecordTable<'_>) -> Option<Vec<Column>> {
    let row = |table: &RecordTable<'_>, key: CellKey| {
        let cells: Vec<_> = table.form.cells_of(key).collect();
        cells.iter().any(|&cell| table.states(cell)).then_some(cells)
    };
    let forward = row(one, cell!("applications.carried_forward.*"))?;
    let over = row(two, cell!("applications.carried_over.*"))?;
    let columns = forward.into_iter().zip(over).filter_map(|(before, after)| {
        let name = column_term(one.form.column_of(before));
        Some(Column { name, before: (before, one.addend(before)?), after: (after, two.addend(after)?) })
    });
    Some(columns.filter(|column| column.before.1 != column.after.1).collect())
}

/// What the table's sums say of these cells, if they held these values instead.
fn standing(table: &Table, instead: &[(CellIndex, Decimal)]) -> Standing {
    let broken = |sums: &[(&CellEquation, Decimal)]| -> Vec<(&'static str, Along)> {
        sums.iter().filter(|(_, off)| !off.is_zero()).map(|(sum, _)| (sum.rule, sum.along)).collect()
    };
    let touches = |cells: &[CellIndex]| cells.iter().any(|cell| instead.iter().any(|(other, _)| other == cell));
    let judged = sums::residuals(table);
    let own = judged.iter().filter(|(sum, _)| touches(&sum.left) || touches(&sum.right));
    let mut own = own.peekable();
    if own.peek().is_none() {
        return Standing::Silent;
    }
    if own.all(|(_, off)| off.is_zero()) {
        return Standing::Sound;
    }
    let mut other = table.clone();
    for &(cell, value) in instead {
        other.cells[cell].value = Some(value);
        other.cells[cell].status = crate::report::Status::Read;
    }
    let (was, is) = (broken(&judged), broken(&sums::residuals(&other)));
    if is.len() < was.len() && is.iter().all(|sum| was.contains(sum)) { Standing::Mended } else { Standing::Broken }
}

fn likelier_wrong(before: Standing, after: Standing) -> Option<Side> {
    match (before, after) {
        (Standing::Mended, Standing::Mended) => None,
        (Standing::Mended, _) | (Standing::Broken, Standing::Sound) => Some(Side::Before),
        (_, Standing::Mended) | (Standing::Sound, Standing::Broken) => Some(Side::After),
        _ => None,
    }
}

fn suspect(
    side: Side,
    column: &Column,
    before: (&Record, &RecordTable),
    after: (&Record, &RecordTable),
) -> Suspect<Spot> {
    let ((record, table), cell, expected) = match side {
        Side::Before => (before, column.before.0, column.after.1),
        Side::After => (after, column.after.0, column.before.1),
    };
    let read = table.value(cell);
    Suspect {
        cell: table.form.key(cell),
        label: format!("{} {}", record.year(), cell_name(table.form, cell)),
        read,
        expected,
        reading: read.and_then(|read| locate::misreading(read, expected, &[])),
        at: table.spot(cell, &record.source()),
    }
}

fn message(before: i32, after: i32, differing: &[Column]) -> Bilingual {
    if let [column] = differing {
        return Bilingual::new(
            format!("{}：{before} 年结转下年度 ≠ {after} 年上年结转", column.name),
            format!("{}: {before} 结转下年度 ≠ {after} 上年结转", column.name),
        );
    }
    let pair = |column: &Column| format!("{} {} ≠ {}", column.name, column.before.1, column.after.1);
    let pairs: Vec<_> = differing.iter().map(pair).collect();
    Bilingual::new(
        format!("{before} 年结转下年度 ≠ {after} 年上年结转：{}", pairs.join("、")),
        format!("{before} 结转下年度 ≠ {after} 上年结转: {}", pairs.join(", ")),
    )
}

/// Which year is likelier wrong, why, and what it should say.
fn verdict(side: Side, before: (i32, Standing), after: (i32, Standing), differing: &[Column]) -> Bilingual {
    let ((year, standing), (other, _)) = match side {
        Side::Before => (before, after),
        Side::After => (after, before),
    };
    let due = |column: &Column| match side {
        Side::Before => format!("{} {}", column.name, column.after.1),
        Side::After => format!("{} {}", column.name, column.before.1),
    };
    let due: Vec<_> = differing.iter().map(due).collect();
    let (due_zh, due_en) = (due.join("、"), due.join(", "));
    match standing {
        Standing::Mended => Bilingual::new(
            format!("更可能是 {year} 年有误：改为 {due_zh} 后，该年自身的合计更相符"),
            format!("{year} is likelier wrong: with {due_en} its own sums fit better"),
        ),
        _ => Bilingual::new(
            format!("更可能是 {year} 年有误：{other} 年的有关合计都成立，该年的不成立；应为 {due_zh}"),
            format!("{year} is likelier wrong: the sums of {other} hold, its own do not; expected {due_en}"),
        ),
    }
}

fn undecided(before: Standing, after: Standing) -> Bilingual {
    if (before, after) == (Standing::Sound, Standing::Sound) {
        return Bilingual::new(
            "两年各自的合计都成立，不能判断是哪一年有误",
            "the sums of both years hold and do not tell which is wrong",
        );
    }
    Bilingual::new("合计不能判断是哪一年有误", "the sums do not tell which year is wrong")
}
