//! Whether the names over columns stand in the form's order, so that the order of figures tells their columns.
//!
//! The text before each label (before the first figure, where all cells are one line) is searched for the names of the columns; a
//! name inside a longer one of the form is none. A head that has lost or torn a name tells nothing of order.

use super::captions::LAST_YEAR;
use super::cells::Slot;
use super::ground::{Ground, Kind, Token};
use super::placement::{Placed, Placement};
use super::qualifiers::{names_year, qualifies, says_all};
use super::rows::Owner;
use super::signs::is_bar;
use super::stacks::{WIDTHS, stacked};
use super::strangers::has_strangers;
use super::wordings::{self, Name};
use crate::statute::{CellIndex, Frame};
use crate::text::{Hints, fold, is_han};
use std::collections::BTreeSet;
use std::ops::Range;

/// Characters in which a name is looked for.
const NEAR: usize = 80;

/// Characters of the longest cell of a head that names no column.
const NAME: usize = 14;

/// Characters of the longest cell that a name stands in.
const CELL: usize = 24;

/// Whether all names stand in the form's order wherever a head is whole. The name of the last column may stand before those over
/// which a group's name stands.
pub(super) fn in_order(ground: &Ground<'_, '_>) -> bool {
    if are_qualified(ground) || has_strangers(ground) || is_led_by_others(ground) {
        return false;
    }
    let form = ground.form;
    let over = |names: &[Name], text: &Range<usize>| stand(&fold(ground.slice(text)), names);
    let head = |names: &[Name], mut found: Vec<Option<usize>>, text: &Range<usize>, due: &BTreeSet<usize>, grouped| {
        if text.start == ground.text.start {
            found.splice(0..0, before(ground.above(), names));
        }
        is_in_order(&found, due, grouped)
    };
    match ground.frame {
        Frame::Rows => {
            let names = &wordings::of(form).columns;
            // Only where all rows have the same columns does one head stand over all, groups of columns in it.
            let grouped = form.rows.iter().all(|row| row.columns.len() == form.columns.len());
            before_labels(ground).all(|(line, text)| {
                let due = ground.lines[line].cells.iter().map(|&cell| form.position(cell).1).collect();
                let found = over(names, &text);
                !(grouped && has_twice(&found, &due)) && head(names, found, &text, &due, grouped)
                    || are_stacked(ground.slice(&text), names, &due)
            })
        }
        Frame::Transposed => {
            let (names, due) = (&wordings::of(form).rows, (0..form.rows.len()).collect());
            before_labels(ground).all(|(_, text)| head(names, over(names, &text), &text, &due, false))
        }
        Frame::OneLine => {
            let figure = ground.tokens.iter().find(|token| token.kind == Kind::Figure);
            let text = ground.text.start..figure.map_or(ground.text.end, |token| token.text.start);
            let due = (0..form.columns.len()).collect();
            let is_own = !has_other_endings(ground, &text);
            let names = &wordings::of(form).columns;
            is_own && head(names, over(names, &text), &text, &due, false) && rows_in_order(ground)
        }
    }
}

/// Whether the names of a wrapped head, put together by their places, are all that are due, in order. Where signs part cells, places
/// say nothing.
fn are_stacked(head: &str, names: &[Name], due: &BTreeSet<usize>) -> bool {
    let are_due = |width| {
        let words = stacked(head, width);
        let found = words.iter().flat_map(|word| stand(&fold(word), names)).flatten();
        found.eq(due.iter().copied())
    };
    !head.contains(|c| c == '\t' || is_bar(c)) && WIDTHS.into_iter().any(are_due)
}

/// Whether another word stands before the end of a column's name: 已审结 beside 尚未审结.
fn has_other_endings(ground: &Ground<'_, '_>, head: &Range<usize>) -> bool {
    let foreign = ground.words_in(head).iter().filter(|words| words.owner == Owner::Foreign);
    let names = || wordings::of(ground.form).columns.iter().map(|(name, _)| name.as_str());
    let is_ending = |rest: &str| {
        let mut tails = names().flat_map(|name| name.char_indices().skip(1).map(move |(at, _)| &name[at..]));
        !names().any(|name| rest.starts_with(name))
            && tails.any(|tail| tail.chars().nth(1).is_some() && rest.starts_with(tail))
    };
    foreign
        .filter(|words| !ground.is_idle(ground.slice(&words.text)))
        .filter(|words| !ground.document.text[..words.text.start].ends_with(is_han))
        .any(|words| is_ending(&ground.document.text[words.text.end..]))
}

/// Whether columns are named more often in one line than there are labels: some of the figures under them are of none.
pub(super) fn outnumber_labels(ground: &Ground<'_, '_>) -> bool {
    let labels = (0..ground.lines.len()).filter(|&line| ground.has(line)).count();
    let named = |token: &Token| {
        if let Kind::Words { owner: Owner::Heading(column), .. } = token.kind { Some(column) } else { None }
    };
    let are_many = |line: &[Token]| {
        let names: Vec<usize> = line.iter().filter_map(named).collect();
        let is_many = |name: &usize| names.iter().filter(|other| *other == name).count() > labels;
        names.iter().any(|name| *name != names[0]) && names.iter().all(is_many)
    };
    ground.lines.len() > 1 && ground.tokens.split(|token| token.kind == Kind::Break).any(are_many)
}

/// Whether the cell over all names of columns says another time or a share: 上年, 2021年, 占比.
pub(super) fn are_of_others(ground: &Ground<'_, '_>) -> bool {
    // Whole lines: a piece of a name says nothing.
    let above = near(ground.above());
    let above = above.split_once('\n').map_or("", |(_, lines)| lines);
    let parts = |c: char| is_bar(c) || c.is_whitespace() || c == ',';
    // A sentence may begin with a year.
    let is_head = |line: &str| line.split(parts).all(|cell| cell.chars().nth(NAME).is_none());
    let says = |line: &str| is_head(line) && line.split(parts).any(|cell| says_all(ground, cell));
    ground.frame == Frame::Rows && above.lines().any(says)
}

/// Whether a name over columns says another time, a share or the contrary, and does not stand without that as well.
fn are_qualified<'ground>(ground: &'ground Ground<'_, '_>) -> bool {
    /// Characters of the longest name of another column.
    const SHORT: usize = 6;
    if ground.frame == Frame::Transposed {
        return false;
    }
    let names = &wordings::of(ground.form).columns;
    let parts = |c: char| is_bar(c) || c.is_whitespace() || c == ',';
    // Figures name nothing, and most cells are figures.
    let is_name = |cell: &&str| !cell.is_ascii() || names_year(ground, cell);
    let cells = |above: &'ground str, text: &'ground str| -> Vec<&'ground str> {
        let cells = above.split(parts).chain(text.split(parts)).filter(is_name);
        cells.filter(|cell| cell.chars().nth(CELL).is_none()).collect()
    };
    let named = |cell: &str| stand(&fold(cell), names);
    let says_more = |cell: &&str| qualifies(ground, cell);
    let qualified = |line: usize, cells: &[&str]| {
        let (more, plain): (Vec<&str>, Vec<&str>) = cells.iter().copied().partition(says_more);
        let stands = |which: &Option<usize>| plain.iter().any(|cell| named(cell).contains(which));
        // Names of other columns, as many as the row has cells, and few of its own: 一季度, 二季度.
        let is_short = |cell: &&&str| cell.chars().nth(SHORT).is_none();
        let due = &ground.lines[line].cells;
        let plainly = || due.iter().filter(|&&cell| stands(&Some(ground.form.position(cell).1))).count();
        // A piece of a torn name is no other column's.
        let is_piece =
            |cell: &str| !names_year(ground, cell) && names.iter().any(|(name, _)| name.contains(&fold(cell)));
        let others = more.iter().filter(is_short).filter(|cell| named(cell).is_empty() && !is_piece(cell)).count();
        let few = |plainly: usize| others + plainly >= due.len() && plainly * 2 < due.len();
        // Or beside its own, where figures in order may be either's: 自然人, 上年, 法人, 上年; 自然人2021年, 自然人2020年.
        let again = more.iter().filter(|cell| named(cell).iter().any(Option::is_some)).count();
        let beside = || due.len() > 1 && others.max(again) * 2 >= due.len();
        let are_others =
            ground.frame == Frame::Rows && (others > 1 && few(plainly()) || others.max(again) > 1 && beside());
        are_others || more.iter().any(|cell| !named(cell).iter().all(stands))
    };
    // A name that is none of its row's at all.
    let names_none = |line: usize, cells: &[&str]| {
        let due = |which: &Option<usize>| {
            which.is_some_and(|name| ground.lines[line].cells.iter().any(|&cell| ground.form.position(cell).1 == name))
        };
        let is_named = cells.iter().any(|cell| named(cell).iter().any(due));
        !is_named && cells.iter().any(|cell| cell.chars().nth(CELL / 2).is_none() && says_more(cell))
    };
    before_labels(ground).any(|(line, text)| {
        let is_single = ground.frame == Frame::Rows && ground.lines[line].cells.len() == 1;
        if is_single && names_none(line, &cells("", ground.slice(&text))) {
            return true;
        }
        let above = if text.start == ground.text.start { near(ground.above()) } else { "" };
        qualified(line, &cells(above, ground.slice(&text)))
    })
}

/// Whether between the name over labels and that over the one cell of a row another column is named: its figure stands first.
fn is_led_by_others(ground: &Ground<'_, '_>) -> bool {
    let names = &wordings::of(ground.form).columns;
    let parts = |c: char| is_bar(c) || c.is_whitespace() || matches!(c, ',' | ';');
    let is_led = |line: usize, head: &str| {
        let column = ground.lines[line].cells.first().map(|&cell| ground.form.position(cell).1);
        let is_own = |cell: &str| stand(&fold(cell), names).contains(&column);
        let cells: Vec<&str> = head.split(parts).filter(|cell| !cell.is_empty()).collect();
        let own = cells.iter().rposition(|cell| is_own(cell)).unwrap_or(0);
        let is_other = |cell: &&str| cell.chars().nth(CELL).is_none() && cell.contains(is_han) && !ground.is_idle(cell);
        cells[..own].iter().skip(1).any(is_other)
    };
    before_labels(ground).any(|(line, text)| {
        // A line that begins with the figures of the label before is no head.
        let begins = ground.document.text[..text.start].ends_with(['\n', '\u{c}']);
        let mut heads = ground.slice(&text).lines().skip(usize::from(!begins));
        ground.frame == Frame::Rows && ground.lines[line].cells.len() == 1 && heads.any(|head| is_led(line, head))
    })
}

/// The lines over which names of columns stand that only another edition of the form has.
pub(super) fn under_other_edition(ground: &Ground<'_, '_>) -> Vec<usize> {
    let wordings::Wordings { columns: own, others, .. } = wordings::of(ground.form);
    if ground.frame != Frame::Rows || others.is_empty() {
        return Vec::new();
    }
    let mut is_under = false;
    let mut lines = Vec::new();
    for (line, text) in before_labels(ground) {
        let head = fold(ground.slice(&text));
        let is_other = !stand(&head, others).is_empty();
        // The next head ends what this one says.
        if is_other || stand(&head, own).iter().any(Option::is_some) {
            is_under = is_other;
        }
        if is_under {
            lines.push(line);
        }
    }
    lines
}

/// Whether the last name of a column that stands between two cells of a row is the second one's.
pub(super) fn agree(ground: &Ground<'_, '_>, placement: &Placement) -> bool {
    let names = &wordings::of(ground.form).columns;
    let agrees = |pair: &[(CellIndex, Slot)]| {
        let place = |at: usize| ground.form.position(pair[at].0);
        let [Some(from), Some(to)] = [pair[0].1.cell.parts.last(), pair[1].1.cell.parts.first()] else { return true };
        // Of an empty cell nobody knows where it stands.
        if from.is_empty() || to.is_empty() || place(0).0 != place(1).0 {
            return true;
        }
        let between = ground.slice(&(from.end.min(to.start)..to.start));
        let last = || stand(&fold(between), names).into_iter().flatten().next_back();
        !between.chars().any(is_han) || last().is_none_or(|column| column == place(1).1)
    };
    let mut cells =
        placement.lines.iter().flat_map(|line| if let Placed::Cells(versions) = line { &versions[..] } else { &[] });
    cells.all(|cells| cells.windows(2).all(agrees))
}

/// Whether the names of rows and their groups stand in order, where all rows stand behind each other.
fn rows_in_order(ground: &Ground<'_, '_>) -> bool {
    let text = ground.slice(&ground.text);
    // A caption of last year between the rows parts them.
    if LAST_YEAR.iter().any(|word| text.contains(word)) {
        return false;
    }
    let rows = ground.form.rows.iter().flat_map(|row| row.groups.iter().copied().chain([row.label]));
    let mut seen = BTreeSet::new();
    let places: Vec<usize> = rows.filter(|name| seen.insert(*name)).filter_map(|name| text.find(name)).collect();
    places.is_sorted()
}

/// What stands before each label, behind the one before.
fn before_labels<'g>(ground: &'g Ground<'_, '_>) -> impl Iterator<Item = (usize, Range<usize>)> + 'g {
    let mut from = ground.text.start;
    ground.words.iter().filter_map(move |words| {
        let (Owner::Label(line) | Owner::Note(line) | Owner::Again(line)) = words.owner else { return None };
        let text = from..words.text.start.max(from);
        from = words.text.end;
        // The first label's head may stand before all that is known as the table's.
        (!text.is_empty() || text.start == ground.text.start).then_some((line, text))
    })
}

/// The names that stand in a folded text, in order, the longest of those that begin anywhere.
fn stand(text: &str, names: &[Name]) -> Vec<Option<usize>> {
    let mut found = Vec::new();
    let firsts = Hints::of(names.iter().filter_map(|(name, _)| name.chars().next()));
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if !firsts.may_have(c.into()) {
            at += c.len_utf8();
            continue;
        }
        let here = names.iter().filter(|(name, _)| text[at..].starts_with(name.as_str()));
        let longest = here.max_by_key(|(name, _)| name.len());
        found.extend(longest.map(|(_, which)| *which));
        at += longest.map_or(c.len_utf8(), |(name, _)| name.len());
    }
    found
}

/// The end of a text, as far as names that belong to what follows are looked for.
fn near(text: &str) -> &str {
    &text[text.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at)..]
}

/// What stands behind the last sentence of a text; the words that one ends in head no columns: 其中1件尚未审结.
fn behind_sentences(text: &str) -> &str {
    let Some((at, mark)) = text.char_indices().rfind(|(_, c)| matches!(c, '。' | '；' | '，')) else { return text };
    let rest = &text[at + mark.len_utf8()..];
    // A sentence that has no full stop ends with its line, which is no line of cells.
    let line = rest.lines().next().unwrap_or("");
    if mark == '，' && !line.contains("  ") && !line.contains(|c| c == '\t' || is_bar(c)) {
        return &rest[line.len()..];
    }
    rest
}

/// The names that a text ends in: a name that is a row's as well may stand before all that is known as the table's.
fn before(text: &str, names: &[Name]) -> Vec<Option<usize>> {
    let folded = fold(behind_sentences(near(text)));
    let mut rest = folded.as_str();
    let mut found = Vec::new();
    while let Some((name, which)) =
        names.iter().filter(|(name, _)| rest.ends_with(name.as_str())).max_by_key(|(name, _)| name.len())
    {
        found.insert(0, *which);
        rest = &rest[..rest.len() - name.len()];
    }
    found
}

/// Whether a name stands twice side by side: it heads two columns, unless it was copied over one that is wider.
fn has_twice(found: &[Option<usize>], due: &BTreeSet<usize>) -> bool {
    let is_twice = |pair: &[Option<usize>]| pair[0] == pair[1] && pair[0].is_some_and(|column| due.contains(&column));
    // As many names as are due have one of them typed in another's place.
    let names = found.iter().flatten().filter(|column| due.contains(column)).count();
    names > due.len() && due.len() > 1 && found.windows(2).any(is_twice)
}

/// Whether every whole head among the names is in order.
fn is_in_order(found: &[Option<usize>], due: &BTreeSet<usize>, grouped: bool) -> bool {
    let mut head: Vec<usize> = Vec::new();
    let mut group = false;
    let last = due.last().copied();
    for name in found.iter().copied() {
        let Some(column) = name.filter(|column| due.contains(column)) else {
            group |= name.is_none();
            continue;
        };
        if head.contains(&column) {
            head.clear();
        }
        head.push(column);
        if head.len() < due.len() {
            continue;
        }
        // Beside a group's name, behind the first column's, the last one's stands one line higher than those under it.
        if grouped && group && head.get(1) == last.as_ref() {
            head.retain(|column| Some(*column) != last);
        }
        if !head.is_sorted() {
            return false;
        }
        (head, group) = (Vec::new(), false);
    }
    true
}
