//! GK902, GK903, GK904: documents in force from year to year, two documents of one year, and years that are missing.
//!
//! Takes records of one issuer. Only cells that are read or blank are compared; a blank is 0, as in every sum, but a
//! blank number in force states nothing. Tables of different forms are not compared.

use super::located;
use super::record::{Record, RecordTable};
use crate::cell;
use crate::finding::{Bilingual, Equation, Finding, Operand, Spot};
use crate::rules::disclosure::power::is_below_power;
use crate::rules::naming::{column_term, row_name};
use crate::rules::series as rules;
use crate::statute::{CellIndex, CellKey, Edition, TableKind};
use rust_decimal::Decimal;

/// Documents issued, repealed and in force, row by row.
const IN_FORCE: [[CellKey; 3]; 2] = [
    [cell!("disclosure.rules.issued"), cell!("disclosure.rules.repealed"), cell!("disclosure.rules.in_force")],
    [
        cell!("disclosure.normative_documents.issued"),
        cell!("disclosure.normative_documents.repealed"),
        cell!("disclosure.normative_documents.in_force"),
    ],
];

/// How many differing cells are listed.
const LISTED: usize = 8;

/// Compares the documents in force of one year and the next, row by row.
pub(super) fn in_force(before: &Record, after: &Record) -> Vec<Finding<Spot>> {
    let of_2021 = |record| {
        let table: Option<RecordTable<'_>> = Record::table(record, TableKind::Disclosure);
        table.filter(|table| table.form.editions == [Edition::E2021])
    };
    let (Some(one), Some(two)) = (of_2021(before), of_2021(after)) else { return Vec::new() };
    // Rules in force where the organ may make none are another organ's, and follow from nothing in these reports.
    let foreign = is_below_power(after.issuer()) || is_below_power(before.issuer());
    let rows = IN_FORCE.iter().skip(usize::from(foreign));
    rows.filter_map(|row| in_force_of(row, (before, &one), (after, &two))).collect()
}

fn in_force_of(
    row: &[CellKey; 3],
    (before, one): (&Record, &RecordTable),
    (after, two): (&Record, &RecordTable),
) -> Option<Finding<Spot>> {
    let cell = |key: CellKey| one.form.cells_of(key).next();
    let (issued, repealed, in_force) = (cell(row[0])?, cell(row[1])?, cell(row[2])?);
    if !one.states(in_force) || !two.states(in_force) {
        return None;
    }
    let left_sum = one.addend(in_force)?.checked_add(two.addend(issued)?)?;
    let right_sum = two.addend(in_force)?.checked_add(two.addend(repealed)?)?;
    if left_sum == right_sum {
        return None;
    }
    let (year, next, name) = (before.year(), after.year(), row_name(one.form.row_of(in_force)));
    let [issued_term, repealed_term, force_term] =
        [issued, repealed, in_force].map(|cell| column_term(one.form.column_of(cell)));
    let mut finding = located::at_cell(&rules::IN_FORCE_DISCONTINUITY, after, two, in_force);
    finding.message = Bilingual::new(
        format!("{name}：{year} 年{force_term} + {next} 年{issued_term} ≠ {next} 年{force_term} + {repealed_term}"),
        format!("{name}: {year} {force_term} + {next} {issued_term} ≠ {next} {force_term} + {repealed_term}"),
    );
    let of_after = |cell| located::operand(after, two, cell);
    finding.equation = Some(Equation {
        left: vec![located::operand(before, one, in_force), of_after(issued)],
        right: vec![of_after(in_force), of_after(repealed)],
        left_sum,
        right_sum,
    });
    Some(finding)
}

/// Compares the first document of a year with another.
pub(super) fn copies(first: &Record, other: &Record) -> Option<Finding<Spot>> {
    let same = Agreement::of(first, other);
    let (table, cell, _) = same.differing.first()?;
    let here = other.table(*table)?;
    let mut finding = located::at_cell(&rules::CONFLICTING_DUPLICATES, other, &here, *cell);
    let (count, year) = (same.differing.len(), other.year());
    let word = if count == 1 { "figure differs" } else { "figures differ" };
    finding.message = Bilingual::new(
        format!("与同一机关 {year} 年度的另一份报告有 {count} 格数字不同"),
        format!("{count} {word} from another report of the same issuer for {year}"),
    );
    let pair = |(kind, cell, _): &(TableKind, CellIndex, _)| -> Option<[Operand<Spot>; 2]> {
        let of = |record: &Record| Some(located::operand(record, &record.table(*kind)?, *cell));
        Some([of(other)?, of(first)?])
    };
    finding.cells = same.differing.iter().take(LISTED).filter_map(pair).flatten().collect();
    finding.help = same.help();
    // Whichever of the two comes first.
    let mut cells: Vec<_> = same.differing.iter().map(|(kind, cell, values)| (kind.key(), *cell, *values)).collect();
    for (.., (one, two)) in &mut cells {
        (*one, *two) = ((*one).min(*two), (*one).max(*two));
    }
    finding.subject = Some(format!("{cells:?}"));
    Some(finding)
}

/// Whether two documents have so little in common that they are hardly of one organ and year.
pub(super) fn unlike(one: &Record, other: &Record) -> bool {
    Agreement::of(one, other).is_slight()
}

/// How far two documents say the same.
struct Agreement {
    /// Cells that are not 0 in both and the same.
    same: usize,
    /// Cells that differ, with both values.
    differing: Vec<(TableKind, CellIndex, (Decimal, Decimal))>,
}

impl Agreement {
    fn of(one: &Record, other: &Record) -> Self {
        let mut agreement = Self { same: 0, differing: Vec::new() };
        for table in one.tables() {
            let Some(there) = other.table(table.form.table).filter(|there| there.form == table.form) else { continue };
            for cell in table.form.cells() {
                match (table.addend(cell), there.addend(cell)) {
                    (Some(a), Some(b)) if a != b => agreement.differing.push((table.form.table, cell, (a, b))),
                    (Some(a), Some(_)) if !a.is_zero() => agreement.same += 1,
                    _ => {}
                }
            }
        }
        agreement
    }

    fn is_slight(&self) -> bool {
        self.same < self.differing.len()
    }

    fn help(&self) -> Option<Bilingual> {
        let slight = self.is_slight().then_some((
            "两份报告相同的数字不到一半：也可能不是同一机关，或不是同一年度",
            "fewer than half of their figures agree: perhaps they are of different organs, or of different years",
        ));
        let many = (self.differing.len() > LISTED)
            .then(|| (format!("只列出前 {LISTED} 格"), format!("only the first {LISTED} are listed")));
        match (many, slight) {
            (None, None) => None,
            (Some((zh, en)), None) => Some(Bilingual::new(zh, en)),
            (None, Some((zh, en))) => Some(Bilingual::new(zh, en)),
            (Some((zh, en)), Some((more_zh, more_en))) => {
                Some(Bilingual::new(format!("{zh}；{more_zh}"), format!("{en}; {more_en}")))
            }
        }
    }
}

/// The years missing between `before` and the report behind the gap.
pub(super) fn missing(before: i32, behind: &Record) -> Finding<Spot> {
    let (first, last, after) = (before + 1, behind.year() - 1, behind.year());
    let mut finding = located::of_record(&rules::MISSING_YEAR, behind);
    let span = if first == last { first.to_string() } else { format!("{first}–{last}") };
    finding.message = Bilingual::new(
        format!("{}：有 {before} 和 {after} 年度的报告，缺少 {span} 年度的报告", behind.issuer()),
        format!("{}: there are reports for {before} and {after}, but none for {span}", behind.issuer()),
    );
    finding.subject = Some(format!("{first}-{last}"));
    finding
}
