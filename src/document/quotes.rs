//! A text quoted in a mail → the text itself, and the way back.
//!
//! `> ` before a line is the mail's, not the text's. Where most lines have it, it is taken off those that do; elsewhere `>`
//! is a sign like others, and before a figure (`>12`) it always is.

use crate::span::SourceMap;

/// The text without marks of quoting; `None` where most lines have none.
pub(super) fn without(source: &str) -> Option<(String, SourceMap)> {
    memchr::memchr(b'>', source.as_bytes())?;
    let filled = || source.lines().filter(|line| !line.trim().is_empty());
    let quoted = filled().filter(|line| mark(line) > 0).count();
    if quoted * 2 <= filled().count() {
        return None;
    }
    let (mut text, mut map) = (String::with_capacity(source.len()), SourceMap::default());
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let end = at + line.len();
        let (start, from) = (text.len(), at + mark(line));
        text.push_str(&source[from..end]);
        map.push(start..text.len(), from..end);
        at = end;
    }
    Some((text, map))
}

/// Bytes of the marks that begin a line; those of a quotation in a quotation stand one behind another.
fn mark(line: &str) -> usize {
    let mut rest = line;
    while let Some(behind) = rest.strip_prefix('>') {
        let behind = behind.strip_prefix(' ').unwrap_or(behind);
        let is_mark = behind.len() + 1 < rest.len() || behind.is_empty() || behind.starts_with(['>', '\t', '\r', '\n']);
        if !is_mark {
            break;
        }
        rest = behind;
    }
    line.len() - rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> String {
        without(source).map_or_else(|| source.to_owned(), |(text, _)| text)
    }

    #[test]
    fn marks_of_quoting_are_not_the_text() {
        for (source, text) in [
            ("> 规章 | 24\n>\n> 行政许可 | 7", "规章 | 24\n\n行政许可 | 7"),
            ("来信：\n> 规章\t24\r\n> \t7\r\n>\t\t9\r\n", "来信：\n规章\t24\r\n\t7\r\n\t\t9\r\n"),
            ("> > 规章 24\n>> 许可 7\n>  缩进", "规章 24\n许可 7\n 缩进"),
            ("> 规章\n> 行政许可\n>12", "规章\n行政许可\n>12"),
        ] {
            assert_eq!(shown(source), text, "{source:?}");
        }
    }

    #[test]
    fn signs_are_text() {
        for source in ["首页 > 公开\n规章 24", "> 首页\n规章 24", ">12\n>7\n>0", "规章 24", ""] {
            assert_eq!(shown(source), source);
        }
    }

    #[test]
    fn every_character_leads_to_itself() {
        let source = "来信：\n> 规章 24\n> > 行政许可 7\n>\n> 完";
        let (text, map) = without(source).expect("quoted lines");
        for (at, c) in text.char_indices() {
            assert_eq!(map.span(&(at..at + c.len_utf8())).of(source), c.to_string());
        }
    }
}
