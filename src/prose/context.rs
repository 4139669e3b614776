//! What is known of a report before its sentences are read: who reports on which year, in which edition and sections.

use crate::report::Section;
use crate::statute::Edition;
use crate::statute::sections::SectionKind;

/// Who reports on what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'r> {
    /// The edition, which decides what the figures can be.
    pub edition: Edition,
    /// The year reported on.
    pub year: Option<i32>,
    /// The issuer's name, or nothing.
    pub issuer: &'r str,
    /// The report's sections, in order, none inside another.
    pub sections: &'r [Section],
}

impl Context<'_> {
    /// The kind of the section that holds a place of the visible text.
    pub fn section_at(&self, place: usize) -> Option<SectionKind> {
        let behind = &self.sections[self.sections.partition_point(|section| section.range.end <= place)..];
        behind.first().filter(|section| section.range.contains(&place)).map(|section| section.kind)
    }
}
