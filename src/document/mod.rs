//! Decoded source → blocks of visible text, each traceable to the source byte by byte.
//!
//! Every input becomes one [`Document`]: the text a reader would see, cut into headings, paragraphs, loose lines and
//! grids. For plain text the visible text *is* the source; for HTML it is what the markup leaves, and a [`SourceMap`]
//! leads each stretch back into the page; of a Word file, a workbook or a PDF it stands for the source, and
//! [`Positions`](crate::position::Positions) tell the page and the cell. Downstream code works on ranges of the visible text and asks
//! [`Document::span`] for the place. Nothing here knows what a statutory label is.

mod aligned;
mod blocks;
mod comments;
mod direction;
#[cfg(feature = "office")]
mod doc;
#[cfg(feature = "office")]
mod docx;
mod doubled;
mod escapes;
#[cfg(feature = "office")]
mod fields;
mod grid;
mod html;
mod joined;
mod line_ends;
pub(crate) mod lines;
mod listed;
#[cfg(any(feature = "office", feature = "pdf"))]
mod markup;
#[cfg(feature = "office")]
mod mhtml;
mod nothing;
#[cfg(feature = "office")]
mod numerals;
mod obscured;
#[cfg(feature = "office")]
mod odt;
#[cfg(feature = "pdf")]
mod pdf;
pub(crate) mod pictures;
mod quotes;
mod references;
mod rewritten;
mod separated;
#[cfg(feature = "office")]
mod shift;
#[cfg(test)]
pub(crate) mod testing;
mod text;
pub(crate) mod title;
mod unread;
mod wiki;
#[cfg(feature = "office")]
mod xlsx;
#[cfg(feature = "office")]
mod xml;

pub use crate::span::{SourceMap, TextRange};
pub use blocks::{Block, BlockKind, Document};
pub use grid::{Grid, GridCell, GridOrigin};
pub use obscured::Obscured;

use crate::error::Refused;
use crate::limits::Limits;
use crate::source::{MediaType, Source, kind_of_text};
use std::sync::Arc;
use unread::{Passed, Unread};

impl<'s> Document<'s> {
    /// Cuts a source into blocks, as the kind of file it is.
    ///
    /// # Errors
    /// Where a limit is passed ([`crate::Error::Limit`]), or a packed file is damaged, locked or shows no text
    /// ([`crate::Error::Refused`]); malformed markup is read as a browser would.
    pub fn new(source: &'s Source, limits: &Limits) -> Result<Self, crate::Error> {
        let document = match source.media_type {
            MediaType::Html | MediaType::Text => decoded(source, limits).map_err(Unread::from),
            packed => unpack(packed, &source.packed, limits),
        };
        let mut document = document.map_err(|why| why.of(&source.name))?;
        document.obscured.add(direction::turned(&document.text));
        document.in_time(source, limits)?;
        Ok(document)
    }
}

/// Reads a text or a page; one written as a string of JSON or of a script, as what the string says.
fn decoded<'s>(source: &'s Source, limits: &Limits) -> Result<Document<'s>, Passed> {
    let Some((text, map)) = escapes::without(&source.text) else {
        return shown(&source.text, source.media_type, limits);
    };
    Ok(shown(&text, kind_of_text(&text), limits)?.through(&map))
}

fn shown<'s>(text: &'s str, kind: MediaType, limits: &Limits) -> Result<Document<'s>, Passed> {
    if kind == MediaType::Html { html::page(text, limits) } else { text::document(text, limits) }
}

/// Reads a file of one of the packed kinds; those this build leaves out were refused when the file was looked at.
fn unpack(kind: MediaType, bytes: &Arc<[u8]>, limits: &Limits) -> Result<Document<'static>, Unread> {
    match kind {
        #[cfg(feature = "office")]
        MediaType::Docx => docx::document(bytes, limits),
        #[cfg(feature = "office")]
        MediaType::Doc => doc::document(bytes, limits),
        #[cfg(feature = "office")]
        MediaType::Odt => odt::document(bytes, limits),
        #[cfg(feature = "office")]
        MediaType::Xlsx => xlsx::document(bytes, limits),
        #[cfg(feature = "office")]
        MediaType::Mhtml => mhtml::document(bytes, limits),
        #[cfg(feature = "pdf")]
        MediaType::Pdf => pdf::document(bytes, limits),
        _ => Err(Refused::NotBuilt(kind.key()).into()),
    }
}
