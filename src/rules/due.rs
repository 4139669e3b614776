//! Which reports are due to have a form, and how bad it is where one does not.

use crate::Report;
use crate::finding::Severity;
use crate::statute::Edition;

/// The edition whose sections and tables `report` must have; `None` where it is none of the reports that must.
///
/// A page with no statutory table, at most one statutory heading and no figure that is known is no report at all, and nothing binds
/// a report for a year before the first edition.
pub(crate) fn binding_edition(report: &Report) -> Option<Edition> {
    let sections = report.sections.iter().map(|section| section.kind);
    let mut kinds: Vec<_> = sections.collect();
    kinds.sort_unstable();
    kinds.dedup();
    let too_early = report.year.as_ref().is_some_and(|year| Edition::of_year(year.value).is_none());
    // The form is that of a year's report.
    let tells = || report.figures.iter().any(|figure| figure.key().is_some());
    let is_report = || kinds.len() > 1 || kinds.len() == 1 && tells();
    if report.part_of_year.is_some() || report.tables.is_empty() && (!is_report() || too_early) {
        return None;
    }
    Some(report.expected_edition())
}

/// How bad it is that `report` does not have the form of 2019 or 2021: no more than a note for 2019, when the form was
/// tried and only encouraged.
pub(super) fn of_the_form(report: &Report, severity: Severity) -> Severity {
    let was_tried = report.year.as_ref().is_some_and(|year| year.value == 2019);
    if was_tried { Severity::Note } else { severity }
}
