//! Columns told by where figures stand on their lines, as text is aligned by spaces.
//!
//! The figures of all lines that have the same cells are laid over each other. They make columns where their left ends, or their
//! right ends, stand at as many places as the lines have cells, or where they overlap in as many bands; the names of the columns
//! stand in for a column without any figure. Widths are counted in three ways, for converters count them so.

use super::super::cells::{Cell, Holds, Slot};
use super::super::fit::{Placed, Placement};
use super::super::ground::{Ground, Kind, Token};
use super::super::rows::Owner;
use crate::report::AlignedBy;
use std::collections::BTreeMap;
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// A figure (or heading) on its line: from column to column.
#[derive(Debug, Clone)]
struct Place {
    from: usize,
    to: usize,
    text: Range<usize>,
    holds: Holds,
}

/// The lines of a text that figures stand on.
#[derive(Debug, Default)]
struct Places {
    /// The figures of each line of the form.
    of_line: BTreeMap<usize, Vec<Place>>,
    /// Names of columns, each with the column.
    headings: Vec<(usize, Place)>,
    /// Where the label of each line of the form begins, with its number.
    labels: BTreeMap<usize, usize>,
    /// All words above the first line.
    above: Vec<Place>,
}

const WIDTHS: [fn(char) -> usize; 3] = [|_| 1, |c| c.width().unwrap_or(0), |c| c.width_cjk().unwrap_or(0)];

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    if ground.tokens.iter().any(|token| matches!(token.kind, Kind::Bar | Kind::Tab)) {
        return Vec::new();
    }
    let mut placements = Vec::new();
    for width in WIDTHS {
        let Some(places) = places(ground, width) else { continue };
        for ends in [left as fn(&Place) -> usize, right] {
            placements.extend(by(ground, &places, "places of ends", |places| at_ends(places, ends)));
        }
        placements.extend(by(ground, &places, "places that overlap", overlapping));
        placements.extend(ragged(ground, &places));
    }
    placements
}

/// Columns of a table whose spans were not filled up, so that each line begins in a column of its own: the ends of labels and
/// figures make as many columns as the labels need, and behind the last of those as many as a line has cells.
fn ragged(ground: &Ground<'_, '_>, places: &Places) -> Option<Placement> {
    let due = ground.lines.first()?.cells.len();
    if due < 2 || ground.lines.iter().any(|line| line.cells.len() != due) {
        return None;
    }
    let figures = places.of_line.values().flatten().map(|place| place.from);
    let first = places.labels.values().copied().min()?;
    let last = places.labels.values().copied().max()?;
    let mut own: Vec<usize> = figures.chain(places.labels.values().copied()).collect();
    let mut with: Vec<usize> =
        own.iter().copied().chain(places.above.iter().map(|place| place.from).filter(|from| *from >= first)).collect();
    let fits = |columns: &mut Vec<usize>| {
        columns.sort_unstable();
        columns.dedup();
        columns.iter().position(|&column| column == last).is_some_and(|at| columns.len() == at + 1 + due)
    };
    let columns = if fits(&mut own) { own } else { fits(&mut with).then_some(with)? };
    let mut lines: Vec<Placed> = Vec::with_capacity(ground.lines.len());
    for (at, line) in ground.lines.iter().enumerate() {
        let Some(label) = places.labels.get(&at) else {
            lines.push(Placed::Absent);
            continue;
        };
        let start = columns.iter().position(|column| column == label)? + 1;
        let mut slots: Vec<Slot> = vec![empty(ground); due];
        for place in places.of_line.get(&at).into_iter().flatten() {
            let column = columns.iter().position(|&column| column == place.from)?.checked_sub(start)?;
            let cell = Cell::at(place.text.clone(), 0);
            *slots.get_mut(column)? = Slot { cell, holds: place.holds };
        }
        lines.push(Placed::Cells(vec![line.cells.iter().copied().zip(slots).collect()]));
    }
    Some(Placement {
        way: "places behind each label".to_owned(),
        soft: true,
        by_rows: false,
        by: AlignedBy::Sums,
        lines,
    })
}

fn empty(ground: &Ground<'_, '_>) -> Slot {
    let at = ground.text.start;
    Slot { cell: Cell::at(at..at, 0), holds: Holds::Nothing }
}

const fn left(place: &Place) -> usize {
    place.from
}

const fn right(place: &Place) -> usize {
    place.to
}

/// Where every figure stands, and whose it is; `None` where a figure is nobody's.
fn places(ground: &Ground<'_, '_>, width: fn(char) -> usize) -> Option<Places> {
    let mut found = Places::default();
    let mut in_head = true;
    for line in ground.tokens.split(|token| token.kind == Kind::Break) {
        let Some(first) = line.first() else { continue };
        let start = ground.document.text[..first.text.start].rfind(['\n', '\u{c}']).map_or(0, |at| at + 1);
        let place = |token: &Token| {
            let before = ground.slice(&(start..token.text.start)).chars().map(width).sum();
            let own: usize = ground.slice(&token.text).chars().map(width).sum();
            let holds = if matches!(token.kind, Kind::Figure | Kind::Mark) { Holds::Figure } else { Holds::Odd };
            Place { from: before, to: before + own, text: token.text.clone(), holds }
        };
        for token in line {
            if let Kind::Words { owner, .. } = token.kind {
                let heading = if let Owner::Heading(column) = owner { Some(column) } else { None };
                found.headings.extend(heading.map(|column| (column, place(token))));
                if let Owner::Label(line) = owner {
                    let before = ground.slice(&(start..token.text.start));
                    let space = before.char_indices().rev().find(|(_, c)| c.is_whitespace());
                    let lead = &before[..space.map_or(0, |(at, c)| at + c.len_utf8())];
                    found.labels.entry(line).or_insert_with(|| lead.chars().map(width).sum());
                }
                in_head &= !matches!(owner, Owner::Label(_));
                found.above.extend(in_head.then(|| place(token)));
            }
        }
        let is_figure = |token: &Token| matches!(token.kind, Kind::Figure | Kind::Mark);
        let Some(first_figure) = line.iter().find(|token| is_figure(token)).map(|token| token.text.start) else {
            continue;
        };
        // A word among the figures stands in the place of one.
        let is_word = |token: &Token| match token.kind {
            Kind::Odd => true,
            Kind::Words { owner: Owner::Foreign, .. } => !ground.is_idle(ground.slice(&token.text)),
            _ => false,
        };
        let stands = |token: &&Token| is_figure(token) || token.text.start > first_figure && is_word(token);
        let figures: Vec<Place> = line.iter().filter(stands).map(place).collect();
        let own = |token: &Token| match token.kind {
            Kind::Words { owner: Owner::Label(line) | Owner::Note(line), .. } => Some(line),
            _ => None,
        };
        let mut owners: Vec<usize> = line.iter().filter_map(own).collect();
        owners.dedup();
        let owner = match owners[..] {
            [owner] => owner,
            [] => around(ground, start)?,
            _ => return None,
        };
        if line.iter().any(|token| token.text.start > first_figure && own(token).is_some())
            || found.of_line.contains_key(&owner)
        {
            return None;
        }
        found.of_line.insert(owner, figures);
    }
    Some(found)
}

/// The line of the form whose label stands above and below a place.
fn around(ground: &Ground<'_, '_>, at: usize) -> Option<usize> {
    let mut inside = (0..ground.lines.len()).filter(|&line| {
        let own = |words: &&super::super::rows::Words| matches!(words.owner, Owner::Label(other) | Owner::Note(other) if other == line);
        let mut words = ground.words.iter().filter(own);
        let first = words.next().map(|words| words.text.start);
        first.is_some_and(|first| first < at) && words.next_back().is_some_and(|last| last.text.start > at)
    });
    inside.next().filter(|_| inside.next().is_none())
}

type Bands = Vec<(usize, usize)>;
/// Which part of a place must lie in its band.
type Key = fn(&Place) -> (usize, usize);

fn by(
    ground: &Ground<'_, '_>,
    places: &Places,
    name: &str,
    bands: impl Fn(&[&Place]) -> (Bands, Key),
) -> Option<Placement> {
    let mut lines: Vec<Placed> =
        (0..ground.lines.len()).map(|line| if ground.has(line) { Placed::Bare } else { Placed::Absent }).collect();
    // Lines with the same columns stand under each other.
    let mut alike: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
    for line in (0..ground.lines.len()).filter(|line| ground.has(*line)) {
        let columns = ground.lines[line].cells.iter().map(|&cell| ground.form.position(cell).1).collect();
        alike.entry(columns).or_default().push(line);
    }
    for (columns, of_alike) in alike {
        let figures: Vec<&Place> = of_alike.iter().filter_map(|line| places.of_line.get(line)).flatten().collect();
        let due = columns.len();
        let named = places.headings.iter().filter(|(column, _)| columns.contains(column)).map(|(_, place)| place);
        let (own, key) = bands(&figures);
        let bands = if own.len() == due {
            own
        } else {
            // A column without a figure is where its name stands; what stands left of all is no column.
            let named = bands(&figures.iter().copied().chain(named).collect::<Vec<_>>()).0;
            let above = bands(&figures.iter().copied().chain(&places.above).collect::<Vec<_>>()).0;
            let bands = if named.len() == due { named } else { above.get(above.len().checked_sub(due)?..)?.to_vec() };
            if !are_named(&bands, &columns, places, key) {
                return None;
            }
            bands
        };
        for line in of_alike {
            let mut slots: Vec<Option<Slot>> = vec![None; columns.len()];
            for place in places.of_line.get(&line).into_iter().flatten() {
                let (from, to) = key(place);
                let band = bands.iter().position(|band| from >= band.0 && to <= band.1)?;
                let cell = Cell::at(place.text.clone(), 0);
                if slots[band].replace(Slot { cell, holds: place.holds }).is_some() {
                    return None;
                }
            }
            let slots = slots.into_iter().map(|slot| slot.unwrap_or_else(|| empty(ground)));
            lines[line] = Placed::Cells(vec![ground.lines[line].cells.iter().copied().zip(slots).collect()]);
        }
    }
    Some(Placement { way: name.to_owned(), soft: true, by_rows: false, by: AlignedBy::Sums, lines })
}

/// Whether the first and the last column have their names over them, and none the name of another.
fn are_named(bands: &Bands, columns: &[usize], places: &Places, key: Key) -> bool {
    let named = |at: usize| {
        let mut names =
            places.headings.iter().filter(|(column, _)| *column == columns[at]).map(|(_, place)| key(place));
        let over = names.clone().any(|(from, to)| from <= bands[at].1 && to >= bands[at].0);
        (names.next().is_some(), over)
    };
    let ends = [0, columns.len() - 1];
    ends.into_iter().all(|at| named(at).1) && (0..columns.len()).all(|at| named(at) == (true, true) || !named(at).0)
}

/// The places at which ends stand.
fn at_ends(places: &[&Place], end: fn(&Place) -> usize) -> (Bands, Key) {
    let mut ends: Vec<usize> = places.iter().map(|place| end(place)).collect();
    ends.sort_unstable();
    ends.dedup();
    let key: Key = if std::ptr::fn_addr_eq(end, left as fn(&Place) -> usize) {
        |place| (place.from, place.from)
    } else {
        |place| (place.to, place.to)
    };
    (ends.into_iter().map(|end| (end, end)).collect(), key)
}

/// The bands of what overlaps.
fn overlapping(places: &[&Place]) -> (Bands, Key) {
    let mut spans: Bands = places.iter().map(|place| (place.from, place.to)).collect();
    spans.sort_unstable();
    let mut bands: Bands = Vec::new();
    for (from, to) in spans {
        match bands.last_mut() {
            Some(band) if from < band.1 => band.1 = band.1.max(to),
            _ => bands.push((from, to)),
        }
    }
    (bands, |place| (place.from, place.to))
}
