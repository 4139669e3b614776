//! What a cell of a cut says: a label, a heading, a group, data, or words of nobody.

use super::cells::{Cell, Holds};
use super::ground::Ground;
use super::lines::Line;
use super::rows::Owner;
use super::signs::{bare, is_figure, is_framing, is_nothing};
use super::vocabulary::Role;
use crate::text::{fold, is_numeral, simplified};
use std::ops::Range;

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    Label(usize),
    Again(usize),
    Heading(usize),
    Group,
    /// The end of a label, or its note.
    Note(usize),
    /// Pieces of labels, numerals, units.
    Idle,
    Foreign,
    Data(Holds),
    /// Labels of several lines.
    Torn,
}

pub(super) fn says(ground: &Ground<'_, '_>, cell: &Cell) -> Says {
    let (mut label, mut heading, mut group, mut again) = (None, None, false, None);
    let (mut foreign, mut idle, mut note, mut torn) = (0, 0, None, false);
    // Where every letter of the form opens the one line, a figure's note may be written with them.
    if let ([part], [_]) = (&cell.parts[..], ground.lines)
        && ground.leading_figure(part).is_some()
        && is_figure(ground.slice(part))
    {
        return Says::Data(Holds::Figure);
    }
    for part in &cell.parts {
        for words in ground.words_in(part) {
            match words.owner {
                Owner::Label(line) => match label {
                    Some(other) if other != line && !ends_before(ground, other, part) => {
                        return Says::Torn;
                    }
                    _ => label = Some(line),
                },
                Owner::Again(line) => again = Some(line),
                Owner::Heading(column) => heading = heading.or(Some(column)),
                // The first letter of 无法提供 is no word for nothing.
                Owner::Group => (group, idle, torn) = (group || words.whole, idle + 1, true),
                Owner::Note(line) => note = Some(line),
                Owner::Foreign if ground.is_idle(ground.slice(&words.text)) => idle += 1,
                Owner::Foreign | Owner::Qualified => foreign += words.letters,
            }
        }
    }
    if let Some(line) = label {
        return Says::Label(line);
    }
    if let Some(line) = again {
        return Says::Again(line);
    }
    let text = ground.text_of(&cell.parts);
    if let [part] = &cell.parts[..]
        && ground.is_ordinal(ground.slice(part))
    {
        return Says::Idle;
    }
    if is_nothing(&text) && cell.parts.iter().any(|part| ground.is_obscured(part)) {
        return Says::Data(Holds::Odd);
    }
    if is_nothing(&text) && !torn {
        return Says::Data(Holds::Nothing);
    }
    if is_figure(&text) {
        return Says::Data(Holds::Figure);
    }
    match (heading, group) {
        (Some(column), _) => Says::Heading(column),
        (None, true) if foreign == 0 => Says::Group,
        _ if foreign > 0 => Says::Foreign,
        _ if note.is_some() => note.map_or(Says::Idle, Says::Note),
        _ if idle > 0 => Says::Idle,
        // A mark for nothing may stand in brackets.
        _ if bare(&text).chars().all(|c| is_framing(c) || matches!(crate::text::plain_char(c), Some('-' | '/'))) => {
            Says::Data(Holds::Nothing)
        }
        _ => Says::Data(Holds::Odd),
    }
}

/// Whether the words of a line's label in a cell are its end, which goes on from the words before that cell.
fn ends_before(ground: &Ground<'_, '_>, line: usize, part: &Range<usize>) -> bool {
    let before = &ground.words[..ground.words.partition_point(|words| words.text.start < part.start)];
    let own = ground.words_in(part).iter().find(|words| words.owner == Owner::Label(line));
    let is_begun = before.last().is_some_and(|words| words.owner == Owner::Label(line));
    is_begun && own.is_some_and(|own| !ground.lines[line].label.starts_with(&fold(ground.slice(&own.text))))
}

/// Whether a cell holds nearly all of a line's label, from its beginning.
pub(super) fn is_whole(ground: &Ground<'_, '_>, cell: &Cell, line: usize) -> bool {
    let label = &ground.lines[line].label;
    let own = cell.parts.iter().flat_map(|part| ground.words_in(part));
    let own = own.filter(|words| words.owner == Owner::Label(line));
    let letters: usize = own.clone().map(|words| words.letters).sum();
    let text: String = own.map(|words| ground.slice(&words.text)).collect();
    let beginning: String = label.chars().take(2).collect();
    letters * 5 >= label.chars().count() * 4 && fold(&text).starts_with(&beginning)
}

/// Whether a cell holds a piece of a line's label, out of order as walls cut it; a letter alone, one that goes on in the cell behind.
pub(super) fn is_rest_of_label(
    ground: &Ground<'_, '_>,
    cell: &Cell,
    behind: &[(&Cell, Says)],
    line: Option<usize>,
) -> bool {
    let Some(Role::Row(row)) = line.and_then(|line| ground.lines[line].opened_by) else { return false };
    let mut text = fold(&ground.text_of(&cell.parts));
    if let ([_], Some((next, Says::Foreign | Says::Note(_)))) = (&text.chars().collect::<Vec<_>>()[..], behind.first())
    {
        text.push_str(&fold(&ground.text_of(&next.parts)));
    }
    // A digit among few letters is a figure's.
    let is_figure = text.contains(|c: char| c.is_ascii_digit()) && text.chars().nth(4).is_none();
    !is_figure && text.chars().nth(1).is_some() && fold(ground.form.rows[row].label).contains(&text)
}

/// The one line that the words of a cell are a piece of the label of.
pub(super) fn line_torn(ground: &Ground<'_, '_>, cell: &Cell) -> Option<usize> {
    /// Letters of a piece that is no word of its own.
    const PIECE: usize = 4;
    let words = fold(&ground.text_of(&cell.parts));
    words.chars().nth(PIECE - 1)?;
    let is_piece = |line: &Line| format!("{}{}", line.label, line.note).contains(&words);
    let mut own = ground.lines.iter().enumerate().filter(|(_, line)| is_piece(line));
    own.next().filter(|_| own.next().is_none()).map(|(line, _)| line)
}

/// Whether the name of a column or a group stands behind the label of a row: then the row is a head.
pub(super) fn has_names_behind(cells: &[(&Cell, Says)]) -> bool {
    let mut behind = cells.iter().map(|(_, says)| *says).skip_while(|says| !matches!(says, Says::Label(_)));
    behind.any(|says| matches!(says, Says::Heading(_) | Says::Group))
}

/// Whether the words in a cell are few enough for a figure's place: 见附件, 暂无数据.
pub(super) fn is_short(ground: &Ground<'_, '_>, cell: &Cell) -> bool {
    /// Letters of the longest.
    const WORD: usize = 10;
    cell.parts.iter().flat_map(|part| ground.words_in(part)).map(|words| words.letters).sum::<usize>() <= WORD
}

/// Whether a cell is the number of a line, apart from its label: `3.`.
pub(super) fn is_number_of(ground: &Ground<'_, '_>, cell: &Cell, line: usize) -> bool {
    let (plain, number) = (ground.plain(&cell.parts), ground.lines[line].number);
    number.is_some_and(|number| plain.trim_end_matches(['.', '、']) == number.to_string())
}

/// Whether a cell is a number among letters or written in them.
pub(super) fn is_number_word(ground: &Ground<'_, '_>, cell: &Cell) -> bool {
    let text = ground.text_of(&cell.parts);
    let text = text.trim();
    let is_number = text.contains(|c: char| c.is_ascii_digit()) || text.chars().all(|c| is_numeral(simplified(c)));
    !text.is_empty() && is_number
}

/// Whether a number in letters stands in a figure's place: cells of figures follow it, or a row lacks its last.
pub(super) fn stands_for_figure(
    ground: &Ground<'_, '_>,
    cell: &Cell,
    behind: &[(&Cell, Says)],
    full: bool,
    by_rows: bool,
) -> bool {
    /// Cells of a wide row: no more of them are asked for each.
    const ROW: usize = 64;
    let is_data = |(_, says): &(&Cell, Says)| matches!(says, Says::Data(_));
    // The number of the next heading may stand behind the last row, and numbers in letters beside each other.
    let is_loose = |(_, says): &(&Cell, Says)| *says == Says::Idle;
    let stands = match behind.first() {
        None => by_rows && !full,
        Some(next) if !by_rows => is_data(next) && !full && !numbers_a_group(ground, cell),
        Some(_) => {
            let near = || behind.iter().take(ROW);
            near().any(is_data) && near().all(|cell| is_data(cell) || is_loose(cell))
        }
    };
    stands && is_number_word(ground, cell)
}

/// Whether a number in letters is one of a group, apart from its name: （三）, 三、.
fn numbers_a_group(ground: &Ground<'_, '_>, cell: &Cell) -> bool {
    let text = &ground.document.text;
    cell.parts.iter().any(|part| text[..part.start].ends_with(['（', '(']) || text[part.end..].starts_with('、'))
}

/// The figures that the lines of a label's cell end with; not the label's number, behind which a narrow cell may break it.
pub(super) fn figures_in_label<'c>(
    ground: &'c Ground<'_, '_>,
    cell: &'c Cell,
    line: usize,
) -> impl Iterator<Item = Range<usize>> + use<'c> {
    let number = ground.lines[line].number.filter(|_| cell.parts.len() > 1).map(|number| number.to_string());
    let is_number = move |part: &&Range<usize>| number.as_deref() == Some(ground.slice(part).trim());
    cell.parts.iter().skip_while(is_number).filter_map(|part| ground.trailing_figure(part))
}
