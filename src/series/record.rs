//! What is kept of a report once it is told: who, which year, and the figures with their places.
//!
//! Takes a [`Report`] with an issuer, a year and a table with figures; gives a [`Record`] of a few kilobytes that can be
//! written down as text and read back. Refused: sentences, and reports that say nothing two years could be compared by.

use super::issuer::{self, Reach};
use crate::Report;
use crate::report::{AlignedBy, Cell, Status, Table};
use crate::span::{Place, Span};
use crate::statute::{CellIndex, Form, TableKind};
use crate::told::{self, Excerpt, Region, Spot};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::str::FromStr as _;
use std::sync::Arc;

/// Rows whose place people are shown when years do not fit together.
const SHOWN: &[&str] = &["carried_over", "carried_forward", "rules", "normative_documents"];

/// A report as the rules across years need it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    source: String,
    issuer: String,
    key: String,
    year: i32,
    tables: Vec<KeptTable>,
}

/// A table's form, by its position in the statute, and its cells in the form's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KeptTable(usize, usize, Vec<KeptCell>);

/// Status, value (where it is not what the page has), text of the page, place and excerpt: as short as can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KeptCell(u8, Option<String>, String, Option<[usize; 4]>, Option<(String, usize, usize, usize)>);

/// What is remembered of a record while it is written down elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Brief {
    /// Stands for the issuer.
    pub issuer: u64,
    /// Among which files the issuer's name says who is meant.
    pub reach: Reach,
    /// The year reported on.
    pub year: i32,
    /// Stands for all figures.
    pub figures: u32,
}

/// A table of a record.
#[derive(Clone, Debug)]
pub(super) struct RecordTable<'r> {
    /// The form it was recognised as.
    pub form: &'static Form,
    cells: &'r [KeptCell],
    /// Blank totals whose parts are not all zero: numbers left out, not zeros.
    left_out: Vec<CellIndex>,
}

const STATUSES: [Status; 5] = [Status::Read, Status::Blank, Status::Ambiguous, Status::Unreadable, Status::Missing];

impl Record {
    /// What is kept of a report; `None` where it says no issuer, no year or no figure in any table.
    pub fn new(report: &Report) -> Option<Self> {
        let (issuer, year) = (report.issuer.as_ref()?.value.trim(), report.year.as_ref()?.value);
        let key = issuer::key(issuer);
        let figures = |table: &Table| table.cells.iter().any(|cell| cell.status == Status::Read);
        if key.is_empty() || !report.tables.iter().any(figures) {
            return None;
        }
        Some(Self {
            source: report.source.name.clone(),
            issuer: issuer.to_owned(),
            key,
            year,
            tables: report.tables.iter().filter_map(|table| KeptTable::new(report, table)).collect(),
        })
    }

    /// Written down, on one line.
    pub fn to_text(&self) -> String {
        // It holds nothing that JSON cannot say.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Read back; `None` where `text` is no record.
    pub fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The issuer as the report writes it.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The issuer's name made comparable.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// The year reported on.
    pub fn year(&self) -> i32 {
        self.year
    }

    /// What messages call the report.
    pub(super) fn source(&self) -> Arc<str> {
        self.source.as_str().into()
    }

    /// The table of this kind.
    pub(super) fn table(&self, kind: TableKind) -> Option<RecordTable<'_>> {
        self.tables().find(|table| table.form.table == kind)
    }

    pub(super) fn tables(&self) -> impl Iterator<Item = RecordTable<'_>> {
        self.tables.iter().filter_map(|KeptTable(kind, form, cells)| {
            let form = TableKind::ALL.get(*kind)?.forms().get(*form)?;
            (form.len() == cells.len()).then(|| RecordTable::new(form, cells))
        })
    }

    /// What stands for the issuer, and among which files its name says who is meant.
    pub(super) fn whose(&self) -> (u64, Reach) {
        let reach = issuer::reach(&self.key);
        let folder = match reach {
            Reach::Everywhere => String::new(),
            Reach::Folder => issuer::folder(&self.source),
        };
        (hash(&format!("{}\0{folder}", self.key)), reach)
    }

    /// What is remembered of it.
    pub(super) fn brief(&self) -> Brief {
        let (issuer, reach) = self.whose();
        let mut figures = String::new();
        for table in self.tables() {
            figures.push_str(table.form.table.key());
            for index in table.form.cells() {
                figures.push(' ');
                figures.push_str(&table.addend(index).map_or_else(|| "?".to_owned(), |value| value.to_string()));
            }
        }
        Brief { issuer, reach, year: self.year, figures: hash(&figures) as u32 }
    }
}

impl KeptTable {
    fn new(report: &Report, table: &Table) -> Option<Self> {
        let kind = TableKind::ALL.iter().position(|kind| *kind == table.form.table)?;
        let form = table.form.table.forms().iter().position(|form| *form == table.form)?;
        let cells = table.iter().map(|(index, cell)| {
            let shown = SHOWN.contains(&table.form.row_of(index).key) && table.form.table != TableKind::Statistics;
            KeptCell::new(report, cell, if shown { cell.span } else { None })
        });
        Some(Self(kind, form, cells.collect()))
    }
}

impl KeptCell {
    fn new(report: &Report, cell: &Cell, shown: Option<Span>) -> Self {
        let status = STATUSES.iter().position(|status| *status == cell.status).unwrap_or(STATUSES.len());
        let value = cell.value.map(|value| value.normalize().to_string()).filter(|value| *value != cell.raw);
        let region = cell.span.map(|span| {
            let Region { start, end } = told::region(report, span);
            [start.line, start.column, end.line, end.column]
        });
        let excerpt = shown.map(|span| told::excerpt(report, span));
        let excerpt = excerpt.map(|Excerpt { text, mark, cut }| (text, mark.start, mark.end, cut));
        Self(status as u8, value, cell.raw.clone(), region, excerpt)
    }

    fn status(&self) -> Status {
        STATUSES.get(usize::from(self.0)).copied().unwrap_or(Status::Missing)
    }

    fn value(&self) -> Option<Decimal> {
        let written = self.1.as_deref().unwrap_or(&self.2);
        (self.status() == Status::Read).then(|| Decimal::from_str(written).ok()).flatten()
    }
}

impl<'r> RecordTable<'r> {
    fn new(form: &'static Form, cells: &'r [KeptCell]) -> Self {
        let mut table = Self { form, cells, left_out: Vec::new() };
        let is_blank = |cell: CellIndex| cells[cell].status() == Status::Blank;
        if form.cells().any(is_blank) {
            let counts = |&part: &CellIndex| table.value(part).is_some_and(|value| !value.is_zero());
            let sums = form.equations();
            let totals = sums.iter().filter_map(|sum| match sum.right.as_slice() {
                &[total] if is_blank(total) && sum.left.iter().any(counts) => Some(total),
                _ => None,
            });
            table.left_out = totals.collect();
        }
        table
    }

    /// Whether the page states a number here.
    pub fn states(&self, cell: CellIndex) -> bool {
        self.cells[cell].status() == Status::Read
    }

    /// The number read.
    pub fn value(&self, cell: CellIndex) -> Option<Decimal> {
        self.cells[cell].value()
    }

    /// The cell's part in a sum: its number, 0 for a blank, `None` where it is not known or was left out.
    pub fn addend(&self, cell: CellIndex) -> Option<Decimal> {
        match self.cells[cell].status() {
            Status::Read => self.value(cell).map(|value| value.normalize()),
            Status::Blank if self.left_out.contains(&cell) => None,
            Status::Blank => Some(Decimal::ZERO),
            _ => None,
        }
    }

    /// The text as the page has it.
    pub fn raw(&self, cell: CellIndex) -> &str {
        &self.cells[cell].2
    }

    /// Where the cell stands in `source`.
    pub fn spot(&self, cell: CellIndex, source: &Arc<str>) -> Spot {
        let region = self.cells[cell].3.map(|[line, column, last, end]| Region {
            start: Place { line, column },
            end: Place { line: last, column: end },
        });
        Spot { source: Arc::clone(source), region }
    }

    /// What people are shown of the source there.
    pub fn excerpt(&self, cell: CellIndex) -> Option<Excerpt> {
        let (text, start, end, cut) = self.cells[cell].4.clone()?;
        Some(Excerpt { text, mark: start..end, cut })
    }

    /// As a table whose sums can be judged; it has no places.
    pub fn plain(&self) -> Table {
        let cell = |cell: &KeptCell| Cell {
            value: cell.value(),
            status: cell.status(),
            raw: cell.2.clone(),
            span: None,
            aligned_by: AlignedBy::Labels,
            candidates: Vec::new(),
        };
        Table { form: self.form, cells: self.cells.iter().map(cell).collect(), span: Span::default() }
    }
}

/// Eight bytes that stand for a text.
fn hash(text: &str) -> u64 {
    Sha256::digest(text).iter().take(8).fold(0, |hash, &byte| hash << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::sound;
    use crate::statute::Edition::{E2008, E2019, E2021};

    #[test]
    fn a_record_comes_back_as_it_was_written_down() {
        for edition in [E2008, E2019, E2021] {
            let report = sound(edition).build();
            let record = Record::new(&report).expect("a record");
            let text = record.to_text();
            assert!(!text.contains('\n'));
            assert_eq!(Record::from_text(&text), Some(record.clone()));
            for table in &report.tables {
                let kept = record.table(table.form.table).expect("the table");
                let same = kept.plain();
                for (index, cell) in table.iter() {
                    assert_eq!((same.cells[index].value, same.cells[index].status), (cell.value, cell.status));
                    let place = kept.spot(index, &record.source()).region.map(|region| region.start);
                    assert_eq!(place, cell.span.map(|span| report.place(span)));
                    if let Some(excerpt) = kept.excerpt(index) {
                        assert_eq!(&excerpt.text[excerpt.mark.clone()], cell.raw);
                    }
                }
            }
        }
    }

    #[test]
    fn statuses_and_values_survive() {
        let report = sound(E2021)
            .set("applications.carried_over.natural_person", "1,234件")
            .set("applications.carried_over.total", "")
            .set("applications.carried_forward.other_organization", "若干")
            .build();
        let record = Record::from_text(&Record::new(&report).expect("a record").to_text()).expect("a record");
        let table = record.table(TableKind::Applications).expect("the table");
        let cell = |key: &str| table.form.cell_of_key(key).expect("a cell");
        assert_eq!(table.addend(cell("applications.carried_over.natural_person")), Some(1234.into()));
        assert_eq!(table.addend(cell("applications.carried_forward.other_organization")), None);
        // The total was left out: its parts are not all zero.
        assert_eq!(table.addend(cell("applications.carried_over.total")), None);
        assert_eq!(Record::from_text("{}"), None);
    }

    #[test]
    fn figures_are_told_apart_and_the_same_ones_are_the_same() {
        let brief = |builder: crate::rules::testing::Builder| Record::new(&builder.build()).expect("a record").brief();
        let one = brief(sound(E2021));
        assert_eq!(one, brief(sound(E2021)));
        assert_ne!(one.figures, brief(sound(E2021).set("disputes.review.total", "998")).figures);
        assert_ne!(one.issuer, brief(sound(E2021).issuer(Some("某某县"))).issuer);
        assert_eq!(one.issuer, brief(sound(E2021).issuer(Some("某某市人民政府")).year(Some(2022))).issuer);
        // Written otherwise, a figure is the same figure.
        let total = sound(E2021).build().value("disputes.review.total").expect("a number");
        assert_eq!(one.figures, brief(sound(E2021).set("disputes.review.total", &format!("{total}件"))).figures);
    }

    #[test]
    fn who_says_no_issuer_no_year_or_no_figure_takes_no_part() {
        assert!(Record::new(&sound(E2021).issuer(None).build()).is_none());
        assert!(Record::new(&sound(E2021).year(None).build()).is_none());
        let bare = [TableKind::Disclosure, TableKind::Applications, TableKind::Disputes];
        let bare = bare.into_iter().fold(sound(E2021), crate::rules::testing::Builder::without_table);
        assert!(Record::new(&bare.build()).is_none());
        assert!(Record::new(&sound(E2021).set_all("d", "").set_all("a", "").build()).is_none());
    }
}
