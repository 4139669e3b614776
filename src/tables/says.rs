//! What a cell of a cut says: a label, a heading, a group, data, or words of nobody.

use super::cells::{Cell, Holds};
use super::ground::Ground;
use super::qualifiers::qualifies;
use super::rows::Owner;
use super::signs::{is_figure, is_nothing};
use crate::text::fold;

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
    if let ([part], [_]) = (&cell.parts[..], &ground.lines[..])
        && ground.leading_figure(part).is_some()
        && is_figure(ground.slice(part))
    {
        return Says::Data(Holds::Figure);
    }
    for part in &cell.parts {
        for words in ground.words_in(part) {
            match words.owner {
                Owner::Label(line) if label.is_some_and(|other| other != line) => return Says::Torn,
                Owner::Label(line) => label = Some(line),
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
        _ if !text.contains(|c: char| c.is_alphanumeric() || matches!(c, '○' | '●' | '\u{fffd}')) => {
            Says::Data(Holds::Nothing)
        }
        _ => Says::Data(Holds::Odd),
    }
}

/// Words that stand beside a column's name and say nothing more.
const NOTHING_MORE: [&str; 14] =
    ["申请", "数量", "件数", "人数", "条数", "合计", "法人", "其他组织", "组织", "公民", "数", "件", "类", "单位"];

/// The column that a cell names in other words: where a page's end cut the name, or words stand beside it that say nothing more
/// (`自然人数量`, `法人—商业企业`).
pub(super) fn loose_name(ground: &Ground<'_, '_>, cell: &Cell) -> Option<usize> {
    let text = fold(&ground.text_of(&cell.parts));
    let groups = ground.form.groups.iter().map(|group| fold(group.label));
    if qualifies(ground, &text) || groups.into_iter().any(|group| text.contains(&group)) {
        return None;
    }
    let count = |text: &str| text.chars().count();
    let is_nothing_more = |rest: String| {
        NOTHING_MORE.iter().fold(rest, |rest, word| rest.replace(word, "")).chars().all(|c| !c.is_alphanumeric())
    };
    let likeness = |label: &str| {
        let is_begun = label.starts_with(&text) && text.len() * 3 >= label.len() * 2;
        let is_within = count(label) > 1 && text.contains(label) && is_nothing_more(text.replacen(label, "", 1));
        if is_begun || is_within { count(label) } else { 0 }
    };
    let columns = ground.form.columns.iter().enumerate().map(|(at, column)| {
        let wordings = std::iter::once(&column.label).chain(column.variants);
        (wordings.map(|wording| likeness(&fold(wording))).max().unwrap_or(0), at)
    });
    let named: Vec<(usize, usize)> = columns.filter(|(likeness, _)| *likeness > 0).collect();
    let most = named.iter().map(|(likeness, _)| *likeness).max()?;
    let mut best = named.iter().filter(|(likeness, _)| *likeness == most);
    best.next().filter(|_| best.next().is_none()).map(|(_, at)| *at)
}
