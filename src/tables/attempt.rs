//! A stretch of text → one table, read in the form and the frame that explain it best.
//!
//! The stretch is laid out as [`Ground`]: from the line its first label begins in to where its last row's figures end, before the
//! next words that are not its own. What the ways to cut it into cells give is judged.

use super::boxes::Drawn;
use super::columns;
use super::extents::Extents;
use super::ground::{Ground, Kind, Token};
use super::judge::{Verdict, extends, judge};
use super::letters::Letters;
use super::lines::Line;
use super::ordinals::ordinals;
use super::qualifiers;
use super::rows::{self, Owner};
use super::scan;
use super::signs;
use super::stretches::Stretch;
use super::vocabulary::{Hit, Role};
use super::wordings;
use crate::document::{BlockKind, Document};
use crate::report::Status;
use crate::statute::{Edition, Form, Frame};
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

/// What is known of a document before its tables are.
pub(super) struct Page<'d, 's> {
    pub document: &'d Document<'s>,
    /// The year it reports on.
    pub year: Option<i32>,
    pub drawn: Rc<[Drawn]>,
    pub extents: Rc<Extents>,
    pub letters: Letters,
    pub hits: Vec<Hit>,
}

/// A stretch, read in the frame and form that explain it best.
pub(crate) struct Attempt<'d, 's> {
    /// The stretch, laid out.
    pub(super) ground: Ground<'d, 's>,
    /// Whether it is another report's, body's or time's.
    pub(super) is_others: bool,
    /// What was made of it.
    pub(super) verdict: Verdict,
}

impl<'d, 's> Attempt<'d, 's> {
    /// A stretch, read in each form and frame of its table: the one that explains it best.
    pub(super) fn of(page: &Page<'d, 's>, stretch: &Stretch, told: Option<Edition>) -> Attempt<'d, 's> {
        let mut forms = stretch.table.forms().to_vec();
        // Where the labels are of either, the other tables or the year tell.
        let told = told.or(page.year.and_then(Edition::of_year));
        forms.sort_by_key(|form| told.is_some_and(|told| !form.editions.contains(&told)));
        // The form's own labels tell the edition; what could be read tells the frame.
        let score = |weight, known| if forms.len() > 1 { weight * 1000 + known } else { known * 1000 + weight };
        let mut best: Option<(usize, Attempt<'d, 's>)> = None;
        for &form in &forms {
            for &frame in form.habits.frames {
                let (mut ground, weight) = lay_out(page, stretch, form, frame);
                // Were all its cells read, another would still be better.
                if best.as_ref().is_some_and(|(other, _)| score(weight, form.len()) <= *other) {
                    continue;
                }
                let tokens = scan::tokens(page.document, &ground.text, &ground.words, false);
                take(&mut ground, tokens);
                let mut verdict = judge(&ground, columns::placements(&ground));
                // A row that cannot be read may have the number of its page behind it.
                let has_doubts = verdict.cells.iter().any(|cell| cell.status == Status::Ambiguous);
                if has_doubts && ground.has_bare_pages() {
                    let tokens = scan::tokens(page.document, &ground.text, &ground.words, true);
                    let kept = take(&mut ground, tokens);
                    ground.bare_pages = true;
                    let second = judge(&ground, columns::placements(&ground));
                    let is_better = !second.ways.is_empty() && extends(&verdict.cells, &second.cells);
                    if is_better {
                        verdict = second;
                    } else {
                        take(&mut ground, kept);
                        ground.bare_pages = false;
                    }
                }
                let known =
                    verdict.cells.iter().filter(|cell| matches!(cell.status, Status::Read | Status::Blank)).count();
                let score = score(weight, known);
                if best.as_ref().is_none_or(|(other, _)| score > *other) {
                    best = Some((score, Attempt { ground, is_others: stretch.is_others, verdict }));
                }
            }
        }
        #[expect(clippy::expect_used, reason = "every table has a form and every form a frame")]
        best.expect("a form").1
    }
}

/// A stretch with its labels found; what else stands in it is looked at only where they explain it.
fn lay_out<'d, 's>(
    page: &Page<'d, 's>,
    stretch: &Stretch,
    form: &'static Form,
    frame: Frame,
) -> (Ground<'d, 's>, usize) {
    let &Page { document, year, ref drawn, ref extents, ref letters, ref hits } = page;
    let text = line_start(document, stretch.text.start)..stretch.text.end;
    let own: Vec<&Hit> =
        stretch.hits.iter().map(|&hit| &hits[hit]).filter(|hit| hit.roles_in(form).next().is_some()).collect();
    // Behind the last label a lost one may follow; what follows that is other text.
    let last = own.last().map_or(stretch.letters.start, |hit| hit.letters.end);
    let range = stretch.letters.start..stretch.letters.end.min(last + 400);
    let inside = &hits[hits.partition_point(|hit| hit.letters.start < range.start)..];
    let inside = inside.iter().take_while(|hit| hit.letters.end <= range.end);
    let inside_hits: Vec<&Hit> = inside.filter(|hit| hit.roles_in(form).next().is_some()).collect();
    let turned = wordings::turned(form);
    let lines = turned.lines(frame);
    let (mut words, weight) = rows::owners(&document.text, letters, &range, &inside_hits, form, frame, lines);
    let denied = qualifiers::take(&document.text, &mut words, lines, year);
    qualifiers::give_notes(&document.text, &mut words);
    let mut ground = Ground {
        document,
        year,
        form,
        frame,
        lines,
        groups: &turned.groups,
        drawn: Rc::clone(drawn),
        extents: Rc::clone(extents),
        text,
        words,
        denied,
        tokens: Vec::new(),
        ordinals: Vec::new(),
        bare_pages: false,
        says_unit: OnceCell::new(),
    };
    ground.text.end = end(&ground);
    let is_one_of = form.table.forms().len() > 1;

    let weight = if is_one_of { weight.saturating_sub(lacking(&ground)) } else { weight };
    (ground, weight)
}

/// Letters of the labels that lack between others, a long one counted as a short one: a form prints all its rows, and one that is
/// lost says as little against it as another. An item of the law without any of its rows was left out as a whole.
fn lacking(ground: &Ground<'_, '_>) -> usize {
    /// Letters that a label counts for.
    const LETTERS: usize = 4;
    let found: Vec<bool> = (0..ground.lines.len()).map(|line| ground.has(line)).collect();
    let (first, last) = (found.iter().position(|found| *found), found.iter().rposition(|found| *found));
    let lost = ground.lines.iter().zip(&found).take(last.unwrap_or(0)).skip(first.unwrap_or(0));
    let groups = |line: &Line| match line.opened_by {
        Some(Role::Row(row)) => ground.form.rows[row].groups,
        _ => &[],
    };
    let is_there = |own: &Line| {
        own.depth > 1 || ground.lines.iter().zip(&found).any(|(line, found)| *found && groups(line) == groups(own))
    };
    lost.filter(|(line, found)| !**found && is_there(line))
        .map(|(line, _)| line.label.chars().take(LETTERS).count())
        .sum()
}

/// Takes what stands in the text, and gives what was taken before; figures that only count are numerals.
fn take(ground: &mut Ground<'_, '_>, tokens: Vec<Token>) -> Vec<Token> {
    let kept = std::mem::replace(&mut ground.tokens, tokens);
    let ordinals = ordinals(ground);
    for token in ground.tokens.iter_mut().filter(|token| ordinals.contains(&token.text)) {
        token.kind = Kind::Numeral;
    }
    ground.ordinals = ordinals;
    kept
}

/// Where the line begins that a table's first label stands in, if that is near.
fn line_start(document: &Document<'_>, at: usize) -> usize {
    let start = document.text[..at].rfind(['\n', '\u{c}']).map_or(0, |start| start + 1);
    if at - start <= 400 { start } else { at }
}

/// Where a table's last figures end: before the next words that are not its own.
fn end(ground: &Ground<'_, '_>) -> usize {
    let own = |owner| matches!(owner, Owner::Label(_) | Owner::Note(_) | Owner::Again(_));
    let Some(last) = ground.words.iter().rposition(|words| own(words.owner)) else { return ground.text.end };
    let label = ground.words[last].text.end;
    let rest = &ground.document.text[label..ground.text.end];
    let line = label + rest.find('\n').unwrap_or(rest.len());
    // In a row of its own a word may stand in a figure's place; in a text that runs on it cannot. Blanks are no text.
    let length = ground.document.text[label..line].split_whitespace().map(str::len).sum::<usize>();
    let from = if length <= 200 { line } else { label }.max(counted_end(ground, last));
    let foreign = ground.words[last + 1..]
        .iter()
        .filter(|words| words.text.start >= from && !is_note_in_cell(ground, &words.text) && !is_in_row(ground, words))
        .find(|words| words.owner == Owner::Foreign && !ground.is_idle(ground.slice(&words.text)));
    let end = foreign.map_or(ground.text.end, |words| sentence_start(ground, &words.text));
    // A row of a grid belongs together.
    let place = label..label;
    let mut around = ground.document.blocks_at(&place).filter(|(_, block)| block.range.contains(&label));
    let row = around.find_map(|(at, block)| match &block.kind {
        BlockKind::Grid(grid) => {
            let mut rows = ground.extents.near(at, grid, &place).iter();
            let row = rows.find(|row| row.iter().any(|cell| cell.range.start < label && cell.range.end >= label))?;
            row.iter().map(|cell| cell.range.end).max()
        }
        _ => None,
    });
    end.max(row.unwrap_or(0)).min(ground.text.end)
}

/// Where the cells of the last label end that stand on the lines behind it, each alone: a figure may have a counter or a unit at it
/// that stands in no other cell (`31批次`).
fn counted_end(ground: &Ground<'_, '_>, last: usize) -> usize {
    let Owner::Label(own) = ground.words[last].owner else { return 0 };
    let mut end = ground.words[last].text.end;
    let (mut at, mut due) = (end, ground.lines[own].cells.len());
    for (place, line) in ground.document.text[end..ground.text.end].split_inclusive('\n').enumerate() {
        at += line.len();
        let cell = line.trim();
        if cell.is_empty() {
            continue;
        }
        let is_cell = signs::is_figure(cell) || signs::is_nothing(cell) || signs::is_counted(cell);
        if place == 0 || due == 0 || !is_cell {
            break;
        }
        (end, due) = (at, due - 1);
    }
    end
}

/// Whether a short word fills a cell of a row that has figures or a part of one: `| 0 | 若干 |`, `0,若干`, `约15 |`, stands apart between two:
/// `0  若干  0`, or with a bar in a line of its own below a cell that does: `| 若干`.
fn is_in_row(ground: &Ground<'_, '_>, words: &rows::Words) -> bool {
    /// Letters of a word that stands in a figure's place.
    const WORD: usize = 6;
    if words.letters > WORD {
        return false;
    }
    let text = &ground.document.text;
    let line = text[..words.text.start].rfind('\n').map_or(0, |end| end + 1);
    let figures = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let before = text[line..words.text.start].trim_end_matches(' ');
    // Commas part cells where most of what they part is figures.
    let by_commas = || {
        let figures = before.split(',').filter(|cell| signs::is_figure(cell)).count();
        figures * 2 > before.split(',').count()
    };
    let parts = |c: char| signs::is_bar(c) || c == '\t' || c == ',' && by_commas();
    let rest = text[words.text.end..].lines().next().unwrap_or("");
    let behind = rest.trim_start_matches(' ');
    let in_cell = before.ends_with(parts) && behind.chars().next().is_none_or(parts);
    let counts = |c: char| c.is_ascii_digit();
    let apart = text[..words.text.start].ends_with("  ")
        && rest.trim_start_matches(counts).starts_with("  ")
        && figures(rest.trim_start_matches(counts));
    // Between two figures, at both: `30改为3`.
    let own = text[line..words.text.start].trim_end_matches(counts);
    let is_at_both = own.len() < words.text.start - line
        && own.ends_with(|c: char| c == ' ' || parts(c))
        && rest.starts_with(counts);
    let number = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    let alone = before.is_empty() && number.len() < behind.len() && number.trim_start_matches(' ').starts_with(parts);
    let is_line = before.trim_matches(parts).is_empty() && behind.trim_matches(parts).is_empty();
    let above = text[..line].trim_end_matches('\n').rsplit('\n').next().unwrap_or("");
    let cell = above.trim_matches(|c: char| signs::is_bar(c) || c == ' ');
    let is_below = || above.contains(signs::is_bar) && (signs::is_figure(cell) || signs::is_nothing(cell));
    // Or on a line between two that are bars alone.
    let below = text[words.text.end..].lines().nth(1).unwrap_or("");
    let is_bars = |line: &str| !line.trim().is_empty() && line.trim().chars().all(signs::is_bar);
    let is_own = before.chars().all(|c| c.is_ascii_digit()) && behind.is_empty();
    let is_between = is_own && is_bars(above) && is_bars(below);
    // A counter at its figure, in a line of several that holds nothing else: `1件  0件  2件`.
    let runs = text[line..].lines().next().unwrap_or("").split_whitespace();
    let is_one = |run: &str| signs::is_figure(run) || signs::is_nothing(run) || signs::is_counted(run);
    let is_counter =
        || own.len() < words.text.start - line && runs.clone().nth(1).is_some() && runs.clone().all(is_one);
    is_at_both
        || is_counter()
        || alone
        || in_cell && is_line && is_below()
        || is_between
        || figures(before) && (in_cell || apart)
}

/// Whether words stand in brackets behind a figure in a cell of a row: `| 22（其中修订16件） |`.
fn is_note_in_cell(ground: &Ground<'_, '_>, words: &Range<usize>) -> bool {
    let text = &ground.document.text[..words.start];
    let line = &text[text.rfind('\n').map_or(0, |end| end + 1)..];
    let Some(cell) = line.rfind(|c| signs::is_bar(c) || c == '\t') else { return false };
    let mut cell = line[cell..].trim_start_matches(|c: char| signs::is_bar(c) || c.is_whitespace());
    cell = cell.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    cell.starts_with(['（', '(']) && line.contains(|c: char| c.is_ascii_digit())
}

/// Where the sentence begins that these words are in: a number before them at the line's start is theirs (2022年) unless they
/// are its unit.
fn sentence_start(ground: &Ground<'_, '_>, words: &Range<usize>) -> usize {
    let text = &ground.document.text;
    let line = text[..words.start].rfind('\n').map_or(0, |end| end + 1);
    let before = text[line..words.start].trim_start();
    let number = before.trim_end_matches(['、', '.', '．', ')', '）', ' ']);
    let is_number = !number.is_empty() && number.chars().all(char::is_numeric);
    if is_number && !signs::is_figure(&text[line..words.end]) { line } else { words.start }
}
