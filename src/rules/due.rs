//! Which reports are due to have a form, and how bad it is where one does not.

use crate::Report;
use crate::finding::Severity;
use crate::report::Status;
use crate::statute::Edition;
use crate::statute::sections::SectionKind;
use crate::text::{WordList, folded_words};

/// The edition whose sections and tables `report` must have; `None` where it is none of the reports that must.
///
/// A page with no statutory table, at most one statutory heading and no figure that is known is no report at all, unless it begins as one
/// and breaks off; and nothing binds a report for a year before the first edition.
pub(crate) fn binding_edition(report: &Report) -> Option<Edition> {
    let sections = report.sections.iter().map(|section| section.kind);
    let mut kinds: Vec<_> = sections.collect();
    kinds.sort_unstable();
    kinds.dedup();
    let too_early = report.year.as_ref().is_some_and(|year| Edition::of_year(year.value).is_none());
    // The form is that of a year's report.
    let tells = || report.figures.iter().any(|figure| figure.key().is_some());
    let is_begun = || {
        kinds == [SectionKind::Overview] && report.year.is_some() && (names_itself(report) || report.period.is_some())
    };
    let is_report = || kinds.len() > 1 || kinds.len() == 1 && tells() || is_begun();
    if report.part_of_year.is_some()
        || is_of_another_kind(report)
        || report.tables.is_empty() && (!is_report() || too_early)
    {
        return None;
    }
    Some(report.expected_edition())
}

/// Whether a page's headline says that it is a notice on reports or a pattern for one, no title says otherwise, and nothing on it is told.
pub(crate) fn is_of_another_kind(report: &Report) -> bool {
    /// Lines in which a headline stands, and its characters.
    const LOOKED_AT: usize = 12;
    const LONGEST: usize = 80;
    const KINDS: WordList = WordList("的通知 统计制度 范文 模板 的函");
    let says_so = |line: &str| {
        let words = folded_words(line);
        let words = words.trim_end_matches(|c: char| "|》”\")".contains(c));
        let is_headline = words.chars().count() <= LONGEST && !words.contains('。');
        is_headline && KINDS.ends(words) && (words.contains("信息公开") || words.contains("政务公开"))
    };
    let tells = || {
        let cells = report.tables.iter().flat_map(|table| &table.cells);
        let mut read = cells.filter(|cell| cell.status == Status::Read);
        read.next().is_some() || report.figures.iter().any(|figure| figure.key().is_some())
    };
    report.title.is_none()
        && !tells()
        && report.visible_text().lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT).any(says_so)
}

/// Whether a page's own title says that it is the report of a year.
pub(crate) fn names_itself(report: &Report) -> bool {
    report.title.is_some() && report.year.is_some() && report.part_of_year.is_none()
}

/// How bad it is that `report` does not have the form of 2019 or 2021: no more than a note for 2019, when the form was
/// tried and only encouraged.
pub(super) fn of_the_form(report: &Report, severity: Severity) -> Severity {
    let was_tried = report.year.as_ref().is_some_and(|year| year.value == 2019);
    if was_tried { Severity::Note } else { severity }
}
