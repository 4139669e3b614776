//! What befalls reports between the office and the reader, one kind an entry: rows, columns, cells, labels, whole tables,
//! lines of text, markup.
//!
//! Takes a drawn page or the written document; gives the same with one thing wrong. The truth is told along: where a
//! figure on the page becomes another, the truth follows; where it becomes none, the cell is `lost` and may be read as
//! nothing at all. What only moves or loses words leaves the truth as it is: a reader may fall silent, never be wrong.

mod cells;
mod columns;
mod labels;
mod lines;
mod markup;
mod rows;
mod tables;

use super::dice::Dice;
use super::marks;
use super::page::Page;
use super::shapes::Loses;
use super::sheet::{Cell, Sheet};
use super::truth::{TableTruth, Truth};

/// One kind of damage.
pub struct Mutation {
    /// Its name, for tables of results.
    pub name: &'static str,
    /// What it is done to.
    pub deed: Deed,
}

/// What a mutation is done to; each says whether it could be done.
#[derive(Clone, Copy)]
pub enum Deed {
    /// The drawn page, in any layout.
    Drawn(fn(&mut Drawn<'_>) -> bool),
    /// The drawn page, where a figure's place in its row is kept by borders of cells.
    Bordered(fn(&mut Drawn<'_>) -> bool),
    /// The drawn page, where the heads of columns are written as they are drawn.
    Headed(fn(&mut Drawn<'_>) -> bool),
    /// The written document, with its marks.
    Written(fn(&str, &mut Dice) -> Option<String>),
    /// Markup, with its marks; the ids are of cells whose figure is none any more.
    Markup(fn(&str, &mut Dice) -> Option<(String, Vec<usize>)>),
}

/// A drawn page with what is true of it.
pub struct Drawn<'p> {
    /// The page.
    pub page: &'p mut Page,
    /// What it says.
    pub truth: &'p mut Truth,
    /// Cells whose figure is none any more.
    pub lost: &'p mut Vec<usize>,
    /// Choices.
    pub dice: Dice,
    /// What the layout to come does not keep.
    pub loses: Loses,
}

/// All kinds.
pub fn all() -> Vec<Mutation> {
    [rows::ALL, columns::ALL, cells::ALL, labels::ALL, tables::ALL, lines::ALL, markup::ALL]
        .into_iter()
        .flatten()
        .map(|&(name, deed)| Mutation { name, deed })
        .collect()
}

/// An entry of a family's list.
type Entry = (&'static str, Deed);

impl Drawn<'_> {
    /// The large table, with the dice.
    fn matrix(&mut self) -> (&mut Sheet, &mut Dice) {
        let sheet =
            self.page.sheets_mut().find(|sheet| sheet.label_columns == 3).expect("a report has the large table");
        (sheet, &mut self.dice)
    }

    /// Any table with labels, the large one most of the time.
    fn labelled(&mut self) -> Option<(&mut Sheet, &mut Dice)> {
        let mut sheets: Vec<&mut Sheet> = self.page.sheets_mut().filter(|sheet| sheet.label_columns > 0).collect();
        let large = sheets.iter().position(|sheet| sheet.label_columns == 3).filter(|_| self.dice.chance(60));
        let at = large.unwrap_or_else(|| self.dice.below(sheets.len()));
        (at < sheets.len()).then(|| (sheets.swap_remove(at), &mut self.dice))
    }

    /// One figure somewhere, its cell and its id.
    fn figure(&mut self, fits: impl Fn(&str) -> bool) -> Option<(&mut Cell, usize)> {
        let mut found: Vec<(&mut Cell, usize)> = self
            .page
            .sheets_mut()
            .flat_map(|sheet| sheet.rows.iter_mut().flatten())
            .filter_map(|cell| marks::id(&cell.text).map(|id| (cell, id)))
            .filter(|(cell, _)| fits(&marks::resolve(&cell.text).text))
            .collect();
        let at = self.dice.below(found.len());
        (!found.is_empty()).then(|| found.swap_remove(at))
    }
}

/// The table and cell an id stands for.
fn table_of(truth: &mut Truth, id: usize) -> (&mut TableTruth, usize) {
    let (kind, cell) = Truth::of_id(id);
    let table = truth.tables.iter_mut().find(|table| table.form.table == kind).expect("every kind is there");
    (table, cell)
}

/// Rows with cells to fill in.
fn data_rows(sheet: &Sheet) -> Vec<usize> {
    (0..sheet.rows.len()).filter(|&row| sheet.is_data(row)).collect()
}

/// Ids of the figures in a row.
fn ids(row: &[Cell]) -> Vec<usize> {
    row.iter().filter_map(|cell| marks::id(&cell.text)).collect()
}
