//! Lines → places where a statutory section may begin.
//!
//! Takes every line of a document and gives, in order, each spot whose characters are those of a statutory heading or
//! one of its variants: a line to itself (`一、总体情况（2021年度）`), glued to the text that follows (`六、其他需要报告的事项 无。`) or to
//! the sentence before it, wrapped over two lines, or mistyped by a character. Refuses the enumeration of an
//! introduction (`全文由总体情况、主动公开政府信息情况……组成`), sentences that begin like a heading, and table captions. Which of the
//! candidates are sections is decided in [`super::choose`].

use super::characters::Characters;
use super::lines::{Line, Place};
use super::numbering::{Level, decoration, leading, may_be_first_level, numbered, trailing};
use super::wording::{Certainty, KEYS, LONG, WORDINGS, Wording, nearest};
use crate::document::{Document, TextRange};
use crate::statute::sections::SectionKind;
use crate::text::{fold, is_han};
use std::ops::Range;

/// A place where a statutory section may begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub kind: SectionKind,
    pub level: Level,
    pub certainty: Certainty,
    /// The heading in the visible text, its number included.
    pub heading: TextRange,
}

/// Characters of a line that can still be a heading to itself.
const LONGEST_LINE: usize = 48;

/// Marks at a heading's end that are not the heading's.
pub(super) const JOINTS: [char; 7] = ['：', ':', '。', '*', '#', ' ', '\u{3000}'];

/// Every place where a statutory section may begin, in document order.
pub(super) fn candidates(document: &Document<'_>, lines: &[Line]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut characters = Characters::default();
    for (at, line) in lines.iter().enumerate() {
        let before = found.len();
        let previous = at.checked_sub(1).map(|at| &lines[at]);
        let context = Context { document, line, previous, next: lines.get(at + 1) };
        context.exact(&mut characters, &mut found);
        if found.len() == before {
            found.extend(context.inexact());
        }
    }
    found
}

/// What stands behind a heading's words in their line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// Nothing but a note in brackets, marks or a page number.
    Nothing,
    /// Other text, set off by a space or a mark.
    SetOff,
    /// More characters, without a gap.
    RunsOn,
    /// What shows that this is an enumeration or a quotation.
    Enumeration,
}

struct Context<'d> {
    document: &'d Document<'d>,
    line: &'d Line,
    previous: Option<&'d Line>,
    next: Option<&'d Line>,
}

impl Context<'_> {
    /// Headings by their own words: near the line's begin, and behind the numbers inside it. Elsewhere words are a
    /// sentence's, and most of a page is elsewhere.
    fn exact(&self, characters: &mut Characters, found: &mut Vec<Candidate>) {
        let text = self.document.slice(&self.line.range);
        let Some(key) = KEYS.find(text, 0) else { return };
        let near = words_near(text);
        if may_end_at(text, near, key) {
            let end = near + text[near..].chars().next().map_or(0, char::len_utf8);
            let mut from = 0;
            while let Some(at) = WORDINGS.first.find(&text[..end], from) {
                from = at + 3;
                if let Some((wording, place)) = characters.wording(text, at) {
                    from = place.end;
                    found.extend(self.judge(wording, place));
                }
            }
        }
        if near == text.len() {
            return;
        }
        for start in numbered(text).filter(|&start| start > near) {
            // Words stand directly behind their number.
            if let Some((wording, place)) = characters.wording(text, start) {
                found.extend(self.judge(wording, place));
            }
        }
    }

    fn judge(&self, wording: &Wording, place: Range<usize>) -> Option<Candidate> {
        let text = self.document.slice(&self.line.range);
        if !in_one_piece(&text[place.clone()]) {
            return None;
        }
        let Range { start, end } = place;
        let (before, after) = (&text[..start], &text[end..]);
        let tail = tail(after);
        if tail == Tail::Enumeration {
            return None;
        }
        let (level, from) = Self::lead(before, wording)?;
        let whole = match (level, tail) {
            (_, Tail::Nothing) => true,
            (Level::Top, Tail::SetOff) => false,
            // 一、总体情况和主要做法: a heading of its own wording, if the line is short and no sentence.
            (Level::Top, Tail::RunsOn) => {
                let whole_line = fold(without_note(&text[decoration(text)..]));
                if self.wrapped(&whole_line).is_some() {
                    return None;
                }
                let short = text.len() <= LONGEST_LINE * 2 && !text.contains(['。', '，', ',', '；']);
                if !short && wording.characters < LONG {
                    return None;
                }
                short
            }
            _ => return None,
        };
        if self.line.place == Place::Beside && !(level == Level::Top && wording.statutory) {
            return None;
        }
        let mut level = level;
        let end = if whole { text.trim_end_matches(JOINTS).len() } else { end };
        let mut heading = self.line.range.start + from..self.line.range.start + end;
        if level == Level::Unnumbered {
            if let Some(number) = self.number_on_the_line_before(before) {
                level = Level::Top;
                heading.start = number;
            } else if self.inside_an_enumeration() {
                return None;
            }
        }
        Some(Candidate { kind: wording.kind, level, certainty: wording.certainty(level), heading })
    }

    /// The level of what numbers a heading whose words follow `before`, and where the heading begins in the line.
    fn lead(before: &str, wording: &Wording) -> Option<(Level, usize)> {
        let from = decoration(before);
        let (level, taken) = leading(&before[from..]);
        let between = &before[from + taken..];
        if between.len() <= LONGEST_BEFORE {
            let long_heading = level == Level::Top && wording.characters >= LONG;
            if is_filler(between) || (long_heading && !between.contains(SENTENCE_MARKS)) {
                return Some((level, from));
            }
        }
        trailing(before).map(|at| (Level::Top, at))
    }

    /// Where the line before begins, if all it holds is a first-level number.
    fn number_on_the_line_before(&self, before: &str) -> Option<usize> {
        let previous = self.previous.filter(|_| before.len() == decoration(before))?;
        let text = self.document.slice(&previous.range);
        let from = decoration(text);
        let (level, taken) = leading(&text[from..]);
        (level == Level::Top && from + taken == text.len()).then_some(previous.range.start + from)
    }

    /// Whether the lines around show that this one is a wrapped piece of an introduction.
    fn inside_an_enumeration(&self) -> bool {
        let before = self.previous.map_or("", |line| self.document.slice(&line.range));
        let after = self.next.map_or("", |line| self.document.slice(&line.range));
        before.ends_with(['、', '，', ',', '和', '及', '由', '括'])
            || after.starts_with(['、', '，', '等', '和', '及', '共'])
    }

    /// A heading to itself whose words are nearly statutory, or run on to the next line.
    fn inexact(&self) -> Option<Candidate> {
        let text = self.document.slice(&self.line.range);
        let marked = self.line.place == Place::Heading;
        if self.line.place == Place::Beside
            || text.len() > LONGEST_LINE * 4
            || !(marked || may_be_first_level(text))
            || text.contains(['。', '；'])
        {
            return None;
        }
        let from = decoration(text);
        let (level, taken) = leading(&text[from..]);
        if level != Level::Top && !marked {
            return None;
        }
        let words = fold(without_note(&text[from + taken..]));
        let start = self.line.range.start + from;
        let (wording, end) = match nearest(&words) {
            Some(wording) => (wording, self.line.range.start + text.trim_end_matches(JOINTS).len()),
            None => self.wrapped(&words)?,
        };
        Some(Candidate { kind: wording.kind, level, certainty: wording.certainty(level), heading: start..end })
    }

    fn wrapped(&self, words: &str) -> Option<(&'static Wording, usize)> {
        let next = self.next.filter(|next| !words.is_empty() && next.range.len() <= LONGEST_LINE * 2)?;
        let joined = words.to_owned() + &fold(self.document.slice(&next.range));
        let wording = WORDINGS.list.iter().find(|wording| wording.folded == joined)?;
        Some((wording, next.range.end))
    }
}

/// Whether a heading's words that begin up to byte `near` may reach the line's first sign of a heading.
fn may_end_at(line: &str, near: usize, key: usize) -> bool {
    // Of the Chinese characters, nearly all begin with one of these bytes.
    let between = || line.as_bytes()[near..key].iter().filter(|byte| matches!(byte, 0xe5..=0xe9)).count();
    key <= near || between() < WORDINGS.longest
}

/// Bytes that may stand between a line's number and a heading's words.
const LONGEST_BEFORE: usize = LONGEST_LINE * 2;

/// Up to where words may begin that only what numbers the line, or nothing, stands before; see [`Context::lead`].
fn words_near(line: &str) -> usize {
    let from = decoration(line);
    let words = from + leading(&line[from..]).1;
    let most = (words + LONGEST_BEFORE).min(line.len());
    let short = (words..=most).rev().find_map(|end| line.get(words..end)).unwrap_or("");
    // The marks begin with one of these bytes, and no other byte of a character is one.
    let mut marks = memchr::memchr2_iter(0xe3, 0xef, short.as_bytes());
    words + marks.find(|at| short[*at..].starts_with(SENTENCE_MARKS)).unwrap_or(short.len())
}

/// Marks that end or divide a sentence.
const SENTENCE_MARKS: [char; 7] = ['。', '，', '；', '！', '？', '《', '》'];

/// Whether nothing but space, pinyin in brackets and the marks of an enumeration stands between the characters.
fn in_one_piece(text: &str) -> bool {
    text.chars().all(|c| {
        is_han(c)
            || c.is_whitespace()
            || c.is_ascii_alphabetic()
            || matches!(c, '、' | '，' | ',' | '/' | '(' | ')' | '（' | '）')
    })
}

fn tail(after: &str) -> Tail {
    let near = after.char_indices().nth(LONGEST_LINE).map_or(after, |(at, _)| &after[..at]);
    let rest = near.trim();
    let rest = rest.strip_prefix('表').or_else(|| rest.strip_prefix("如下")).unwrap_or(rest);
    let marks = |c: char| c.is_whitespace() || c.is_ascii_digit() || ".…·。：:*#|-—_".contains(c);
    if without_note(rest).chars().all(marks) {
        return Tail::Nothing;
    }
    if rest.starts_with(['、', '，', ',', '；', ';', '”', '"', '》', '’', '」', '等', '共']) {
        return Tail::Enumeration;
    }
    match after.chars().next() {
        Some(c) if is_han(c) => Tail::RunsOn,
        _ => Tail::SetOff,
    }
}

/// The text without a note in brackets at its end.
fn without_note(text: &str) -> &str {
    let text = text.trim();
    let Some(inside) = text.strip_suffix(['）', ')']) else { return text };
    inside.rfind(['（', '(']).map_or(text, |at| text[..at].trim_end())
}

/// Whether words before a heading's own add nothing: `2021年度`, `本机关`, `某某县政府信息公开工作`.
fn is_filler(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "政府信息公开",
        "信息公开",
        "政务公开",
        "年度",
        "工作",
        "行政机关",
        "本机关",
        "本单位",
        "情况",
        "的",
        "年",
        "我",
        "全",
        "本",
    ];
    /// Characters that end the name of an organ.
    const ORGAN: &str = "省市县区州盟旗镇乡局委厅院部办会";
    if text.contains(SENTENCE_MARKS) || text.contains('、') {
        return false;
    }
    let words = fold(text);
    let mut rest = words.as_str();
    while let Some(shorter) = WORDS.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = shorter;
    }
    let name = rest.strip_suffix("政府").unwrap_or(rest);
    let name = name.strip_suffix("人民").or_else(|| name.strip_suffix("街道")).unwrap_or(name);
    rest.is_empty() || (rest.chars().count() <= 16 && (name != rest || name.ends_with(|c| ORGAN.contains(c))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sections::lines::lines;
    use crate::sections::testing::plain;

    fn found(text: &str) -> Vec<(SectionKind, Level, String)> {
        let document = plain(text);
        let found = candidates(&document, &lines(&document));
        found.into_iter().map(|one| (one.kind, one.level, document.slice(&one.heading).to_owned())).collect()
    }

    fn one(text: &str) -> Option<(SectionKind, Level)> {
        let found = found(text);
        assert!(found.len() < 2, "{found:?}");
        found.first().map(|&(kind, level, _)| (kind, level))
    }

    #[test]
    fn headings_to_themselves() {
        use SectionKind::{Applications, Disputes, OtherMatters, Overview, ProactiveDisclosure, Problems};
        for (text, kind) in [
            ("一、总体情况", Overview),
            ("## 一、总体情况", Overview),
            ("**一、总体情况**", Overview),
            ("第一部分 总体情况", Overview),
            ("一、总体情况（2021年度）", Overview),
            ("一、总体情况和主要做法", Overview),
            ("一、2021年政府信息公开工作总体情况", Overview),
            ("一 、 总 体 情 况", Overview),
            ("一、總體情況", Overview),
            ("一、某县民政局工作总体情况", Overview),
            ("二、主动公开政府信息情况：", ProactiveDisclosure),
            ("二、主动公开政府信启情况", ProactiveDisclosure),
            ("三、收到和处理政府信息公开申请的情况", Applications),
            ("三、收到与处理政府信息公开申请情况", Applications),
            ("三、收到和处理政府信息公开申请情况……………12", Applications),
            ("四、政府信息公开行政复议，行政诉讼情况", Disputes),
            ("四、因政府信息公开工作被申请行政复议、提起行政\n诉讼情况", Disputes),
            ("五、政府信息公开工作存在的主要问题及改进情况", Problems),
            ("五、存在主要问题及改进情况", Problems),
            ("六.其他需要报告的事项", OtherMatters),
            ("六、\n其他需要报告的事项", OtherMatters),
        ] {
            assert_eq!(one(text), Some((kind, Level::Top)), "{text}");
        }
        assert_eq!(one("其他需要报告的事项"), Some((OtherMatters, Level::Unnumbered)));
        assert_eq!(one("（一）总体情况"), Some((Overview, Level::Sub)));
    }

    #[test]
    fn what_only_looks_like_a_heading() {
        for text in [
            "一、总体情况良好，全年各项任务均已完成，公开的质量和时效都有了明显提高。",
            "本报告由总体情况、主动公开政府信息情况、其他需要报告的事项等六部分组成。",
            "以及主动公开政府信息情况、\n其他需要报告的事项\n等六部分。",
            "包括：一、总体情况；二、主动公开政府信息情况；",
            "表二：主动公开政府信息情况",
            "二、财政信息主动公开情况",
            "三、政府信息公开工作情况",
            "三、政府信息公开情况",
            "（一）主动公开情况。本年度公开各类信息九条。",
            "《关于报送存在的主要问题及改进情况的通知》",
            "一、本年新收政府信息公开申请数量",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn glued_headings_end_where_their_words_end() {
        let text = "年内无收费。六、其他需要报告的事项 无。 一、总体情况 2021年，全县公开工作有序推进，群众办事更加方便，\
                    各部门按时答复。（二）总体情况 与上年持平。五、存在的主要问题及改进情况一是人手不足。";
        let headings: Vec<_> = found(text).into_iter().map(|(.., heading)| heading).collect();
        assert_eq!(headings, ["六、其他需要报告的事项", "一、总体情况", "五、存在的主要问题及改进情况"]);
        assert_eq!(found("六、其他需要报告的事项 无。")[0].2, "六、其他需要报告的事项");
    }
}
