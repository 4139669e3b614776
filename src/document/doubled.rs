//! Cells parted by two tabs each → the same with one, and the way back.
//!
//! Where tabs stand nowhere alone nor in threes, two of them part cells, and an empty cell between two others makes four.

use crate::span::SourceMap;

/// Runs of tabs from which on it is no chance that all of them are even.
const FEWEST: usize = 12;

/// The text with one tab for two; `None` where a tab parts cells, or none does.
pub(super) fn halved(source: &str) -> Option<(String, SourceMap)> {
    let bytes = source.as_bytes();
    memchr::memchr(b'\t', bytes)?;
    let runs: Vec<usize> = bytes.split(|&byte| byte != b'\t').map(<[u8]>::len).filter(|&tabs| tabs > 0).collect();
    if runs.len() < FEWEST || runs.iter().any(|tabs| tabs % 2 > 0) {
        return None;
    }
    let (mut text, mut map) = (String::with_capacity(source.len()), SourceMap::default());
    let mut at = 0;
    while let Some(tab) = memchr::memchr(b'\t', &bytes[at..]).map(|found| at + found) {
        let start = text.len();
        text.push_str(&source[at..=tab]);
        map.push(start..text.len(), at..tab + 1);
        at = tab + 2;
    }
    let start = text.len();
    text.push_str(&source[at..]);
    map.push(start..text.len(), at..source.len());
    Some((text, map))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_tabs_part_cells_where_none_stands_alone() {
        let row = "规章\t\t2\t\t\t\t61\n";
        let source = row.repeat(6);
        let (text, map) = halved(&source).expect("tabs by twos");
        assert_eq!(text, "规章\t2\t\t61\n".repeat(6));
        for (at, _) in text.match_indices("61") {
            assert_eq!(map.span(&(at..at + 2)).of(&source), "61");
        }
        assert!([&format!("{source}一\t二"), row, "没有"].into_iter().all(|other| halved(other).is_none()));
    }
}
