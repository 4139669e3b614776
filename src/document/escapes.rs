//! A text written as a string of JSON or of a script → the text itself, and the way back.
//!
//! `"\u89c4\u7ae0"` is 规章: many programs write no other letters than those of English. It takes more letters written so than
//! plain ones, or values of JSON and nothing else, so that a page with a script in it stays as it is.

use crate::span::SourceMap;
use crate::text::is_han;
use serde::de::IgnoredAny;
use serde_json::Deserializer;

/// Letters written by their numbers from which on a text is taken for one that was escaped.
const FEWEST: usize = 20;
/// Bytes of `\u89c4`.
const LENGTH: usize = 6;

/// The text without escapes; `None` where most of its letters are plain and it is no JSON.
pub(super) fn without(source: &str) -> Option<(String, SourceMap)> {
    memchr::memchr(b'\\', source.as_bytes())?;
    if !is_mostly_escaped(source) && !is_json(source) {
        return None;
    }
    let (mut text, mut map) = (String::with_capacity(source.len()), SourceMap::default());
    let mut at = 0;
    while at < source.len() {
        let plain = memchr::memchr(b'\\', &source.as_bytes()[at..]).unwrap_or(source.len() - at);
        let start = text.len();
        text.push_str(&source[at..at + plain]);
        map.push(start..text.len(), at..at + plain);
        at += plain;
        if let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
            let (c, length) = escape(rest);
            let start = text.len();
            text.push(c);
            map.push(start..text.len(), at..at + length);
            at += length;
        }
    }
    Some((text, map))
}

/// Whether more letters are written by their numbers than plain.
fn is_mostly_escaped(source: &str) -> bool {
    let numbered = memchr::memmem::find_iter(source.as_bytes(), "\\u").filter_map(|at| numbered(&source[at..]));
    let escaped = numbered.filter(|(c, _)| is_han(*c)).count();
    escaped >= FEWEST && escaped > source.chars().filter(|c| is_han(*c)).count()
}

/// Whether a text is an object or a list of JSON, or one on each of its lines.
fn is_json(source: &str) -> bool {
    let source = source.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    source.starts_with(['{', '['])
        && Deserializer::from_str(source).into_iter::<IgnoredAny>().all(|value| value.is_ok())
}

/// What an escape at the start of a text stands for, and its length; the stroke itself where it begins none.
fn escape(text: &str) -> (char, usize) {
    let simple = match text.as_bytes().get(1) {
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(&sign @ (b'"' | b'\'' | b'/' | b'\\')) => char::from(sign),
        _ => return numbered(text).unwrap_or(('\\', 1)),
    };
    (simple, 2)
}

/// The character that `\u89c4` or a pair of such stands for at the start of a text, and the length.
fn numbered(text: &str) -> Option<(char, usize)> {
    let unit = |text: &str| {
        let digits =
            text.strip_prefix("\\u")?.get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        u16::from_str_radix(digits, 16).ok()
    };
    let first = unit(text)?;
    if let Some(c) = char::from_u32(first.into()) {
        return Some((c, LENGTH));
    }
    let second = unit(text.get(LENGTH..)?)?;
    let pair = char::decode_utf16([first, second]).next()?.ok()?;
    Some((pair, LENGTH * 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let unit = |unit: u16| if unit < 128 { char::from(unit as u8).to_string() } else { format!("\\u{unit:04x}") };
        text.replace('\n', "\\n").encode_utf16().map(unit).collect()
    }

    const REPORT: &str = "主动公开政府信息情况\n规章\t24\n行政许可\t7\n收到和处理政府信息公开申请情况𠮷";

    #[test]
    fn letters_by_their_numbers_are_letters() {
        let source = format!("{{\"text\": \"{}\", \"url\": \"\\/a\"}}", escaped(REPORT));
        let (text, map) = without(&source).expect("escapes");
        assert_eq!(text, format!("{{\"text\": \"{REPORT}\", \"url\": \"/a\"}}"));
        let at = text.find("24").expect("the figure");
        assert_eq!(map.span(&(at..at + 2)).of(&source), "24");
        let at = text.find('章').expect("a letter");
        assert_eq!(map.span(&(at..at + '章'.len_utf8())).of(&source), "\\u7ae0");
    }

    #[test]
    fn json_is_read_whatever_letters_it_writes_by_their_numbers() {
        let json = |text: &str| format!("{{\"id\": 7, \"content\": \"{text}\"}}");
        let escaped = json("规章\\t<s class=\\\"old\\\">1</s>24\\n");
        let (text, _) = without(&escaped).expect("escapes");
        assert_eq!(text, json("规章\t<s class=\"old\">1</s>24\n"));
        assert_eq!(
            without(&format!("\u{feff}{escaped}\n{escaped}")).expect("lines of JSON").0.matches('章').count(),
            2
        );
        for source in [&escaped[1..], &format!("{escaped}规章"), "[规章\\t24]", "规章\\t24"] {
            assert!(without(source).is_none(), "{source}");
        }
    }

    #[test]
    fn what_is_no_escape_stays() {
        let source = format!("{} \\d \\u12 \\ud842x \\", escaped(REPORT));
        let (text, _) = without(&source).expect("escapes");
        assert!(text.ends_with(" \\d \\u12 \\ud842x \\"), "{text}");
    }

    #[test]
    fn a_text_with_more_plain_letters_stays_as_it_is() {
        for source in [REPORT.to_owned(), escaped("规章 24"), format!("{}{REPORT}{REPORT}", escaped(REPORT))] {
            assert!(without(&source).is_none(), "{source}");
        }
    }
}
