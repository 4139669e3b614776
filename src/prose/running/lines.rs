//! A line of a page → what it is to running text: a page's number, what a picture left, or text that begins or ends a
//! paragraph.
//!
//! Takes the line with its white space. `-3-` is passed over in the middle of a sentence; `（二）平台建设` begins something new,
//! and so does what follows a short line or one that ends in a mark. Judges layout only.

use crate::document::lines::is_trim;
use crate::document::pictures::names_pictures;
use crate::text::{is_han, is_numeral, is_page_mark};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// A page's number: as if it were not there.
    PageMark,
    /// What a picture leaves in a text, or a line drawn across the page: nothing runs on over it.
    Break,
    /// Text.
    Text {
        /// Whether it begins a paragraph.
        begins: bool,
        /// Whether it ends one.
        ends: bool,
    },
}

/// Characters from which a line without a mark at its end is taken for one that runs on.
const FULL_LINE: usize = 14;
/// What a point of a list begins with.
const BULLETS: [char; 8] = ['-', '*', '+', '•', '·', '●', '◆', '■'];
/// Characters up to which a numbered line without a comma is a heading.
const HEADING: usize = 36;

impl Line {
    /// What this line is.
    pub fn of(line: &str) -> Self {
        let line = if is_trim(line.as_bytes()) { line } else { line.trim() };
        if is_page_mark(line) {
            return Self::PageMark;
        }
        if is_file_name(line) || is_rule(line) {
            return Self::Break;
        }
        let is_row = is_row(line);
        let begins = is_row || begins_anew(line);
        let is_heading = || begins && shorter_than(line, HEADING) && !line.contains(['，', '。', ',']);
        let ends = shorter_than(line, FULL_LINE)
            || line.ends_with(['。', '！', '？', '；', ';', '!', '?', '：', ':', '|'])
            || is_row
            || (line.ends_with(['）', ')']) && line.contains("单位"))
            || is_heading();
        Self::Text { begins, ends }
    }
}

/// Whether a line is a row of a table: a comma of ASCII and a short value, or none, behind a label.
fn is_row(line: &str) -> bool {
    /// Bytes of the longest value.
    const VALUE: usize = 16;
    // Of a long line only the end is looked at.
    let end = line.len().saturating_sub(VALUE + 1);
    let comma = line.as_bytes()[end..].iter().rposition(|byte| *byte == b',').map(|comma| end + comma);
    let ends = |value: &[u8]| value.first().is_none_or(u8::is_ascii_digit);
    comma.is_some_and(|comma| line[..comma].ends_with(is_label) && ends(&line.as_bytes()[comma + 1..]))
}

/// What a row's label may end in: no digit, which a comma would group.
fn is_label(c: char) -> bool {
    is_han(c) || matches!(c, ')' | '）' | '"')
}

fn shorter_than(line: &str, characters: usize) -> bool {
    line.len() < characters || (line.len() < characters * 4 && line.chars().count() < characters)
}

/// Whether a line begins something new: a number, a Markdown mark, a point of a list, a bar, a label.
fn begins_anew(line: &str) -> bool {
    /// Characters a number takes with its mark.
    const HEAD: usize = 4;
    /// Characters of the longest label before a colon.
    const LABEL: usize = 10;
    // A heading may be in bold.
    let line = line.trim_start_matches("**");
    // 行政诉讼：结果维持0件
    let label = line.char_indices().take(LABEL).take_while(|(_, c)| is_han(*c)).map(|(at, c)| at + c.len_utf8());
    let is_label = |end: usize| end > "其中".len() && line[end..].starts_with(['：', ':']);
    let is_point = || line.strip_prefix(BULLETS).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let has = |marks: &[char]| line.chars().take(HEAD).any(|c| marks.contains(&c));
    line.starts_with(['#', '|'])
        || is_point()
        || line.starts_with(['（', '(']) && has(&['、', '.', '）', ')'])
        || line.starts_with(|c: char| is_numeral(c) || c.is_ascii_digit()) && has(&['、', '.'])
        || label.last().is_some_and(is_label)
}

/// `====`, `--- ---`, `+----+`: a line drawn with signs.
fn is_rule(line: &str) -> bool {
    /// Signs of a rule.
    const ENOUGH: usize = 3;
    line.chars().nth(ENOUGH - 1).is_some()
        && line.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '+' | '|' | ' ' | ':' | '\u{2500}'..='\u{257f}'))
}

/// `111.jpg`, `8664026642940957`: what a picture leaves in a text.
fn is_file_name(line: &str) -> bool {
    names_pictures(line) || line.len() > 6 && line.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_line_is() {
        let text = |begins, ends| Line::Text { begins, ends };
        for (line, expected) in [
            ("-3-", Line::PageMark),
            ("— 4 —", Line::PageMark),
            ("-3件", text(false, true)),
            ("- 当面申请数件: 12", text(true, true)),
            ("111.JPG", Line::Break),
            ("8664026642940957", Line::Break),
            ("------ -----", Line::Break),
            ("**三、申请情况**", text(true, true)),
            ("（二）平台建设", text(true, true)),
            ("二、平台建设进展顺利，全年共新开设了两个栏目", text(true, false)),
            ("十分重视这一项工作，全年共新开设了两个栏目", text(false, false)),
            ("全年共新开设了两个栏目，旧栏目合并了三个。", text(false, true)),
            ("行政诉讼：结果维持0件，结果纠正0件，其他结果2件", text(true, false)),
            ("其中：结果维持0件，结果纠正0件，其他结果2件", text(false, false)),
            ("全年", text(false, true)),
            ("| 规章 | 24 | 现行有效", text(true, true)),
            ("其中：主动公开规范性文件数（不含转发）,4件", text(true, true)),
            ("政府网站公开政府信息数（含部门网站）,", text(true, true)),
            ("其中主动公开规范性文件四件，全年共公开1,204条", text(false, false)),
            ("", text(false, true)),
        ] {
            assert_eq!(Line::of(line), expected, "{line}");
        }
    }
}
