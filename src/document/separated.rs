//! Values separated by commas or semicolons → the same with tabs, and the way back.
//!
//! A text is that where all of it is: every record has as many fields as the first, by the rules of RFC 4180. A value in quotes may
//! hold separators and ends of lines; these become spaces. A text with anything else in it stays as it is.

use super::rewritten::Rewritten;
use crate::span::SourceMap;
use std::ops::Range;

/// Fields and records from which on it is no chance that all records have as many.
const FEWEST_FIELDS: usize = 3;
const FEWEST_RECORDS: usize = 4;

/// The text with tabs; `None` where not all of it is separated values.
pub(super) fn in_rows(source: &str) -> Option<(String, SourceMap)> {
    let separator = [b',', b';'].into_iter().find(|&separator| is_separated(source, separator))?;
    let mut shown = Rewritten::of(source);
    for record in Records::new(source, separator) {
        let mut end = record.first()?.start;
        for (place, field) in record.iter().enumerate() {
            if place > 0 {
                shown.put("\t", end..field.start);
            }
            put_value(source, field, &mut shown);
            end = field.end;
        }
        shown.put("\n", end..end + usize::from(end < source.len()));
    }
    Some(shown.done())
}

fn is_separated(source: &str, separator: u8) -> bool {
    let mut records = Records::new(source, separator);
    let Some(fields) = records.next().map(|record| record.len()).filter(|&fields| fields >= FEWEST_FIELDS) else {
        return false;
    };
    let (mut others, mut all) = (0, true);
    for record in &mut records {
        others += 1;
        all &= record.len() == fields;
        if !all {
            return false;
        }
    }
    others + 1 >= FEWEST_RECORDS && !records.is_torn
}

/// Writes what a field says: without its quotes, in one line.
fn put_value(source: &str, field: &Range<usize>, shown: &mut Rewritten) {
    let text = &source[field.clone()];
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let (is_quoted, value) = (inner.is_some(), inner.unwrap_or(text));
    let mut at = field.start + usize::from(is_quoted);
    let mut rest = value;
    while let Some(next) = rest.find(['"', '\r', '\n', '\t']) {
        let length = if is_quoted && rest[next..].starts_with("\"\"") { 2 } else { 1 };
        shown.put(&rest[..next], at..at + next);
        let sign = if rest[next..].starts_with('"') { "\"" } else { " " };
        shown.put(sign, at + next..at + next + length);
        at += next + length;
        rest = &rest[next + length..];
    }
    shown.put(rest, at..at + rest.len());
}

/// The records of a text, each as the places of its fields, quotes included.
struct Records<'s> {
    source: &'s str,
    separator: u8,
    at: usize,
    /// Whether something stands behind a closing quote, or a quote is not closed.
    is_torn: bool,
}

impl<'s> Records<'s> {
    fn new(source: &'s str, separator: u8) -> Self {
        Self { source, separator, at: 0, is_torn: false }
    }

    /// Where the field that begins here ends.
    fn field_end(&mut self) -> usize {
        let bytes = self.source.as_bytes();
        let mut at = self.at;
        if bytes.get(at) == Some(&b'"') {
            loop {
                let Some(quote) = memchr::memchr(b'"', &bytes[at + 1..]) else {
                    self.is_torn = true;
                    return bytes.len();
                };
                at += 1 + quote;
                if bytes.get(at + 1) != Some(&b'"') {
                    break;
                }
                at += 1;
            }
            at += 1;
            self.is_torn |= bytes.get(at).is_some_and(|&byte| byte != self.separator && byte != b'\r' && byte != b'\n');
        }
        let ends = |&byte: &u8| byte == self.separator || byte == b'\r' || byte == b'\n';
        bytes[at..].iter().position(ends).map_or(bytes.len(), |end| at + end)
    }
}

impl Iterator for Records<'_> {
    type Item = Vec<Range<usize>>;

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.source.as_bytes();
        // Blank lines are no records.
        while matches!(bytes.get(self.at), Some(b'\r' | b'\n')) {
            self.at += 1;
        }
        if self.at >= bytes.len() || self.is_torn {
            return None;
        }
        let mut fields = Vec::new();
        loop {
            let end = self.field_end();
            fields.push(self.at..end);
            self.at = end;
            if bytes.get(end) != Some(&self.separator) {
                return Some(fields);
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separated_values_are_rows() {
        for (source, text) in [
            (
                "一、总体情况,,\n规章,2,\n许可,\"1,024\",\n\n处罚,,3",
                "一、总体情况\t\t\n规章\t2\t\n许可\t1,024\t\n处罚\t\t3\n",
            ),
            (
                "\"规章\";\"2\";\"\"\r\n\"其\n他\";;\"7\"\r\n\"“甲”\";\"\"\"乙\"\"\";\"\"\r\n;;\r\n",
                "规章\t2\t\n其 他\t\t7\n“甲”\t\"乙\"\t\n\t\t\n",
            ),
        ] {
            let (shown, map) = in_rows(source).expect("separated values");
            assert_eq!(shown, text);
            let at = text.find('7').or_else(|| text.find('3')).expect("a figure");
            assert_eq!(map.span(&(at..at + 1)).of(source), &text[at..=at]);
        }
    }

    #[test]
    fn other_texts_stay() {
        for source in [
            "规章,2,5\n许可,3\n处罚,1,1\n强制,2,2",
            "规章,2,5\n许可,3,4\n处罚,1,1",
            "规章,2\n许可,3\n处罚,1\n强制,5",
            "规章,2,\"5\n许可,3,4\n处罚,1,1\n强制,2,2",
            "规章,\"2\"3,5\n许可,3,4\n处罚,1,1\n强制,2,2",
            "一、总体情况\n规章,2,5\n许可,3,4\n处罚,1,1\n强制,2,2",
            "",
        ] {
            assert!(in_rows(source).is_none(), "{source}");
        }
    }
}
