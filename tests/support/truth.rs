//! What a report truly says: random sound tables, from which every layout is written.
//!
//! Sound means that every sum of [`gkreport::statute::Form::equations`] holds when blanks count as 0. Sizes are those of
//! real reports: most cells are 0, natural persons ask most, a province counts in millions, a village in ones.

use super::dice::Dice;
use gkreport::number::Quantity;
use gkreport::statute::{Edition, Form, TableKind};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rust_decimal::Decimal;
use std::fmt;

/// One table's true cells, in the form's order; `None` is a cell the page leaves blank.
#[derive(Clone)]
pub struct TableTruth {
    /// The form the table has.
    pub form: &'static Form,
    /// One entry for each cell of the form.
    pub cells: Vec<Option<Decimal>>,
}

/// A report's true figures: one table of each kind, in the law's order.
#[derive(Clone)]
pub struct Truth {
    /// The tables.
    pub tables: Vec<TableTruth>,
}

/// Figures and the seed of the writer's incidental choices.
#[derive(Clone)]
pub struct Case {
    /// The figures.
    pub truth: Truth,
    /// Seed for [`Dice`].
    pub seed: u64,
}

/// Whether cells that count nothing may be left blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blanks {
    /// Every cell holds a number.
    Never,
    /// In half of the reports.
    Sometimes,
    /// In every report.
    Always,
}

/// Room for ids of one table's cells ([`Truth::id`]).
const TABLE_STRIDE: usize = 256;
/// Numbers drawn for one case; more than any pair of forms takes.
const DRAWS: usize = 180;

impl Truth {
    /// The id that marks a cell in a rendered document.
    pub fn id(kind: TableKind, cell: usize) -> usize {
        TableKind::ALL.iter().position(|&known| known == kind).expect("every kind is listed") * TABLE_STRIDE + cell
    }

    /// The table and cell that an id stands for.
    pub fn of_id(id: usize) -> (TableKind, usize) {
        (TableKind::ALL[id / TABLE_STRIDE], id % TABLE_STRIDE)
    }

    /// The table of a kind.
    pub fn table(&self, kind: TableKind) -> &TableTruth {
        self.tables.iter().find(|table| table.form.table == kind).expect("every kind is there")
    }

    /// Id, key and true value of every cell.
    pub fn cells(&self) -> impl Iterator<Item = (usize, String, Option<Decimal>)> + '_ {
        self.tables.iter().flat_map(|table| {
            let cells = table.cells.iter().enumerate();
            cells.map(|(cell, &value)| (Self::id(table.form.table, cell), table.form.key(cell), value))
        })
    }

    /// Whether any cell is blank.
    pub fn has_blanks(&self) -> bool {
        self.cells().any(|(_, _, value)| value.is_none())
    }
}

/// Random sound reports.
pub fn cases(blanks: Blanks) -> impl Strategy<Value = Case> {
    use Edition::{E2019, E2021};
    // A 2023 report may keep the one-row （六）其他处理 beside tables of the later edition.
    let editions = prop_oneof![5 => Just((E2021, E2021)), 3 => Just((E2019, E2019)), 1 => Just((E2021, E2019))];
    let scale = prop_oneof![1 => Just(0u32), 3 => Just(4), 4 => Just(60), 3 => Just(1500), 1 => Just(250_000)];
    drawn(editions, scale, prop_oneof![5 => Just(0u32), 4 => 1..=1000u32], blanks)
}

/// Sound reports of small places, as most are: nearly all cells are 0, the others single digits.
pub fn sparse_cases(blanks: Blanks) -> impl Strategy<Value = Case> {
    use Edition::{E2019, E2021};
    let editions = prop_oneof![5 => Just((E2021, E2021)), 3 => Just((E2019, E2019)), 1 => Just((E2021, E2019))];
    let scale = prop_oneof![1 => Just(0u32), 4 => Just(2), 4 => Just(9), 1 => Just(40)];
    drawn(editions, scale, prop_oneof![14 => Just(0u32), 1 => 1..=1000u32], blanks)
}

fn drawn(
    editions: impl Strategy<Value = (Edition, Edition)>,
    scale: impl Strategy<Value = u32>,
    draw: impl Strategy<Value = u32>,
    blanks: Blanks,
) -> impl Strategy<Value = Case> {
    let draws = proptest::collection::vec(draw, DRAWS);
    let percent = match blanks {
        Blanks::Never => Just(0usize).boxed(),
        Blanks::Sometimes => prop_oneof![10 => Just(0usize), 3 => Just(10), 3 => Just(40), 4 => Just(100)].boxed(),
        Blanks::Always => prop_oneof![1 => Just(10usize), 1 => Just(40), 1 => Just(100)].boxed(),
    };
    (editions, scale, draws, percent, any::<u64>().no_shrink()).prop_map(|(editions, scale, draws, percent, seed)| {
        let mut draws = Draws { scale, left: draws.into_iter() };
        let mut truth = Truth {
            tables: vec![
                disclosure(TableKind::Disclosure.form(editions.0), &mut draws),
                applications(TableKind::Applications.form(editions.1), &mut draws),
                disputes(TableKind::Disputes.form(editions.0), &mut draws),
            ],
        };
        if percent > 0 {
            blank_some(&mut truth, percent, &mut Dice::new(seed ^ 0xb1a4));
        }
        Case { truth, seed }
    })
}

/// A case like any other, always the same.
pub fn some_case(blanks: Blanks) -> Case {
    cases(blanks).new_tree(&mut TestRunner::deterministic()).expect("cases can be drawn").current()
}

/// The numbers of one case: most are 0, the others up to the report's scale.
struct Draws {
    scale: u32,
    left: std::vec::IntoIter<u32>,
}

impl Draws {
    fn raw(&mut self) -> u32 {
        self.left.next().expect("DRAWS covers the largest forms")
    }

    fn large(&mut self) -> Decimal {
        Decimal::from((u64::from(self.raw()) * u64::from(self.scale)).div_ceil(1000))
    }

    /// As organisations ask: seldom, and less than people.
    fn small(&mut self) -> Decimal {
        let raw = self.raw();
        let value = (u64::from(raw) * u64::from(self.scale)).div_ceil(9000);
        Decimal::from(if raw % 4 == 1 { value } else { 0 })
    }
}

fn applications(form: &'static Form, draws: &mut Draws) -> TableTruth {
    let (rows, columns) = (form.rows.len(), form.columns.len());
    let row = |key: &str| form.row_index(key).expect("a row of the form");
    let (granted, handled) = (row("granted"), row("handled_total"));
    let (received, over, forward) = (row("new_received"), row("carried_over"), row("carried_forward"));
    let mut matrix = vec![vec![Decimal::ZERO; columns]; rows];
    let total = columns - 1;
    for column in 0..total {
        let mut draw = || if column == 0 { draws.large() } else { draws.small() };
        for line in matrix.iter_mut().take(handled).skip(granted) {
            let value = draw();
            line[column] = value;
            line[total] += value;
        }
        let handled_here: Decimal = matrix[granted..handled].iter().map(|line| line[column]).sum();
        let forward_here = (draw() / Decimal::TEN).floor();
        let over_here = (draw() / Decimal::TEN).floor().min(handled_here + forward_here);
        let received_here = handled_here + forward_here - over_here;
        for (at, value) in
            [(handled, handled_here), (forward, forward_here), (over, over_here), (received, received_here)]
        {
            matrix[at][column] = value;
            matrix[at][total] += value;
        }
    }
    let cells = form.cells().map(|cell| form.position(cell)).map(|(row, column)| Some(matrix[row][column])).collect();
    TableTruth { form, cells }
}

fn disputes(form: &'static Form, draws: &mut Draws) -> TableTruth {
    let mut cells = Vec::new();
    for _ in form.rows {
        let results: Vec<Decimal> = (1..form.columns.len()).map(|_| draws.small()).collect();
        let total: Decimal = results.iter().sum();
        cells.extend(results.into_iter().chain([total]).map(Some));
    }
    TableTruth { form, cells }
}

fn disclosure(form: &'static Form, draws: &mut Draws) -> TableTruth {
    let value = |cell| {
        let raw = draws.raw();
        let count = Decimal::from((u64::from(raw) * u64::from(draws.scale)).div_ceil(400));
        Some(match form.column_of(cell).quantity {
            Quantity::Change if raw % 2 == 1 => -count,
            Quantity::Count | Quantity::Change => count,
            // Up to three decimals, as amounts in 万元 have them.
            Quantity::Amount => (count + Decimal::new(i64::from(raw) % 1000, raw % 4)).normalize(),
        })
    };
    TableTruth { form, cells: form.cells().map(value).collect() }
}

/// Leaves cells blank: zeros where sums run over them, so that the sums still hold; anything in 第二十条's tables, which
/// have no sums. Now and then a total goes blank as well. A table is never blank altogether.
fn blank_some(truth: &mut Truth, percent: usize, dice: &mut Dice) {
    for table in &mut truth.tables {
        let before = table.cells.clone();
        let summed = !table.form.relations.is_empty();
        for value in &mut table.cells {
            let blank = if summed { *value == Some(Decimal::ZERO) } else { dice.chance(30) };
            if blank && dice.chance(percent) {
                *value = None;
            }
        }
        if summed && dice.chance(8) {
            let last = table.form.columns.len() - 1;
            let row = dice.below(table.form.rows.len());
            table.cells[table.form.cell_at(row, last).expect("every row has a total")] = None;
        }
        if table.cells.iter().all(Option::is_none) {
            table.cells[0] = before[0];
        }
    }
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "seed {}", self.seed)?;
        for table in &self.truth.tables {
            write!(f, "; {} {:?}:", table.form.table.key(), table.form.editions)?;
            for (cell, value) in table.cells.iter().enumerate() {
                let key = table.form.key(cell);
                match value {
                    Some(value) if value.is_zero() => {}
                    Some(value) => write!(f, " {key}={value}")?,
                    None => write!(f, " {key}=blank")?,
                }
            }
        }
        Ok(())
    }
}
