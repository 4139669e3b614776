//! The heads of a walk: which column each cell of a head names, and what they say of the rows under them.
//!
//! A lower row of a head names what it covers anew; what an upper one says of another time holds for all that is under it. A name
//! may have words beside it that say nothing more; with any others it is no name of the form's.

use super::cells::{Cell, Head, Holds, Run, Slot, Walk};
use super::ground::Ground;
use super::padding::breaks_its_sum;
use super::qualifiers::qualifies;
use super::rows::{Owner, Words};
use super::says::Says;
use super::signs::bare;
use super::strangers::in_other_words;
use super::sums::sums_within;
use super::wordings;
use crate::statute::{CellIndex, Frame};
use crate::text::fold;
use std::ops::Range;

impl Head {
    /// Takes one row of a head.
    pub(super) fn take(&mut self, ground: &Ground<'_, '_>, cells: &[(&Cell, Says)], width: u32) {
        self.width = self.width.max(width);
        self.rows += 1;
        let is_named = |(_, says): &(&Cell, Says)| matches!(says, Says::Heading(_));
        let (first, last) = (cells.iter().position(is_named), cells.iter().rposition(is_named));
        let among = &cells[first.unwrap_or(0)..last.unwrap_or(0)];
        self.has_stranger |= among.iter().any(|(_, says)| *says == Says::Foreign);
        // Behind all names a remark may stand; a sum is a column of figures: 小计.
        let behind = last.map_or(&[][..], |last| &cells[last..]);
        let is_sum = |cell: &Cell| fold(&ground.text_of(&cell.parts)).ends_with('计');
        self.has_stranger |= behind.iter().any(|(cell, says)| *says == Says::Foreign && is_sum(cell));
        let (upper, qualified) = (self.cells.clone(), self.qualified.clone());
        // What is not spelt as a name stands for none that the row spells: 网上处理决定数量 beside 本年处理决定数量; nor does another
        // wording beside the form's own: 企业 beside 商业企业.
        let spelt: Vec<(usize, bool)> = cells.iter().filter_map(|(cell, says)| spells(ground, cell, *says)).collect();
        let is_outdone = |cell: &Cell, says: Says| {
            let Says::Heading(column) = says else { return false };
            let own = spells(ground, cell, says);
            own != Some((column, true))
                && spelt.iter().any(|name| *name == (column, true) || own.is_none() && name.0 == column)
        };
        // Of a name that stands with one word here and another there nothing says which is the report's: 县本级处理决定数量 beside
        // 乡镇处理决定数量.
        let worded: Vec<(usize, String)> = cells
            .iter()
            .filter(|(cell, says)| !is_qualified(ground, cell, *says))
            .filter_map(|(cell, says)| holds_name(ground, cell, *says))
            .collect();
        let is_one_of = |cell: &Cell, says: Says| {
            let own = holds_name(ground, cell, says)
                .filter(|(column, _)| spells(ground, cell, says) != Some((*column, true)));
            own.is_some_and(|own| worded.iter().any(|other| other.0 == own.0 && other.1 != own.1))
        };
        for (cell, says) in cells {
            let range = cell.column..cell.column + cell.width;
            let meets = |other: &Range<u32>| other.start < range.end && range.start < other.end;
            // What an upper row says holds for the names under it.
            let is_other =
                is_qualified(ground, cell, *says) || joins_names(ground, cell) || qualified.iter().any(meets);
            let named = match says {
                _ if is_other => None,
                Says::Heading(_) if is_outdone(cell, *says) || is_one_of(cell, *says) => None,
                Says::Heading(column) => Some(*column),
                // A name may stand before all that is known as the table's.
                Says::Foreign | Says::Data(Holds::Odd) => {
                    loose_name(ground, cell).or_else(|| in_other_words(ground, cell))
                }
                _ => continue,
            };
            let is_elsewhere = |(other, name): &(Range<u32>, Option<usize>)| {
                name.is_some() && *name == named && (other.end <= range.start || other.start >= range.end)
            };
            self.has_moved |= upper.iter().any(is_elsewhere) && !upper.contains(&(range.clone(), named));
            self.cells.retain(|(other, _)| other.end <= range.start || other.start >= range.end);
            if is_other {
                self.qualified.push(range.clone());
            }
            self.cells.push((range, named));
        }
    }

    /// Whether it names a column of figures before all others: then no label stands in its rows.
    pub(super) fn names_first(&self) -> bool {
        self.cells.iter().any(|(range, name)| range.start == 0 && name.is_some())
    }
}

/// The head over a row.
fn over<'w>(walk: &'w Walk, run: &Run) -> Option<&'w Head> {
    walk.heads.get(run.head?)
}

/// Whether a slot stands beside its own column's name, where one row of a head as wide as the slots' own names each column once.
fn are_beside_names(ground: &Ground<'_, '_>, head: &Head, cells: &[(CellIndex, Slot)]) -> bool {
    let column = |cell: CellIndex| ground.form.position(cell).1;
    let names = |cell: CellIndex| head.cells.iter().filter(move |(_, name)| *name == Some(column(cell)));
    let is_named = |(cell, _): &(CellIndex, Slot)| names(*cell).count() == 1;
    let is_beside =
        |(cell, slot): &(CellIndex, Slot)| names(*cell).any(|(range, _)| !range.contains(&slot.cell.column));
    cells.iter().all(is_named) && cells.iter().any(is_beside)
}

/// Whether each slot stands under its own column's name, where the head over it is one row with a cell for the label and each slot.
pub(super) fn are_under_names(ground: &Ground<'_, '_>, walk: &Walk, run: &Run, cells: &[(CellIndex, Slot)]) -> bool {
    let whole = over(walk, run).filter(|head| head.rows == 1 && head.width == run.width && walk.by_rows);
    if ground.frame == Frame::Rows && whole.is_some_and(|head| are_beside_names(ground, head, cells)) {
        return false;
    }
    let Some(head) = over(walk, run).filter(|head| {
        head.rows == 1
            && head.width == run.width
            && head.cells.len() == cells.len() + 1
            && run.width as usize == head.cells.len()
    }) else {
        return true;
    };
    let column = |cell: CellIndex| ground.form.position(cell).1;
    let due = |name: &Option<usize>| name.is_some_and(|name| cells.iter().any(|(cell, _)| column(*cell) == name));
    let is_named = head.cells.iter().any(|(_, name)| due(name));
    let agrees = |(cell, slot): &(CellIndex, Slot)| {
        let over = head.cells.iter().find(|(range, _)| range.contains(&slot.cell.column));
        over.is_none_or(|(range, name)| match name {
            Some(name) => *name == column(*cell),
            None => !is_named && !head.qualified.contains(range),
        })
    };
    ground.frame != Frame::Rows || !walk.by_rows || cells.iter().all(agrees)
}

/// A row under a head of one row that begins with a column's name, where each row has as many cells behind its label as the head has
/// names: the first stands under the first, wherever labels that span rows have moved them. A cell that is empty in all rows may be
/// none; and names in another order than the form's may be those of two rows joined, unless sums bear them out.
pub(super) fn by_count(ground: &Ground<'_, '_>, walk: &Walk, head: &Head, run: &Run) -> Option<Run> {
    /// Rows asked for their sums.
    const ROWS: usize = 64;
    let is_counted = |run: &Run| run.slots.len() == head.cells.len();
    if head.rows != 1 || !walk.by_rows || !head.names_first() || !is_counted(run) {
        return None;
    }
    let rows = || walk.runs.iter().filter(|run| !run.slots.is_empty());
    let has_moved = rows().any(|run| run.width != head.width);
    let ends = rows().any(|run| run.slots.last().is_some_and(|slot| slot.holds != Holds::Nothing));
    if !has_moved || !ends || !rows().all(is_counted) {
        return None;
    }
    let mut names: Vec<&(Range<u32>, Option<usize>)> = head.cells.iter().collect();
    names.sort_by_key(|(range, _)| range.start);
    let is_denied = |run: &Run| {
        let due = &ground.lines[run.line].cells;
        let named = |cell: &CellIndex| names.iter().position(|(_, name)| *name == Some(ground.form.position(*cell).1));
        let slots: Option<Vec<Slot>> = due.iter().map(|cell| Some(run.slots[named(cell)?].clone())).collect();
        slots.is_some_and(|slots| breaks_its_sum(ground, due, &slots))
    };
    let is_in_order = names.iter().filter_map(|(_, name)| *name).is_sorted();
    if !is_in_order && (rows().take(ROWS).any(is_denied) || !rows().take(ROWS).any(|run| run.counts(ground))) {
        return None;
    }
    let slots = run.slots.iter().zip(names).map(|(slot, (name, _))| Slot {
        cell: Cell { column: name.start, width: name.end - name.start, ..slot.cell.clone() },
        holds: slot.holds,
    });
    Some(Run { slots: slots.collect(), width: head.width, ..run.clone() })
}

/// Whether a row is wider than a head that names every column beside one label, or narrower than the head of a table of one line.
pub(super) fn is_off_head(ground: &Ground<'_, '_>, walk: &Walk, run: &Run) -> bool {
    let Some(head) = over(walk, run).filter(|_| walk.by_rows) else { return false };
    let due = ground.lines[run.line].cells.len();
    let named = head.cells.iter().filter(|(_, name)| name.is_some()).count();
    // Behind the cells of labels the row begins where the names do, as all others do that are too long as well.
    let from = head.cells.iter().filter(|(_, name)| name.is_some()).map(|(range, _)| range.start).min();
    let begins = |run: &&Run| from > Some(0) && run.slots.first().map(|slot| slot.cell.column) == from;
    let alike = || walk.runs.iter().filter(begins).filter(|other| ground.lines[other.line].cells.len() == due);
    let are_long = || begins(&run) && alike().nth(1).is_some() && alike().all(|run| run.slots.len() > due);
    let exact = || named == due && (head.width as usize == due + 1 || are_long());
    run.width > head.width && run.slots.len() > due && exact() || ground.lines.len() == 1 && run.width < head.width
}

/// Whether a figure of a row with more cells than are due stands beyond the head that names all of those, and no sum of the row could
/// bear out that it is one of them.
fn is_beyond_head(ground: &Ground<'_, '_>, walk: &Walk, run: &Run) -> bool {
    let due = &ground.lines[run.line].cells;
    let is_long = walk.by_rows && run.slots.len() > due.len() && sums_within(ground, due).next().is_none();
    let Some(head) = over(walk, run).filter(|_| is_long) else { return false };
    let names = |cell: &CellIndex| head.cells.iter().any(|(_, name)| *name == Some(ground.form.position(*cell).1));
    let is_beyond = |slot: &Slot| slot.holds == Holds::Figure && slot.cell.column >= head.width;
    due.iter().all(names) && run.slots.iter().any(is_beyond)
}

/// Whether a name of a column stands over a cell, so that it is no empty cell of the labels.
pub(super) fn is_under_name(ground: &Ground<'_, '_>, walk: &Walk, run: &Run, slot: &Slot) -> bool {
    over(walk, run).is_some_and(|head| {
        let mut names: Vec<(u32, usize)> =
            head.cells.iter().filter_map(|(range, name)| Some((range.start, (*name)?))).collect();
        names.sort_unstable();
        // Only a head that names every column in order is sure to stand where it belongs.
        let whole = names.iter().map(|(_, name)| *name).eq(0..ground.form.columns.len());
        whole && run.width >= head.width && names.iter().any(|(column, _)| *column == slot.cell.column)
    })
}

/// Whether one cell of a row stands under a name that is no column's, as 小计 and 上年 are, and all others under one that is; or a figure
/// beyond all names.
pub(super) fn has_foreign_name(ground: &Ground<'_, '_>, walk: &Walk, run: &Run) -> bool {
    let Some(head) = over(walk, run).filter(|head| head.width == run.width) else {
        return is_beyond_head(ground, walk, run);
    };
    let name = |slot: &Slot| {
        let over = head.cells.iter().find(|(range, _)| range.contains(&slot.cell.column));
        over.map(|(_, name)| name.is_some())
    };
    // Over the empty cells of labels no name stands.
    let names: Vec<bool> = run.slots.iter().filter_map(name).collect();
    let foreign = names.iter().filter(|name| !**name).count();
    foreign == 1 && names.len() >= ground.lines[run.line].cells.len()
}

/// Whether a cell is a name that words make another's: a column's, or any before the first row.
pub(super) fn is_qualified_head(ground: &Ground<'_, '_>, cell: &Cell, says: Says, is_first: bool) -> bool {
    let text = || fold(&ground.text_of(&cell.parts));
    let has_name = || ground.form.columns.iter().any(|column| text().contains(&fold(column.label)));
    is_qualified(ground, cell, says) && (is_first || has_name())
}

/// Whether a cell is a name over a column that says another time, a share or the contrary.
fn is_qualified(ground: &Ground<'_, '_>, cell: &Cell, says: Says) -> bool {
    /// Letters of the longest name.
    const NAME: usize = 14;
    let text = ground.text_of(&cell.parts);
    let is_name = match says {
        Says::Foreign | Says::Data(Holds::Odd) => true,
        // A piece of a name says nothing by itself.
        Says::Heading(_) => holds_name(ground, cell, says).is_some(),
        _ => false,
    };
    // What explains a name in brackets is none of its length.
    let name = bare(&text).split(['（', '(']).next().filter(|name| !name.trim().is_empty()).unwrap_or(&text);
    is_name && name.trim().chars().nth(NAME).is_none() && qualifies(ground, &text)
}

/// The column that a cell names, no piece of its name but all, with what stands in the cell.
fn holds_name(ground: &Ground<'_, '_>, cell: &Cell, says: Says) -> Option<(usize, String)> {
    let Says::Heading(column) = says else { return None };
    let folded = fold(&ground.text_of(&cell.parts));
    let mut names = wordings::of(ground.form).columns.iter().filter(|(_, which)| *which == Some(column));
    names.any(|(name, _)| folded.contains(name)).then_some((column, folded))
}

/// The column that a cell names to the letter, and whether in the form's own wording.
fn spells(ground: &Ground<'_, '_>, cell: &Cell, says: Says) -> Option<(usize, bool)> {
    let Says::Heading(column) = says else { return None };
    let name = (fold(&ground.text_of(&cell.parts)), Some(column));
    let own = wordings::of(ground.form).columns.iter().find(|(_, which)| *which == Some(column));
    wordings::of(ground.form).columns.contains(&name).then(|| (column, own == Some(&name)))
}

/// Whether a cell names two columns at once, whose figures it has together: `商业企业、科研机构`.
fn joins_names(ground: &Ground<'_, '_>, cell: &Cell) -> bool {
    let joins = |c: char| {
        c.is_whitespace() || matches!(c, '、' | '和' | '及' | '与' | '或' | '+' | '＋' | '/' | '／' | '，' | ',')
    };
    let words: Vec<&Words> = cell.parts.iter().flat_map(|part| ground.words_in(part)).collect();
    let names: Vec<&&Words> = words.iter().filter(|words| matches!(words.owner, Owner::Heading(_))).collect();
    names.windows(2).any(|pair| {
        let between = &ground.document.text[pair[0].text.end..pair[1].text.start];
        pair[0].owner != pair[1].owner && !between.trim().is_empty() && between.chars().all(joins)
    })
}

/// Words that stand beside a column's name and say nothing more.
const NOTHING_MORE: [&str; 18] = [
    "本年度",
    "本年",
    "年度",
    "年",
    "申请",
    "数量",
    "件数",
    "人数",
    "条数",
    "合计",
    "法人",
    "其他组织",
    "组织",
    "公民",
    "数",
    "件",
    "类",
    "单位",
];

/// The column that a cell names in other words: where a page's end cut the name, or words stand beside it that say nothing more
/// (`自然人数量`, `法人—商业企业`).
fn loose_name(ground: &Ground<'_, '_>, cell: &Cell) -> Option<usize> {
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
    let names = &wordings::of(ground.form).columns;
    let columns = (0..ground.form.columns.len()).map(|at| {
        let own = names.iter().filter(|(_, which)| *which == Some(at));
        (own.map(|(wording, _)| likeness(wording)).max().unwrap_or(0), at)
    });
    let named: Vec<(usize, usize)> = columns.filter(|(likeness, _)| *likeness > 0).collect();
    let most = named.iter().map(|(likeness, _)| *likeness).max()?;
    let mut best = named.iter().filter(|(likeness, _)| *likeness == most);
    best.next().filter(|_| best.next().is_none()).map(|(_, at)| *at)
}
