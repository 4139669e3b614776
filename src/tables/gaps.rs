//! Letters between two labels that stand to the letter → whose they are, by an alignment with affine gaps.
//!
//! The template is what the form has there: the rest of the label before and its note, each lost line's group, label and note, the
//! group of the label behind and what of it stands before the wording that was found. A gap inside a label is dear, one between labels cheap; letters left out of an optional part cost
//! next to nothing. A lost line counts as found only with most of its letters; short labels are never guessed.

use super::lines::Line;
use crate::text::is_numeral;
use std::ops::Range;

/// Letters aligned at most between two labels; what lies in the middle of more is prose.
const MOST: usize = 400;
/// Letters a label must have to be found misspelt.
pub(super) const GUESSED: usize = 4;

/// What a letter was aligned with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letter {
    /// The label of a line.
    Label(usize),
    /// The note of a line.
    Note(usize),
    /// A group's label.
    Group,
}

struct Due {
    c: char,
    of: Letter,
    /// Whether it begins a part.
    begins: bool,
    /// Whether its absence costs.
    required: bool,
}

/// Aligns letters with what is due; gives those that fit, by position. The labels before and behind come with what is left of
/// them on this side.
pub(super) fn align(
    text: &[char],
    lines: &[Line],
    before: Option<(usize, &str)>,
    lost: Range<usize>,
    behind: Option<(usize, &str)>,
) -> Vec<(usize, Letter)> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut due = Vec::new();
    let mut part = |text: &str, of: Letter, required: bool| {
        due.extend(text.chars().enumerate().map(|(at, c)| Due { c, of, begins: at == 0, required }));
    };
    if let Some((line, rest)) = before {
        part(rest, Letter::Note(line), false);
    }
    for line in lost {
        part(&lines[line].group, Letter::Group, false);
        if lines[line].label.chars().count() >= GUESSED {
            part(&lines[line].label, Letter::Label(line), true);
            part(&lines[line].note, Letter::Note(line), false);
        }
    }
    if let Some((line, rest)) = behind {
        part(&lines[line].group, Letter::Group, false);
        part(rest, Letter::Label(line), true);
    }
    let (head, tail) = if text.len() > MOST { (MOST / 2, text.len() - MOST / 2) } else { (text.len(), text.len()) };
    let kept: Vec<usize> = (0..head).chain(tail..text.len()).collect();
    let letters: Vec<char> = kept.iter().map(|&at| text[at]).collect();
    let found = cheapest(&letters, &due);
    let enough = |of: Letter| {
        // One letter of a group's label is another word: 无, and not 无法提供.
        let line = match of {
            Letter::Label(line) => line,
            Letter::Note(_) => return true,
            Letter::Group => return found.iter().filter(|(_, place)| due[*place].of == Letter::Group).nth(1).is_some(),
        };
        let rest = behind.filter(|(other, _)| *other == line).map(|(_, rest)| rest);
        let whole = rest.unwrap_or(&lines[line].label).chars().count();
        let places: Vec<usize> = found.iter().filter(|(_, place)| due[*place].of == of).map(|(at, _)| *at).collect();
        let spread = places.last().zip(places.first()).map_or(0, |(last, first)| last - first + 1);
        places.len() * 5 >= whole * 3 && places.len() + 2 >= whole.min(6) && spread <= 2 * whole + 6
    };
    found.iter().filter(|(_, place)| enough(due[*place].of)).map(|&(at, place)| (kept[at], due[place].of)).collect()
}

/// The cheapest alignment: pairs of equal letters, positions in both.
fn cheapest(text: &[char], due: &[Due]) -> Vec<(usize, usize)> {
    let n = due.len();
    if n == 0 {
        return Vec::new();
    }
    let left_out = |at: usize| if due[at].required { 1.0 } else { 0.02 };
    let opened = |at: usize| if at == 0 || at == n || due[at].begins { 0.02 } else { 0.5 };
    // For each prefix of the template, the cost behind a match (or omission) and behind an insertion.
    let mut matched: Vec<f32> = std::iter::once(0.0)
        .chain((0..n).scan(0.0, |sum, at| {
            *sum += left_out(at);
            Some(*sum)
        }))
        .collect();
    let mut inserted = vec![f32::INFINITY; n + 1];
    // How each state was reached: bit 0 the insertion went on, bit 1 a letter was left out, bit 2 from an insertion.
    let mut steps = vec![0_u8; (text.len() + 1) * (n + 1)];
    for step in &mut steps[1..=n] {
        *step = 2;
    }
    for (row, &c) in text.iter().enumerate() {
        let insertion = if is_numeral(c) { 0.01 } else { 0.05 };
        let steps = &mut steps[(row + 1) * (n + 1)..(row + 2) * (n + 1)];
        let (mut diagonal, mut diagonal_inserted) = (f32::INFINITY, false);
        for at in 0..=n {
            let (old, old_inserted) = (matched[at], inserted[at]);
            let mut step = 0;
            let start = old + opened(at);
            if old_inserted <= start {
                step |= 1;
            }
            inserted[at] = start.min(old_inserted) + insertion;
            let mut cost = f32::INFINITY;
            if at > 0 {
                cost = diagonal + if due[at - 1].c == c { 0.0 } else { 1.5 };
                if diagonal_inserted {
                    step |= 4;
                }
                let from = matched[at - 1].min(inserted[at - 1]) + left_out(at - 1);
                if from < cost {
                    cost = from;
                    step = step & 1 | 2 | if inserted[at - 1] < matched[at - 1] { 4 } else { 0 };
                }
            }
            (diagonal, diagonal_inserted) = (old.min(old_inserted), old_inserted < old);
            matched[at] = cost;
            steps[at] = step;
        }
    }
    let (mut row, mut at) = (text.len(), n);
    let mut inserting = inserted[n] < matched[n];
    let mut found = Vec::new();
    while row > 0 || at > 0 {
        let step = steps[row * (n + 1) + at];
        if inserting {
            inserting = step & 1 != 0;
            row -= 1;
        } else if step & 2 != 0 {
            inserting = step & 4 != 0;
            at -= 1;
        } else if row > 0 && at > 0 {
            if due[at - 1].c == text[row - 1] {
                found.push((row - 1, at - 1));
            }
            inserting = step & 4 != 0;
            row -= 1;
            at -= 1;
        } else {
            break;
        }
    }
    found.reverse();
    found
}
