//! What is kept of a report that is to be added up: its figures, and which of them its own sums doubt.
//!
//! Figures that are not 0 and one byte a cell: about a thousand bytes a report, so that the reports themselves need not
//! be kept.

use crate::Report;
use crate::locate::{Cause, locate};
use crate::report::{Known, Status, Table, known};
use crate::statute::{CellIndex, Edition, Form, TableKind};
use rust_decimal::Decimal;
use std::sync::Arc;

/// A report's figures.
#[derive(Clone, Debug)]
pub struct Part {
    /// What messages call it.
    pub source: Arc<str>,
    /// Hash of its bytes.
    pub sha256: String,
    /// Who reports, as the report writes it.
    pub issuer: Option<String>,
    /// The year reported on.
    pub year: Option<i32>,
    /// The edition its tables are of.
    pub edition: Option<Edition>,
    tables: Vec<Figures>,
    pub(super) doubts: Vec<Doubt>,
}

/// The figures of a table.
#[derive(Clone, Debug)]
struct Figures {
    form: &'static Form,
    statuses: Box<[Status]>,
    /// Those read that are not 0, in statutory order.
    values: Box<[(CellIndex, Decimal)]>,
}

/// A figure that the report's own sums say is wrong.
#[derive(Clone, Debug)]
pub(super) struct Doubt {
    /// The cell's key.
    pub cell: String,
    /// What it reads; a blank is 0.
    pub read: Decimal,
    /// What it should read.
    pub expected: Decimal,
}

impl Part {
    /// What is kept of a report.
    pub fn new(report: &Report) -> Self {
        let suspects = locate(report).into_iter().filter_map(|explanation| match explanation.cause {
            Cause::OneCell(suspect) => Some(suspect),
            _ => None,
        });
        let doubts = suspects.map(|suspect| Doubt {
            cell: suspect.cell,
            read: suspect.read.unwrap_or_default(),
            expected: suspect.expected,
        });
        Self {
            source: report.source.name.as_str().into(),
            sha256: report.source.sha256.clone(),
            issuer: report.issuer.as_ref().map(|issuer| issuer.value.clone()),
            year: report.year.as_ref().map(|year| year.value),
            edition: report.edition,
            doubts: doubts.collect(),
            tables: report.tables.iter().map(Figures::new).collect(),
        }
    }

    /// What people call it: who reports or, where that is not told, the file.
    pub fn name(&self) -> &str {
        self.issuer.as_deref().unwrap_or(&self.source)
    }

    /// The form in which the report has this table.
    pub fn form(&self, table: TableKind) -> Option<&'static Form> {
        self.tables.iter().map(|own| own.form).find(|form| form.table == table)
    }

    /// What is known of a cell of `form`, whichever edition's form the report has.
    pub fn known(&self, form: &Form, cell: CellIndex) -> Known {
        let own = self.tables.iter().find(|own| own.form.table == form.table);
        own.map_or(Known::Not, |own| known(form, cell, own.form, |cell| own.known(cell)))
    }
}

impl Figures {
    fn new(table: &Table) -> Self {
        let value = |(at, cell): (CellIndex, &crate::report::Cell)| match cell.known() {
            Known::Read(value) if !value.is_zero() => Some((at, value)),
            _ => None,
        };
        Self {
            form: table.form,
            statuses: table.cells.iter().map(|cell| cell.status).collect(),
            values: table.iter().filter_map(value).collect(),
        }
    }

    fn known(&self, cell: CellIndex) -> Known {
        let value =
            || self.values.binary_search_by_key(&cell, |(at, _)| *at).map_or(Decimal::ZERO, |at| self.values[at].1);
        match self.statuses.get(cell) {
            Some(Status::Read) => Known::Read(value()),
            Some(Status::Blank) => Known::Blank,
            _ => Known::Not,
        }
    }
}
