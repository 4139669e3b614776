//! Cells parted by bars: a row a line, rows broken over lines, or all in one line.
//!
//! Whether a bar at a line's end is the table's edge or parts off an empty cell is tried both ways, for all lines alike.

use super::super::cells::{Cell, Unit};
use super::super::fit::fit;
use super::super::ground::{Ground, Kind, Token};
use super::super::placement::Placement;
use super::super::rows::Owner;
use super::super::signs::{is_bar, is_furniture, is_rule};
use super::super::walk::walk;
use super::filled::in_rows;
use super::stream::{is_by_lines, stream};

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    // In a drawn table a line is no row.
    let has_bars = ground.tokens.iter().any(|token| token.kind == Kind::Bar);
    if !has_bars || ground.drawn.iter().any(|table| ground.meets(&table.text)) {
        return Vec::new();
    }
    let mut placements = Vec::new();
    // Bars that all stand alone on their lines part what stands on others: no line is a row.
    let is_lone = |line: &str| line.chars().all(|c| is_bar(c) || c.is_whitespace());
    let has_rows = ground.slice(&ground.text).lines().any(|line| line.contains(is_bar) && !is_lone(line));
    let edges = edges(ground);
    for &edge in edges.iter().filter(|_| has_rows) {
        let name = if edge { "bars" } else { "bars without edges" };
        let mut found = fit(ground, &walk(ground, &rows(ground, edge)), name);
        // In the one line of all cells, an empty one behind a bar that may be the edge, as behind names, needs the sums.
        let is_edged = |line: &str| line.trim_end().ends_with(is_bar) && !line.contains(|c: char| c.is_ascii_digit());
        let is_open =
            !edge && edges.len() > 1 && ground.lines.len() == 1 && ground.slice(&ground.text).lines().any(is_edged);
        for placement in &mut found {
            placement.soft |= is_open && !placement.is_void();
        }
        placements.extend(found);
    }
    if placements.is_empty() {
        let cells = stream(ground, is_bar);
        if let Some(rows) = in_rows(ground, &cells) {
            placements.extend(fit(ground, &walk(ground, &rows), "bars, rows of one length"));
        }
        let mut apart = fit(ground, &walk(ground, &cells), "bars, line breaks apart");
        // Where a line is a row, a row that does not fit is a fault of the table and not of its lines, unless all is there.
        if is_by_lines(ground, Kind::Bar) {
            apart.retain(Placement::is_full);
        }
        placements.extend(apart);
    }
    placements
}

/// Whether a bar at the end of a line may be the table's edge, and whether it may part off an empty cell. It is the edge where nine of
/// ten rows of words end in one, though they have no cell to leave empty there; it is none where few rows end in one.
fn edges(ground: &Ground<'_, '_>) -> &'static [bool] {
    let figures = |line: &str| line.contains(|c: char| c.is_ascii_digit());
    let rows = ground.slice(&ground.text).lines().map(str::trim).filter(|line| line.contains(is_bar) && !is_rule(line));
    let (all, words, edged, edged_words) = rows.fold((0, 0, 0, 0), |sum, row| {
        let (ends, word) = (usize::from(row.ends_with(is_bar)), usize::from(!figures(row)));
        (sum.0 + 1, sum.1 + word, sum.2 + ends, sum.3 + ends * word)
    });
    let is_edge = if words > 1 {
        edged_words * 10 >= words * 9 && edged * 10 >= all * 9
    } else {
        edged == all && is_fenced(ground)
    };
    match is_edge {
        true => &[true],
        false if edged * 4 < all || words > 1 && edged_words == 0 => &[false],
        false => &[true, false],
    }
}

/// Whether every row begins with a bar as well.
fn is_fenced(ground: &Ground<'_, '_>) -> bool {
    ground
        .slice(&ground.text)
        .lines()
        .map(str::trim)
        .filter(|line| line.contains(is_bar))
        .all(|line| line.starts_with(is_bar))
}

/// Whether a bar before the first cell is the table's edge: most rows have one. Rows that begin with a label and have their figures all
/// the same show that the others' bars part off the cells of labels that span rows.
fn is_led(ground: &Ground<'_, '_>, edge: bool) -> bool {
    let barred = ground.slice(&ground.text).lines().map(str::trim).filter(|line| line.contains(is_bar));
    let (led, all) = barred.fold((0, 0), |(led, all), line| (led + usize::from(line.starts_with(is_bar)), all + 1));
    let is_label = |token: &Token| matches!(token.kind, Kind::Words { owner: Owner::Label(_), .. });
    let is_figure = |token: &Token| matches!(token.kind, Kind::Figure | Kind::Mark);
    let lines = ground.tokens.split(|token| token.kind == Kind::Break);
    let bare = lines.filter(|line| {
        line.iter().take_while(|token| token.kind != Kind::Bar).any(is_label) && line.iter().any(is_figure)
    });
    if edge { led * 2 > all && bare.count() < 2 } else { led == all }
}

/// What parts cells where no bar stands alone.
const DOUBLED: &str = "||";

/// Whether bars stand in twos wherever they part cells, and none stands before the first one.
fn are_doubled(text: &str) -> bool {
    let mut runs =
        text.lines().flat_map(|line| line.trim().split(|c| c != '|')).filter(|run| !run.is_empty()).peekable();
    let is_edged = |line: &str| line.trim().starts_with('|');
    runs.peek().is_some() && runs.all(|run| run.len() == DOUBLED.len()) && !text.lines().any(is_edged)
}

/// A row for each line.
fn rows(ground: &Ground<'_, '_>, edge: bool) -> Vec<Unit> {
    let mut units = Vec::new();
    let fenced = is_led(ground, edge);
    let doubled = are_doubled(ground.slice(&ground.text));
    let mut start = ground.text.start;
    for line in ground.slice(&ground.text).split_inclusive('\n') {
        let text = line.trim_end();
        let rule = is_rule(text);
        if rule && units.len() > 1 {
            // The row above the rule heads a table of its own.
            let row =
                units[..units.len() - 1].iter().rposition(|unit| matches!(unit, Unit::RowEnd)).map_or(0, |end| end + 1);
            units.insert(row, Unit::Table);
        }
        if rule && is_numbering(ground, &units) {
            units.pop();
            let row = units.iter().rposition(|unit| matches!(unit, Unit::RowEnd)).map_or(0, |end| end + 1);
            units.truncate(row);
        }
        if text.trim().is_empty() {
            units.push(Unit::Gap);
        } else if !rule && !is_furniture(text) {
            let lead = text.len() - text.trim_start().len();
            let opening = text.trim_start().chars().next().filter(|c| fenced && is_bar(*c));
            let first = lead + opening.map_or(0, char::len_utf8);
            let last = text.chars().next_back().filter(|c| edge && is_bar(*c)).map_or(0, char::len_utf8);
            let end = (text.len() - last).max(first);
            let mut at = start + first;
            let cells = &text[first..end];
            let pieces: Vec<&str> =
                if doubled { cells.split(DOUBLED).collect() } else { cells.split(is_bar).collect() };
            for (column, piece) in pieces.into_iter().enumerate() {
                units.push(Unit::Cell(Cell::at(at..at + piece.len(), column as u32)));
                at += piece.len();
                let bar = ground.slice(&(at..ground.text.end)).chars().next().map_or(0, char::len_utf8);
                at += if doubled { DOUBLED.len() } else { bar };
            }
            units.push(Unit::RowEnd);
        }
        start += line.len();
    }
    units
}

/// Whether the last row only counts the columns, as a converter heads a table that has no heading.
fn is_numbering(ground: &Ground<'_, '_>, units: &[Unit]) -> bool {
    let row = units.rsplit(|unit| matches!(unit, Unit::RowEnd)).nth(1).unwrap_or_default();
    let texts = row.iter().filter_map(|unit| match unit {
        Unit::Cell(cell) => Some(ground.plain(&cell.parts)),
        Unit::RowEnd | Unit::Table | Unit::Gap => None,
    });
    row.len() > 2 && texts.enumerate().all(|(at, text)| text == at.to_string())
}
