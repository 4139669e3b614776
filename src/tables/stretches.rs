//! Labels → the stretches of text that may hold one table each.
//!
//! A stretch is as many labels of one table as follow each other closely. Where its first rows come again behind later ones,
//! another copy of the table begins; where earlier rows follow later ones under a head of their own, another piece of it.
//! Whether a stretch is the table is told by how many of the form's labels it has.

use super::letters::Letters;
use super::signs::{is_bar, is_figure, is_nothing};
use super::vocabulary::{Hit, Role};
use crate::document::TextRange;
use crate::statute::{Form, Frame, Least, TableKind};
use crate::text::is_numeral;
use std::collections::BTreeSet;
use std::ops::Range;

/// Letters without a label of the table that end a stretch.
const GAP: usize = 300;
/// Letters between the names of two columns of one head.
const NEAR: usize = 20;
/// Names of columns that are a head of their own.
const HEAD: usize = 2;
/// Letters that a label must have to open a stretch.
const TELLING: usize = 2;

/// Text that may hold one table.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    /// Which.
    pub table: TableKind,
    /// Whether it is another report's, body's or time's.
    pub is_others: bool,
    /// Its labels, as positions in all of them.
    pub hits: Vec<usize>,
    /// Its letters, from its first label to the next stretch's.
    pub letters: Range<usize>,
    /// Where it begins and where the next one does, in the text.
    pub text: Range<usize>,
}

/// The stretches of a text, table by table, in the order of the text; `others` are not the report's own.
pub(super) fn stretches(text: &str, letters: &Letters, hits: &[Hit], others: &[TextRange]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> =
        TableKind::ALL.into_iter().flat_map(|table| of_table(table, text, letters, hits, others)).collect();
    let mut starts: Vec<usize> = all.iter().map(|stretch| stretch.letters.start).collect();
    starts.sort_unstable();
    for stretch in &mut all {
        let next = starts.get(starts.partition_point(|&start| start < stretch.letters.end)).copied();
        stretch.letters.end = next.unwrap_or(letters.count()).max(stretch.letters.end);
        stretch.text.end = next.map_or(text.len(), |next| letters.start(next)).max(stretch.text.start);
    }
    all
}

fn of_table(table: TableKind, text: &str, letters: &Letters, hits: &[Hit], others: &[TextRange]) -> Vec<Stretch> {
    // No table is in part another's.
    let whose = |own: &Range<usize>| {
        let at = letters.start(own.start);
        others.iter().position(|range| range.contains(&at))
    };
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut last = 0;
    for (at, hit) in hits.iter().enumerate() {
        if !hit.alone || hit.roles(table).next().is_none() {
            continue;
        }
        let telling = hit.only_table() == Some(table) && hit.len() >= TELLING;
        let own = whose(&hit.letters);
        match runs.last_mut() {
            Some(run)
                if hit.letters.start - last <= GAP && run.last().is_some_and(|&at| whose(&hits[at].letters) == own) =>
            {
                run.push(at);
            }
            _ if telling => runs.push(vec![at]),
            _ => continue,
        }
        last = hit.letters.end;
    }
    // Names of columns behind the last row are another table's, or words of the text.
    for run in &mut runs {
        let is_own = |place: usize| {
            let hit = &hits[run[place]];
            let mut roles = hit.roles(table).map(|(_, role)| role);
            let near = place > 0 && hit.letters.start - hits[run[place - 1]].letters.end <= NEAR;
            let rows = roles.clone().all(|role| matches!(role, Role::Row(_)));
            let columns = roles.all(|role| matches!(role, Role::Column(_)));
            hit.only_table() == Some(table) && (hit.len() > 3 || rows || (columns && near))
        };
        let own = (0..run.len()).rev().find(|&place| is_own(place));
        run.truncate(own.map_or(0, |own| own + 1));
    }
    runs.into_iter()
        .flat_map(|run| copies(table, text, letters, hits, run))
        .filter(|run| {
            let is_led =
                |&at: &usize| is_row(table, text, letters, &hits[at]) || is_over_row(table, text, letters, &hits[at]);
            is_table(table, hits, run) || run.iter().any(is_led) || is_whole_form(table, text, letters, hits, run)
        })
        .map(|run| {
            let ends = run.first().zip(run.last());
            let letters_of = ends.map_or(0..0, |(&first, &last)| hits[first].letters.start..hits[last].letters.end);
            let start = letters.start(letters_of.start);
            let is_others = run.first().is_some_and(|&at| whose(&hits[at].letters).is_some());
            Stretch { table, is_others, hits: run, letters: letters_of, text: start..start }
        })
        .collect()
}

/// Cuts a run of labels where the table begins again.
fn copies(table: TableKind, text: &str, letters: &Letters, hits: &[Hit], run: Vec<usize>) -> Vec<Vec<usize>> {
    let is_under_figures = |before: usize, at: usize| {
        let between = letters.end(hits[before].letters.end - 1)..letters.start(hits[at].letters.start);
        text.get(between).is_some_and(|between| between.lines().any(is_row_of_cells))
    };
    let may_be_one_line = table.forms().iter().any(|form| form.habits.frames.contains(&Frame::OneLine));
    let mut copies = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let (mut seen, mut head): (BTreeSet<usize>, Option<usize>) = (BTreeSet::new(), None);
    for at in run {
        // Names over a row of all cells are the head of that, and of nothing below it.
        if may_be_one_line && open.last().is_some_and(|&before| is_under_figures(before, at)) {
            head = None;
        }
        match only_row(table, &hits[at]).filter(|_| !hits[at].heads) {
            None => head = head.or(Some(open.len())),
            Some(row) => {
                let latest = seen.last().copied().unwrap_or(0);
                let again = seen.contains(&row) && row * 2 < latest;
                let piece = row < latest && !seen.contains(&row) && head.is_some_and(|head| open.len() - head >= HEAD);
                if again || piece {
                    let rest = open.split_off(head.unwrap_or(open.len()));
                    copies.push(std::mem::replace(&mut open, rest));
                    seen.clear();
                }
                seen.insert(row);
                head = None;
            }
        }
        open.push(at);
    }
    copies.push(open);
    copies
}

/// Whether a line is nothing but cells, of figures or marks for nothing.
fn is_row_of_cells(line: &str) -> bool {
    let mut cells = line.split(|c: char| c.is_whitespace() || is_bar(c)).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| is_figure(cell) || is_nothing(cell))
}

/// The row a label names, where it names one row and nothing else.
fn only_row(table: TableKind, hit: &Hit) -> Option<usize> {
    let mut roles = hit.roles(table).map(|(_, role)| role);
    let Role::Row(row) = roles.next()? else { return None };
    // The editions count their rows differently at the end only.
    roles.all(|role| matches!(role, Role::Row(other) if other.abs_diff(row) <= 2)).then_some(row)
}

/// Whether the labels are enough to be the table's.
fn is_table(table: TableKind, hits: &[Hit], run: &[usize]) -> bool {
    table.forms().iter().any(|form| {
        let (mut rows, mut columns) = (BTreeSet::new(), BTreeSet::new());
        for role in run.iter().flat_map(|&at| hits[at].roles_in(form)) {
            match role {
                Role::Row(row) => _ = rows.insert(row),
                Role::Column(column) => _ = columns.insert(column),
                Role::Group => {}
            }
        }
        form.habits.known_by.iter().any(|Least { rows: r, columns: c }| rows.len() >= *r && columns.len() >= *c)
            || has_row_under_names(form, hits, run)
    })
}

/// Whether a row of the form stands right under the names of all of its columns: a table of one row that has a head of its own,
/// or one that is cut behind its first row.
fn has_row_under_names(form: &'static Form, hits: &[Hit], run: &[usize]) -> bool {
    let mut named = BTreeSet::new();
    for &at in run {
        let roles: Vec<Role> = hits[at].roles_in(form).collect();
        let row = roles.iter().find_map(|role| if let Role::Row(row) = role { Some(*row) } else { None });
        if row
            .is_some_and(|row| !named.is_empty() && form.rows[row].columns.iter().all(|column| named.contains(column)))
        {
            return !form.habits.is_annex;
        }
        if row.is_some() {
            named.clear();
        }
        named
            .extend(roles.iter().filter_map(|role| if let Role::Column(column) = role { Some(*column) } else { None }));
    }
    false
}

/// Whether a label that only this table has leads a line of exactly its figures: the one row that a page's end left over.
fn is_row(table: TableKind, text: &str, letters: &Letters, hit: &Hit) -> bool {
    /// Letters and cells from which a label and its row are no words of a sentence.
    const TELLING: usize = 6;
    let (start, end) = (letters.start(hit.letters.start), letters.end(hit.letters.end - 1));
    let before = text[..start].rsplit('\n').next().unwrap_or("");
    let behind = text[end..].lines().next().unwrap_or("");
    let parts = |c: char| c.is_whitespace() || is_bar(c);
    let is_led = before.chars().all(|c| is_numeral(c) || parts(c) || matches!(c, '、' | '（' | '）' | '(' | ')' | '.'));
    let cells = || behind.split(parts).filter(|cell| !cell.is_empty());
    let due = |form: &&'static Form| {
        let rows = hit.roles_in(form).filter_map(|role| if let Role::Row(row) = role { Some(row) } else { None });
        rows.map(|row| form.rows[row].columns.len()).next()
    };
    let due = table.forms().iter().find_map(due).filter(|due| *due >= TELLING && hit.len() >= TELLING);
    hit.alone && is_led && cells().all(is_figure) && due.is_some_and(|due| cells().count() == due)
}

/// Whether every row of a form that divides its columns stands once, in its order, and each label leads a line of exactly its cells:
/// the names over them were taken for names of something else, and left out.
fn is_whole_form(table: TableKind, text: &str, letters: &Letters, hits: &[Hit], run: &[usize]) -> bool {
    table.forms().iter().any(|form| {
        let row = |at: &usize| {
            hits[*at].roles_in(form).find_map(|role| if let Role::Row(row) = role { Some(row) } else { None })
        };
        let rows: Vec<(usize, &Hit)> = run.iter().filter_map(|at| Some((row(at)?, &hits[*at]))).collect();
        let due = |row: usize| form.rows[row].columns.len();
        let is_whole = rows.iter().map(|(row, _)| *row).eq(0..form.rows.len());
        let are_uneven = (1..form.rows.len()).any(|row| due(row) != due(0));
        is_whole && are_uneven && rows.iter().all(|(row, hit)| cells_behind(text, letters, hit) == Some(due(*row)))
    })
}

/// How many cells of figures, or of nothing, a label leads that begins its line: parted by one sign.
fn cells_behind(text: &str, letters: &Letters, hit: &Hit) -> Option<usize> {
    let (start, end) = (letters.start(hit.letters.start), letters.end(hit.letters.end - 1));
    let before = text[..start].rsplit('\n').next().unwrap_or("");
    let behind = text[end..].lines().next().unwrap_or("").trim_end_matches(is_bar);
    let sign = behind.chars().next().filter(|&sign| sign == ',' || sign == '\t' || is_bar(sign))?;
    let mut cells = behind[sign.len_utf8()..].split(sign);
    let is_cell = |cell: &str| is_figure(cell) || is_nothing(cell);
    (before.chars().all(|c| is_bar(c) || c.is_whitespace()) && cells.clone().all(is_cell))
        .then(|| cells.by_ref().count())
}

/// Whether a label stands over a line of all figures of a table that may be one line.
fn is_over_row(table: TableKind, text: &str, letters: &Letters, hit: &Hit) -> bool {
    let parts = |c: char| c.is_whitespace() || is_bar(c);
    let mut behind = text[letters.end(hit.letters.end - 1)..].lines().skip(1).filter(|line| !line.trim().is_empty());
    let cells = |line: &str| line.split(parts).filter(|cell| !cell.is_empty()).map(is_figure).collect::<Vec<_>>();
    let row = behind.next().map(cells).unwrap_or_default();
    let is_line = |form: &Form| form.habits.frames.contains(&Frame::OneLine) && form.len() == row.len();
    hit.alone && row.iter().all(|is_figure| *is_figure) && table.forms().iter().any(|form| is_line(form))
}
