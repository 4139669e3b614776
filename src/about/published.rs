//! The day the report was published.
//!
//! Takes, in falling order of weight: a date with a label (`发布日期：2017年02月24日`), a byline or a date in brackets under the
//! title, the page's metadata, the date under the signature, a label of some other day (`成文日期`). Refuses the site's
//! clock, days before the year reported on, and dates in sentences; a publication date goes before the signature's.

use super::lexicon::{CLOCK, OTHER_DAYS, OTHER_TIMES, PUBLISHED_LABELS, PUBLISHED_META, SECOND_BEST_DAYS};
use crate::document::lines::{Line, Place};
use crate::document::{Document, TextRange};
use crate::text::dates::{Date, Style, dates, period_end};
use crate::text::{folded_words, is_han};

/// Longest line that a byline or a label stands in, in bytes.
const LONGEST: usize = 400;
/// Lines under the title in which a byline is looked for.
const BYLINE: usize = 8;
/// Lines from the end in which the signature is looked for.
const SIGNATURE: usize = 400;

/// A publication date and, in the visible text, its place.
pub(super) type Published = (String, Option<TextRange>);

/// The publication date. `next_line` is the one behind the title, `year` the year reported on.
pub(super) fn published(
    document: &Document<'_>,
    lines: &[Line],
    found: &[Date],
    next_line: Option<usize>,
    year: Option<i32>,
) -> Option<Published> {
    // 自2022年1月1日起至2022年12月31日止: neither its first day nor its last is one of publication.
    let days = found.iter().filter(|date| date.day.is_some());
    let period = |from: &Date| Some(from.range.start..period_end(&document.text, from)?.range.end);
    let periods: Vec<TextRange> = days.filter_map(period).collect();
    let bounds_none = |date: &Date| !periods.iter().any(|period| period.contains(&date.range.start));
    let is_day = |date: &Date| date.day.is_some() && bounds_none(date);
    let late_enough = |date: &Date| is_day(date) && year.is_none_or(|year| date.year >= year);
    // A day that is labelled as this and lies before the year reported on is a slip for rules to see.
    let is_slip = |date: &Date| is_day(date) && year.is_some_and(|year| date.year + 1 == year);
    let labelled = |is_label: &dyn Fn(&str) -> bool, in_time: &dyn Fn(&Date) -> bool| {
        let mut dates = found.iter().filter(|date| in_time(date) && !in_running_text(document, date.range.start));
        dates.find(|date| is_label(&label_before(document, date.range.start))).cloned()
    };
    let place = |date: Date| Some((date.iso()?, Some(date.range)));
    labelled(&is_publication_label, &late_enough)
        .or_else(|| byline(document, lines, next_line?, &late_enough))
        .and_then(place)
        .or_else(|| declared(document, &late_enough))
        .or_else(|| place(signature(document, lines, year)?.0))
        .or_else(|| place(labelled(&|label| SECOND_BEST_DAYS.ends(label), &late_enough)?))
        .or_else(|| place(labelled(&is_publication_label, &is_slip)?))
}

/// The date that ends the report, and the line over it or the words before it that name who signs.
pub(super) fn signature(document: &Document<'_>, lines: &[Line], year: Option<i32>) -> Option<(Date, TextRange)> {
    let last = lines.len().saturating_sub(SIGNATURE);
    (last..lines.len()).rev().find_map(|at| {
        let line = &lines[at].range;
        let text = document.slice(line);
        if line.len() > LONGEST / 2 || lines[at].place == Place::Beside || !text.contains('年') {
            return None;
        }
        let [date]: [Date; 1] = dates(text).try_into().ok()?;
        let late_enough = date.day.is_some() && year.is_none_or(|year| date.year > year);
        let before = text[..date.range.start].trim_matches(|c: char| c.is_whitespace() || matches!(c, '（' | '('));
        let behind = text[date.range.end..].trim_matches(|c: char| c.is_whitespace() || matches!(c, '）' | ')'));
        let signs = before.is_empty() || super::organ::is_organ(&folded_words(before));
        if !late_enough || !behind.is_empty() || !signs || date.style != Style::Written {
            return None;
        }
        let who = if before.is_empty() {
            at.checked_sub(1).map_or(line.start..line.start, |at| lines[at].range.clone())
        } else {
            line.start..line.start + date.range.start
        };
        Some((moved(&date, line.start), who))
    })
}

/// The words before a date that may say what it is, folded.
pub(super) fn words_before(document: &Document<'_>, at: usize) -> String {
    /// Characters that a label takes, and the marks behind it.
    const NEAR: usize = 20;
    let start = document.text[..at].char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
    folded_words(document.slice(&(start..at)))
}

/// The words before byte `at` that may be a label, without the marks between label and value.
fn label_before(document: &Document<'_>, at: usize) -> String {
    let before = words_before(document, at);
    let marks = |c: char| matches!(c, ':' | '|' | '(' | '[' | '【' | '】' | ']');
    let label = before.trim_end_matches(marks);
    let set_off = label.len() < before.len() || document.text[..at].ends_with(char::is_whitespace);
    if set_off { label.to_owned() } else { String::new() }
}

/// Whether the text before a date ends in a label of the day of publication. 时间 and 日期 must stand alone: 答复时间 is
/// some other time, and so is （时间：…） in a sentence.
fn is_publication_label(before: &str) -> bool {
    let stands_alone =
        |label: &&str| before.strip_suffix(*label).is_some_and(|rest| !rest.ends_with(|c| is_han(c) || c == '('));
    PUBLISHED_LABELS.ends(before) || ["时间", "日期"].iter().any(stands_alone)
}

/// Whether byte `at` is in a sentence, or too far into the page for a label.
fn in_running_text(document: &Document<'_>, at: usize) -> bool {
    at > LONGEST || document.text[..at].rsplit('\n').next().is_some_and(|line| line.contains('。'))
}

/// A date under the title: alone, in brackets, or with the source and the number of readers beside it.
fn byline(document: &Document<'_>, lines: &[Line], next: usize, late_enough: &dyn Fn(&Date) -> bool) -> Option<Date> {
    let under = lines.get(next..)?.iter().take(BYLINE);
    let byline = |line: &&Line| line.range.len() <= LONGEST && !document.slice(&line.range).contains('。');
    under.take_while(byline).find_map(|line| {
        let text = document.slice(&line.range);
        if OTHER_TIMES.is_in(text) || CLOCK.is_in(text) {
            return None;
        }
        let [date]: [Date; 1] = dates(text).try_into().ok()?;
        let date = moved(&date, line.range.start);
        let label = label_before(document, date.range.start);
        (late_enough(&date) && !SECOND_BEST_DAYS.ends(&label) && !OTHER_DAYS.ends(&label)).then_some(date)
    })
}

fn declared(document: &Document<'_>, late_enough: &dyn Fn(&Date) -> bool) -> Option<Published> {
    PUBLISHED_META.iter().find_map(|wanted| {
        let (_, content) = document.metadata.iter().find(|(name, _)| name == wanted)?;
        let date = dates(&content[..content.floor_char_boundary(64)]).into_iter().find(|date| late_enough(date))?;
        Some((date.iso()?, None))
    })
}

fn moved(date: &Date, by: usize) -> Date {
    Date { range: by + date.range.start..by + date.range.end, ..date.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines::lines;
    use crate::document::testing::plain;

    /// The day of publication of a page whose title, for 2020, is its first line.
    fn day_of(document: &Document<'_>) -> Option<String> {
        let found = dates(&document.text);
        published(document, &lines(document), &found, Some(1), Some(2020)).map(|(day, range)| {
            if let Some(range) = range {
                let cut = dates(document.slice(&range));
                assert_eq!(cut.first().and_then(Date::iso), Some(day.clone()));
            }
            day
        })
    }

    fn day(text: &str) -> Option<String> {
        day_of(&plain(&format!("题\n{text}")))
    }

    #[test]
    fn bylines_and_labels() {
        for text in [
            "2021-03-2918:26\n来源:",
            "时间:2021-03-29 23:04 来源:某办",
            "（2021年3月29日）",
            "某某县人民政府\n(2021 年 3 月 29 日)",
            "• 2021年03月29日",
            "发 布 日 期： 2021年03月29日",
            "主 题 词: | 发布日期: | 2021年03月29日 | |",
            "成文日期：2021-02-01 发布日期：2021-03-29",
            "成文日期：2021-03-29",
            "正文。\n某某县人民政府\n2021年3月29日\n版权所有",
            "正文。\n某某县人民政府 2021年3月29日",
            "发布时间：2021-03-29\n正文。\n2021年1月20日",
        ] {
            assert_eq!(day(text).as_deref(), Some("2021-03-29"), "{text}");
        }
    }

    #[test]
    fn days_that_are_no_publication() {
        for text in [
            "今天是2021年3月29日 星期一",
            "统计期限自2020年1月1日至2020年12月31日",
            "正文。\n最后一次答复时间2021年3月29日，均已办结。",
            "正文。\n年内召开会议（时间：2020年5月1日），部署全年工作，答复时间：2020年5月2日。",
            "（2021年3月）",
            "（2019年3月29日）",
            "发布日期：2018年3月29日",
            "正文。\n截止日期：2021-03-29",
            "正文。\n2020年12月31日",
            "正文。\n版权所有 2021",
            "正文。\n责任编辑：某某 2021-03-29",
            "所列数据自2020年1月1日起至\n2020年12月31日止",
            "（2020年1月1日至12月31日）",
            "时间：2021-01-01 至\n2021-12-31",
            "发布日期：2020年度",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn a_labelled_day_may_lie_before_the_year_reported_on() {
        assert_eq!(day("发布日期：2019-03-29").as_deref(), Some("2019-03-29"));
        assert_eq!(day("发布日期：2019-03-29\n正文。\n某某县人民政府\n2021年3月29日").as_deref(), Some("2021-03-29"));
    }

    #[test]
    fn the_page_s_metadata_stand_between_byline_and_signature() {
        let with = |text: &str| {
            let text = format!("题\n{text}");
            let mut document = plain(&text);
            document.metadata.push(("pubdate".to_owned(), "2021-03-29 18:26:00".to_owned()));
            day_of(&document)
        };
        assert_eq!(with("正文。\n2021年1月20日").as_deref(), Some("2021-03-29"));
        assert_eq!(with("发布时间：2021-03-30\n正文。").as_deref(), Some("2021-03-30"));
    }
}
