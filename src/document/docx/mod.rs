//! Word (.docx): the document part → what the page shows, as markup.
//!
//! Shown is the accepted text: what is inserted, without what is deleted or hidden. Fields give their result, alternate
//! content counts once, symbols stand for the characters they show, headings carry the numbers that their lists give
//! them, and text boxes come behind the paragraph or table that they hang on. Merged cells are walked as they are.
//! Refuses documents that hold another file inside (altChunk): Word shows it, and nobody else can.

mod body;
mod numbering;
mod styles;

use super::markup::Markup;
use super::{Document, Unread, xml};
use crate::error::Refused;
use crate::limits::Limits;
use crate::source::package::Package;

/// Reads a document.
pub(super) fn document(bytes: &[u8], limits: &Limits) -> Result<Document<'static>, Unread> {
    let damaged = || Unread::from(Refused::Damaged("DOCX"));
    let mut package = Package::open(bytes.trim_ascii_start(), limits.unpacked).ok_or_else(damaged)?;
    let name = package.office_document()?.ok_or_else(damaged)?;
    let beside = package.relations_of(&name)?;
    let mut of_kind = |kind: &str| match beside.iter().find(|target| target.kind.ends_with(kind)) {
        Some(target) => package.part(&target.path),
        None => Ok(None),
    };
    let mut numbering = numbering::Numbering::default();
    if let Some(part) = of_kind("/numbering")? {
        xml::read(&part, "DOCX", limits, &mut numbering)?;
    }
    let mut styles = styles::Styles::default();
    if let Some(part) = of_kind("/styles")? {
        xml::read(&part, "DOCX", limits, &mut styles)?;
    }
    let part = package.part(&name)?.ok_or_else(damaged)?;
    let mut body = body::Body::new(Markup::new(limits), numbering, styles);
    xml::read(&part, "DOCX", limits, &mut body)?;
    body.finish().document()
}
