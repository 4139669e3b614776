//! A text whose lines end in other signs than most → the same with line feeds, and the way back.
//!
//! Old programs end lines with a carriage return alone, messengers with U+2028. Only where no line feed stands at all: beside
//! one, they are something within a line.

use crate::span::SourceMap;

/// What ends a line where no line feed does.
const ENDS: [char; 4] = ['\r', '\u{85}', '\u{2028}', '\u{2029}'];

/// The text with line feeds; `None` where it has them, or is one line.
pub(super) fn plain(source: &str) -> Option<(String, SourceMap)> {
    if memchr::memchr(b'\n', source.as_bytes()).is_some() {
        return None;
    }
    source.find(ENDS)?;
    let (mut text, mut map) = (String::with_capacity(source.len()), SourceMap::default());
    let mut at = 0;
    for line in source.split_inclusive(ENDS) {
        let own = line.trim_end_matches(ENDS);
        let (start, behind) = (text.len(), at + own.len());
        text.push_str(own);
        map.push(start..text.len(), at..behind);
        at += line.len();
        if behind < at {
            text.push('\n');
            map.push(text.len() - 1..text.len(), behind..at);
        }
    }
    Some((text, map))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_where_no_line_feed_stands() {
        for (source, text) in [
            ("规章\t24\r\r许可\t7\r", "规章\t24\n\n许可\t7\n"),
            ("规章\u{2028}24\u{2028}许可", "规章\n24\n许可"),
            ("规章\u{2029}24", "规章\n24"),
        ] {
            let (shown, map) = plain(source).expect("lines");
            assert_eq!(shown, text);
            for (at, c) in shown.char_indices().filter(|(_, c)| *c != '\n') {
                assert_eq!(map.span(&(at..at + c.len_utf8())).of(source), c.to_string());
            }
        }
    }

    #[test]
    fn beside_a_line_feed_they_are_within_a_line() {
        for source in ["规章\r\n24\r许可", "规章\u{2028}24\n许可", "规章 24", ""] {
            assert!(plain(source).is_none(), "{source:?}");
        }
    }
}
