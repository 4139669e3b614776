//! What a report says of itself: title, issuer, year, period and publication date.
//!
//! Takes a document and gives what its own words state, each with its place in the source (or none, where only `<title>`
//! or `<meta>` say it). Spaces, full-width digits, Chinese-numeral years and traditional characters do not matter. An
//! issuer has the form of an administrative organ's name or is not given: a hijacked page's betting words are no issuer.
//! Nothing here is checked: that period and title name different years is for rules to say.

mod announced;
mod corrected;
mod evidence;
mod governed;
mod issuer;
mod lexicon;
mod organ;
mod others;
mod part_of_year;
mod printed;
mod published;
mod title;

use crate::document::lines::{Line, Place};
use crate::document::{Document, TextRange};
use crate::report::{PartOfYear, Stated};
use crate::text::dates::{self, Date};
use crate::text::folded_words;
use crate::text::numbering::{self, Level};
use lexicon::{OWN, PERIOD_WORDS, PLAN};
use std::cell::LazyCell;

pub(crate) use others::others;

/// What a report says of itself.
#[derive(Debug, Default)]
pub(crate) struct Metadata {
    /// The report's title, without spaces.
    pub title: Option<Stated<String>>,
    /// Who reports, as the report writes it.
    pub issuer: Option<Stated<String>>,
    /// The year reported on.
    pub year: Option<Stated<i32>>,
    /// First and last day of the period the figures cover, `YYYY-MM-DD`.
    pub period: Option<Stated<(String, String)>>,
    /// The day of publication, `YYYY-MM-DD`.
    pub published: Option<Stated<String>>,
    /// The part of a year it reports on, where it is no annual report.
    pub part_of_year: Option<Stated<PartOfYear>>,
}

/// Finds them; `lines` are the document's.
pub(crate) fn metadata(document: &Document<'_>, lines: &[Line]) -> Metadata {
    let found = dates::dates(&document.text);
    let period = period(document, &found);
    let (title, declared) =
        title::titles(document, lines, period.as_ref().map(|(from, _)| (from.year, from.range.start)));
    let titles = || [&title, &declared].into_iter().flatten();

    // Asked where the title does not say who or when.
    let announced = LazyCell::new(|| announced::announced(document));
    let year = titles()
        .find_map(|title| title.year.clone())
        .or_else(|| announced.as_ref()?.year.clone().filter(|(year, _)| outweighs(*year, period.as_ref(), &found)))
        .or_else(|| period.as_ref().map(|(from, to)| (to.year, Some(from.range.clone()))))
        .or_else(|| year_of_body(&found))
        .or_else(|| year_of_own_acts(document, lines, &found));
    let year_number = year.as_ref().map(|(year, _)| *year);
    let next_line = title.as_ref().and_then(|title| title.next_line);
    let under_title = || issuer::from_line(document, &lines.get(next_line?)?.range);
    let signed = || issuer::from_line(document, &published::signature(document, lines, year_number)?.1);
    let issuer = titles()
        .find_map(|title| title.issuer.clone())
        .or_else(under_title)
        .or_else(|| announced.as_ref()?.issuer.clone())
        .or_else(signed)
        .or_else(|| issuer::from_body(document))
        .or_else(|| issuer::from_first_sentences(document, lines))
        .or_else(|| issuer::from_metadata(document))
        .or_else(|| titles().find_map(|title| title.possible_issuer.clone()))
        .map(|named| issuer::with_place(document, named));
    let published = published::published(document, lines, &found, next_line, year_number);
    let title = title.or(declared);
    let by_title = title.as_ref().and_then(|title| Some((part_of_year::named(&title.text)?, title.range.clone())));
    let annual = title.as_ref().is_some_and(|title| title.year.is_some())
        || period.as_ref().is_some_and(|(from, to)| dates::fill_a_year(from, to));
    let by_headline = || part_of_year::part_of_year(document, lines).map(|(part, range)| (part, Some(range)));
    let by_period = || {
        let (from, to) = period.as_ref()?;
        Some((part_of_year::of_period(from, to)?, Some(from.range.start..to.range.end)))
    };
    let part_of_year = by_title.or_else(|| if annual { None } else { by_headline().or_else(by_period) });

    Metadata {
        title: stated(document, title.map(|title| (title.text, title.range))),
        issuer: stated(document, issuer),
        year: stated(document, year),
        period: stated(
            document,
            period.and_then(|(from, to)| Some(((from.iso()?, to.iso()?), Some(from.range.start..to.range.end)))),
        ),
        published: stated(document, published),
        part_of_year: stated(document, part_of_year),
    }
}

/// What is told, with its place in the source.
fn stated<T>(document: &Document<'_>, told: Option<(T, Option<TextRange>)>) -> Option<Stated<T>> {
    told.map(|(value, range)| Stated { value, span: range.map(|range| document.span(&range)) })
}

/// The period the figures cover: one announced as such, else one that is a whole calendar year.
fn period(document: &Document<'_>, found: &[Date]) -> Option<(Date, Date)> {
    let periods = || {
        let days = found.iter().filter(|date| date.day.is_some());
        days.filter_map(|from| Some((from.clone(), dates::period_end(&document.text, from)?)))
    };
    let announced = |(from, _): &(Date, Date)| PERIOD_WORDS.is_in(&published::words_before(document, from.range.start));
    let whole_year = |(from, to): &(Date, Date)| {
        (from.month, from.day, to.month, to.day) == (Some(1), Some(1), Some(12), Some(31)) && from.year == to.year
    };
    periods().find(announced).or_else(|| periods().find(whole_year))
}

/// Whether a year that a report announces as its own is that: not where it states another period whose year is told as often beside it,
/// or where it states none and another year is told more often.
fn outweighs(year: i32, period: Option<&(Date, Date)>, found: &[Date]) -> bool {
    let Some((from, to)) = period else { return !is_rivalled(year, found) };
    if to.year == year {
        return true;
    }
    let stated = from.range.start..to.range.end;
    let beside = |year: i32| {
        let alone = |date: &&Date| date.year == year && date.month.is_none() && !stated.contains(&date.range.start);
        found.iter().filter(alone).count()
    };
    beside(year) > beside(to.year)
}

/// The year the body speaks of most, where it plainly does.
fn year_of_body(found: &[Date]) -> Option<(i32, Option<TextRange>)> {
    /// Years looked at: the report's beginning.
    const LOOKED_AT: usize = 40;
    const AT_LEAST: usize = 3;
    let near = &found[..found.len().min(LOOKED_AT)];
    let count = |year: i32| near.iter().filter(|date| date.year == year).count();
    let most = near.iter().max_by_key(|date| count(date.year)).map(|date| date.year)?;
    let rival = near.iter().any(|date| date.year != most && count(date.year) * 2 > count(most));
    let first = near.iter().find(|date| date.year == most)?;
    (count(most) >= AT_LEAST && !rival).then(|| (most, Some(first.range.clone())))
}

/// Whether a line is numbered as a section is; a page of news may begin as a report does under its title.
fn is_numbered(document: &Document<'_>, line: &Line) -> bool {
    numbering::leading(document.slice(&line.range)).0 == Level::Top
}

/// Whether another year is told more often.
fn is_rivalled(year: i32, found: &[Date]) -> bool {
    let count = |year: i32| found.iter().filter(|date| date.year == year && date.month.is_none()).count();
    found.iter().any(|date| count(date.year) > count(year))
}

/// The one year in which the report says that its own body acted, where no later one is told: `2021年我局…`, `我局2021年度…`, `2021年，某某县审计局…`;
/// before that the year that the first paragraph under a numbered heading begins with, whoever acts.
fn year_of_own_acts(document: &Document<'_>, lines: &[Line], found: &[Date]) -> Option<(i32, Option<TextRange>)> {
    /// Bytes of a name that stands behind a year.
    const NAME: usize = 90;
    /// Lines in which the first paragraph is looked for.
    const LOOKED_AT: usize = 6;
    let is_sentence = |line: &Line| line.place == Place::Alone && document.slice(&line.range).contains(['，', ',']);
    let mut pairs = lines[..lines.len().min(LOOKED_AT)].windows(2);
    let first = pairs.find(|pair| is_numbered(document, &pair[0]) && is_sentence(&pair[1])).map(|pair| &pair[1].range);
    let opens = |date: &&Date| {
        let behind = first.filter(|line| line.start == date.range.start).map(|line| date.range.end..line.end);
        let behind = behind.map_or("", |behind| document.slice(&behind));
        // What began in a year goes on in others; what will be done is of the next.
        let is_open = behind.starts_with("以来") && found.iter().any(|other| other.year != date.year);
        !behind.is_empty() && !is_open && !PLAN.is_in(behind.split('。').next().unwrap_or(""))
    };
    let acts = |date: &&Date| {
        let before = document.text[..date.range.start].trim_end();
        let behind = &document.text[date.range.end..];
        let near = folded_words(&behind[..behind.ceil_char_boundary(NAME)]);
        let near = near.split('。').next().unwrap_or("").trim_start_matches('度');
        let subject = near.strip_prefix("以来").unwrap_or(near).trim_start_matches(',');
        let is_behind = before
            .char_indices()
            .rev()
            .take(4)
            .any(|(at, _)| OWN.begins(&before[at..]) && before[at..].chars().all(crate::text::is_han));
        !PLAN.is_in(near) && (OWN.begins(subject) || is_behind || issuer::acts(subject))
    };
    let years = || found.iter().filter(|date| date.month.is_none());
    let is_sure = |date: &&Date| !is_rivalled(date.year, found);
    let year = years().find(opens).filter(is_sure).or_else(|| {
        let own: Vec<&Date> = years().filter(acts).collect();
        let first = *own.first()?;
        let is_report = lines.iter().any(|line| is_numbered(document, line));
        let is_alone = own.iter().all(|date| date.year == first.year);
        let is_latest = found.iter().all(|date| date.year <= first.year + 1);
        (is_report && is_alone && is_latest).then_some(first).filter(is_sure)
    });
    year.map(|year| (year.year, Some(year.range.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines::lines;
    use crate::document::testing::plain;

    fn metadata(document: &Document<'_>) -> Metadata {
        super::metadata(document, &lines(document))
    }

    #[test]
    fn a_whole_page() {
        let text = "首页 > 年报\n某某县人民政府\n2021 年政府信息公开工作年度报告\n发布时间：2022-01-20\n\
                    所列数据的统计期限自2021年1月1日起\n至12月31日止。\n一、总体情况\n平稳。\n某某县人民政府\n2022年1月18日";
        let found = metadata(&plain(text));
        let cut = |span: Option<crate::span::Span>| span.map(|span| span.of(text));
        let title = found.title.expect("a title");
        assert_eq!(title.value, "某某县人民政府2021年政府信息公开工作年度报告");
        assert_eq!(cut(title.span), Some("某某县人民政府\n2021 年政府信息公开工作年度报告"));
        let issuer = found.issuer.expect("an issuer");
        assert_eq!((issuer.value.as_str(), cut(issuer.span)), ("某某县人民政府", Some("某某县人民政府")));
        let year = found.year.expect("a year");
        assert_eq!((year.value, cut(year.span)), (2021, Some("2021 年")));
        let period = found.period.expect("a period");
        assert_eq!(period.value, ("2021-01-01".to_owned(), "2021-12-31".to_owned()));
        assert_eq!(cut(period.span), Some("2021年1月1日起\n至12月31日"));
        let published = found.published.expect("a day");
        assert_eq!((published.value.as_str(), cut(published.span)), ("2022-01-20", Some("2022-01-20")));
    }

    #[test]
    fn a_name_of_whatever_kind_reports_where_nothing_else_tells_who_does() {
        let issuer = |text: &str| metadata(&plain(text)).issuer.map(|issuer| issuer.value);
        let title = |name: &str| format!("{name}2021年政府信息公开工作年度报告");
        for name in ["某某县种畜繁育站", "某某市动物园", "某某县粮食储备库", "某某市广播电台", "合某县供销合作社"]
        {
            assert_eq!(issuer(&title(name)).as_deref(), Some(name));
        }
        // The body knows better, and what has no place in it may be anything.
        let body = "本报告由某某县教育局编制，全文共六部分。";
        assert_eq!(issuer(&format!("{}\n{body}", title("某某县教育系统"))).as_deref(), Some("某某县教育局"));
        for name in ["某某体育", "我市公园", "某某市棋牌乐园", "各县食堂"] {
            assert_eq!(issuer(&title(name)), None, "{name}");
        }
    }

    #[test]
    fn without_a_title_the_period_gives_the_year() {
        let found = metadata(&plain("所列数据的统计期限自2016年1月1日起，至2016年12月31日止。\n2017年3月28日"));
        assert_eq!(found.title, None);
        assert_eq!(found.year.map(|year| year.value), Some(2016));
        assert_eq!(found.published.map(|day| day.value).as_deref(), Some("2017-03-28"));
        let copied = "我们编制了2021年政府信息公开年度报告。统计期限自2020年1月1日起至2020年12月31日止。\n一、概述\n2021年，我局公开9条。";
        assert_eq!(metadata(&plain(copied)).year.map(|year| year.value), Some(2021));
        let before = "一、概述\n2021年，我局编制了2020年政府信息公开年度报告。2021年公开9条，2021年收到1件。";
        assert_eq!(metadata(&plain(before)).year.map(|year| year.value), Some(2021));
        let body = metadata(&plain("2018年，全县平稳。与2017年相比，2018年增长。2018年底完成。"));
        assert_eq!(body.year.map(|year| year.value), Some(2018));
        assert_eq!(metadata(&plain("2018年与2017年相比，2018年增长，2017年下降。")).year, None);
        let year = |text: &str| metadata(&plain(text)).year.map(|year| year.value);
        assert_eq!(year("一、总体情况\n2021年，我镇认真落实各项要求，较2020年有所进步。"), Some(2021));
        assert_eq!(year("一、概述\n2021年以来，我镇认真落实各项要求。"), Some(2021));
        assert_eq!(year("一、概述\n2019年以来，我镇认真落实各项要求。2021年完成改版。"), None);
        assert_eq!(year("依法编制本报告，现予公布。\n一、概述\n2021年，我镇认真落实各项要求。"), Some(2021));
        assert_eq!(year("我县年报工作获好评\n2021年，我县认真落实各项要求。"), None);
        assert_eq!(year("一、概述\n2022年，我镇将继续努力，落实各项要求。"), None);
        assert_eq!(year("一、概述\n2021年3月，我镇完成改版，效果良好。"), None);
        assert_eq!(year("一、概述\n2021年，我镇完成改版。2020年收到3件，2020年办结2件。"), None);
        assert_eq!(year("一、概述\n平稳有序。2021年我局公开9条。"), Some(2021));
        assert_eq!(year("一、概述\n平稳有序。本单位2021年度收到3件。"), Some(2021));
        assert_eq!(year("一、概述\n平稳有序。2021年，云岭县审计局公开9条。云岭县审计局收到3件。"), Some(2021));
        assert_eq!(year("一、概述\n平稳有序。2021年我局公开9条，2020年我局公开8条。"), None);
        assert_eq!(year("一、概述\n平稳有序。2021年我局将继续努力。"), None);
    }

    #[test]
    fn a_title_or_a_period_of_a_part_makes_no_year() {
        let part = |text: &str| metadata(&plain(text)).part_of_year.map(|part| part.value);
        let (half, quarter) = (Some(PartOfYear::Half), Some(PartOfYear::Quarter));
        for (text, due) in [
            ("某某县水务局2016年上半年政府信息公开工作报告", half),
            ("某某县水务局2016年第一季度政府信息公开工作报告", quarter),
            ("某某县水务局2016年前三个季度政府信息公开工作报告", quarter),
            ("某某县水务局2016年1-6月政府信息公开工作报告", half),
            ("某某县水务局政府信息公开工作报告（2016年上半年）", half),
            ("某某县水务局2016年\n上半年政府信息公开工作报告", half),
            // Beside a link to another year's report.
            ("某某县水务局2016年上半年政府信息公开工作报告\n某某县水务局2015年政府信息公开工作年度报告", half),
            ("某某县水务局上半年政府信息公开情况\n统计期限为2016年1月1日至6月30日。", half),
            ("某某县水务局上半年政府信息公开情况\n统计期限为2016年1月1日至12月30日。", None),
            ("某某县水务局2016年政府信息公开工作年度报告\n2016年上半年政府信息公开情况", None),
            ("某某县水务局2016年度政府信息公开工作报告", None),
        ] {
            assert_eq!(part(text), due, "{text}");
        }
        let found = metadata(&plain("某某县水务局2016年上半年政府信息公开工作报告"));
        assert_eq!(found.issuer.map(|issuer| issuer.value).as_deref(), Some("某某县水务局"));
    }

    #[test]
    fn a_period_of_half_a_year_is_no_year_where_no_title_says_one() {
        let part = |text: &str| metadata(&plain(text)).part_of_year.map(|part| part.value);
        let period = |to: &str| format!("一、总体情况\n平稳。统计期限自2020年1月1日起至2020年{to}止。");
        assert_eq!(part(&period("6月30日")), Some(PartOfYear::Half));
        assert_eq!(part(&period("3月31日")), Some(PartOfYear::Quarter));
        for other in ["12月31日", "11月30日"] {
            assert_eq!(part(&period(other)), None, "{other}");
        }
        assert_eq!(part(&format!("某某市2020年政府信息公开工作年度报告\n{}", period("6月30日"))), None);
    }

    #[test]
    fn who_signs_is_who_reports() {
        let found =
            metadata(&plain("2021年政府信息公开工作年度报告\n平稳。\n某某县民政局\n2022年1月18日\n版权所有：某某县"));
        assert_eq!(found.issuer.map(|issuer| issuer.value).as_deref(), Some("某某县民政局"));
        assert_eq!(found.published.map(|day| day.value).as_deref(), Some("2022-01-18"));
        let under = metadata(&plain("2021年政府信息公开工作年度报告\n某某县民政局\n平稳。"));
        assert_eq!(under.issuer.map(|issuer| issuer.value).as_deref(), Some("某某县民政局"));
        let by = metadata(&plain("2021年政府信息公开工作年度报告\n某某县民政局办公室 2022-01-20\n平稳。"));
        assert_eq!(by.issuer.map(|issuer| issuer.value).as_deref(), Some("某某县民政局"));
        for (first, due) in [
            ("某某县民政局2021年认真落实各项要求。", Some("某某县民政局")),
            ("某某县民政局坚持以公开为常态。", Some("某某县民政局")),
            ("县民政局坚持以公开为常态。", None),
            ("某某县民政局2021年3月认真落实各项要求。", None),
        ] {
            let text = format!("2021年政府信息公开工作年度报告\n{first}");
            let found = metadata(&plain(&text)).issuer;
            assert_eq!(found.map(|issuer| issuer.value).as_deref(), due, "{first}");
        }
        let nobody = metadata(&plain("2021年政府信息公开工作年度报告\n平稳。\n2022年1月18日"));
        assert_eq!(nobody.issuer, None);
    }

    #[test]
    fn the_announced_period_goes_before_others() {
        let period = |text: &str| metadata(&plain(text)).period.map(|period| period.value.0);
        let two = "专项行动自2020年1月1日至2020年12月31日开展。统计期限为2021年1月1日—2021年12月30日。";
        assert_eq!(period(two).as_deref(), Some("2021-01-01"));
        assert_eq!(period("本报告涵盖2021.1.1-2021.12.31。").as_deref(), Some("2021-01-01"));
        assert_eq!(period("培训自2021年5月1日至2021年6月1日开展。"), None);
    }
}
