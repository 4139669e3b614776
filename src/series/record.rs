//! What is kept of a report once it is told: who, which year, and the figures with their places.
//!
//! Takes a [`Report`] with an issuer, a year and a table with figures; gives a [`Record`] of a few kilobytes that can be
//! written down ([`Record::to_bytes`]) and read back. Refused: sentences, and reports that say nothing two years could be
//! compared by.

use super::codec::{self, Exact};
use super::issuer::{self, Reach};
use super::sketch::{self, Sketch};
use crate::Report;
use crate::cell;
use crate::finding::{Excerpt, Region, Spot};
use crate::personal;
use crate::report::{AlignedBy, Cell, Shown, Status, Table};
use crate::span::Span;
use crate::statute::sections::SectionKind;
use crate::statute::{CellIndex, CellKey, Form, TableKind};
use crate::text::folded_words;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// Rows whose place people are shown when years do not fit together.
const SHOWN: [CellKey; 9] = [
    cell!("applications.carried_over.*"),
    cell!("applications.carried_forward.*"),
    cell!("disclosure.rules.*"),
    cell!("disclosure.normative_documents.*"),
    cell!("disclosure.administrative_fees.*"),
    cell!("disclosure.procurement.*"),
    cell!("disputes.review.*"),
    cell!("disputes.litigation_direct.*"),
    cell!("disputes.litigation_after_review.*"),
];

/// A report as the rules across years need it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub(super) source: String,
    pub(super) issuer: String,
    pub(super) key: String,
    pub(super) year: i32,
    pub(super) tables: Vec<KeptTable>,
    /// Whether it says that disputes of earlier years are left out.
    pub(super) leaves_out_earlier: bool,
    /// A sample of what it says.
    pub(super) sketch: Sketch,
}

/// A table of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptTable {
    /// The form it was recognised as.
    #[serde(serialize_with = "codec::write_form", deserialize_with = "codec::read_form")]
    pub form: &'static Form,
    /// One entry for each cell of the form.
    pub cells: Vec<KeptCell>,
    /// What people are shown of the source, where that may be asked for.
    pub excerpts: Vec<(CellIndex, Excerpt)>,
}

/// A cell of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptCell {
    pub status: Status,
    /// The number, in as few digits as it has.
    pub value: Option<Exact>,
    /// Its text as the page has it.
    pub raw: String,
    /// Where it stands in the source.
    pub region: Option<Region>,
}

/// What is remembered of a record while it is written down elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brief {
    /// Stands for the issuer.
    pub(super) issuer: u64,
    /// Stands for the issuer and for what the file is called beside the year.
    pub(super) file: u64,
    /// Among which files the issuer's name says who is meant.
    pub(super) reach: Reach,
    /// The year reported on.
    pub(super) year: i32,
    /// Stands for all figures.
    pub(super) figures: u32,
    /// The smallest pieces of its sketch.
    pub(super) least: [u32; sketch::CLASSES],
}

/// A table of a record.
#[derive(Clone, Debug)]
pub(super) struct RecordTable<'r> {
    /// The form it was recognised as.
    pub form: &'static Form,
    kept: &'r KeptTable,
    /// Blank totals whose parts are not all zero: numbers left out, not zeros.
    left_out: Vec<CellIndex>,
}

impl Record {
    /// What is kept of a report; `None` where it says no issuer, no year or no figure in any table.
    pub fn new(report: &Report) -> Option<Self> {
        let (issuer, key, year) = who_and_when(report)?;
        let is_whole = |table: &&Table| table.cells.len() == table.form.len();
        let shown = Shown::of(report);
        Some(Self {
            source: report.source.name.clone(),
            issuer: issuer.to_owned(),
            key,
            year,
            tables: report.tables.iter().filter(is_whole).map(|table| KeptTable::new(&shown, report, table)).collect(),
            leaves_out_earlier: leaves_out_earlier(report),
            sketch: Sketch::of(report),
        })
    }

    /// Whether anything is kept of a report.
    pub fn is_kept_of(report: &Report) -> bool {
        who_and_when(report).is_some()
    }

    /// The issuer as the report writes it.
    pub fn issuer(&self) -> &str {
        &self.issuer
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
        self.tables.iter().map(RecordTable::new)
    }

    /// Written down.
    pub fn to_bytes(&self) -> Vec<u8> {
        codec::bytes(self)
    }

    /// Read back; `None` where `bytes` are no record.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (record, rest) = postcard::take_from_bytes::<Self>(bytes).ok()?;
        let whole = |table: &KeptTable| table.cells.len() == table.form.len();
        (rest.is_empty() && record.tables.iter().all(whole)).then_some(record)
    }

    /// What is remembered of it.
    pub fn brief(&self) -> Brief {
        let reach = issuer::reach(&self.key);
        let folder = match reach {
            Reach::Everywhere => String::new(),
            Reach::Folder => issuer::folder(&self.source),
        };
        let issuer = hash(format!("{}\0{folder}", self.key).as_bytes());
        let file = hash(format!("{}\0{folder}\0{}", self.key, issuer::code(&self.source)).as_bytes());
        let addends = |table: RecordTable<'_>| {
            let cells = table.form.cells().map(|cell| table.addend(cell).map(Exact));
            (table.form.table, cells.collect::<Vec<_>>())
        };
        let figures = codec::bytes(&self.tables().map(addends).collect::<Vec<_>>());
        let figures = hash(&figures) as u32;
        Brief { issuer, file, reach, year: self.year, figures, least: self.sketch.least() }
    }
}

impl KeptTable {
    fn new(shown: &Shown<'_>, report: &Report, table: &Table) -> Self {
        let cell = |cell: &Cell| KeptCell {
            status: cell.status,
            value: cell.value.map(|value| Exact(value.normalize())),
            // What is shown of a cell that is no figure may be anything.
            raw: if cell.value.is_some() { cell.raw.clone() } else { personal::hide(&cell.raw).into_owned() },
            region: cell.span.map(|span| report.region(span)),
        };
        let may_be_shown: Vec<CellIndex> = SHOWN.iter().flat_map(|key| table.form.cells_of(*key)).collect();
        let excerpt = |(index, cell): (CellIndex, &Cell)| {
            let span = cell.span.filter(|_| may_be_shown.contains(&index))?;
            Some((index, shown.excerpt(span)))
        };
        Self {
            form: table.form,
            cells: table.cells.iter().map(cell).collect(),
            excerpts: table.iter().filter_map(excerpt).collect(),
        }
    }
}

/// A report's issuer with its key and its year, where it has those and a figure in some table.
fn who_and_when(report: &Report) -> Option<(&str, String, i32)> {
    let (issuer, year) = (report.issuer.as_ref()?.value.trim(), report.year.as_ref()?.value);
    let key = issuer::key(issuer);
    let figures = |table: &Table| table.cells.iter().any(|cell| cell.status == Status::Read);
    (!key.is_empty() && report.tables.iter().any(figures)).then_some((issuer, key, year))
}

/// Whether a report says that its disputes are this year's own: 不含上年尚未审结的案件, 仅统计当年新收案件.
fn leaves_out_earlier(report: &Report) -> bool {
    const LEFT_OUT: &[&str] =
        &["不含", "不包括", "不包含", "未包含", "未包括", "未计入", "不计入", "未统计", "不统计", "除外"];
    const EARLIER: &[&str] = &["上年", "上一年", "往年", "以前年度", "结转", "跨年", "未审结", "前年", "历年"];
    const ONLY: &[&str] = &["仅统计", "只统计", "仅含", "只含", "仅为", "仅指", "均为本年", "均为当年"];
    const OWN: &[&str] = &["新收", "新发生", "新增", "当年", "本年", "新受理", "本年度"];
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let kinds = [SectionKind::Overview, SectionKind::Disputes, SectionKind::OtherMatters];
    report.sections.iter().filter(|section| kinds.contains(&section.kind)).any(|section| {
        let folded = folded_words(&section.text);
        let says = |text: &str| (has(text, LEFT_OUT) && has(text, EARLIER)) || (has(text, ONLY) && has(text, OWN));
        // What the whole does not hold no sentence does.
        says(&folded) && folded.split('。').any(says)
    })
}

impl KeptCell {
    fn value(&self) -> Option<Decimal> {
        self.value.filter(|_| self.status == Status::Read).map(|value| value.0)
    }
}

impl<'r> RecordTable<'r> {
    fn new(kept: &'r KeptTable) -> Self {
        let KeptTable { form, cells, .. } = kept;
        let mut table = Self { form, kept, left_out: Vec::new() };
        let is_blank = |cell: CellIndex| cells[cell].status == Status::Blank;
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
        self.kept.cells[cell].status == Status::Read
    }

    /// The number read.
    pub fn value(&self, cell: CellIndex) -> Option<Decimal> {
        self.kept.cells[cell].value()
    }

    /// The cell's part in a sum: its number, 0 for a blank, `None` where it is not known or was left out.
    pub fn addend(&self, cell: CellIndex) -> Option<Decimal> {
        match self.kept.cells[cell].status {
            Status::Read => self.value(cell),
            Status::Blank if self.left_out.contains(&cell) => None,
            Status::Blank => Some(Decimal::ZERO),
            _ => None,
        }
    }

    /// The text as the page has it.
    pub fn raw(&self, cell: CellIndex) -> &str {
        &self.kept.cells[cell].raw
    }

    /// Where the cell stands in `source`.
    pub fn spot(&self, cell: CellIndex, source: &Arc<str>) -> Spot {
        Spot { source: Arc::clone(source), region: self.kept.cells[cell].region }
    }

    /// What people are shown of the source there.
    pub fn excerpt(&self, cell: CellIndex) -> Option<Excerpt> {
        self.kept.excerpts.iter().find(|(shown, _)| *shown == cell).map(|(_, excerpt)| excerpt.clone())
    }

    /// As a table whose sums can be judged; it has no places.
    pub fn plain(&self) -> Table {
        let cell = |cell: &KeptCell| Cell {
            value: cell.value(),
            status: cell.status,
            raw: cell.raw.clone(),
            span: None,
            aligned_by: AlignedBy::Labels,
            candidates: Vec::new(),
        };
        let cells = self.kept.cells.iter().map(cell).collect();
        Table { form: self.form, cells, span: Span::default(), labels: Vec::new(), is_others: false }
    }
}

/// Eight bytes that stand for others.
fn hash(bytes: &[u8]) -> u64 {
    Sha256::digest(bytes).iter().take(8).fold(0, |hash, &byte| hash << 8 | u64::from(byte))
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
            assert_eq!(Record::from_bytes(&record.to_bytes()), Some(record.clone()));
            for table in &report.tables {
                let kept = record.table(table.form.table).expect("the table");
                let same = kept.plain();
                for (index, cell) in table.iter() {
                    assert_eq!((same.cells[index].value, same.cells[index].status), (cell.value, cell.status));
                    let place = kept.spot(index, &record.source()).place();
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
        let record = Record::from_bytes(&Record::new(&report).expect("a record").to_bytes()).expect("a record");
        let table = record.table(TableKind::Applications).expect("the table");
        let cell = |key: &str| table.form.cell_of_key(key).expect("a cell");
        assert_eq!(table.addend(cell("applications.carried_over.natural_person")), Some(1234.into()));
        assert_eq!(table.addend(cell("applications.carried_forward.other_organization")), None);
        // The total was left out: its parts are not all zero.
        assert_eq!(table.addend(cell("applications.carried_over.total")), None);
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

    #[test]
    fn what_is_cut_short_or_damaged_is_no_record() {
        for edition in [E2008, E2019] {
            let bytes = Record::new(&sound(edition).build()).expect("a record").to_bytes();
            for length in 0..bytes.len() {
                assert_eq!(Record::from_bytes(&bytes[..length]), None);
            }
            for at in 0..bytes.len() {
                let mut damaged = bytes.clone();
                damaged[at] ^= 0xff;
                // Whatever it is now, it is read without a panic.
                let _ = Record::from_bytes(&damaged);
            }
        }
    }
}
