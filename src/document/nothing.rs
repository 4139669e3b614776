//! Words that programs write into cells that hold nothing (`| 规章 | NaN |`) → the empty cells, and the way back.
//!
//! Only in rows with bars or tabs: there the word has a cell to itself. In running text it is a word. At the end of a text it stays:
//! it shows that the last row is whole.

use super::grid::is_bar;
use super::rewritten::Rewritten;
use crate::number::WORDS_FOR_NOTHING;
use crate::span::SourceMap;

/// The text without them; `None` where no cell holds one.
pub(super) fn without(source: &str) -> Option<(String, SourceMap)> {
    WORDS_FOR_NOTHING.into_iter().find(|word| memchr::memmem::find(source.as_bytes(), word.as_bytes()).is_some())?;
    let parts = |c: char| is_bar(c) || c == '\t';
    let (mut shown, mut is_any, mut at) = (Rewritten::of(source), false, 0);
    let last = source.trim_end_matches(|c| parts(c) || c.is_whitespace()).len();
    for line in source.split_inclusive('\n') {
        let is_row = line.contains(parts);
        for cell in line.split_inclusive(parts) {
            let word = cell.trim_end_matches(parts).trim();
            let end = at + cell.len();
            if is_row && end < last && WORDS_FOR_NOTHING.contains(&word) {
                is_any = true;
                let start = word.as_ptr() as usize - source.as_ptr() as usize;
                shown.put(&source[at..start], at..start);
                at = start + word.len();
            }
            shown.put(&source[at..end], at..end);
            at = end;
        }
    }
    is_any.then(|| shown.done())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_hold_nothing_are_empty() {
        for (source, text) in [
            ("| 规章 | NaN | 5 |\n| nan | None | NaN |\n", "| 规章 |  | 5 |\n|  |  | NaN |\n"),
            ("规章\tnull\t5\r\n许可\tNaT\t7\t", "规章\t\t5\r\n许可\t\t7\t"),
        ] {
            let (shown, map) = without(source).expect("words for nothing");
            assert_eq!(shown, text);
            let at = text.find('5').expect("a figure");
            assert_eq!(map.span(&(at..at + 1)).of(source), "5");
        }
    }

    #[test]
    fn other_words_stay() {
        for source in ["| 规章 | NaN件 | 5 |", "规章 NaN 5", "NaN", "| 规章 | 5 |"] {
            assert!(without(source).is_none(), "{source}");
        }
    }
}
