//! One stretch of items → one statutory table, every cell with what is known of it.
//!
//! Groups are aligned to rows, values to columns, the sums decide where they can, and what several readings share is
//! what is read. A cell on which the remaining readings differ is ambiguous, with all its candidates.

use super::arbiter::{Open, arbitrate, row_holds};
use super::assign::{Alignment, Assignment, assign};
use super::consensus::{doubt, keep_what_both_say, merge};
use super::evidence::{Evidence, Strength, evidence};
use super::fitted::{CLEAR_LEAD, Fitted, fitted};
use super::groups::{Geometry, Group, Grouped};
use super::order::distrust_other_orders;
use super::place::{Columns, Footing, Placement, placements};
use super::subtotal::drop_subtotals;
use super::words::Word;
use crate::document::{Document, TextRange};
use crate::number::{self, Quantity, Reading as Number};
use crate::report::{AlignedBy, Cell, Status};
use crate::statute::{CellEquation, Form, Row, TableKind};
use crate::text::fold;
use rust_decimal::Decimal;

/// A stretch read as one form.
#[derive(Debug)]
pub(super) struct Reading {
    /// The form its labels are of.
    pub form: &'static Form,
    /// One entry for each cell of the form.
    pub cells: Vec<Cell>,
    /// The groups taken for rows, in the first alignment.
    pub alignment: Alignment,
    /// How many alignments were left when the sums had spoken.
    pub alignments: usize,
    /// What each group's words say.
    pub evidence: Vec<Vec<Evidence>>,
    /// The groups themselves.
    pub grouped: Grouped,
}

/// Reads the groups of one stretch as `table`; `None` where nothing in them can be a row.
pub(super) fn read(document: &Document<'_>, table: TableKind, mut grouped: Grouped) -> Option<Reading> {
    if grouped.groups.is_empty() {
        return None;
    }
    drop_subtotals(document, table, &mut grouped);
    distrust_other_orders(document, table, &mut grouped);
    let evidence: Vec<Vec<Evidence>> = grouped.groups.iter().map(|group| evidence(document, table, group)).collect();
    let mut fitted = fitted(document, table, &grouped, &evidence);
    let rival = fitted.get(1).filter(|rival| rival.cost - fitted[0].cost < CLEAR_LEAD).map(|rival| {
        let context = Context::new(document, rival.form, &grouped, &evidence);
        (rival.form, context.settle(&rival.assignment).cells)
    });
    let Fitted { form, assignment, .. } = fitted.drain(..).next()?;
    let context = Context::new(document, form, &grouped, &evidence);
    let above = context.settle(&assignment);
    let mut reading = if context.labels_may_stand_below(&above) {
        let below = context.with_labels_below(document, table);
        if below.is_sounder_than(&above, form) { below } else { above }
    } else {
        above
    };
    if let Some((other, cells)) = rival {
        keep_what_both_say(form, &mut reading.cells, other, &cells);
    }
    let Settled { cells, alignment, alignments, .. } = reading;
    Some(Reading { form, cells, alignment, alignments, evidence, grouped })
}

/// What one alignment, or all that are left, make of the cells.
struct Settled {
    cells: Vec<Cell>,
    alignment: Alignment,
    alignments: usize,
    /// How many sums the first alignment breaks; `None` where it is the only one, and `cells` are what it says.
    broken: Option<usize>,
}

impl Settled {
    fn missing_rows(&self) -> usize {
        self.alignment.iter().filter(|group| group.is_none()).count()
    }

    fn broken(&self, form: &Form) -> usize {
        self.broken.unwrap_or_else(|| broken(form, &self.cells))
    }

    fn is_sounder_than(&self, other: &Self, form: &Form) -> bool {
        self.missing_rows() < other.missing_rows() && self.broken(form) <= other.broken(form)
    }
}

/// How many of the form's sums the cells break, of those whose cells are all known.
fn broken(form: &Form, cells: &[Cell]) -> usize {
    let sum = |side: &[usize]| side.iter().map(|&cell| cells[cell].addend()).sum::<Option<Decimal>>();
    let is_broken = |equation: &&CellEquation| match (sum(&equation.left), sum(&equation.right)) {
        (Some(left), Some(right)) => left != right,
        _ => false,
    };
    form.equations().iter().filter(is_broken).count()
}

struct Context<'a, 's> {
    document: &'a Document<'s>,
    form: &'static Form,
    grouped: &'a Grouped,
    evidence: &'a [Vec<Evidence>],
    columns: Columns,
    /// Number of 万元 in the unit that the header gives for amounts, where it is not 万元.
    amount_factor: Decimal,
}

impl<'a, 's> Context<'a, 's> {
    fn new(
        document: &'a Document<'s>,
        form: &'static Form,
        grouped: &'a Grouped,
        evidence: &'a [Vec<Evidence>],
    ) -> Self {
        let length = form.rows.iter().map(|row| row.columns.len()).max().unwrap_or(0);
        let uniform = form.rows.iter().all(|row| row.columns.len() == length);
        let columns = Columns::learn(form, grouped, uniform.then_some(length));
        let amount_factor = amount_factor(document, form, &grouped.words);
        Self { document, form, grouped, evidence, columns, amount_factor }
    }

    /// Reads every alignment, drops those that break a sum where others break none, and keeps what the rest share.
    fn settle(&self, assignment: &Assignment) -> Settled {
        if let ([alignment], false) = (&assignment.alignments[..], assignment.overflow) {
            let cells = self.cells(alignment);
            return Settled { cells, alignment: alignment.clone(), alignments: 1, broken: None };
        }
        let mut readings: Vec<(Settled, Vec<Cell>)> = Vec::new();
        for alignment in &assignment.alignments {
            if self.document.clock.is_over() {
                break;
            }
            let cells = self.cells(alignment);
            let broken = Some(broken(self.form, &cells));
            let settled = Settled { cells: Vec::new(), alignment: alignment.clone(), alignments: 1, broken };
            readings.push((settled, cells));
        }
        let total = readings.len();
        let sound = readings.iter().filter(|(settled, _)| settled.broken == Some(0)).count();
        let mut narrowed = false;
        if sound > 0 && sound < total && !assignment.overflow {
            readings.retain(|(settled, _)| settled.broken == Some(0));
            narrowed = true;
        }
        let kept = readings.len();
        let mut readings = readings.into_iter();
        let Some((mut first, mut cells)) = readings.next() else {
            let missing = vec![Cell::missing(); self.form.len()];
            let alignment = vec![None; self.form.rows.len()];
            return Settled { cells: missing, alignment, alignments: 0, broken: Some(0) };
        };
        for (_, others) in readings {
            for (cell, other) in cells.iter_mut().zip(others) {
                merge(cell, &other);
            }
        }
        if assignment.overflow {
            cells.iter_mut().for_each(doubt);
        }
        if narrowed {
            let by_order = |cell: &&mut Cell| cell.status == Status::Read && cell.aligned_by == AlignedBy::Order;
            cells.iter_mut().filter(by_order).for_each(|cell| cell.aligned_by = AlignedBy::Sums);
        }
        first.alignments = kept;
        first.cells = cells;
        first
    }

    /// The cells under one alignment.
    fn cells(&self, alignment: &Alignment) -> Vec<Cell> {
        let form = self.form;
        let mut rows: Vec<Option<Open<'_, '_>>> =
            alignment.iter().enumerate().map(|(row, group)| group.map(|group| self.open(row, group))).collect();
        self.distrust_torn_rows(alignment, &mut rows);
        arbitrate(form, &mut rows);
        let mut cells = Vec::with_capacity(form.len());
        for (row, spec) in form.rows.iter().enumerate() {
            let (Some(open), Some(group)) = (&rows[row], alignment[row]) else {
                cells.extend(spec.columns.iter().map(|_| Cell::missing()));
                continue;
            };
            let labelled = self.evidence[group].iter().any(|one| one.row == spec.key);
            let by = match () {
                () if open.by_sums => AlignedBy::Sums,
                () if labelled => AlignedBy::Labels,
                () => AlignedBy::Order,
            };
            for (offset, &column) in spec.columns.iter().enumerate() {
                cells.push(self.cell(spec, open, group, offset, form.columns[column].quantity, by));
            }
        }
        cells
    }

    fn open(&self, row: usize, group: usize) -> Open<'_, 's> {
        let groups = &self.grouped.groups;
        let placements =
            placements(self.form, &self.form.rows[row], groups, group, &self.columns, &self.grouped.headers);
        Open::new(self.document, &groups[group].values, placements)
    }

    /// Takes back rows at a tear in the table.
    ///
    /// In a stream, or where a row is told by its order or by words nearby, a lost label or row makes the values that
    /// stand next look like this row's; and a stream's row beside one with too few or too many values may have lost or
    /// gained at that border, which shows where its own sum fails as well.
    fn distrust_torn_rows(&self, alignment: &Alignment, rows: &mut [Option<Open<'_, '_>>]) {
        // Rows of one figure that a report may leave out: two figures without a label between show a tear by themselves.
        if self.form.table == TableKind::Statistics {
            return;
        }
        let groups = &self.grouped.groups;
        let lost = |row: usize| alignment.get(row).is_some_and(Option::is_none);
        let irregular = |row: usize| {
            let group = alignment.get(row).copied().flatten();
            group.is_some_and(|group| groups[group].values.len() != self.form.rows[row].columns.len())
        };
        for (at, row) in rows.iter_mut().enumerate() {
            let (Some(group), Some(open)) = (alignment[at], row) else { continue };
            let spec = &self.form.rows[at];
            let is_stream = groups[group].geometry == Geometry::Stream;
            let is_own = |one: &Evidence| one.row == spec.key && one.strength == Strength::Own;
            let uncertain = !self.evidence[group].iter().any(is_own);
            let (before, after) = (at.wrapping_sub(1), at + 1);
            let broken = |option: &Placement| row_holds(self.form, spec, open, option) == Some(false);
            let fails = || open.placements.footing == Footing::Firm && open.placements.options.iter().all(broken);
            let torn = ((is_stream || uncertain) && lost(after))
                || (uncertain && lost(before))
                || (is_stream && (irregular(before) || irregular(after)) && fails());
            if torn {
                open.placements.options.clear();
            }
        }
    }

    /// What all remaining placements make of one cell.
    fn cell(
        &self,
        row: &Row,
        open: &Open<'_, '_>,
        group: usize,
        offset: usize,
        quantity: Quantity,
        by: AlignedBy,
    ) -> Cell {
        let mut options = open.placements.options.iter().map(|placement| {
            let confirmed = || row_holds(self.form, row, open, placement) == Some(true);
            let total = || self.form.is_total(row, row.columns[offset]);
            if placement[offset].is_none() && (!confirmed() || total()) {
                // Nothing stands here, but no sum says that nothing ever did.
                return Cell { status: Status::Ambiguous, aligned_by: by, ..Cell::missing() };
            }
            self.single(group, placement[offset], quantity, by)
        });
        let Some(mut cell) = options.next() else {
            return Cell { status: Status::Ambiguous, aligned_by: by, ..Cell::missing() };
        };
        for other in options {
            merge(&mut cell, &other);
        }
        cell
    }

    fn single(&self, group: usize, value: Option<usize>, quantity: Quantity, by: AlignedBy) -> Cell {
        let blank = Cell { status: Status::Blank, aligned_by: by, ..Cell::missing() };
        let Some(value) = value else { return blank };
        let token = &self.grouped.groups[group].values[value];
        let raw = self.document.slice(&token.range).to_owned();
        let span = Some(self.document.span(&token.range));
        if self.document.is_obscured(&token.range) {
            return Cell { raw, span, status: Status::Unreadable, ..blank };
        }
        match number::read(&raw, quantity) {
            Number::Blank => Cell { raw, span, ..blank },
            Number::Unreadable => Cell { raw, span, status: Status::Unreadable, ..blank },
            Number::Number(number) => {
                let bare = quantity == Quantity::Amount && !raw.contains(['元', '亿', '万', '億', '萬']);
                let factor = || self.unit_before(group, &token.range).unwrap_or(self.amount_factor);
                let number = if bare { (number * factor()).normalize() } else { number };
                Cell { value: Some(number), raw, span, status: Status::Read, ..blank }
            }
        }
    }

    /// Number of 万元 in the unit that stands between a row's label and its figure, where one does.
    fn unit_before(&self, group: usize, value: &TextRange) -> Option<Decimal> {
        let label = &self.grouped.groups[group].own.last()?.range;
        let between = self.document.slice(&(label.end..value.start.max(label.end)));
        match between.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '｜')) {
            "万元" | "萬元" => Some(Decimal::ONE),
            "元" => Some(Decimal::new(1, 4)),
            _ => None,
        }
    }

    /// A stream that begins with a full row of values no label claims, and ends in a label without values.
    fn labels_may_stand_below(&self, settled: &Settled) -> bool {
        let length = self.form.rows[0].columns.len();
        let is_full = |group: &Group| group.geometry == Geometry::Stream && group.values.len() == length;
        let unclaimed = (0..self.grouped.groups.len())
            .find(|group| is_full(&self.grouped.groups[*group]))
            .is_some_and(|group| !settled.alignment.contains(&Some(group)));
        unclaimed && settled.alignment.last().is_some_and(Option::is_none)
    }

    /// The reading in which each label stands behind its values.
    fn with_labels_below(&self, document: &Document<'_>, table: TableKind) -> Settled {
        let flip = |group: &Group| Group { own: group.below.clone(), below: group.own.clone(), ..group.clone() };
        let flipped = Grouped {
            groups: self.grouped.groups.iter().map(flip).collect(),
            headers: self.grouped.headers.clone(),
            grid_ends: self.grouped.grid_ends.clone(),
            words: self.grouped.words.clone(),
        };
        let evidence: Vec<Vec<Evidence>> =
            flipped.groups.iter().map(|group| evidence(document, table, group)).collect();
        let assignment = assign(self.form, &flipped.groups, &evidence);
        let context = Context::new(document, self.form, &flipped, &evidence);
        context.settle(&assignment)
    }
}

/// What a bare amount must be multiplied with to be in 万元: the header may give another unit (单位：元).
fn amount_factor(document: &Document<'_>, form: &Form, words: &[Word]) -> Decimal {
    let amount = form.columns.iter().find(|column| column.quantity == Quantity::Amount).map(|column| column.key);
    let Some(amount) = amount else { return Decimal::ONE };
    let is_amount = |word: &&Word| word.label.and_then(|found| found.column(form.table)) == Some(amount);
    for word in words.iter().filter(is_amount) {
        let folded = fold(word.text(document));
        if folded.contains('元') {
            return match () {
                () if folded.contains("万元") => Decimal::ONE,
                () if folded.contains("亿元") => Decimal::from(10_000),
                () => Decimal::new(1, 4),
            };
        }
    }
    Decimal::ONE
}
