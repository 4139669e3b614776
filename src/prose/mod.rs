//! Sentences → the figures they tell, with what each was recognised as and the list it is a part of.
//!
//! Takes a document's running text, who reports and on which year. A figure is recognised where its own clause says
//! nothing but who, when and a known statement (`全市共收到政府信息公开申请12件`); another year, another body, a part and a comparison are
//! not taken for it. What is not sure stays a figure without a key: precision comes before recall here, because a
//! wrong key would accuse a report of a mistake it has not made.

mod cells;
mod characters;
mod clause;
mod lists;
mod matrix;
mod numbers;
mod reader;
mod running;
mod said;
mod statistics;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use cells::with_prose;

use crate::document::{Document, TextRange};
use crate::report::{Figure, Section};
use crate::statute::Edition;
use reader::Reader;
use running::paragraphs;

/// Who reports on what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'r> {
    /// The edition, which decides what the figures can be.
    pub edition: Edition,
    /// The year reported on.
    pub year: Option<i32>,
    /// The issuer's name, or nothing.
    pub issuer: &'r str,
    /// The report's sections.
    pub sections: &'r [Section],
}

/// The figures told in a document's sentences.
pub(crate) fn figures(document: &Document<'_>, context: Context<'_>) -> Vec<Figure> {
    let mut stretches: Vec<TextRange> = context.sections.iter().map(|section| section.range.clone()).collect();
    stretches.dedup();
    if stretches.is_empty() {
        stretches.push(0..document.text.len());
    }
    let statements = if context.edition == Edition::E2008 { statistics::STATEMENTS } else { matrix::STATEMENTS };
    let mut reader = Reader::new(document, context, statements);
    paragraphs(document, &stretches, |paragraph| reader.paragraph(paragraph));
    reader.into_figures()
}
