//! Reports made by hand for tests: sound as built, then changed where a test wants them wrong.
//!
//! ```text
//! sound(E2021).set("applications.granted.total", "7").build()
//! ```
//! The source text is real, a row a line, so every span can be cut back out of it.

use crate::finding::Finding;
use crate::number::{self, Reading};
use crate::report::{AlignedBy, Cell, Report, Section, Stated, Status, Table};
use crate::rules::{RULES, Terms};
use crate::source::{DecidedBy, Encoding, MediaType, Source};
use crate::span::{LineIndex, Span};
use crate::statute::sections::{self, SectionKind};
use crate::statute::{Edition, Form, TableKind, statistics};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a test report will say.
#[derive(Clone)]
pub(crate) struct Builder {
    edition: Edition,
    cells: BTreeMap<String, String>,
    missing: Vec<String>,
    candidates: BTreeMap<String, Vec<Option<Decimal>>>,
    sections: Vec<SectionKind>,
    tables: Vec<TableKind>,
    year: Option<i32>,
    issuer: Option<String>,
}

/// A report of edition 2021 with a cell of each state that holds no number, and without one of its tables.
pub(crate) fn with_gaps() -> Report {
    sound(Edition::E2021)
        .set("disputes.review.other", "若干")
        .set("disputes.review.total", "")
        .ambiguous("disputes.review.upheld", &[Some(3), None])
        .without_table(TableKind::Disclosure)
        .build()
}

/// A report in which every sum holds and every cell is read.
pub(crate) fn sound(edition: Edition) -> Builder {
    let mut cells = BTreeMap::new();
    // A small generator of its own: the figures look random and are the same in every run.
    let mut state = 20_240_131_u32;
    let mut next = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        i64::from((state >> 16) % 23 + 1)
    };
    for form in TableKind::of_edition(edition).iter().map(|kind| kind.form(edition)) {
        for cell in form.cells() {
            cells.insert(form.key(cell), next());
        }
        settle(form, &mut cells);
    }
    // What is in force or disclosed in all is no less than what was added.
    for (part, whole) in [("issued", "in_force"), ("newly_disclosed", "total_disclosed")] {
        for row in ["rules", "normative_documents"] {
            let key = |column: &str| format!("disclosure.{row}.{column}");
            if let Some(part) = cells.get(&key(part)).copied() {
                cells.entry(key(whole)).and_modify(|value| *value += part);
            }
        }
    }
    Builder {
        edition,
        cells: cells.into_iter().map(|(key, value)| (key, value.to_string())).collect(),
        missing: Vec::new(),
        candidates: BTreeMap::new(),
        sections: sections::required(edition).map(|spec| spec.kind).collect(),
        tables: TableKind::of_edition(edition).to_vec(),
        year: Some(match edition {
            Edition::E2008 => 2016,
            Edition::E2019 => 2020,
            Edition::E2021 => 2024,
        }),
        issuer: Some("某某市".to_owned()),
    }
}

/// Makes the totals follow from the parts.
fn settle(form: &'static Form, cells: &mut BTreeMap<String, i64>) {
    let mut equations = form.equations().to_vec();
    // Outcomes first, then what came in (the balance's first cell), then the totals across.
    equations.sort_by_key(|equation| match equation.rule {
        "GK303" | "GK701" => 0,
        "GK301" => 1,
        _ => 2,
    });
    for equation in equations {
        let sum = |side: &[usize]| side.iter().map(|&cell| cells[&form.key(cell)]).sum::<i64>();
        if let [total] = equation.right.as_slice() {
            let value = sum(&equation.left);
            cells.insert(form.key(*total), value);
        } else {
            // Few are carried over, so that the first cell stays positive.
            let value = sum(&equation.right) - sum(&equation.left[1..]);
            cells.insert(form.key(equation.left[0]), value);
        }
    }
    for (part, whole) in statistics::WITHIN.iter().filter(|_| form.table == TableKind::Statistics) {
        let least = cells[part.text()].max(cells[whole.text()]);
        cells.insert(whole.text().to_owned(), least);
    }
}

/// What the sections say that must say something.
const fn says(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Problems => "人手不足，公开的时效有待提高。下一步将加强培训。\n",
        SectionKind::OtherMatters => "本年度发出的收费通知为30件，没有收到信息处理费。\n",
        _ => "",
    }
}

impl Builder {
    /// Writes `raw` into a cell.
    pub(crate) fn set(mut self, key: &str, raw: &str) -> Self {
        assert!(self.cells.contains_key(key), "{key} is no cell of the form");
        self.cells.insert(key.to_owned(), raw.to_owned());
        self
    }

    /// Writes `raw` into every cell whose key starts with `prefix`.
    pub(crate) fn set_all(mut self, prefix: &str, raw: &str) -> Self {
        for (_, cell) in self.cells.iter_mut().filter(|(key, _)| key.starts_with(prefix)) {
            raw.clone_into(cell);
        }
        self
    }

    /// Takes every cell whose key starts with `prefix` off the page.
    pub(crate) fn without_cells(mut self, prefix: &str) -> Self {
        self.missing.extend(self.cells.keys().filter(|key| key.starts_with(prefix)).cloned());
        self
    }

    /// Leaves it open which of these values a cell has.
    pub(crate) fn ambiguous(mut self, key: &str, candidates: &[Option<i64>]) -> Self {
        let candidates = candidates.iter().map(|value| value.map(Decimal::from)).collect();
        self.candidates.insert(key.to_owned(), candidates);
        self
    }

    /// Leaves a table out.
    pub(crate) fn without_table(mut self, kind: TableKind) -> Self {
        self.tables.retain(|&other| other != kind);
        self
    }

    /// Leaves a section's heading out.
    pub(crate) fn without_section(mut self, kind: SectionKind) -> Self {
        self.sections.retain(|&other| other != kind);
        self
    }

    /// Says the report is for another year, or for none.
    pub(crate) fn year(mut self, year: Option<i32>) -> Self {
        self.year = year;
        self
    }

    /// Says who reports, or that nobody says.
    pub(crate) fn issuer(mut self, issuer: Option<&str>) -> Self {
        self.issuer = issuer.map(str::to_owned);
        self
    }

    /// The report, with its source text.
    pub(crate) fn build(&self) -> Report {
        let mut text = String::new();
        let title = write(&mut text, "某某市政府信息公开工作年度报告");
        text.push('\n');
        let mut sections = Vec::new();
        let mut tables = Vec::new();
        for spec in sections::required(self.edition) {
            let start = text.len();
            let heading_span = write(&mut text, spec.heading);
            text.push('\n');
            text.push_str(says(spec.kind));
            if let Some(kind) = spec.table.filter(|kind| self.tables.contains(kind)) {
                tables.push(self.table(kind.form(self.edition), &mut text));
            }
            if self.sections.contains(&spec.kind) {
                sections.push(Section {
                    kind: spec.kind,
                    heading: spec.heading.to_owned(),
                    heading_span,
                    text: text[heading_span.end..].trim().to_owned(),
                    range: start..text.len(),
                    has_pictures: false,
                });
            }
        }
        // The statistics stand in no section that must be there.
        for &kind in TableKind::of_edition(self.edition) {
            let placed = tables.iter().any(|table: &Table| table.form.table == kind);
            if !placed && self.tables.contains(&kind) {
                tables.push(self.table(kind.form(self.edition), &mut text));
            }
        }
        let source = Source {
            name: "sound.txt".to_owned(),
            media_type: MediaType::Text,
            encoding: Encoding { name: "utf-8".to_owned(), decided_by: DecidedBy::Valid, declared: None },
            sha256: "0".repeat(64),
            packed: Arc::default(),
            text,
        };
        Report {
            lines: LineIndex::new(&source.text),
            positions: None,
            source,
            title: Some(Stated {
                value: "某某市政府信息公开工作年度报告".to_owned(), span: Some(title)
            }),
            issuer: self.issuer.clone().map(|value| Stated { value, span: Some(title) }),
            year: self.year.map(|value| Stated { value, span: None }),
            period: self
                .year
                .map(|year| Stated { value: (format!("{year}-01-01"), format!("{year}-12-31")), span: None }),
            published: None,
            part_of_year: None,
            edition: tables.iter().any(|table| table.form.editions.len() == 1).then_some(self.edition),
            sections,
            tables,
            visible: None,
            has_changes: false,
            figures: Vec::new(),
        }
    }

    fn table(&self, form: &'static Form, text: &mut String) -> Table {
        let start = text.len();
        let mut cells = Vec::new();
        let mut row = "";
        for index in form.cells() {
            if form.row_of(index).key != row {
                row = form.row_of(index).key;
                text.push_str(form.row_of(index).label);
            }
            text.push_str(" | ");
            cells.push(self.cell(form, index, text));
            if index + 1 == form.len() || form.row_of(index + 1).key != row {
                text.push('\n');
            }
        }
        Table { form, cells, span: Span::new(start, text.len()), labels: Vec::new(), is_others: false }
    }

    fn cell(&self, form: &'static Form, index: usize, text: &mut String) -> Cell {
        let key = form.key(index);
        if self.missing.contains(&key) {
            return Cell::missing();
        }
        let raw = &self.cells[&key];
        let span = Some(write(text, raw));
        let (status, value) = match number::read(raw, form.column_of(index).quantity) {
            _ if self.candidates.contains_key(&key) => (Status::Ambiguous, None),
            Reading::Number(value) => (Status::Read, Some(value)),
            Reading::Blank => (Status::Blank, None),
            Reading::Unreadable => (Status::Unreadable, None),
        };
        let candidates = self.candidates.get(&key).cloned().unwrap_or_default();
        Cell { value, status, raw: raw.clone(), span, aligned_by: AlignedBy::Labels, candidates }
    }
}

/// What the rule with this code finds in a report.
pub(crate) fn found(report: &Report, code: &str) -> Vec<Finding> {
    found_under(report, code, Terms::default())
}

/// What the rule with this code finds in a report under these terms.
pub(crate) fn found_under(report: &Report, code: &str, terms: Terms) -> Vec<Finding> {
    let mut findings = crate::check::check_with(report, RULES, terms).findings;
    findings.retain(|finding| finding.code == code);
    findings
}

fn write(text: &mut String, piece: &str) -> Span {
    let start = text.len();
    text.push_str(piece);
    Span::new(start, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_report_is_sound_and_its_spans_cut_its_figures() {
        for edition in [Edition::E2008, Edition::E2019, Edition::E2021] {
            let report = sound(edition).build();
            for table in &report.tables {
                for (_, cell) in table.iter() {
                    assert_eq!(cell.span.map(|span| span.of(&report.source.text)), Some(cell.raw.as_str()));
                    assert_eq!(cell.status, Status::Read);
                }
            }
            let checked = crate::check::check(&report);
            assert_eq!(checked.findings, []);
            let held = match edition {
                // 7 sums, and 3 parts that no sum is about.
                Edition::E2008 => 10,
                Edition::E2019 => 40,
                Edition::E2021 => 42,
            };
            assert_eq!(checked.judged.relations.held, held);
        }
    }
}
