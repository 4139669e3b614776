//! What numbers a heading: `一、` `第二部分` `Ⅲ.` at the first level, `（一）` `1.` `①` below it.
//!
//! Takes the text that stands before a heading's words. [`leading`] reads the number a line begins with, whatever mark
//! or space follows it; [`trailing`] finds one in the middle of a line, and is strict: only a first-level number, with
//! its mark, where a sentence has just ended (`……。二、主动公开政府信息情况`); [`item`] reads the number before a part of a
//! sentence, and leaves figures alone. The value of a number is of no interest:
//! reports restart, repeat and mistype it.

use super::fold::{is_decimal, is_han, is_numeral, pinyin_note};
use super::set::CharSet;
use std::sync::LazyLock;

/// A heading's level, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// `一、`, `第一部分`, `Ⅰ.`.
    Top,
    /// No number.
    Unnumbered,
    /// `（一）`, `1.`, `①`.
    Sub,
}

/// Marks that stand between a number and what it numbers.
const MARKS: [char; 8] = ['、', '.', '．', '，', ',', '：', ':', '﹑'];
/// Dashes that stand between a numeral and what it numbers.
const DASHES: [char; 3] = ['-', '–', '—'];
/// What is numbered in the middle of a line, where no mark need stand behind: 第三部分.
const PARTS: [&str; 3] = ["部分", "部份", "章"];
/// Longest Chinese number taken for a heading's.
const MOST_NUMERALS: usize = 3;

/// Bytes of decoration at a line's start: marks of Markdown and its like, bullets, spaces, and before a number of the first
/// level whatever holds no Chinese (`12  一、`, `report.txt:12:一、`, `\section{一、`, `<h2>一、`).
pub(crate) fn decoration(text: &str) -> usize {
    /// Bytes of the longest that a program puts before a line.
    const LONGEST: usize = 40;
    let is_radical = |c: char| ('\u{2e80}'..='\u{2fd5}').contains(&c);
    let decorates =
        |c: char| !(c.is_alphanumeric() || is_radical(c) || matches!(c, '（' | '(' | '﹙' | '〔' | '“' | '"' | '《'));
    let marks = text.len() - text.trim_start_matches(decorates).len();
    let is_program = |at: &usize| *at > marks && *at <= LONGEST && behind_number(&text[*at..]).is_some();
    text.find(is_han).filter(is_program).unwrap_or(marks)
}

/// The level of the number `text` begins with, and how many bytes it takes with its mark and spaces.
pub(crate) fn leading(text: &str) -> (Level, usize) {
    let (level, rest) = number(text).unwrap_or((Level::Unnumbered, text));
    (level, text.len() - rest.trim_start().len())
}

/// The level of the number that a sentence or a part of one begins with, and its length: 一是 is one, 12.5万 and 12,… are
/// none.
pub(crate) fn item(text: &str) -> (Level, usize) {
    let first = text.len() - text.trim_start_matches(is_numeral).len();
    if first > 0 && text[first..].starts_with('是') {
        return (Level::Sub, first + '是'.len_utf8());
    }
    let (level, length) = leading(text);
    let (number, rest) = text.split_at(length);
    let counts = text.starts_with(is_decimal) && (rest.starts_with(is_decimal) || !number.ends_with(['.', '、', ')']));
    if counts { (Level::Unnumbered, 0) } else { (level, length) }
}

fn number(text: &str) -> Option<(Level, &str)> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    match first {
        '第' => {
            let unit = after_numerals(rest.trim_start())?.trim_start();
            let unit = ["部分", "部份", "章", "节", "篇"].iter().find_map(|word| unit.strip_prefix(word))?;
            Some((Level::Top, after_mark(unit)))
        }
        '（' | '(' | '﹙' | '〔' => {
            let inside = rest.trim_start();
            let close = after_numerals(inside).or_else(|| after_run(inside, is_decimal))?.trim_start();
            Some((Level::Sub, after_mark(close.strip_prefix(['）', ')', '﹚', '〕'])?)))
        }
        '㈠'..='㈩' | '①'..='⒛' => Some((Level::Sub, after_mark(rest))),
        'Ⅰ'..='Ⅻ' => Some((Level::Top, after_mark(rest))),
        'I' | 'V' | 'X' => {
            let rest = after_run(text, |c| matches!(c, 'I' | 'V' | 'X'))?.trim_start();
            rest.strip_prefix(MARKS).map(|rest| (Level::Top, rest))
        }
        _ if is_decimal(first) => {
            let rest = after_run(text, is_decimal)?.trim_start();
            rest.strip_prefix(MARKS).or_else(|| rest.strip_prefix(['）', ')'])).map(|rest| (Level::Sub, rest))
        }
        'P' | 'p' => {
            let part = ["Part", "PART", "part"].iter().find_map(|word| text.strip_prefix(word))?;
            Some((Level::Top, after_mark(after_run(after_mark(part), is_decimal)?)))
        }
        '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' => {
            let marks = |c: char| c.is_whitespace() || MARKS.contains(&c);
            rest.strip_prefix(marks).map(|rest| (Level::Top, after_mark(rest)))
        }
        _ if !is_numeral(first) => None,
        _ => {
            let rest = after_numerals(text)?;
            if let Some(rest) = rest.trim_start().strip_prefix(['）', ')']) {
                return Some((Level::Sub, rest));
            }
            // 一是, 三公经费: a numeral that runs on into a word numbers nothing.
            let set_off = |c: char| c.is_whitespace() || MARKS.contains(&c) || DASHES.contains(&c);
            let is_set_off = rest.is_empty() || rest.starts_with(set_off);
            is_set_off.then(|| (Level::Top, after_mark(rest.trim_start_matches(DASHES))))
        }
    }
}

/// Where a first-level number with its mark begins that ends `text`, if a sentence has ended before it.
pub(crate) fn trailing(text: &str) -> Option<usize> {
    /// What a sentence, a quotation or a cell ends in.
    const ENDS: &str = "。！？；;!?：:”）)】》|*#";
    let text = text.trim_end();
    let unmarked = text.strip_suffix(MARKS).map(str::trim_end);
    let before = unmarked.and_then(|text| before_run(text, is_numeral)).or_else(|| {
        let text = unmarked.unwrap_or(text);
        let text = PARTS.iter().find_map(|word| text.strip_suffix(word))?;
        before_run(text, is_numeral)?.strip_suffix('第')
    })?;
    let ended = |c: char| c.is_whitespace() || is_decimal(c) || ENDS.contains(c);
    before.chars().next_back().is_none_or(ended).then_some(before.len())
}

/// Where words may begin in `text` that a first-level number with its mark stands before; whether a sentence has ended
/// there is for [`trailing`] to say.
pub(crate) fn numbered(text: &str) -> impl Iterator<Item = usize> {
    NUMERALS.places(text).filter_map(|at| Some(text.len() - behind_number(&text[at..])?.len()))
}

/// What a line's number may begin with.
static NUMERALS: LazyLock<CharSet> = LazyLock::new(|| CharSet::of("一二三四五六七八九十⼀⼆⼋⼗".chars()));

/// The words behind a numeral that `text` begins with, its mark and spaces.
fn behind_number(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(is_numeral)?;
    let part = PARTS.iter().find_map(|word| rest.strip_prefix(word)).map(str::trim_start);
    let marked = part.unwrap_or_else(|| rest.trim_start()).strip_prefix(MARKS);
    Some(marked.or(part)?.trim_start())
}

/// What stands behind a Chinese number, and how it is read: `二(èr)`.
fn after_numerals(text: &str) -> Option<&str> {
    let rest = after_run(text, is_numeral)?;
    let reading = rest.strip_prefix(['(', '（']).and_then(|inner| Some(&inner[pinyin_note(inner)?..]));
    Some(reading.unwrap_or(rest))
}

fn after_run(text: &str, of: impl Fn(char) -> bool) -> Option<&str> {
    let rest = text.trim_start_matches(of);
    let run = text[..text.len() - rest.len()].chars().count();
    (1..=MOST_NUMERALS).contains(&run).then_some(rest)
}

fn before_run(text: &str, of: impl Fn(char) -> bool) -> Option<&str> {
    let rest = text.trim_end_matches(of);
    let run = text[rest.len()..].chars().count();
    (1..=MOST_NUMERALS).contains(&run).then_some(rest)
}

/// What stands behind a number's mark; one that was doubled is one: 一,、.
fn after_mark(text: &str) -> &str {
    let rest = text.trim_start();
    let rest = rest.strip_prefix(MARKS).unwrap_or(rest);
    rest.strip_prefix('、').unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_a_line_begins_with() {
        for (text, level, rest) in [
            ("一、总体", Level::Top, "总体"),
            ("十二． 总体", Level::Top, "总体"),
            ("一,、总体", Level::Top, "总体"),
            ("三  总体", Level::Top, "总体"),
            ("第 一 部分 总体", Level::Top, "总体"),
            ("Ⅱ、总体", Level::Top, "总体"),
            ("二(èr)、总体", Level::Top, "总体"),
            ("（一(yi)）总体", Level::Sub, "总体"),
            ("叁、总体", Level::Top, "总体"),
            ("叁 总体", Level::Top, "总体"),
            ("三-总体", Level::Top, "总体"),
            ("Part 3 总体", Level::Top, "总体"),
            ("PART.03：总体", Level::Top, "总体"),
            ("陆续推进", Level::Unnumbered, "陆续推进"),
            ("IV. 总体", Level::Top, "总体"),
            ("（一）总体", Level::Sub, "总体"),
            ("( 三 )总体", Level::Sub, "总体"),
            ("一）总体", Level::Sub, "总体"),
            ("㈠总体", Level::Sub, "总体"),
            ("2．总体", Level::Sub, "总体"),
            ("２、总体", Level::Sub, "总体"),
            ("①总体", Level::Sub, "总体"),
            ("总体", Level::Unnumbered, "总体"),
            ("第二十条总体", Level::Unnumbered, "第二十条总体"),
            ("2021年总体", Level::Unnumbered, "2021年总体"),
            ("（见一）总体", Level::Unnumbered, "（见一）总体"),
            ("一是总体", Level::Unnumbered, "一是总体"),
        ] {
            let (found, taken) = leading(text);
            assert_eq!((found, &text[taken..]), (level, rest), "{text}");
        }
    }

    #[test]
    fn every_numeral_is_looked_for() {
        let numerals = ('\u{4e00}'..='\u{9fff}').filter(|c| is_numeral(*c)).map(String::from);
        assert!(numerals.into_iter().all(|numeral| NUMERALS.find(&numeral, 0).is_some()));
    }

    #[test]
    fn words_behind_numbers_in_a_line() {
        let text = "一、甲。十二 、 乙；第三部分 丙，五， 丁，第四章：戊，一是己";
        let words: Vec<_> =
            numbered(text).skip(1).map(|at| text[at..].chars().next().expect("there is more")).collect();
        assert_eq!(words, ['乙', '丙', '丁', '戊']);
    }

    #[test]
    fn a_number_in_a_line_needs_its_mark_and_a_sentence_end_before_it() {
        for (text, before) in [
            ("工作完成。二、", Some("工作完成。")),
            ("434 三 、 ", Some("434 ")),
            ("一、", Some("")),
            ("工作完成。第三部分 ", Some("工作完成。")),
            ("包括一、", None),
            ("情况、二、", None),
            ("（一）", None),
            ("第三、", None),
            ("工作完成。二", None),
        ] {
            assert_eq!(trailing(text).map(|at| &text[..at]), before, "{text}");
        }
    }
}
