//! The report's title, and what it says of issuer and year.
//!
//! Takes lines that read `<issuer>YYYY年(度)政府信息公开(工作)年度报告`, with the parts in any of the orders in use, alone or
//! wrapped over up to three lines, and the page's `<title>` and `<meta>` titles. Refuses sentences, links without a year
//! or an issuer, and quotations. Of several titles on a page (other years in a side bar) the one that fits the page best
//! wins: a marked heading, the year of the period stated, the name in `<title>`; then the first.

mod parts;

use crate::document::lines::{Line, Place};
use crate::document::{Document, TextRange};
use crate::text::FoldedText;
use parts::Parts;
use std::ops::Range;

/// A title, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// The title without spaces.
    pub text: String,
    /// Where it stands in the visible text; `None` for one of the page's metadata.
    pub range: Option<TextRange>,
    /// The issuer it names.
    pub issuer: Option<(String, Option<TextRange>)>,
    /// What may be the issuer where nothing else tells who is.
    pub possible_issuer: Option<(String, Option<TextRange>)>,
    /// The year it names.
    pub year: Option<(i32, Option<TextRange>)>,
    /// The line behind it; `None` for one of the page's metadata.
    pub next_line: Option<usize>,
    score: i32,
}

/// Longest line that is taken for a title, in bytes.
const LONGEST: usize = 360;
/// `<meta>` names that hold the title, best first.
const META: [&str; 4] = ["articletitle", "title", "og:title", "dc.title"];

/// The title that fits the page best: from the visible text, and from the page's metadata.
/// `period` is the year of the one stated, and where that is.
pub(super) fn titles(
    document: &Document<'_>,
    lines: &[Line],
    period: Option<(i32, usize)>,
) -> (Option<Title>, Option<Title>) {
    let declared = META.iter().find_map(|name| {
        let of_name = |(key, _): &&(String, String)| key == name;
        document.metadata.iter().filter(of_name).find_map(|(_, content)| from_metadata(content))
    });
    let mut found: Vec<Title> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let text = document.slice(&line.range);
        // Every title has one of these, and few other lines.
        if !text.contains(['报', '報']) {
            continue;
        }
        let first_words = first_words(text).map(|length| {
            let range = line.range.start..line.range.start + length;
            (from_lines(document, &[Line { range, place: line.place }]), at + 1)
        });
        let windows = (line.range.len() <= LONGEST).then(|| windows(lines, at)).into_iter().flatten();
        let whole = windows.map(|window| (from_lines(document, &lines[window.clone()]), window.end));
        for (title, next_line) in whole.chain(first_words) {
            if let Some(title) = title.filter(|title| line.place == Place::Heading || !is_link(title, period)) {
                let score = title.score + bonus(line, &title, declared.as_ref(), period);
                found.push(Title { next_line: Some(next_line), score, ..title });
            }
        }
    }
    // The first of the best.
    let best = found.into_iter().min_by_key(|title| -title.score);
    (best.filter(|title| title.score >= 2), declared)
}

/// The title that a line is.
pub(super) fn of_line(document: &Document<'_>, line: &Line) -> Option<Title> {
    from_lines(document, std::slice::from_ref(line)).filter(|title| title.score >= 2)
}

/// The title that a part of the visible text is.
pub(super) fn of_range(document: &Document<'_>, range: &TextRange) -> Option<Title> {
    read(&FoldedText::at(document.slice(range), range.start), &document.text, true)
}

/// The length of what may be a title at the start of a longer line: up to the first 报告, with a gap behind it.
fn first_words(text: &str) -> Option<usize> {
    let near = text.char_indices().nth(LONGEST / 4).map_or(text, |(at, _)| &text[..at]);
    let noun = ["报告", "報告"].iter().filter_map(|noun| near.find(noun)).min()?;
    let mut end = noun + "报告".len();
    if text[end..].starts_with(['（', '(']) {
        end += text[end..].find(['）', ')']).filter(|&note| note <= 36).map_or(0, |note| note + 1);
        end = (end..text.len()).find(|&at| text.is_char_boundary(at))?;
    }
    text[end..].starts_with(char::is_whitespace).then_some(end)
}

/// The line alone, with the one or two before it, and with a line behind it that may hold the year.
fn windows(lines: &[Line], at: usize) -> impl Iterator<Item = Range<usize>> {
    let joins = |line: &Line| line.place != Place::Beside && line.range.len() <= LONGEST / 3;
    let before =
        if joins(&lines[at]) { lines[..at].iter().rev().take(2).take_while(|line| joins(line)).count() } else { 0 };
    let behind = usize::from(lines.get(at + 1).is_some_and(|line| line.range.len() <= 24 && joins(line)));
    (0..=behind).flat_map(move |behind| (0..=before).map(move |before| at - before..at + 1 + behind))
}

/// Whether a title that is marked as nothing leads to another report: it stands behind the period stated and names another year.
fn is_link(title: &Title, period: Option<(i32, usize)>) -> bool {
    let year = title.year.as_ref().map(|(year, _)| *year);
    let start = title.range.as_ref().map(|range| range.start);
    period.is_some_and(|(own, stated)| year.is_some_and(|year| year != own) && start > Some(stated))
}

fn bonus(line: &Line, title: &Title, declared: Option<&Title>, period: Option<(i32, usize)>) -> i32 {
    let marked = if line.place == Place::Heading { 2 } else { 0 };
    let named = if declared.is_some_and(|declared| declared.text == title.text) { 2 } else { 0 };
    let fits = match (period, &title.year) {
        (Some((period, _)), Some((year, _))) if period == *year => 2,
        (Some(_), Some(_)) => -2,
        _ => 0,
    };
    marked + named + fits
}

fn from_lines(document: &Document<'_>, lines: &[Line]) -> Option<Title> {
    // Nothing with a comma is a title, nor a sentence, unless it ends before a trail of links does: asked before lines are squeezed.
    let has = |characters: &[char]| lines.iter().any(|line| document.slice(&line.range).contains(characters));
    if has(&['。', '，', ',']) && !has(&['>', '»', '›', '＞']) {
        return None;
    }
    let mut squeezed = FoldedText::default();
    for line in lines {
        squeezed.push(document.slice(&line.range), line.range.start);
    }
    read(&squeezed, &document.text, true)
}

/// A squeezed text of `source` as a title; in a page's metadata it has no place.
fn read(squeezed: &FoldedText, source: &str, has_place: bool) -> Option<Title> {
    let parts = Parts::read(&squeezed.folded)?;
    let place = |range: &Range<usize>| squeezed.range(range).filter(|_| has_place);
    Some(Title {
        text: squeezed.quote(source, &parts.title),
        range: place(&parts.title),
        issuer: parts.issuer(squeezed).map(|(name, range)| (name, place(&range))),
        possible_issuer: parts.possible_issuer(squeezed).map(|(name, range)| (name, place(&range))),
        year: parts.year.clone().map(|(year, range)| (year, place(&range))),
        next_line: None,
        score: parts.score(),
    })
}

/// A title of the page's metadata, without the site's name behind it.
fn from_metadata(content: &str) -> Option<Title> {
    let content = content.char_indices().nth(LONGEST).map_or(content, |(at, _)| &content[..at]);
    std::iter::once(content)
        .chain(content.split(['_', '|', '-', '－', '—', '>']))
        .find_map(|piece| read(&FoldedText::of(piece), piece, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines::lines;
    use crate::document::testing::plain;

    /// Title, issuer and year of the visible text.
    fn told(text: &str, period: Option<i32>) -> Option<(String, Option<String>, Option<i32>)> {
        let document = plain(text);
        let (title, _) = titles(&document, &lines(&document), period.map(|year| (year, text.len())));
        title.map(|title| (title.text, title.issuer.map(|(name, _)| name), title.year.map(|(year, _)| year)))
    }

    #[test]
    fn the_orders_in_use() {
        for (title, issuer, year) in [
            ("某某省2020年政府信息公开工作年度报告", "某某省", 2020),
            ("某某县民政局2021年度政府信息公开工作报告", "某某县民政局", 2021),
            ("某某县人民政府政府信息公开工作年度报告（2021年）", "某某县人民政府", 2021),
            ("某某县人民政府信息公开年度报告(2021年度)", "某某县人民政府", 2021),
            ("某某市政府信息公开工作2022年度报告", "某某市", 2022),
            ("2024年某某市科委政府信息公开工作年度报告", "某某市科委", 2024),
            ("关于某某镇2019年政府信息公开工作情况的报告", "某某镇", 2019),
            ("某某镇人民政府关于2019年度政府信息公开工作年度报告", "某某镇人民政府", 2019),
            ("某某区２０２３年政府信息公开年报", "某某区", 2023),
            ("某某区二〇二一年政府信息公开工作年度报告", "某某区", 2021),
            ("某某区二○二一年政务公开工作年度报告", "某某区", 2021),
            ("某某縣2020年政府信息公開工作年度報告", "某某縣", 2020),
            ("某某省2018年政府信息与政务公开工作年度报告", "某某省", 2018),
            ("某某市2021政府信息公开工作年度报告", "某某市", 2021),
            ("标题：某某市2021年政府信息公开工作年度报告", "某某市", 2021),
            ("首页 > 年报 > 某某市2021年政府信息公开工作年度报告", "某某市", 2021),
            ("# 某某市 2021 年 政府信息公开工作年度报告", "某某市", 2021),
            ("某某市2021年政府信息公开工作年度报告(全文)", "某某市", 2021),
            ("某某市关于2021年政府信息公开工作年度报告的公示", "某某市", 2021),
            ("关于某某市民政局2021年政府信息公开工作年度报告的说明", "某某市民政局", 2021),
            ("【2023年度】某某市政府信息公开工作年度报告", "某某市", 2023),
            ("2023年度栗镇政府信息公开工作年度报告", "栗镇", 2023),
            ("栗树里街2023年政府信息公开工作年度报告", "栗树里街", 2023),
            ("Page 8 - 某某市2023年政府信息公开工作年度报告", "某某市", 2023),
            ("某某中心(某某市某某中心)2023年政府信息公开工作年度报告", "某某中心(某某市某某中心)", 2023),
            ("【年报】某某市2023年政府信息公开工作年度报告", "某某市", 2023),
        ] {
            let found = told(title, None).unwrap_or_else(|| panic!("{title}"));
            assert_eq!((found.1.as_deref(), found.2), (Some(issuer), Some(year)), "{title}");
        }
    }

    #[test]
    fn at_the_start_of_a_longer_line() {
        let body = "本报告依据有关规定编制。".repeat(20);
        for text in [
            format!("某某市2021年政府信息公开工作年度报告 来源：某办 {body}"),
            format!("某某市政府信息公开工作年度报告（2021年度） {body}"),
            "某某市2021年政府信息公开工作年度报告  2022-01-20 来源：某办".to_owned(),
        ] {
            let found = told(&text, None).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.1.as_deref(), found.2), (Some("某某市"), Some(2021)), "{text}");
        }
        assert_eq!(told(&format!("根据某某市2021年政府信息公开工作年度报告 编制。{body}"), None), None);
        assert_eq!(told(&format!("某某市2021年政府信息公开工作年度报告已公布。{body}"), None), None);
    }

    #[test]
    fn the_text_is_without_spaces_and_the_range_with_them() {
        let text = "网站\n标题： 某某市２０２１年政府信息公开工作年度报告（全文）\n正文";
        let document = plain(text);
        let title = titles(&document, &lines(&document), None).0.expect("a title");
        assert_eq!(title.text, "某某市2021年政府信息公开工作年度报告（全文）");
        assert_eq!(document.slice(&title.range.expect("a place")), "某某市２０２１年政府信息公开工作年度报告（全文）");
        let year = title.year.and_then(|(_, range)| range).expect("a place");
        assert_eq!(document.slice(&year), "２０２１年");
    }

    #[test]
    fn over_several_lines() {
        for text in [
            "某某市人民政府\n  2024 年政府信息公开工作年度报告",
            "某某市人民政府\n2024年\n政府信息公开工作年度报告",
            "2024 年某某市人民政府政府信息公开工作\n年度报告",
            "某某市人民政府\n政府信息公开工作年度报告\n（2024年度）",
            "某某市\n人民政府2024年政府信息公开工作年度报告",
        ] {
            let found = told(text, None).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.1.as_deref(), found.2), (Some("某某市人民政府"), Some(2024)), "{text}");
        }
        let nearby = told("当前位置：首页\n某某市2024年政府信息公开工作年度报告", None).expect("a title");
        assert_eq!(nearby.0, "某某市2024年政府信息公开工作年度报告");
    }

    #[test]
    fn what_is_no_title() {
        for text in [
            "政府信息公开年报",
            "关于做好2021年政府信息公开工作年度报告的通知",
            "政府信息公开工作年度报告",
            "在2020年各市政府信息公开工作年度报告",
            "《某某市2020年政府信息公开工作年度报告格式》",
            "某某市2020年政府信息公开工作年度报告已经公布，欢迎查阅。",
            "某某市2020年法治政府建设年度报告",
            "某某市2020年政府信息公开工作要点报告会",
            "某某市2020年政府信息公开工作年度报告.pdf",
        ] {
            assert_eq!(told(text, None), None, "{text}");
        }
    }

    #[test]
    fn of_several_the_one_that_fits() {
        let links = "某某市2019年政府信息公开工作年度报告\n某某市2020年政府信息公开工作年度报告\n某某市2021年政府信息公开工作年度报告";
        assert_eq!(told(links, None).and_then(|title| title.2), Some(2019));
        assert_eq!(told(links, Some(2020)).and_then(|title| title.2), Some(2020));
        let marked = format!("{links}\n# 某某市2018年政府信息公开工作年度报告");
        assert_eq!(told(&marked, None).and_then(|title| title.2), Some(2018));
    }

    #[test]
    fn behind_the_period_stated_other_years_are_links() {
        let document = plain("统计期限为2020年全年。\n相关信息\n某某市2021年政府信息公开工作年度报告");
        let year = |period| titles(&document, &lines(&document), period).0.and_then(|title| title.year);
        assert_eq!(year(Some((2021, 12))).map(|(year, _)| year), Some(2021));
        assert_eq!(year(Some((2020, 12))), None);
    }

    #[test]
    fn what_stands_in_the_issuer_s_place_may_be_no_issuer() {
        let found = told("bet99官网_某某中文网2016年政府信息公开工作年度报告", None).expect("a title");
        assert_eq!((found.1, found.2), (None, Some(2016)));
        assert_eq!(told("2016年政府信息公开工作年度报告", None).expect("a title").1, None);
    }

    #[test]
    fn the_page_s_metadata() {
        let mut document = plain("正文");
        document
            .metadata
            .push(("title".to_owned(), "某某市2021年政府信息公开工作年度报告_年报-某某市人民政府".to_owned()));
        let (visible, declared) = titles(&document, &lines(&document), None);
        assert_eq!(visible, None);
        let declared = declared.expect("a title");
        assert_eq!((declared.text.as_str(), declared.range), ("某某市2021年政府信息公开工作年度报告", None));
        assert_eq!(declared.issuer, Some(("某某市".to_owned(), None)));
    }
}
