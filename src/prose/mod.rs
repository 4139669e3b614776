//! Sentences → the figures they tell, with what each was recognised as and the list it is a part of.
//!
//! Takes a document's running text, who reports and on which year. A clause is understood by its words' classes
//! ([`lexicon`], [`frames`]), not by a memorised sentence; another year, another body, a part and a comparison are not
//! taken for the report's own figure. What is not sure stays a figure without a key: precision comes before recall here,
//! because a wrong key would accuse a report of a mistake it has not made.

#![allow(clippy::wildcard_imports, reason = "the classes are the vocabulary that every file here is written in")]

mod cells;
mod classes;
mod clauses;
mod context;
mod frames;
mod headings;
mod in_order;
mod lexicon;
mod lists;
mod mind;
mod numbers;
mod reader;
mod running;
mod sense;
mod shares;
mod signs;
#[cfg(test)]
mod tests;
mod token;
mod tokens;
mod told;
pub mod trace;
mod who;

pub(crate) use cells::with_prose;
pub(crate) use context::Context;

use crate::document::Document;
use crate::report::Figure;
use reader::Reader;
use running::each_paragraph;
use trace::Seen;

/// The figures told in a document's sentences.
pub(crate) fn figures(document: &Document<'_>, context: Context<'_>) -> Vec<Figure> {
    read(document, context, None).0
}

/// What the reader of sentences made of each clause that counts something.
pub(crate) fn traced(document: &Document<'_>, context: Context<'_>) -> Vec<Seen> {
    read(document, context, Some(Vec::new())).1
}

fn read(document: &Document<'_>, context: Context<'_>, seen: Option<Vec<Seen>>) -> (Vec<Figure>, Vec<Seen>) {
    let mut reader = Reader::new(document, context, seen);
    each_paragraph(document, context.sections, |paragraph| reader.paragraph(paragraph));
    reader.into_figures()
}
