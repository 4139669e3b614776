//! Every layout: a random sound report is written in it and read back, cell by cell.
//!
//! Nothing may be wrong, ever; where the layout keeps everything (or the report has no blanks), nearly all must be read;
//! and every cell read must have been read where its own figure stands.

use crate::support::hand::Hand;
use crate::support::runner::{run_reading, utf8};
use crate::support::shapes::{Loses, Shape, shape};
use crate::support::truth::Blanks;

fn reads_back(shape: &Shape) {
    let tally = run_reading(
        shape.name,
        Blanks::Sometimes,
        |case| shape.render(case, Hand::default()),
        utf8,
        |truth| shape.loses == Loses::Nothing || !truth.has_blanks(),
    );
    match NOT_READ_YET.iter().find(|(name, _)| *name == shape.name) {
        Some((name, thousandths)) => tally.assert_at_least(name, *thousandths),
        None => tally.assert_nearly_all(shape.name),
    }
}

/// Layouts of which the reader says of most tables that it cannot tell, with the thousandths it reads. In `torn` the labels
/// stand apart from all figures: only their order and the sums tell whose they are. In `twice` the table of disputes is left,
/// where words of its labels come again in the prose behind it. In `markdown_wrong_header` a table that states nothing but one
/// nought is nobody's to place. The others lose a row here and there.
const NOT_READ_YET: &[(&str, usize)] = &[
    ("torn", 160),
    ("twice", 920),
    ("bar_behind_empty", 940),
    ("bar_behind_padded", 770),
    ("cell_line_bar_behind_padded", 795),
    ("cell_line_bar_before", 970),
    ("cell_line_bar_behind", 985),
    ("html_rowspan_too_short", 985),
    ("markdown_wrong_header", 985),
];

macro_rules! tests {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            reads_back(shape(stringify!($name)));
        })*
    };
}

for_each_shape!(tests);
