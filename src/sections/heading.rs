//! Lines → places where a statutory section may begin.
//!
//! Takes every line of a document and gives, in order, each spot that could be a section's heading: a numbered line of the
//! first level that speaks of one ([`super::topic`]), whatever else it says; a line without such a number that consists of the
//! words of headings alone; a number inside a line with a heading behind it, glued to the sentence before or the text that
//! follows; a heading wrapped over two lines. Refuses the enumeration of an introduction (`全文由一、总体情况、二、…组成`), sentences that
//! begin like a heading, and rows of tables. Which of the candidates are sections is decided in [`super::choose`].

use super::topic::{Topic, speaks_of, whole_words};
use super::trimmed::{Behind, LONGEST_LINE, behind, is_of_contents, without_lead, without_note, without_page};
use crate::document::lines::{Line, Place};
use crate::document::title::without_attributes;
use crate::document::{Document, TextRange};
use crate::statute::sections::{self, SectionKind};
use crate::text::numbering::{Level, decoration, leading, numbered, trailing};
use crate::text::{FoldedText, fold, folded_words, is_han};
use std::sync::LazyLock;

/// A place where a statutory section may begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// The sections that begin here, at least one, in the order the heading names them.
    pub kinds: Vec<SectionKind>,
    pub level: Level,
    pub certainty: Certainty,
    /// The heading in the visible text, its number included.
    pub heading: TextRange,
    /// Whether its line goes on behind it.
    pub glued: bool,
}

impl Candidate {
    /// The first of its sections.
    pub fn kind(&self) -> SectionKind {
        self.kinds[0]
    }
}

/// How surely the words are a heading's, whatever numbers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Certainty {
    /// The words alone tell: the law's own, or too many of its kind to be met by chance.
    Sure,
    /// Short everyday words (基本情况): only a number like its neighbours' makes them a heading.
    Weak,
}

/// Characters from which a heading's words are not met by chance.
const LONG: usize = 8;
/// Marks that end or divide a sentence.
const SENTENCE_MARKS: [char; 7] = ['。', '，', '；', '！', '？', '《', '》'];
/// Marks at a heading's end that are not the heading's.
pub(super) const JOINTS: [char; 7] = ['：', ':', '。', '*', '#', ' ', '\u{3000}'];

/// The law's own wordings.
static STATUTORY: LazyLock<Vec<String>> = LazyLock::new(|| sections::all().map(|spec| fold(spec.heading)).collect());

/// Every place where a statutory section may begin, in document order.
pub(crate) fn candidates(document: &Document<'_>, lines: &[Line]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut taken = 0;
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.range.is_empty()) {
        // The second line of a heading wrapped over two.
        if line.range.end <= taken {
            continue;
        }
        let previous = at.checked_sub(1).map(|at| &lines[at]);
        let reader = Heading { document, line, previous, next: lines.get(at + 1) };
        let text = document.slice(&line.range);
        if is_of_contents(text) {
            continue;
        }
        let first = reader.at_begin(text);
        let behind = first.as_ref().map_or(0, |one| one.heading.end.saturating_sub(line.range.start));
        found.extend(first);
        // Headings inside a line stand in running text: a page in one line, a sentence with the next heading at its end.
        if text.len() > LONGEST_LINE {
            found.extend(reader.inside(text, behind));
        }
        taken = found.last().map_or(0, |last| last.heading.end);
    }
    found
}

struct Heading<'d> {
    document: &'d Document<'d>,
    line: &'d Line,
    previous: Option<&'d Line>,
    next: Option<&'d Line>,
}

impl Heading<'_> {
    /// A heading that the line begins with.
    fn at_begin(&self, text: &str) -> Option<Candidate> {
        let from = decoration(text);
        let (level, taken) = leading(&text[from..]);
        let words = from + taken;
        if !without_lead(&text[words..]).starts_with(|c| is_han(c) || matches!(c, '“' | '"' | '（' | '(')) {
            return None;
        }
        let before = if level == Level::Unnumbered { self.number_on_the_line_before(text) } else { None };
        let (level, from) = before.map_or((level, self.line.range.start + from), |number| (Level::Top, number));
        if self.line.place == Place::Beside && level != Level::Top {
            return None;
        }
        if is_line_to_itself(without_attributes(&text[words..])) && !text_behind_a_gap(text, words) {
            let whole = self.whole_line(text, words, level)?;
            return Some(Candidate { heading: from..whole.heading.end, ..whole });
        }
        if level == Level::Unnumbered {
            return None;
        }
        let head = self.glued(text, words)?;
        // （二）依申请公开情况。…
        let (own, rest) = text[words..].split_at(head.heading.end - self.line.range.start - words);
        let is_point = || rest.starts_with('。') && whole_words(&folded_words(own)).all;
        let certainty = if level == Level::Top { head.certainty } else { Certainty::Weak };
        (level == Level::Top || is_point()).then_some(Candidate {
            heading: from..head.heading.end,
            glued: true,
            level,
            certainty,
            ..head
        })
    }

    /// The line as a heading to itself.
    fn whole_line(&self, text: &str, words: usize, level: Level) -> Option<Candidate> {
        let end = words + without_page(without_attributes(&text[words..]).trim_end_matches(JOINTS)).len();
        let own = folded_words(without_note(without_lead(text.get(words..end)?)));
        let topic = whole_words(&own);
        let is_whole = covers(&own, &topic);
        let marked = self.line.place == Place::Heading;
        // Nothing but a number shows that words with others between them are a heading.
        let kinds = if level == Level::Top || marked && level == Level::Unnumbered {
            speaks_of(&own)
        } else if (is_whole && topic.closes || level == Level::Sub && (is_whole || topic.all))
            && !self.inside_an_enumeration()
        {
            // Links and cells hold such words as well; a number or a noun that closes shows a heading.
            topic.kinds
        } else {
            Vec::new()
        };
        let goes_on = (level == Level::Top || marked) && !(is_whole && topic.closes);
        let wrapped = goes_on.then(|| self.wrapped(&own)).flatten();
        let (kinds, end) = wrapped.unwrap_or((kinds, self.line.range.start + end));
        candidate(kinds, level, &own, is_whole && !topic.weak, self.line.range.start + words..end)
    }

    /// A heading with text behind it in the same line, whose words begin at byte `words`.
    fn glued(&self, text: &str, words: usize) -> Option<Candidate> {
        let near = text[words..].char_indices().nth(LONGEST_LINE).map_or(text.len(), |(at, _)| words + at);
        // A point of the section is no part of its heading: 一、总体情况（一）主动公开.
        let mut points = text[words..near].match_indices(['（', '(']).map(|(at, _)| words + at);
        let near = points.find(|&at| leading(&text[at..]).0 == Level::Sub).unwrap_or(near);
        let own = FoldedText::at(&text[words..near], words);
        // Behind a gap, or a mark that introduces, the words need not all be known.
        let gap = text[words..near].find([' ', '\u{3000}', '\n', '：', ':', '。', '\u{a0}']);
        let topic = whole_words(&own.folded);
        let whole_end = own.range(&(0..topic.covered.max(1)))?.end;
        if topic.covered > 0 && !topic.kinds.is_empty() {
            let range = self.line.range.start + words..self.line.range.start + whole_end;
            match behind(&text[whole_end..]) {
                Behind::Enumeration => return None,
                Behind::RunsOn if fold(&text[words..whole_end]).chars().count() < LONG => {}
                _ if topic.weak && !topic.closes => {}
                _ => return candidate(topic.kinds, Level::Top, &own.folded[..topic.covered], true, range),
            }
        }
        let gap = gap.filter(|&gap| gap > 0)?;
        let head = &text[words..words + gap];
        if head.contains(SENTENCE_MARKS) || head.chars().filter(|c| is_han(*c)).count() < 2 {
            return None;
        }
        let own = folded_words(head);
        let range = self.line.range.start + words..self.line.range.start + words + gap;
        candidate(speaks_of(&own), Level::Top, &own, false, range)
    }

    /// Headings behind numbers in the middle of the line.
    fn inside(&self, text: &str, from: usize) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        for words in numbered(text).filter(|words| *words > from) {
            let Some(at) = trailing(&text[..words]).filter(|&at| at >= from && at > 0) else { continue };
            if found.last().is_some_and(|last| last.heading.end > self.line.range.start + at) {
                continue;
            }
            if let Some(head) = self.glued(text, words) {
                found.push(Candidate { heading: self.line.range.start + at..head.heading.end, glued: true, ..head });
            }
        }
        found
    }

    /// Where the line before begins, if all it holds is a first-level number.
    fn number_on_the_line_before(&self, text: &str) -> Option<usize> {
        let is_near = |previous: &&Line| previous.place != Place::Beside && text.len() <= LONGEST_LINE * 3;
        let previous = self.previous.filter(is_near)?;
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

    /// What the line speaks of together with the next one, where its words go on there.
    fn wrapped(&self, words: &str) -> Option<(Vec<SectionKind>, usize)> {
        let next = self.next.filter(|next| next.range.len() <= LONGEST_LINE && next.place != Place::Beside)?;
        let text = self.document.slice(&next.range);
        if leading(&text[decoration(text)..]).0 != Level::Unnumbered {
            return None;
        }
        let joined = words.to_owned() + &folded_words(without_note(text));
        let topic = whole_words(&joined);
        let whole = covers(&joined, &topic) && topic.closes && !topic.kinds.is_empty();
        whole.then(|| (speaks_of(&joined), next.range.start + text.trim_end_matches(JOINTS).len()))
    }
}

/// Whether all of the words are words of headings.
fn covers(folded: &str, topic: &Topic) -> bool {
    topic.covered > 0 && !folded[topic.covered..].chars().any(is_han)
}

fn candidate(
    mut kinds: Vec<SectionKind>,
    level: Level,
    folded: &str,
    is_whole: bool,
    heading: TextRange,
) -> Option<Candidate> {
    let first = kinds.first_mut()?;
    // 附：信息公开情况统计 is the annex; among the numbered sections it tells what was made public.
    if *first == SectionKind::Statistics && level == Level::Top && !folded.contains('表') {
        *first = SectionKind::ProactiveDisclosure;
    }
    let words = fold(folded);
    let statutory = STATUTORY.contains(&words);
    let long = is_whole && words.chars().count() >= LONG;
    // （二）政府信息主动公开情况 is as often a part of the overview; （一）主要问题 is never anything else.
    let sure = match level {
        Level::Sub => *first == SectionKind::Problems || (statutory && long),
        Level::Top | Level::Unnumbered => statutory || long,
    };
    let certainty = if sure { Certainty::Sure } else { Certainty::Weak };
    Some(Candidate { kinds, level, certainty, heading, glued: false })
}

/// Whether a line is short and no sentence, so that all of it may be a heading.
fn is_line_to_itself(text: &str) -> bool {
    let text = without_note(text.trim_end_matches(JOINTS));
    let short = text.chars().count() <= LONGEST_LINE && !text.contains(['。', '；', ';', '！', '？', '《']);
    // Behind a gap stands the text, where the heading is none without it.
    let open = text.ends_with(['、', '，', ',']);
    let gapped = || text.split_whitespace().filter(|word| word.chars().filter(|c| is_han(*c)).count() > 1).count() > 2;
    short && !open && !gapped() && text.matches(['，', ',']).count() < 2
}

/// Whether a heading that ends before a gap has text behind it: `六、其他需要报告的事项 无`.
fn text_behind_a_gap(text: &str, words: usize) -> bool {
    let own = FoldedText::at(&text[words..], words);
    let topic = whole_words(&own.folded);
    let end = own.range(&(0..topic.covered)).map_or(words, |range| range.end);
    let rest = without_attributes(&text[end..]).trim_start_matches('*');
    topic.closes && rest.starts_with(char::is_whitespace) && rest.contains(is_han)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines::lines;
    use crate::document::testing::plain;

    fn found(text: &str) -> Vec<(SectionKind, Level, String)> {
        let document = plain(text);
        let found = candidates(&document, &lines(&document));
        found.into_iter().map(|one| (one.kind(), one.level, document.slice(&one.heading).to_owned())).collect()
    }

    fn one(text: &str) -> Option<(SectionKind, Level)> {
        let found = found(text);
        assert!(found.len() < 2, "{found:?}");
        found.first().map(|&(kind, level, _)| (kind, level))
    }

    #[test]
    fn a_point_of_a_section_is_no_part_of_its_heading() {
        let text = "某某县一直重视公开工作。一、总体情况 （一）主动公开。全年发布信息389条。二、主动公开政府信息情况 规章 3件。";
        let headings: Vec<_> = found(text).into_iter().map(|(kind, _, heading)| (kind, heading)).collect();
        let second = "二、主动公开政府信息情况".to_owned();
        let expected = [(SectionKind::Overview, "一、总体情况".to_owned()), (SectionKind::ProactiveDisclosure, second)];
        assert_eq!(headings, expected);
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
            ("四、政府信息公开行政复议，行政诉讼情况", Disputes),
            ("四、因政府信息公开工作被申请行政复议、提起行政\n诉讼情况", Disputes),
            ("五、政府信息公开工作存在的主要问题及改进情况", Problems),
            ("五、存在主要问题及改进情况", Problems),
            ("六.其他需要报告的事项", OtherMatters),
            ("六、\n其他需要报告的事项", OtherMatters),
            ("== 一、总体情况 ==", Overview),
            ("⼀、总体情况", Overview),
            ("+一、总体情况", Overview),
            ("叁、总体情况", Overview),
            ("  12  一、总体情况", Overview),
            ("report.txt:12:一、总体情况", Overview),
            ("\\section*{一、总体情况}", Overview),
            ("[一、总体情况]{style=\"font-family:黑体\"}", Overview),
        ] {
            assert_eq!(one(text), Some((kind, Level::Top)), "{text}");
        }
        assert_eq!(one("二、信息公开情况统计"), Some((ProactiveDisclosure, Level::Top)));
        assert_eq!(one("二、信息公开情况统计表"), Some((SectionKind::Statistics, Level::Top)));
        assert_eq!(one("附：信息公开情况统计"), Some((SectionKind::Statistics, Level::Unnumbered)));
        assert_eq!(one("其他需要报告的事项"), Some((OtherMatters, Level::Unnumbered)));
        assert_eq!(one("（一）总体情况"), Some((Overview, Level::Sub)));
        assert_eq!(one("3、申请公开受理与答复"), Some((Applications, Level::Sub)));
        assert_eq!(one("2.主动公开政府信息情况 {#主动公开}"), Some((ProactiveDisclosure, Level::Sub)));
        assert_eq!(one("3、申请公开指南"), None);
    }

    #[test]
    fn what_only_looks_like_a_heading() {
        for text in [
            "一、总体情况良好，全年各项任务均已完成，公开的质量和时效都有了明显提高。",
            "本报告由总体情况、主动公开政府信息情况、其他需要报告的事项等六部分组成。",
            "以及主动公开政府信息情况、\n其他需要报告的事项\n等六部分。",
            "包括：一、总体情况；二、主动公开政府信息情况；",
            "表二：主动公开政府信息情况",
            "三、政府信息公开工作情况",
            "《关于报送存在的主要问题及改进情况的通知》",
            "一、本年新收政府信息公开申请数量",
            "三、收到和处理政府信息公开申请情况……………12",
            "三、收到和处理政府信息公开申请情况.......... 12",
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
