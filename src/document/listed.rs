//! Rows that a program printed as lists (`["规章", "24", null]`) → the same with tabs, and the way back.
//!
//! JSON and Python both; a list holds strings, numbers and words for nothing, two items at least and a string among them. Lists may
//! stand in a list, all in one line. Of escapes, ends of lines and tabs become spaces, signs themselves; an item with another escape
//! in it leaves its line as it is.

use super::rewritten::Rewritten;
use crate::number::WORDS_FOR_NOTHING;
use crate::span::SourceMap;
use std::ops::Range;

/// The text with tabs; `None` where no line is a list.
pub(super) fn in_rows(source: &str) -> Option<(String, SourceMap)> {
    memchr::memchr(b'[', source.as_bytes())?;
    let (mut shown, mut is_any, mut at) = (Rewritten::of(source), false, 0);
    for line in source.split_inclusive('\n') {
        match lists(line) {
            None => shown.put(line, at..at + line.len()),
            Some(lists) => {
                is_any = true;
                let mut end = at;
                for (place, list) in lists.iter().enumerate() {
                    if place > 0 {
                        shown.put("\n", end..at + list[0].start);
                    }
                    for (place, item) in list.iter().enumerate() {
                        if place > 0 {
                            shown.put("\t", end..at + item.start);
                        }
                        put_item(line, item, at, &mut shown);
                        end = at + item.end;
                    }
                }
                let rest = line.trim_end_matches(['\r', '\n']).len();
                shown.put(&line[rest..], at + rest..at + line.len());
            }
        }
        at += line.len();
    }
    is_any.then(|| shown.done())
}

/// Writes what an item says.
fn put_item(line: &str, item: &Range<usize>, line_start: usize, shown: &mut Rewritten) {
    let mut from = item.start;
    while let Some(stroke) = line[from..item.end].find('\\').map(|at| from + at) {
        shown.put(&line[from..stroke], line_start + from..line_start + stroke);
        from = stroke + 2;
        let sign = match &line[stroke + 1..from] {
            "n" | "r" | "t" => " ",
            sign => sign,
        };
        shown.put(sign, line_start + stroke..line_start + from);
    }
    shown.put(&line[from..item.end], line_start + from..line_start + item.end);
}

/// The lists of a line that is one or holds nothing else, each as the places of what its items say.
///
/// A row has two items at least, a string among them; where lists stand in a list, one of them has.
fn lists(line: &str) -> Option<Vec<Vec<Range<usize>>>> {
    let bare = line.trim().trim_end_matches(',');
    let start = bare.as_ptr() as usize - line.as_ptr() as usize;
    let nests = bare.strip_prefix('[').is_some_and(|inner| inner.trim_start().starts_with('['));
    let mut reader = Reader { line: &line[..start + bare.len()], at: start, has_row: false };
    let mut lists = Vec::new();
    if nests {
        reader.take('[')?;
        loop {
            lists.push(reader.list()?);
            if reader.take(',').is_none() {
                break;
            }
        }
        reader.take(']')?;
    } else {
        lists.push(reader.list()?);
    }
    (reader.rest().is_empty() && reader.has_row).then_some(lists)
}

/// Where reading a line has come to.
struct Reader<'l> {
    line: &'l str,
    at: usize,
    /// Whether a list was a row.
    has_row: bool,
}

impl<'l> Reader<'l> {
    /// What is left, without blanks before it.
    fn rest(&mut self) -> &'l str {
        let rest = self.line[self.at..].trim_start();
        self.at = self.line.len() - rest.len();
        rest
    }

    /// Takes a sign, if it comes next.
    fn take(&mut self, sign: char) -> Option<()> {
        self.rest().starts_with(sign).then(|| self.at += sign.len_utf8())
    }

    /// The items of a list.
    fn list(&mut self) -> Option<Vec<Range<usize>>> {
        self.take('[')?;
        let (mut items, mut has_text) = (Vec::new(), false);
        loop {
            has_text |= self.rest().starts_with(['"', '\'']);
            items.push(self.item()?);
            if self.take(',').is_none() {
                break;
            }
        }
        self.take(']')?;
        self.has_row |= has_text && items.len() > 1;
        Some(items)
    }

    /// The place of what an item says.
    fn item(&mut self) -> Option<Range<usize>> {
        let rest = self.rest();
        if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            let length = closing(&rest[1..], quote)?;
            let start = self.at + 1;
            self.at = start + length + 1;
            return Some(start..start + length);
        }
        let own = rest[..rest.find([',', ']']).unwrap_or(rest.len())].trim_end();
        let is_number = !own.is_empty() && own.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
        let shown = if is_number { own.len() } else { WORDS_FOR_NOTHING.contains(&own).then_some(0)? };
        let start = self.at;
        self.at += own.len();
        Some(start..start + shown)
    }
}

/// Where a string ends, if its escapes are known and it holds no tab.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut characters = text.char_indices();
    while let Some((at, c)) = characters.next() {
        match c {
            '\t' => return None,
            '\\' => {
                let known = |c: &char| matches!(c, 'n' | 'r' | 't' | '"' | '\'' | '/' | '\\');
                characters.next().filter(|(_, c)| known(c))?;
            }
            _ if c == quote => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_rows() {
        for (source, text) in [
            ("二、\n[\"规章\", \"2,4\", \"\"],\r\n [\"许可\", 7, null]\n完", "二、\n规章\t2,4\t\r\n许可\t7\t\n完"),
            ("['规章', None, '24', -3.5]", "规章\t\t24\t-3.5"),
            ("[null,\"规章\"]", "\t规章"),
            ("[[\"规章\", 24],[ \"许可\",null ] ]\n", "规章\t24\n许可\t\n"),
            ("[[\"一、总体情况\"],[null,5],[\"规章\",24]]", "一、总体情况\n\t5\n规章\t24"),
            ("['一、\\n本年', '“甲”', 'a\\'b', 24]", "一、 本年\t“甲”\ta'b\t24"),
        ] {
            let (shown, map) = in_rows(source).expect("a list");
            assert_eq!(shown, text);
            for (at, c) in shown.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
                assert_eq!(map.span(&(at..at + c.len_utf8())).of(source), c.to_string());
            }
        }
    }

    #[test]
    fn other_brackets_are_text() {
        for source in [
            "[1, 2]",
            "[\"规章\"]",
            "[规章, 24]",
            "[\"规章\", 24",
            "见[\"规章\", 24]",
            "[\"规\\u7ae0\", 24]",
            "[\"规章\" 24]",
            "[\"规章\", 24,]",
            "[\"规章\", x]",
            "[]",
            "[[]]",
            "[[\"规章\", 24], 7]",
            "[[\"规章\", 24]",
            "[\"规章\", [24]]",
            "规章\t24",
        ] {
            assert!(in_rows(source).is_none(), "{source}");
        }
    }
}
