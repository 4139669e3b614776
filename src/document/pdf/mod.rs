//! PDF: glyphs and rules of each page → lines and tables, as markup.
//!
//! Rules make the tables, text is put into their cells by its place, and a table that goes on over pages with the same
//! walls is one. What lies outside ruled tables becomes lines whose gaps keep their width, for the reader of aligned
//! text. Fields that were filled in and notes on a page belong to it; layers that are switched off, page numbers and
//! lines that stand at the edge of several pages do not.
//! Refuses locked and damaged files, scans, and files whose characters nobody can know; pictures are not looked into.
//!
//! ```text
//! file → guard → pages → interpret → page → lattice, lines → layout → markup
//! ```

mod annotations;
mod cut;
mod font;
mod geometry;
mod glyph;
mod guard;
mod interpret;
mod lattice;
mod layers;
mod layout;
mod lines;
mod page;
mod parts;
mod path;
mod run;
mod state;
mod streams;

use super::markup::Markup;
use super::{Document, Unread};
use crate::error::Refused;
use crate::limits::Limits;
use crate::source::budget::Budget;
use geometry::Matrix;
use hayro_syntax::{LoadPdfError, Pdf};
use interpret::Interpreter;
use layers::Layers;
use layout::Layout;
use page::Page;
use std::sync::Arc;

/// Pages of a file; more are no report.
const MOST_PAGES: usize = 2000;

/// Reads a file.
pub(super) fn document(bytes: &Arc<[u8]>, limits: &Limits) -> Result<Document<'static>, Unread> {
    let mut budget = Budget::new(limits.unpacked);
    guard::look_over(bytes, &mut budget)?;
    let file = Pdf::new(Arc::new(Arc::clone(bytes))).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Refused::LockedPdf,
        LoadPdfError::Invalid => Refused::Damaged("PDF"),
    })?;
    if file.pages().len() > MOST_PAGES {
        return Err(Refused::TooMuch("PDF").into());
    }
    let mut markup = Markup::new(limits);
    let mut interpreter = Interpreter::new(&mut budget, markup.clock(), limits, Layers::of(&file));
    let mut layout = Layout::new(limits);
    let are_stale = annotations::are_stale(&file);
    for page in file.pages().iter() {
        let (width, height) = page.render_dimensions();
        let mut drawn = Page::new(f64::from(width), f64::from(height));
        let body = streams::of_page(page.raw(), interpreter.budget())?;
        let upright = Matrix(page.initial_transform(true).as_coeffs());
        interpreter.draw(&body, page.resources(), upright, &mut drawn)?;
        annotations::draw(&mut interpreter, page.raw(), page.resources(), upright, are_stale, &mut drawn)?;
        drawn.settle();
        layout.take(drawn)?;
    }
    layout.write(&mut markup)?;
    markup.document()
}
