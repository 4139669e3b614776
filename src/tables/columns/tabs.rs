//! Cells parted by tabs, a row a line; a cell in quotation marks may hold line breaks. Or all in one line.

use super::super::cells::{Cell, Unit};
use super::super::fit::fit;
use super::super::ground::{Ground, Kind, Token};
use super::super::placement::Placement;
use super::super::signs::is_furniture;
use super::super::walk::walk;
use super::stream::{is_by_lines, stream};

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    let text = ground.slice(&ground.text);
    // Tabs before all else on their lines set those in, and part no cells.
    let parts = |line: &str| line.trim_start().contains('\t');
    if !text.contains('\t') || !text.lines().any(parts) || are_doubled(text) || are_mixed(ground) {
        return Vec::new();
    }
    let mut placements = fit(ground, &walk(ground, &rows(ground, '\t')), "tabs");
    if placements.is_empty() {
        let mut apart = fit(ground, &walk(ground, &stream(ground, |c| c == '\t')), "tabs, line breaks apart");
        if is_by_lines(ground, Kind::Tab) {
            apart.retain(Placement::is_full);
        }
        placements.extend(apart);
    }
    placements
}

/// Whether blanks part figures between two tabs where all figures are one row: then a tab is a blank as others are.
fn are_mixed(ground: &Ground<'_, '_>) -> bool {
    let is_cell = |token: &Token| matches!(token.kind, Kind::Figure | Kind::Mark);
    let mut cells = ground.tokens.split(|token| matches!(token.kind, Kind::Tab | Kind::Break | Kind::Bar));
    ground.lines.len() == 1 && cells.any(|cell| cell.windows(2).any(|pair| is_cell(&pair[0]) && is_cell(&pair[1])))
}

/// Whether two tabs part the names of columns, wherever names stand side by side: then one tab alone parts nothing.
pub(super) fn are_doubled(text: &str) -> bool {
    // Most texts have none.
    if !text.contains('\t') {
        return false;
    }
    let of_words = text.lines().filter(|line| !line.contains(|c: char| c.is_ascii_digit()));
    let mut gaps =
        of_words.flat_map(|line| line.trim().split(|c| c != '\t')).map(str::len).filter(|&tabs| tabs > 0).peekable();
    gaps.peek().is_some() && gaps.all(|tabs| tabs == 2)
}

/// Rows of cells between separators; quotation marks keep together what they enclose.
pub(super) fn rows(ground: &Ground<'_, '_>, separator: char) -> Vec<Unit> {
    let text = ground.slice(&ground.text);
    // Where every row ends in a separator, nothing stands behind the last one.
    let mut parted = text.lines().filter(|line| line.contains(separator)).peekable();
    let ended = parted.peek().is_some() && parted.all(|line| line.trim_end_matches('\r').ends_with(separator));
    let mut units = Vec::new();
    let (mut start, mut column, mut quoted, mut line_start) = (0, 0, false, 0);
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), '\n'))) {
        let fresh = text[start..at.min(text.len())].trim().is_empty();
        if c == '"' && (quoted || fresh) && text[at..].contains('"') {
            quoted = !quoted;
        }
        let ends_line = c == '\n' && (!quoted || at == text.len());
        if c != separator && !ends_line || (c == separator && quoted) {
            continue;
        }
        let line = &text[line_start..at];
        if ends_line && line.trim().is_empty() {
            units.push(Unit::Gap);
        }
        let nothing = line.trim().is_empty() && !line.contains(separator) || is_furniture(line);
        let is_behind = ended && line.contains(separator) && text[start..at.min(text.len())].trim().is_empty();
        if !(ends_line && (nothing || is_behind)) {
            let range = ground.text.start + start..ground.text.start + at;
            units.push(Unit::Cell(Cell::at(range, column)));
        }
        column += 1;
        start = at + c.len_utf8();
        if ends_line {
            units.push(Unit::RowEnd);
            (column, line_start, quoted) = (0, start, false);
        }
    }
    units
}
