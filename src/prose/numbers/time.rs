//! A day, a month, a year or a period written with digits → the class of times it is in.
//!
//! `2016年`, `2016年1月1日至12月31日` are the year reported on, `截至2016年底` its end, and `2015年`, `1-6月`, `2016-03-29` another time.

use super::super::classes::{Classes, FILL, LATER, NONE, OTHER_PERIOD, PAST, YEAR, YEAR_END};
use crate::text::cursor::Cursor;

/// The time at the start of a text, and what stands behind it.
pub(super) fn time(text: Cursor<'_>, year: Option<i32>) -> Option<(Classes, Cursor<'_>)> {
    let is_own = |told: i32| year.is_none_or(|year| told == year);
    if let Some((from, to, behind)) = text.whole_year() {
        let class = match () {
            () if (from, to) == (UNNAMED, UNNAMED) => FILL,
            () if is_own(from) && is_own(to) => YEAR,
            () => OTHER_PERIOD,
        };
        return Some((class, behind));
    }
    let mut ahead = text;
    let told = ahead.year_with(&["年"]);
    if ahead.word(&["12月31日", "12月底", "12月末"]).is_some() {
        return Some((if told.is_none_or(is_own) { YEAR_END } else { OTHER_PERIOD }, ahead));
    }
    let later = if told > year && year.is_some() { LATER } else { NONE };
    // The regulation came into force on 1 May 2008: 5月1日以来 is that year.
    let mut since = text;
    if year == Some(2008) && since.word(&["5月1日起", "5月1日以来"]).is_some() {
        return Some((YEAR, since));
    }
    if let Some(behind) = text.day() {
        // 3.5 is a number: without 年 or 月 only what looks like a day is a time.
        let read = &text.0[..text.0.len() - behind.0.len()];
        let is_time = read.contains(['年', '月']) || read.matches(['-', '.']).count() > 1;
        return is_time.then_some((OTHER_PERIOD.and(later), behind));
    }
    if let Some(behind) = text.several_years() {
        return Some((OTHER_PERIOD, behind));
    }
    let told = told?;
    let part = ahead.word(&["度", "底", "末"]);
    ahead.word(&["内", "以来"]);
    let class = match part {
        _ if year.is_some_and(|year| told < year) => OTHER_PERIOD.and(PAST),
        _ if !is_own(told) => OTHER_PERIOD.and(later),
        Some("底" | "末") => YEAR_END,
        _ => YEAR,
    };
    Some((class, ahead))
}

/// Words and marks between the beginning of a period and its end.
const UNTIL: [&str; 4] = ["至", "到", "~", "-"];

/// The year of 1至12月: whichever is spoken of.
const UNNAMED: i32 = 0;

impl Cursor<'_> {
    /// Steps over a year with one of these words behind it, and gives the year.
    fn year_with(&mut self, words: &[&str]) -> Option<i32> {
        let mut ahead = *self;
        let year = ahead.year()?;
        ahead.word(words)?;
        *self = ahead;
        Some(year)
    }

    /// The years named by 2016年1月1日至2016年12月31日, and what stands behind it.
    fn whole_year(mut self) -> Option<(i32, i32, Self)> {
        // The regulation came into force on 1 May 2008.
        let first = self.word(&["2008年5月1日"]).map(|_| 2008);
        let from = first.or_else(|| self.year_with(&["年1月1日", "年1月", "年1"]));
        let from = from.or_else(|| self.word(&["1月1日", "1月", "1"]).map(|_| UNNAMED))?;
        self.word(&["起"]);
        self.word(&[","]);
        self.word(&UNTIL)?;
        while self.word(&UNTIL).is_some() {}
        let to = self.year_with(&["年"]).unwrap_or(from);
        self.word(&["12月31日", "12月份", "12月底", "12月"])?;
        // 至12月20日, 至12月中旬 is not the end.
        let mut on = self;
        if on.word(&["初", "上旬", "中旬", "下旬"]).is_some()
            || on.digits(1, 2).and_then(|_| on.word(&["日", "号"])).is_some()
        {
            return None;
        }
        self.word(&["止", "期间"]);
        Some((from, to, self))
    }

    /// Behind 2016年3月, 3月29日, 1-6月, 6月底 or 2016-03-29.
    fn day(mut self) -> Option<Self> {
        self.year_with(&["年", ".", "-"]);
        self.digits(1, 2)?;
        let mut months = self;
        if months.word(&UNTIL).and_then(|_| months.digits(1, 2)).and_then(|_| months.word(&["月"])).is_some() {
            self = months;
        } else {
            self.word(&["月", ".", "-"])?;
        }
        self.word(&["份", "底", "末", "初", "中旬"]);
        let mut day = self;
        if day.digits(1, 2).is_some() {
            day.word(&["日"]);
            self = day;
        }
        Some(self)
    }

    /// Behind 2015-2016年, 2015-2016学年, 2016学年 or 6年来.
    fn several_years(mut self) -> Option<Self> {
        let mut years = self;
        if years.year_with(&["年至", "年到", "年-", "年、", "年和", "至", "到", "~", "、", "和", "-"]).is_some()
            && years.year_with(&["年", "学年"]).is_some()
        {
            return Some(years);
        }
        if self.year_with(&["学年"]).is_none() {
            self.digits(1, 2)?;
            self.word(&["年来", "年间", "年以来"])?;
        }
        Some(self)
    }
}
