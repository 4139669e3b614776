//! What of a page is not the report's own: another report behind it, tables of another body or another time under a caption.
//!
//! A whole title of another body or year opens another report where sections of this one stand before it: a list of titles
//! before the report opens nothing, and behind one nothing follows. A caption holds for what stands under it, up to the next
//! caption or section. Nothing is cut off: who reads tables asks whose they are.

use super::organ::{is_organ, without_office};
use super::{Metadata, part_of_year, title};
use crate::document::lines::{Line, Place};
use crate::document::{Document, TextRange};
use crate::text::{WordList, folded_words, is_numeral};

/// Bytes of the longest line that is a title or a caption.
const LONGEST: usize = 180;
/// Words that say of a table that it is of another time, or of nobody.
const OTHERS: WordList = WordList("上半年 下半年 季度 累计 以来 样表 示例 样例 范例 模板 上年度 上一年度 去年");
/// What captions end in.
const ENDINGS: WordList = WordList("表 数据");
/// What a caption that ends in 情况 begins with, behind the digits of a year.
const TIMES: WordList = WordList("年 本年 今年 上年 去年");
/// What a body's name stands before in a caption.
const BEHIND_BODY: [&str; 8] = ["政府信息公开", "政务公开", "信息公开", "依申请公开", "统计表", "情况表", "数据", "20"];

/// What a line says of what follows it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opens {
    Section,
    OwnReport,
    OtherReport,
    OwnTables,
    OtherTables,
}

/// The parts of a page that are another's.
pub(crate) fn others(document: &Document<'_>, lines: &[Line], about: &Metadata) -> Vec<TextRange> {
    let mut found: Vec<TextRange> = Vec::new();
    let mut open: Option<(usize, Opens)> = None;
    let mut has_sections = false;
    for line in lines.iter().filter(|line| line.place != Place::Beside && line.range.len() <= LONGEST) {
        let Some(says) = opens(document, line, about) else { continue };
        let is_open = |kind| open.is_some_and(|(_, own)| own == kind);
        has_sections |= says == Opens::Section;
        let (closes, next) = match says {
            Opens::Section | Opens::OwnTables => (is_open(Opens::OtherTables), None),
            Opens::OwnReport => (open.is_some(), None),
            Opens::OtherReport if !has_sections => continue,
            Opens::OtherReport => (open.is_some(), Some(says)),
            Opens::OtherTables => (false, Some(says).filter(|_| open.is_none())),
        };
        if let Some((start, _)) = open.filter(|_| closes) {
            found.push(start..line.range.start);
            open = None;
        }
        open = next.map(|kind| (line.range.start, kind)).or(open);
    }
    found.extend(open.map(|(start, _)| start..document.text.len()));
    found
}

fn opens(document: &Document<'_>, line: &Line, about: &Metadata) -> Option<Opens> {
    let text = document.slice(&line.range);
    // A sentence is neither; a note in brackets may be one.
    let before_note = text.split(['（', '(']).next().unwrap_or("");
    if before_note.contains(['，', '。', '；']) || text.ends_with(['。', '；', '，']) {
        return None;
    }
    let year = about.year.as_ref().map(|year| year.value);
    let issuer = about.issuer.as_ref().map(|issuer| issuer.value.as_str());
    if let Some(title) = title::of_line(document, line) {
        let is_other_year = year.zip(title.year.as_ref()).is_some_and(|(own, (other, _))| own != *other);
        let is_other_body = issuer.zip(title.issuer.as_ref()).is_some_and(|(own, (other, _))| !is_same(own, other));
        return Some(if is_other_year || is_other_body { Opens::OtherReport } else { Opens::OwnReport });
    }
    let folded = folded_words(text);
    if is_section(&folded) {
        return Some(Opens::Section);
    }
    let caption = caption(&folded)?;
    let years =
        || caption.match_indices('年').filter_map(|(at, _)| caption[..at].get(at.checked_sub(4)?..)?.parse().ok());
    let is_of_year = |is: &dyn Fn(i32, i32) -> bool| year.is_some_and(|own| years().any(|named| is(named, own)));
    let is_earlier = is_of_year(&|named, own| named < own) && !is_of_year(&|named, own| named == own);
    let end = BEHIND_BODY.iter().filter_map(|word| caption.find(word)).min().unwrap_or(caption.len());
    let body = &caption[..end];
    let is_name = !folded.contains(&format!("({body}"));
    let is_other_body = || is_name && is_organ(body) && issuer.is_some_and(|own| !is_same(own, body));
    let is_other = is_earlier || OTHERS.is_in(caption) || part_of_year::named(caption).is_some() || is_other_body();
    Some(if is_other { Opens::OtherTables } else { Opens::OwnTables })
}

/// Whether a line is the heading of a section: `一、总体情况`.
fn is_section(folded: &str) -> bool {
    let words = folded.trim_start_matches(|c: char| is_numeral(c) || matches!(c, '(' | ')'));
    let is_numbered = words.starts_with('、') && words.len() < folded.len();
    is_numbered && WordList("情况 问题 事项 概述").is_in(words)
}

/// What a caption says behind `附件1:`; nothing of a line that is none.
fn caption(folded: &str) -> Option<&str> {
    let rest = ["附件", "附表", "附"].iter().find_map(|word| folded.strip_prefix(word));
    let rest = rest.map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c)));
    let rest = rest.map(|rest| rest.trim_start_matches([':', '、', '.', '-']));
    let text = rest.unwrap_or(folded).trim_matches(['(', ')']);
    let without_note = text.find('(').map_or(text, |at| &text[..at]);
    let is_timed = || TIMES.begins(without_note.trim_start_matches(|c: char| c.is_ascii_digit()));
    let is_caption = ENDINGS.ends(without_note) || without_note.ends_with("情况") && is_timed();
    (rest.is_some_and(|rest| !rest.is_empty()) || is_caption).then_some(text)
}

/// Whether two names are of one body, one of them perhaps its office or a short form.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (folded_words(without_office(one)), folded_words(without_office(other)));
    let short = |name: &str| name.trim_end_matches("人民政府").to_owned();
    let (one, other) = (short(&one), short(&other));
    one.contains(&other) || other.contains(&one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::testing::plain;

    /// The lines that are another's.
    fn of(text: &str) -> Vec<String> {
        let document = plain(text);
        let lines = crate::document::lines::lines(&document);
        let about = super::super::metadata(&document, &lines);
        let ranges = others(&document, &lines, &about);
        ranges.into_iter().map(|range| document.slice(&range).lines().next().unwrap_or("").to_owned()).collect()
    }

    const TITLE: &str = "云岭县2022年政府信息公开工作年度报告\n";
    const SECTIONS: &str = "一、总体情况\n平稳。\n二、主动公开政府信息情况\n见图。\n";

    #[test]
    fn captions_say_whose_the_tables_under_them_are() {
        for caption in [
            "附件1：教育局政府信息公开情况统计表",
            "附：2021年度政府信息公开情况统计表",
            "附表：2022年上半年数据",
            "填报样表（示例，数据为虚拟）",
            "2008年以来累计数据",
            "（上年度数据）",
        ] {
            assert_eq!(of(&format!("{TITLE}{SECTIONS}{caption}\n规章 1 2 3\n")), [caption], "{caption}");
        }
        for caption in [
            "附件：云岭县2022年政府信息公开情况统计表",
            "附件1：云岭县人民政府政府信息公开情况统计表",
            "收到和处理政府信息公开申请情况表",
            "附：相关统计数据",
            "2021年，县教育局完成情况统计表。",
        ] {
            assert!(of(&format!("{TITLE}{SECTIONS}{caption}\n规章 1 2 3\n")).is_empty(), "{caption}");
        }
        let years = format!("{TITLE}{SECTIONS}附：上年度（2021年）情况\n规章 1 2 3\n\n本年度情况\n规章 4 5 6\n");
        assert_eq!(of(&years), ["附：上年度（2021年）情况"]);
        let two = format!("{TITLE}{SECTIONS}附：2021年统计表\n规章 1 2 3\n附：2022年统计表\n规章 4 5 6\n附：样表\n");
        assert_eq!(of(&two), ["附：2021年统计表", "附：样表"]);
    }

    #[test]
    fn another_reports_title_opens_it_only_behind_this_one() {
        let other = "河东乡2022年政府信息公开工作年度报告";
        assert_eq!(of(&format!("{TITLE}{SECTIONS}{other}\n{SECTIONS}")), [other]);
        assert!(of(&format!("{other}\n云岭县2021年政府信息公开工作年度报告\n{TITLE}{SECTIONS}")).len() < 2);
        assert!(of(&format!("{TITLE}云岭县2021年政府信息公开工作年度报告\n{SECTIONS}")).is_empty());
    }
}
