//! Whether a page is no annual report but one of half a year, a quarter or a month.
//!
//! Takes the lines at the page's beginning and gives the part of the year that a headline about 信息公开 names. Refuses a page
//! that has an annual title or states a whole year as its period: there the words speak of something else.

use crate::document::lines::Line;
use crate::document::{Document, TextRange};
use crate::report::PartOfYear;
use crate::text::fold;
use regex::Regex;
use std::sync::LazyLock;

/// Lines at the beginning in which a headline is looked for.
const LOOKED_AT: usize = 12;
/// Characters of the longest headline.
const LONGEST: usize = 60;

static PARTS: LazyLock<[(PartOfYear, Regex); 3]> = LazyLock::new(|| {
    let pattern = |pattern| Regex::new(pattern).expect("a pattern of the program is well formed");
    [
        (PartOfYear::Half, pattern("[上下]半年|半年度|半年[报工总情]|1[-—~至]6月")),
        (
            PartOfYear::Quarter,
            pattern("[一二三四1-4]季度|季度[报工总情]|1[-—~至]3月|4[-—~至]6月|7[-—~至]9月|10[-—~至]12月"),
        ),
        (PartOfYear::Month, pattern("年1?[0-9]月份?(?:政府|政务|信息|工作)|月份(?:政府|政务)信息|月报")),
    ]
});

/// The part of a year that the page's headline names, and where.
pub(super) fn part_of_year(document: &Document<'_>, lines: &[Line]) -> Option<(PartOfYear, TextRange)> {
    lines.iter().take(LOOKED_AT).find_map(|line| {
        let text = document.slice(&line.range);
        if text.chars().count() > LONGEST || text.contains('。') {
            return None;
        }
        let folded = fold(text);
        let about = folded.contains("信息公开") || folded.contains("政务公开");
        let spaceless: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (part, _) = PARTS.iter().find(|(_, pattern)| about && pattern.is_match(&spaceless))?;
        Some((*part, line.range.clone()))
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
    fn what_names_none() {
        assert_eq!(part("某某市2014年政府信息公开工作年度报告\n发布日期：2015年3月20日"), None);
        assert_eq!(part("上半年财政预算执行情况"), None);
        assert_eq!(part("2016年上半年，我局收到政府信息公开申请两件。"), None);
    }
}
