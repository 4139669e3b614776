//! What is kept of a report once its page is written: a line of the index.

use super::figures::Figures;
use super::leaf::Leaf;
use crate::finding::{Finding, Language, Severity, Spot};
use crate::report::Coverage;
use crate::summary::Input;
use std::sync::Arc;

/// Families of rules, as their codes have them: what the columns of the index are called.
pub(super) const FAMILIES: [(&str, &str); 10] = [
    ("读取", "reading"),
    ("文表", "prose"),
    ("公开", "disclosure"),
    ("申请", "applications"),
    ("复议诉讼", "disputes"),
    ("问题", "problems"),
    ("其他", "other"),
    ("统计", "statistics"),
    ("页面", "page"),
    ("跨年", "years"),
];

/// A line of the index.
#[derive(Debug)]
pub(super) struct Row {
    pub source: Arc<str>,
    pub issuer: Option<String>,
    pub year: Option<i32>,
    pub coverage: Coverage,
    /// Findings of each family.
    pub families: [u32; 10],
    /// The worst of each family.
    pub worst: [Option<Severity>; 10],
    pub figures: Figures,
}

impl Row {
    pub fn new(input: &Input, findings: &[Finding<Spot>], leaf: Option<&Leaf>) -> Self {
        let mut row = Self {
            source: Arc::clone(&input.source),
            issuer: input.issuer.clone(),
            year: input.year,
            coverage: input.coverage,
            families: [0; 10],
            worst: [None; 10],
            figures: leaf.map(|leaf| leaf.figures).unwrap_or_default(),
        };
        for finding in findings {
            row.found(finding);
        }
        row
    }

    /// Counts one more finding.
    pub fn found(&mut self, finding: &Finding<Spot>) {
        let family = finding.code.as_bytes().get(2).map_or(0, |digit| usize::from(digit.saturating_sub(b'0')).min(9));
        self.families[family] += 1;
        self.worst[family] = self.worst[family].max(Some(finding.severity));
    }

    /// The worst that was found.
    pub fn worst(&self) -> Option<Severity> {
        self.worst.iter().flatten().max().copied()
    }
}

/// `临溪县人民政府 2023`, or the file's name.
pub(super) fn name(row: &Row, language: Language) -> String {
    let issuer = row.issuer.as_deref().unwrap_or(&row.source);
    match row.year {
        Some(year) => language.pick(format!("{issuer} {year} 年度报告"), format!("{issuer}, report for {year}")),
        None => issuer.to_owned(),
    }
}

/// The page of the report of this number, in a folder.
pub(super) fn page_name(number: usize) -> String {
    format!("report-{number:05}.html")
}
