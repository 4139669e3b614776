//! Excel (.xlsx): the sheets of a workbook → what they show, as markup.
//!
//! Shown are the sheets, rows and columns that are not hidden, numbers as their format displays them, formulas by the
//! value kept of them, merged cells as one. An empty row parts a sheet into tables. Struck and raised characters are
//! marked as such. Charts, comments and headers of pages are left alone.

mod extent;
mod format;
mod sheet;
mod strings;
mod styles;

use super::markup::Markup;
use super::xml::{self, Sink, Tag};
use super::{Document, Unread};
use crate::error::Refused;
use crate::limits::Limits;
use crate::source::package::Package;

/// Reads a workbook.
pub(super) fn document(bytes: &[u8], limits: &Limits) -> Result<Document<'static>, Unread> {
    let damaged = || Unread::from(Refused::Damaged("XLSX"));
    let mut package = Package::open(bytes.trim_ascii_start(), limits.unpacked).ok_or_else(damaged)?;
    let name = package.office_document()?.ok_or_else(damaged)?;
    let parts = package.relations_of(&name)?;
    let mut of_kind = |kind: &str| match parts.iter().find(|target| target.kind.ends_with(kind)) {
        Some(target) => package.part(&target.path),
        None => Ok(None),
    };
    let mut strings = strings::Strings::default();
    if let Some(part) = of_kind("/sharedStrings")? {
        xml::read(&part, "XLSX", limits, &mut strings)?;
    }
    let mut styles = styles::Styles::default();
    if let Some(part) = of_kind("/styles")? {
        xml::read(&part, "XLSX", limits, &mut styles)?;
    }
    let mut workbook = Workbook::default();
    xml::read(&package.part(&name)?.ok_or_else(damaged)?, "XLSX", limits, &mut workbook)?;
    let mut markup = Markup::new(limits);
    for id in &workbook.sheets {
        let Some(target) = parts.iter().find(|target| target.id == *id) else { continue };
        if !target.kind.ends_with("/worksheet") {
            continue;
        }
        let part = package.part(&target.path)?.ok_or_else(damaged)?;
        let mut sheet = sheet::Sheet::new(&strings, &styles, limits);
        xml::read(&part, "XLSX", limits, &mut sheet)?;
        drop(part);
        sheet.write(&mut markup)?;
    }
    markup.document()
}

/// The sheets that are shown, in their order, by what the workbook calls their parts.
#[derive(Default)]
struct Workbook {
    sheets: Vec<String>,
}

impl Sink for Workbook {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Unread> {
        if tag.name() == "sheet" && tag.get("state").is_none_or(|state| state == "visible") {
            // The sheet's own number has the same name but for its prefix, and another spelling.
            self.sheets.extend(tag.get("id"));
        }
        Ok(())
    }

    fn end(&mut self, _: &str) -> Result<(), Unread> {
        Ok(())
    }

    fn text(&mut self, _: &str) {}
}
