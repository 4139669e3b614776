//! What a piece of text looks like: nothing, a figure, a rule, the furniture of a page.

use crate::number;
use crate::text::{is_decimal, is_han};

/// What bars a text is parted by.
pub(super) const fn is_bar(c: char) -> bool {
    // A bar as programs that recognise print take it, and the end of a word processor's cell.
    matches!(c, '|' | '｜' | '│' | '┃' | '║' | '丨' | '︱' | '\u{7}')
}

/// Whether a line only fences a piece of Markdown off: `:::`, `::: {.left`, and the attributes' end on the next line, `align="left"}`.
pub(super) fn is_fence(line: &str) -> bool {
    line.starts_with(":::") || line.ends_with("\"}") && line.contains("=\"")
}

/// Marks that say how a text looks, not what it says.
pub(super) fn bare(text: &str) -> &str {
    let strip = |text| str::trim_matches(text, |c: char| c.is_whitespace() || matches!(c, '*' | '$' | '`' | '"'));
    let whole = text;
    let text = without_textile(strip(text));
    if text.is_empty() && is_unpaired(whole) {
        return whole.trim();
    }
    let inner = text.trim_matches('_');
    let text = if inner.len() == text.len() { text } else { strip(inner) };
    let quoted = |(open, close)| text.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
    [('“', '”'), ('\'', '\''), ('‘', '’')].into_iter().find_map(quoted).map_or(text, strip)
}

/// A cell's text without what Textile puts before it to say how it looks: `_. 24`, `>.`.
fn without_textile(text: &str) -> &str {
    let rest = text.trim_start_matches(['_', '=', '<', '>', '^', '~', '-']);
    let behind = rest.strip_prefix('.').filter(|behind| rest.len() < text.len() && !behind.starts_with(is_decimal));
    behind.map_or(text, str::trim_start)
}

/// Whether a text is marks of how it looks with nothing between them, and those no pair: `*` stands for a figure that is hidden,
/// `****` and `` `` `` enclose nothing.
fn is_unpaired(text: &str) -> bool {
    /// Marks of the longest that encloses nothing on one side.
    const SIDE: usize = 2;
    let text = text.trim();
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next().filter(|c| matches!(c, '*' | '$' | '`' | '"')) else { return false };
    let count = text.matches(first).count();
    let is_pair = count == SIDE * 2 || count == SIDE && (first != '*' || text.contains(char::is_whitespace));
    marks.all(|c| c == first) && !is_pair
}

/// Whether a character frames what stands in a cell, or parts cells, and is nothing that stands in one.
pub(super) const fn is_framing(c: char) -> bool {
    is_bar(c)
        || c.is_whitespace()
        || matches!(c, '-' | ':' | '：' | '=' | '+' | '#' | '>' | ',' | '，' | '、' | ';' | '；' | '\\' | '"')
        || matches!(c, '\'' | '‘' | '’' | '「' | '」' | '『' | '』' | '`' | '\u{2500}'..='\u{259f}')
        || matches!(c, '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】' | '〔' | '〕' | '{' | '}' | '“' | '”')
}

/// What ends or parts sentences and lists.
pub(super) const fn is_stop(c: char) -> bool {
    matches!(c, ',' | '，' | '﹐' | '.' | '。' | '、' | ';' | '；')
}

/// Whether a text is digits and what parts them, and nothing else: no number of a label, which ends in its stop.
pub(super) fn is_made_of_digits(text: &str) -> bool {
    text.trim().ends_with(is_decimal) && text.chars().all(|c| is_decimal(c) || is_stop(c) || c.is_whitespace())
}

/// Whether a text states nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    let text = bare(text);
    let text = text.strip_prefix('\\').unwrap_or(text);
    number::is_blank_mark(text) || number::WORDS_FOR_NOTHING.contains(&text)
}

/// The note in brackets that a text begins with, in one cell, up to its closing bracket.
pub(super) fn note_before(text: &str) -> Option<&str> {
    /// Bytes of the longest one.
    const LONGEST: usize = 900;
    let close = text.starts_with(['(', '（']).then(|| text.find([')', '）'])).flatten();
    let note = &text[..close.filter(|&close| close < LONGEST)?];
    (!note.contains(|c: char| is_bar(c) || c == '\t') && !note.contains("\n\n")).then_some(note)
}

/// Whether nothing stands in a cell, no mark for nothing either: quotation marks around a cell are none.
pub(super) fn is_void(text: &str) -> bool {
    matches!(text.trim(), "" | "\"\"")
}

/// Whether a text is one figure.
pub(super) fn is_figure(text: &str) -> bool {
    let text = bare(text);
    // Markdown escapes what stands at a figure, and the end of its line.
    let text = text.strip_prefix('\\').unwrap_or(text);
    number::looks_numeric(text.strip_suffix('\\').unwrap_or(text))
}

/// Whether a text is one number with a short word at it that counts, and tells no date: `31批次`.
pub(super) fn is_counted(text: &str) -> bool {
    /// Characters of the longest counter.
    const COUNTER: usize = 4;
    let word = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let is_counter = word.chars().all(is_han) && word.chars().nth(COUNTER).is_none();
    (1..text.len()).contains(&word.len()) && is_counter && !word.starts_with(['年', '月', '日'])
}

/// `- 3 -`, `第3页`, `Page 3 of 9`: a line at the foot of a page.
pub(super) fn is_furniture(line: &str) -> bool {
    let line = line.trim();
    let plain = line.chars().filter_map(crate::text::plain_char).filter(|c| !c.is_whitespace());
    // Most lines begin otherwise.
    if !matches!(plain.clone().next(), Some('-' | '第' | 'P')) || line.chars().nth(24).is_some() {
        return false;
    }
    let plain: String = plain.collect();
    let digits = |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let dashed = plain
        .strip_prefix('-')
        .and_then(|rest| rest.strip_suffix('-'))
        .is_some_and(|inner| digits(inner.trim_matches('-')));
    let paged = plain
        .strip_prefix('第')
        .is_some_and(|rest| rest.ends_with('页') && rest.starts_with(|c: char| c.is_ascii_digit()));
    let english = plain.strip_prefix("Page").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    dashed || paged || english
}

/// Whether a line is a short number and nothing else.
pub(super) fn is_lone(line: &str) -> bool {
    (1..=3).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a line only rules off others: `---|:-:`, `+====+`, `|-|-|`; marks for nothing stand apart from each other.
pub(super) fn is_rule(line: &str) -> bool {
    let is_mark = |c: char| matches!(c, '-' | '=' | '\u{2500}'..='\u{257f}');
    let joined = || line.chars().zip(line.chars().skip(1)).any(|(one, other)| is_mark(one) && is_mark(other));
    line.chars().all(|c| is_mark(c) || is_bar(c) || c.is_whitespace() || matches!(c, ':' | '+'))
        && line.chars().filter(|&c| is_mark(c)).count() >= 3
        && (joined() || line.contains(is_bar) && !line.trim().contains(char::is_whitespace))
}
