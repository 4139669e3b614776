//! What an annual report says: sections, statutory tables cell by cell, and who reports on which year.

mod coverage;
mod figure;
mod known;
mod located;
mod source;
mod table;

pub use coverage::Coverage;
pub use figure::{Change, Figure, Listing, PartOf, Precision, Sense, Share};
pub use known::Known;
pub(crate) use known::known;
pub(crate) use located::Shown;
pub use source::{DecidedBy, Encoding, MediaType, Source};
pub use table::{AlignedBy, Cell, Status, Table};

use crate::position::{Position, Positions};
use crate::span::{LineIndex, Place, SourceMap, Span, TextRange};
use crate::statute::sections::SectionKind;
use crate::statute::{Edition, TableKind};
use rust_decimal::Decimal;

/// One input, read.
#[derive(Debug)]
pub struct Report {
    /// The input: name, encoding, decoded text.
    pub source: Source,
    /// Where its lines start.
    pub lines: LineIndex,
    /// Where its blocks and cells stand, in a file without lines.
    pub positions: Option<Positions>,
    /// The report's title.
    pub title: Option<Stated<String>>,
    /// Who reports.
    pub issuer: Option<Stated<String>>,
    /// The year reported on.
    pub year: Option<Stated<i32>>,
    /// The period the figures cover: first and last day as `YYYY-MM-DD`.
    pub period: Option<Stated<(String, String)>>,
    /// The day it was published, `YYYY-MM-DD`.
    pub published: Option<Stated<String>>,
    /// The part of a year it reports on, where it is no annual report: then nothing is keyed from it.
    pub part_of_year: Option<Stated<PartOfYear>>,
    /// The edition its tables are of.
    pub edition: Option<Edition>,
    /// Statutory sections in the order found.
    pub sections: Vec<Section>,
    /// Statutory tables found, in the law's order; a table not found is absent.
    ///
    /// In the 2008 edition the one table holds the figures of the annex and, where it has none, those told in sentences.
    pub tables: Vec<Table>,
    /// Figures told in sentences, in the order of the page.
    pub figures: Vec<Figure>,
    /// What a reader sees, where that is not the source itself; see [`Report::visible_text`].
    pub visible: Option<Visible>,
    /// Whether the file keeps changes of its text that nobody has accepted yet; it was read as if all were.
    pub has_changes: bool,
}

/// The visible text of a page, and the way back into its markup.
#[derive(Debug)]
pub struct Visible {
    /// The text.
    pub text: String,
    /// Where its stretches stand in the source.
    pub map: SourceMap,
}

/// Something the report states, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    /// What it states.
    pub value: T,
    /// Where in the source; `None` where the page says it outside its visible text.
    pub span: Option<Span>,
}

/// What a page reports on that is no annual report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOfYear {
    /// 上半年, 半年度.
    Half,
    /// 第一季度.
    Quarter,
    /// 5月份.
    Month,
}

/// A statutory section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub kind: SectionKind,
    /// Its heading as the page has it.
    pub heading: String,
    /// Where the heading stands in the source.
    pub heading_span: Span,
    /// Its visible text, tables included, without the heading.
    pub text: String,
    /// The range of the document's visible text it covers, heading included.
    pub range: TextRange,
    /// Whether it holds a picture outside tables, its name in its place, or something else that is not looked into.
    pub has_pictures: bool,
}

impl Report {
    /// The table of this kind, where one was found.
    pub fn table(&self, kind: TableKind) -> Option<&Table> {
        self.tables.iter().find(|table| table.form.table == kind)
    }

    /// The cell with key `table.row.column`, where its table was found and has it.
    pub fn cell(&self, key: &str) -> Option<&Cell> {
        self.tables.iter().find_map(|table| table.form.cell_of_key(key).map(|cell| &table.cells[cell]))
    }

    /// The value of the cell with this key, where it was read.
    pub fn value(&self, key: &str) -> Option<Decimal> {
        self.cell(key).and_then(|cell| cell.value)
    }

    /// The text a reader of the page sees: for plain text the source itself.
    pub fn visible_text(&self) -> &str {
        self.visible.as_ref().map_or(&self.source.text, |visible| &visible.text)
    }

    /// Where a range of the visible text stands in the source.
    pub fn visible_span(&self, range: &TextRange) -> Span {
        self.visible.as_ref().map_or(Span::new(range.start, range.end), |visible| visible.map.span(range))
    }

    /// The line and column of a span, in a text with lines.
    pub fn lined(&self, span: Span) -> Option<Place> {
        self.positions.is_none().then(|| self.place(span))
    }

    /// The page, table and cell of a span, in a file without lines.
    pub fn position(&self, span: Span) -> Option<Position> {
        self.positions.as_ref().and_then(|positions| positions.of(span))
    }

    /// The line and column of an offset in the source's text.
    pub fn place(&self, span: Span) -> Place {
        self.lines.place(&self.source.text, span.start)
    }

    /// The edition whose tables are expected: the one found, else the one the year asks for, else the newest.
    pub fn expected_edition(&self) -> Edition {
        let by_year = || self.year.as_ref().and_then(|year| Edition::of_year(year.value));
        self.edition.or_else(by_year).unwrap_or(Edition::E2021)
    }

    /// The tables the report is expected to have, and those it has besides.
    pub fn kinds(&self) -> impl Iterator<Item = TableKind> {
        let due = TableKind::of_edition(self.expected_edition());
        TableKind::ALL.into_iter().filter(move |kind| due.contains(kind) || self.table(*kind).is_some())
    }
}
