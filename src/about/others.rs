//! What of a page is not the report's own: another report behind it, tables of another body or another time under a caption.
//!
//! A whole title of another body or year opens another report where sections of this one stand before it: a list of titles
//! before the report opens nothing, and behind one nothing follows. A caption holds for what stands under it, up to the next
//! caption or section. Nothing is cut off: who reads tables asks whose they are.

use super::organ::{is_organ, without_office};
use super::{Metadata, part_of_year, title};
use crate::document::lines::{Line, Place};
use crate::document::{Document, TextRange};
use crate::statute::{Form, all_forms};
use crate::text::{CharSet, WordList, fold, folded_words, is_numeral};
use std::sync::LazyLock;

/// Bytes of the longest line that is a title or a caption.
const LONGEST: usize = 180;
/// Words that say of a table that it is of another time, or of nobody.
const OTHERS: WordList = WordList(
    "上半年 下半年 半年报 季度 月份 累计 以来 近三年 近五年 十三五 十四五 上年度 上一年度 去年 往年 样表 示例 样例 范例 模板 模拟 \
     测试 虚拟",
);
/// What captions end in.
const ENDINGS: WordList = WordList("表 数据 示例 样例 范例 模板 累计 半年 半年报 季度 月份");
/// What a caption that ends in 情况 begins with, behind the digits of a year; one that begins with a day ends as it likes.
const TIMES: WordList = WordList("年 本年 今年 上年 上一年 去年 往年 上半年 下半年");
const DAYS: WordList = WordList("截至 统计期 统计时");
/// What sub-headings of a report speak of, as no caption does.
const HEADINGS: WordList = WordList("问题 整改 回顾 比较 相比 较上 结转 同口径");
/// What a body's name stands before in a caption.
const BEHIND_BODY: [&str; 8] = ["政府信息公开", "政务公开", "信息公开", "依申请公开", "统计表", "情况表", "数据", "20"];
/// What says whose the figures are, before a colon.
const BEFORE_BODY: [&str; 8] =
    ["填报单位", "填报机关", "报送单位", "制表单位", "制表机关", "单位名称", "下属单位", "其中"];

/// What a line says of what follows it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opens {
    /// A section, and whether it is the first one of a report.
    Section {
        first: bool,
    },
    OwnReport,
    /// The title of another report, and that report where its first section follows.
    Title,
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
        let kind = open.map(|(_, kind)| kind);
        let next = match (says, kind) {
            // Where the numbering goes on, the title before it was a quotation or a link.
            (Opens::Section { first: false }, Some(Opens::Title)) => {
                open = None;
                None
            }
            (Opens::Section { .. }, Some(Opens::Title)) => {
                open = open.map(|(start, _)| (start, Opens::OtherReport));
                continue;
            }
            (Opens::Section { .. } | Opens::OwnTables, Some(Opens::OtherTables)) | (Opens::OwnReport, _) => None,
            (Opens::Title, Some(Opens::Title)) => continue,
            (Opens::Title, _) if has_sections => Some(says),
            (Opens::OtherTables, None) => Some(says),
            (Opens::Section { .. }, None) => {
                has_sections = true;
                continue;
            }
            _ => continue,
        };
        found.extend(open.map(|(start, _)| start..line.range.start));
        open = next.map(|kind| (line.range.start, kind));
    }
    found.extend(open.map(|(start, _)| start..document.text.len()));
    found
}

fn opens(document: &Document<'_>, line: &Line, about: &Metadata) -> Option<Opens> {
    // One of these is in every title, heading and caption, simplified or not; most lines are labels and figures.
    static TELLING: LazyLock<CharSet> =
        LazyLock::new(|| CharSet::of("报報况況题題项項概表据據例板计計半季月年截期单單机機其附".chars()));
    static REPORT: LazyLock<CharSet> = LazyLock::new(|| CharSet::of(['报', '報']));
    let text = document.slice(&line.range);
    TELLING.find(text, 0)?;
    // A sentence is neither; a note in brackets may be one.
    let before_note = text.split(['（', '(']).next().unwrap_or("");
    let is_sentence = before_note.contains(['，', '。', '；']) || text.ends_with(['。', '；', '，']);
    // Names of columns stand beside each other.
    if is_sentence || text.split_whitespace().nth(2).is_some() {
        return None;
    }
    let year = about.year.as_ref().map(|year| year.value);
    let issuer = about.issuer.as_ref().map(|issuer| issuer.value.as_str());
    if REPORT.find(text, 0).is_some()
        && let Some(title) = title::of_line(document, line)
    {
        let is_other_year = year.zip(title.year.as_ref()).is_some_and(|(own, (other, _))| own != *other);
        let is_other_body = issuer.zip(title.issuer.as_ref()).is_some_and(|(own, (other, _))| !is_same(own, other));
        return Some(if is_other_year || is_other_body { Opens::Title } else { Opens::OwnReport });
    }
    let folded = folded_words(text);
    if let Some(first) = section(&folded) {
        return Some(Opens::Section { first });
    }
    let named = BEFORE_BODY.iter().find_map(|word| folded.strip_prefix(word)?.strip_prefix(':'));
    if let Some(body) = named {
        let is_other = is_organ(body) && issuer.is_some_and(|own| !is_same(own, body));
        return is_other.then_some(Opens::OtherTables);
    }
    let caption = caption(&folded)?;
    let years =
        || caption.match_indices('年').filter_map(|(at, _)| caption[..at].get(at.checked_sub(4)?..)?.parse().ok());
    let is_earlier =
        year.is_some_and(|own| years().any(|named: i32| named < own) && !years().any(|named| named == own));
    let is_span = || caption.contains(['至', '-', '—']) && years().min() != years().max();
    let end = BEHIND_BODY.iter().filter_map(|word| caption.find(word)).min().unwrap_or(caption.len());
    let body = &caption[..end];
    let is_name = !folded.contains(&format!("({body}"));
    let is_other_body = || is_name && is_organ(body) && issuer.is_some_and(|own| !is_same(own, body));
    let is_other =
        is_earlier || is_span() || OTHERS.is_in(caption) || part_of_year::named(caption).is_some() || is_other_body();
    Some(if is_other { Opens::OtherTables } else { Opens::OwnTables })
}

/// Whether a line is the heading of a section (`一、总体情况`), and then whether of the first one.
fn section(folded: &str) -> Option<bool> {
    let words = folded.trim_start_matches(|c: char| is_numeral(c) || c.is_ascii_digit());
    let number = &folded[..folded.len() - words.len()];
    if number.is_empty() || !words.starts_with('、') || !WordList("情况 问题 事项 概述").is_in(words) {
        return None;
    }
    let own = fold(words);
    let labels =
        |form: &'static Form| form.rows.iter().map(|row| row.label).chain(form.groups.iter().map(|group| group.label));
    let is_row = all_forms().flat_map(labels).any(|label| fold(label) == own);
    (!is_row).then_some(matches!(number, "一" | "1"))
}

/// What a caption says behind `附件1:`; nothing of a line that is none.
fn caption(folded: &str) -> Option<&str> {
    let rest = ["附件", "附表", "附"].iter().find_map(|word| folded.strip_prefix(word));
    let rest = rest.map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c)));
    let rest = rest.map(|rest| rest.trim_start_matches([':', '、', '.', '-']));
    let text = rest.unwrap_or(folded).trim_end_matches(':');
    let text = text.strip_suffix("如下").unwrap_or(text).trim_matches(['(', ')']);
    let words = text.find('(').map_or(text, |at| &text[..at]);
    let timed = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_time =
        matches!(timed, "年" | "年度") || words.ends_with("情况") && TIMES.begins(timed) || DAYS.begins(words);
    let is_caption = rest.is_some_and(|rest| !rest.is_empty()) || ENDINGS.ends(words) || is_time;
    (is_caption && !HEADINGS.is_in(text)).then_some(text)
}

/// Whether a body that a caption names is the report's own, perhaps in a short form: 县发改委 for 云岭县发展和改革委员会. A name that goes
/// on behind the report's own is another's: 云岭县司法局 in a report of 云岭县.
fn is_same(own: &str, other: &str) -> bool {
    let plain = |name: &str| {
        let name = folded_words(without_office(name));
        let name = ["人民政府", "政府", "办事处"].iter().find_map(|word| name.strip_suffix(word)).unwrap_or(&name);
        name.replace("委员会", "委").replace("管理委", "管委").replace("管委会", "管委")
    };
    let (own, other) = (plain(own), plain(other));
    let mut letters = own.chars();
    let mut is_short =
        || other.chars().all(|c| letters.any(|own| own == c)) && own.chars().last() == other.chars().last();
    own.starts_with(&other) || own.ends_with(&other) || other.ends_with(&own) || is_short()
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
            "上一年度情况",
            "去年数据如下：",
            "2021年度",
            "截至2021年12月31日",
            "填报单位：河东乡人民政府",
            "附件：云岭县司法局统计表",
            "2008年至2022年统计表",
            "填写示例",
        ] {
            assert_eq!(of(&format!("{TITLE}{SECTIONS}{caption}\n规章 1 2 3\n")), [caption], "{caption}");
        }
        for caption in [
            "附件：云岭县2022年政府信息公开情况统计表",
            "附件1：云岭县人民政府政府信息公开情况统计表",
            "收到和处理政府信息公开申请情况表",
            "附：相关统计数据",
            "附件：县政府办公室政府信息公开统计表",
            "填报单位：云岭县政务公开办公室",
            "（四）上年度存在问题整改情况",
            "较上年度变化情况",
            "2022年1月1日至2022年12月31日数据",
            "2021年，县教育局完成情况统计表。",
        ] {
            assert!(of(&format!("{TITLE}{SECTIONS}{caption}\n规章 1 2 3\n")).is_empty(), "{caption}");
        }
        let years = format!("{TITLE}{SECTIONS}附：上年度（2021年）情况\n规章 1 2 3\n\n本年度情况\n规章 4 5 6\n");
        assert_eq!(of(&years), ["附：上年度（2021年）情况"]);
        let annex = format!(
            "{TITLE}{SECTIONS}附件1：教育局统计表\n一、主动公开情况\n（一）主动公开政府信息数 条 7\n二、回应解读情况\n"
        );
        assert_eq!(of(&annex), ["附件1：教育局统计表"]);
        let two = format!("{TITLE}{SECTIONS}附：2021年统计表\n规章 1 2 3\n附：2022年统计表\n规章 4 5 6\n附：样表\n");
        assert_eq!(of(&two), ["附：2021年统计表", "附：样表"]);
    }

    #[test]
    fn another_reports_title_opens_it_only_behind_this_one() {
        let other = "河东乡2022年政府信息公开工作年度报告";
        assert_eq!(of(&format!("{TITLE}{SECTIONS}{other}\n{SECTIONS}")), [other]);
        assert!(of(&format!("{other}\n云岭县2021年政府信息公开工作年度报告\n{TITLE}{SECTIONS}")).len() < 2);
        assert!(of(&format!("{TITLE}云岭县2021年政府信息公开工作年度报告\n{SECTIONS}")).is_empty());
        assert!(of(&format!("{TITLE}{SECTIONS}{other}\n三、收到和处理政府信息公开申请情况\n略。\n")).is_empty());
    }

    #[test]
    fn short_names_are_of_the_same_body() {
        for (own, other) in [
            ("云岭县发展和改革委员会", "县发改委"),
            ("云岭市卫生健康委员会", "卫健委"),
            ("云岭县人力资源和社会保障局", "人社局"),
            ("云岭经济技术开发区管理委员会", "经开区管委会"),
            ("云岭县人民政府办公室", "云岭县"),
            ("云岭县司法局", "云岭县"),
            ("县司法局", "云岭县司法局"),
        ] {
            assert!(is_same(own, other), "{own} {other}");
        }
        for (own, other) in [
            ("云岭县人民政府", "云岭县司法局"),
            ("云岭县公安局", "云岭县公安局河东分局"),
            ("云岭县司法局", "教育局"),
            ("河东乡", "河西乡"),
        ] {
            assert!(!is_same(own, other), "{own} {other}");
        }
    }
}
