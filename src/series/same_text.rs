//! GK906: reports whose sentences are nearly the same, of one issuer and two years or of two issuers and one year.
//!
//! Takes two records and their sketches. Which two issuers are compared is found through the smallest pieces of their
//! sketches ([`Alike`]), in about a hundred bytes a report, so that no report is compared with all others. Refused: two
//! names of which one holds the other, and two reports with the same figures: they are one report, read twice.

use super::located;
use super::record::{Brief, Record};
use crate::finding::{Bilingual, Finding, Severity, Spot};
use crate::rules::series as rules;
use std::collections::HashMap;

/// Reports by the smallest pieces of their sketches.
#[derive(Debug, Default)]
pub(super) struct Alike {
    /// By year, class and piece: where the first report with that piece is kept.
    firsts: HashMap<(i32, u8, u32), u64>,
    pairs: Vec<(u64, u64)>,
}

impl Alike {
    /// Takes the next report in, which is kept at `at`.
    pub fn add(&mut self, brief: &Brief, at: u64) {
        for (class, piece) in (0..).zip(brief.least).filter(|(_, piece)| *piece != 0) {
            let first = *self.firsts.entry((brief.year, class, piece)).or_insert(at);
            if first != at && !self.pairs.iter().rev().take_while(|pair| pair.1 == at).any(|pair| pair.0 == first) {
                self.pairs.push((first, at));
            }
        }
    }

    /// The reports of one year that may be alike.
    pub fn take_pairs(&mut self) -> Vec<(u64, u64)> {
        std::mem::take(&mut self.pairs)
    }
}

/// Compares one issuer's year with the next.
pub(super) fn years(before: &Record, after: &Record) -> Option<Finding<Spot>> {
    let likeness = before.sketch.likeness(&after.sketch)?;
    let mut finding = located::of_record(&rules::SAME_TEXT, after);
    let figures_too = after.sketch.figures != 0 && before.sketch.figures == after.sketch.figures;
    let (zh, en) = if figures_too {
        finding.severity = Severity::Warning;
        ("，句中的数字也没有改", ", and so are the figures in it")
    } else {
        ("", "")
    };
    let year = before.year();
    finding.message = Bilingual::new(
        format!("正文与本机关 {year} 年度报告基本相同（约 {likeness}%）{zh}"),
        format!("the prose is nearly that of the report for {year} (about {likeness}%){en}"),
    );
    finding.subject = Some(format!("year.{year}"));
    Some(finding)
}

/// Compares the reports of two issuers for one year.
pub(super) fn issuers(one: &Record, other: &Record) -> Option<Finding<Spot>> {
    let (name, key) = (one.issuer(), (one.key.as_str(), other.key.as_str()));
    let one_organ = key.0.contains(key.1) || key.1.contains(key.0);
    if one_organ || has_its_figures(one, other) {
        return None;
    }
    let likeness = one.sketch.likeness(&other.sketch)?;
    let mut finding = located::of_record(&rules::SAME_TEXT, other);
    finding.message = Bilingual::new(
        format!("正文与{name}同年度的报告（{}）基本相同（约 {likeness}%）", one.source),
        format!("the prose is nearly that of the report of {name} ({}) (about {likeness}%)", one.source),
    );
    finding.subject = Some(format!("issuer.{}", one.key));
    Some(finding)
}

/// Whether all figures are the same, and enough of them are no 0.
fn has_its_figures(one: &Record, other: &Record) -> bool {
    /// Figures that two organs will not have in common by chance.
    const ENOUGH: usize = 12;
    let mut same = 0;
    for table in one.tables() {
        let Some(there) = other.table(table.form.table).filter(|there| there.form == table.form) else { return false };
        for cell in table.form.cells() {
            match (table.addend(cell), there.addend(cell)) {
                (Some(a), Some(b)) if a != b => return false,
                (Some(a), Some(_)) if !a.is_zero() => same += 1,
                _ => {}
            }
        }
    }
    same >= ENOUGH
}
