//! Cells parted by commas or semicolons, a row a line, as a comma-separated file has them.
//!
//! Quotation marks keep together what they enclose.

use super::super::fit::fit;
use super::super::ground::Ground;
use super::super::placement::Placement;
use super::super::walk::walk;
use super::tabs::rows;

/// What parts cells, in files of several countries.
const SEPARATORS: [char; 4] = [',', ';', '；', '，'];

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    // Most of its lines must be rows; in prose and in other tables such marks part words and thousands.
    let text = ground.slice(&ground.text);
    let count = text.lines().filter(|line| !line.trim().is_empty()).count();
    let parts = |separator: &char| text.lines().filter(|line| line.contains(*separator)).count() * 2 >= count;
    // Most texts hold three of them nowhere: 1 % of a text's instructions.
    let separators = SEPARATORS.into_iter().filter(|separator| text.contains(*separator)).filter(parts);
    separators
        .filter(|separator| !parts_thousands(text, *separator))
        .flat_map(|separator| fit(ground, &walk(ground, &rows(ground, separator)), "commas"))
        .collect()
}

/// Whether a sign parts the thousands of a figure that stands in a cell of words: `数量=12,910`.
fn parts_thousands(text: &str, separator: char) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let ends_in_words = |cell: &str| cell.ends_with(is_digit) && cell.contains(char::is_alphabetic);
    let is_group = |cell: &str| cell.find(|c| !is_digit(c)).unwrap_or(cell.len()) == 3;
    text.lines().any(|line| {
        let cells = || line.split(separator);
        cells().zip(cells().skip(1)).any(|(cell, next)| ends_in_words(cell) && is_group(next))
    })
}
