//! `{|`, `|-`, `|` and `!`, `|}`: a mark at the beginning of a line, cells of a row a line each or parted by `||`.

use super::table::{Marked, MarkedCell};
use std::ops::Range;

/// The tables of a text; those in others are part of their cells.
pub(super) fn tables(source: &str) -> Vec<Marked> {
    let mut tables = Vec::new();
    let mut open: Option<Marked> = None;
    let (mut depth, mut at) = (0usize, 0);
    for line in source.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let lead = line.len() - line.trim_start_matches([' ', '\t', ':']).len();
        let mark = line[lead..].trim_end();
        let from = start + lead;
        let end = from + mark.len();
        if mark.starts_with("{|") {
            depth += 1;
            if depth == 1 {
                open = Some(Marked { lines: start..at, caption: None, rows: vec![Vec::new()] });
                continue;
            }
        }
        let Some(table) = &mut open else { continue };
        if mark.starts_with("|}") {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                table.lines.end = at;
                table.rows.retain(|row| !row.is_empty());
                tables.extend(open.take());
                continue;
            }
        }
        match mark.get(..1).filter(|_| depth == 1) {
            Some("|") if mark.starts_with("|-") => table.rows.push(Vec::new()),
            Some("|") if mark.starts_with("|+") => table.caption = Some(from + 2..end),
            Some(sign @ ("|" | "!")) => {
                let row = table.rows.last_mut();
                let cells = cells(source, from + 1..end, if sign == "!" { &["!!", "||"] } else { &["||"] });
                if let Some(row) = row {
                    row.extend_from_slice(&cells);
                }
            }
            _ => {
                if let Some(cell) = table.rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.text.end = end.max(cell.text.end);
                }
            }
        }
    }
    tables
}

/// The cells of a line, each behind its attributes.
fn cells(source: &str, line: Range<usize>, marks: &[&str]) -> Vec<MarkedCell> {
    let mut cells = Vec::new();
    let mut at = line.start;
    loop {
        let rest = &source[at..line.end];
        let next = marks.iter().filter_map(|mark| rest.find(mark)).min();
        let cell = &rest[..next.unwrap_or(rest.len())];
        // What has a sign of equality before a single bar is attributes.
        let attributes = cell.split_once('|').map(|(attributes, _)| attributes).filter(|text| text.contains('='));
        let skipped = attributes.map_or(0, |text| text.len() + 1);
        let span = |name: &str| attributes.and_then(|text| attribute(text, name)).unwrap_or(1);
        cells.push(MarkedCell::new(at + skipped..at + cell.len(), span("colspan"), span("rowspan")));
        match next {
            Some(next) => at += next + 2,
            None => return cells,
        }
    }
}

/// The number that an attribute has.
fn attribute(text: &str, name: &str) -> Option<usize> {
    let at = text.to_ascii_lowercase().find(name)? + name.len();
    let value = text[at..].trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    value[..value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len())].parse().ok()
}
