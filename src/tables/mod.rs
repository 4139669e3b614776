//! Visible text and grids → statutory tables, whatever the layout, in two steps.
//!
//! ```text
//! letters → labels → stretches (one table each) → rows: whose words are where → columns: cells, one way a table → sums → cells
//! ```
//!
//! *Rows* ([`rows`]): one alignment of all a table's words with the form's labels in order; labels to the letter first, only the
//! gaps letter by letter. *Columns* ([`columns`]): hypotheses cut the text into cells, each in one way for the whole table; a figure
//! belongs to the nearest label before it, and none may be left over. The hypothesis that explains the table wins; where two do and
//! differ in a cell, it is ambiguous; where none does, it is flagged. Refused: order alone, a padded row, a guessed blank.

mod attempt;
mod beside;
mod boxes;
mod captions;
mod cells;
mod columns;
mod consensus;
mod doubts;
mod extents;
mod fit;
mod gaps;
mod ground;
mod headings;
mod heads;
mod judge;
mod letters;
mod lines;
mod lone;
mod losses;
mod numerals;
mod ordinals;
mod padding;
mod placement;
mod qualifiers;
mod rows;
mod says;
mod scan;
mod shortened;
mod signs;
mod stacks;
mod strangers;
mod stretches;
mod sums;
mod touching;
pub mod trace;
mod twins;
mod units;
mod vocabulary;
mod walk;
mod wordings;

use attempt::Page;

pub(crate) use attempt::Attempt;

use crate::document::{Document, TextRange};
use crate::report::Table;
use crate::statute::TableKind;
use extents::Extents;
use letters::Letters;
use std::rc::Rc;

/// Reads the statutory tables of a document that reports on `year`; a table it does not have is absent from the result. What
/// stands in `others` is another report's, body's or time's.
pub(crate) fn tables(document: &Document<'_>, year: Option<i32>, others: &[TextRange]) -> Vec<Table> {
    let attempts = attempts(document, year, others);
    TableKind::ALL
        .into_iter()
        .filter_map(|table| {
            consensus::of_copies(document, attempts.iter().filter(|attempt| attempt.ground.form.table == table))
        })
        .collect()
}

/// Every stretch that may be a table, read.
pub(crate) fn attempts<'d, 's>(
    document: &'d Document<'s>,
    year: Option<i32>,
    others: &[TextRange],
) -> Vec<Attempt<'d, 's>> {
    let drawn = Rc::from(boxes::drawn(&document.text));
    let letters = Letters::of(document, &drawn);
    let hits = vocabulary::hits(&document.text, &letters);
    let stretches = stretches::stretches(&document.text, &letters, &hits, others);
    let extents = Rc::new(Extents::of(document));
    let page = Page { document, year, drawn, extents, letters, hits };
    let mut attempts: Vec<Attempt<'d, 's>> = Vec::new();
    for stretch in &stretches {
        // The first table whose labels tell the edition tells it for those that are cut before theirs do.
        let told = attempts
            .iter()
            .find_map(|attempt| if let [edition] = attempt.ground.form.editions { Some(*edition) } else { None });
        attempts.push(Attempt::of(&page, stretch, told));
    }
    attempts
}
