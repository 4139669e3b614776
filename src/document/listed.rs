//! Rows that a program printed as lists (`["规章", "24", null]`) → the same with tabs, and the way back.
//!
//! JSON and Python both; a list holds strings, numbers and words for nothing, two items at least and a string among them. An item
//! with an escape in it leaves its line as it is.

use crate::span::SourceMap;
use std::ops::Range;

/// Words for nothing.
const NOTHING: [&str; 5] = ["null", "None", "nan", "NaN", "undefined"];

/// The text with tabs; `None` where no line is a list.
pub(super) fn in_rows(source: &str) -> Option<(String, SourceMap)> {
    memchr::memchr(b'[', source.as_bytes())?;
    let (mut text, mut map) = (String::with_capacity(source.len()), SourceMap::default());
    let (mut at, mut is_any) = (0, false);
    for line in source.split_inclusive('\n') {
        let mut put = |own: &str, from: Range<usize>| {
            let start = text.len();
            text.push_str(own);
            map.push(start..text.len(), at + from.start..at + from.end);
        };
        match items(line) {
            None => put(line, 0..line.len()),
            Some(items) => {
                is_any = true;
                let mut end = 0;
                for (place, item) in items.iter().enumerate() {
                    if place > 0 {
                        put("\t", end..item.start);
                    }
                    put(&line[item.clone()], item.clone());
                    end = item.end;
                }
                let rest = line.trim_end_matches(['\r', '\n']).len();
                put(&line[rest..], rest..line.len());
            }
        }
        at += line.len();
    }
    is_any.then_some((text, map))
}

/// What the items of a line that is a list say, in order.
fn items(line: &str) -> Option<Vec<Range<usize>>> {
    let bare = line.trim().trim_end_matches(',');
    let inner = bare.strip_prefix('[')?.strip_suffix(']')?;
    let start = inner.as_ptr() as usize - line.as_ptr() as usize;
    let end = start + inner.len();
    let (mut items, mut has_text, mut at) = (Vec::new(), false, start);
    loop {
        at += line[at..end].len() - line[at..end].trim_start().len();
        let rest = &line[at..end];
        if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            let length = rest[1..].find(quote)?;
            let own = &rest[1..=length];
            if own.contains(['\\', '\t']) {
                return None;
            }
            items.push(at + 1..at + 1 + length);
            (at, has_text) = (at + length + 2, true);
        } else {
            let own = rest[..rest.find(',').unwrap_or(rest.len())].trim_end();
            let is_number = !own.is_empty() && own.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
            let shown = if is_number { own.len() } else { NOTHING.contains(&own).then_some(0)? };
            items.push(at..at + shown);
            at += own.len();
        }
        let rest = line[at..end].trim_start();
        if rest.is_empty() {
            break;
        }
        at = end - rest.strip_prefix(',')?.len();
    }
    (has_text && items.len() > 1).then_some(items)
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
        ] {
            let (shown, map) = in_rows(source).expect("a list");
            assert_eq!(shown, text);
            for (at, c) in shown.char_indices().filter(|(_, c)| *c != '\t') {
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
            "[\"规章\", [24]]",
            "规章\t24",
        ] {
            assert!(in_rows(source).is_none(), "{source}");
        }
    }
}
