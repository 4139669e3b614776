//! Whether a page is no annual report but one of half a year, a quarter or a month.
//!
//! A title says it ([`named`]), or else the first headline about 信息公开 among the lines at the page's beginning, or the period
//! stated. Refuses the headlines of a page that has an annual title or states a whole year as its period: there the words speak
//! of something else.

use super::lexicon::ANNUAL;
use crate::document::lines::Line;
use crate::document::{Document, TextRange};
use crate::report::PartOfYear;
use crate::text::dates::Date;
use crate::text::{WordList, folded_words};
use regex::Regex;
use std::sync::LazyLock;

/// Lines at the beginning in which a headline is looked for.
const LOOKED_AT: usize = 12;
/// Characters of the longest headline.
const LONGEST: usize = 60;

/// Each part with words of which its pattern needs one: few titles have any, and to compile all patterns takes two fifths of
/// what the program does before it reads.
static PARTS: [(PartOfYear, WordList, LazyLock<Regex>); 3] = [
    (PartOfYear::Half, WordList("半年"), LazyLock::new(|| pattern("[上下]半年|半年度|半年[报工总情]"))),
    (PartOfYear::Quarter, WordList("季度"), LazyLock::new(|| pattern("[一二三四1-4]个?季度|季度[报工总情]"))),
    (
        PartOfYear::Month,
        WordList("月份 月报 月政 月信 月工"),
        LazyLock::new(|| pattern("年1?[0-9]月份?(?:政府|政务|信息|工作)|月份(?:政府|政务)信息|月报")),
    ),
];
/// From one month to another: `1-6月`, `1月至9月`; [`UNTIL`] stands between them.
static MONTHS: LazyLock<Regex> = LazyLock::new(|| pattern("(?:^|[^0-9])([0-9]{1,2})月?份?[-—~至到]+([0-9]{1,2})月"));
const UNTIL: [char; 5] = ['-', '—', '~', '至', '到'];

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of the program is well formed")
}

/// The part of a year that a title or headline without spaces names.
pub(super) fn named(text: &str) -> Option<PartOfYear> {
    let is_annual = |part: PartOfYear| part == PartOfYear::Month && ANNUAL.is_in(text);
    let says = |(part, needed, pattern): &&(PartOfYear, WordList, LazyLock<Regex>)| {
        needed.is_in(text) && !is_annual(*part) && pattern.is_match(text)
    };
    PARTS.iter().find(says).map(|(part, ..)| *part).or_else(|| {
        let may_be = text.contains('月') && text.contains(UNTIL);
        let found = may_be.then(|| MONTHS.captures(text)).flatten()?;
        let month = |at: usize| found[at].parse::<u32>().ok().filter(|month| (1..=12).contains(month));
        match (month(1)?, month(2)?) {
            (from, to) if from > to || (from, to) == (1, 12) => None,
            (from, to) => Some(match to - from + 1 {
                6 => PartOfYear::Half,
                3 | 9 => PartOfYear::Quarter,
                _ => PartOfYear::Month,
            }),
        }
    })
}

/// The part of a year that a period is: half of one, or a quarter.
pub(super) fn of_period(from: &Date, to: &Date) -> Option<PartOfYear> {
    let months = from.month.zip(to.month).filter(|_| from.year == to.year && from.day == Some(1));
    match months.map(|(from, to)| to + 1 - from.min(to)) {
        Some(3) => Some(PartOfYear::Quarter),
        Some(6) => Some(PartOfYear::Half),
        _ => None,
    }
}

/// The part of a year that the page's headline names, and where.
pub(super) fn part_of_year(document: &Document<'_>, lines: &[Line]) -> Option<(PartOfYear, TextRange)> {
    lines.iter().take(LOOKED_AT).find_map(|line| {
        let text = document.slice(&line.range);
        if text.chars().count() > LONGEST || text.contains('。') {
            return None;
        }
        let folded = folded_words(text);
        let is_about = folded.contains("信息公开") || folded.contains("政务公开");
        Some((named(&folded).filter(|_| is_about)?, line.range.clone()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines::lines;
    use crate::document::testing::plain;

    fn part(text: &str) -> Option<PartOfYear> {
        let document = plain(text);
        part_of_year(&document, &lines(&document)).map(|(part, _)| part)
    }

    #[test]
    fn headlines_that_name_a_part() {
        assert_eq!(part("某某市上半年收到政府信息公开申请9件\n正文。"), Some(PartOfYear::Half));
        assert_eq!(part("某某县2014年第三季度政府信息公开工作总结"), Some(PartOfYear::Quarter));
        assert_eq!(part("某某局2016年5月份政务公开情况"), Some(PartOfYear::Month));
    }

    #[test]
    fn months_name_the_part_they_make() {
        for (text, part) in [
            ("某某局2016年1-6月政府信息公开工作报告", Some(PartOfYear::Half)),
            ("某某局2016年7月至12月政府信息公开工作报告", Some(PartOfYear::Half)),
            ("某某局2016年1月-9月政府信息公开工作报告", Some(PartOfYear::Quarter)),
            ("某某局2016年前三个季度政府信息公开工作报告", Some(PartOfYear::Quarter)),
            ("某某局2016年1至11月政府信息公开工作报告", Some(PartOfYear::Month)),
            ("某某局2016年5月政府信息公开工作报告", Some(PartOfYear::Month)),
            ("某某局2016年1-12月政府信息公开工作报告", None),
            ("某某局政府信息公开工作年度报告2017年3月", None),
            ("某某局2017年3月政府信息公开工作年度报告", None),
        ] {
            assert_eq!(named(text), part, "{text}");
        }
    }

    #[test]
    fn what_names_none() {
        assert_eq!(part("某某市2014年政府信息公开工作年度报告\n发布日期：2015年3月20日"), None);
        assert_eq!(part("上半年财政预算执行情况"), None);
        assert_eq!(part("2016年上半年，我局收到政府信息公开申请两件。"), None);
    }
}
