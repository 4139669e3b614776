//! What begins with a digit: a number with its counter, a percentage, or a day, month or year.
//!
//! Takes folded text: `1,234件`, `2.5万件次以上`, `近20万条`, `53.1%`, `2016年1月1日至12月31日`, `截至6月30日`. Refuses what counts
//! nothing: `第711号`, `12345热线`, `1,23件`, digits that are part of a longer word.

use super::classes::{Classes, OTHER_PERIOD, YEAR, YEAR_END};
use crate::report::Precision;
use rust_decimal::Decimal;

/// What a counter counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    /// Things: 件, 条, 宗.
    Things,
    /// Times: 次, 场, 期; also said of things.
    Times,
    People,
    /// 万元; other units are converted.
    Money,
    /// No counter stands there.
    Nothing,
}

/// A number found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    pub value: Decimal,
    /// The counter as the report has it; 万元 for money.
    pub counter: &'static str,
    pub counts: Counts,
    pub precision: Precision,
}

/// What a run of digits turned out to be, with its length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Digits {
    Number(Number, usize),
    /// The percentage and the digits printed behind its point.
    Percent(Decimal, u32, usize),
    /// A time, as a class of times.
    Time(Classes, usize),
    /// Digits that mean nothing here.
    Other(usize),
}

/// Counters, longer ones before those they begin with.
const COUNTERS: &[(&str, Counts)] = &[
    ("万元", Counts::Money),
    ("亿元", Counts::Money),
    ("元", Counts::Money),
    ("件次", Counts::Things),
    ("条次", Counts::Things),
    ("人次", Counts::People),
    ("场次", Counts::Times),
    ("批次", Counts::Times),
    ("户次", Counts::Things),
    ("件", Counts::Things),
    ("条", Counts::Things),
    ("宗", Counts::Things),
    ("起", Counts::Things),
    ("份", Counts::Things),
    ("项", Counts::Things),
    ("例", Counts::Things),
    ("篇", Counts::Things),
    ("则", Counts::Things),
    ("部", Counts::Things),
    ("套", Counts::Things),
    ("处", Counts::Things),
    ("家", Counts::Things),
    ("张", Counts::Things),
    ("户", Counts::Things),
    ("本", Counts::Things),
    ("个", Counts::Things),
    ("人", Counts::People),
    ("名", Counts::People),
    ("位", Counts::People),
    ("次", Counts::Times),
    ("场", Counts::Times),
    ("期", Counts::Times),
    ("批", Counts::Times),
];

/// Words before a number that make it approximate.
const ABOUT: [&str; 8] = ["近", "约", "超", "超过", "逾", "不足", "突破", "大约"];

/// Words inside and behind a number that make it approximate.
const AND_MORE: [&str; 3] = ["多", "余", "几"];
const OR_SO: [&str; 4] = ["以上", "左右", "多", "余"];

/// Digits of the longest number.
const LONGEST: usize = 15;

/// What the digits at the start of `rest` are; `before` is the text before them, `year` the one reported on.
pub(super) fn digits(before: &str, rest: &str, year: Option<i32>) -> Digits {
    let run = rest.bytes().take_while(u8::is_ascii_digit).count();
    let belongs_to_more = match before.as_bytes() {
        [front @ .., b',' | b'-' | b'.'] => front.last().is_some_and(u8::is_ascii_alphanumeric),
        [.., last] if last.is_ascii_alphanumeric() || matches!(last, b'/' | b'+' | b'~') => true,
        _ => before.ends_with('第'),
    };
    if belongs_to_more {
        return Digits::Other(run);
    }
    let length = |behind: Cursor<'_>| rest.len() - behind.0.len();
    if let Some((class, behind)) = time(Cursor(rest), year) {
        return Digits::Time(class, length(behind));
    }
    let mut ahead = Cursor(rest);
    let whole = ahead.grouped();
    let fraction = ahead.fraction();
    // Digits behind a comma that make no group of thousands: 1234,567 is no number.
    let goes_on = ahead.0.strip_prefix(',').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let value = Decimal::from_str_exact(&(whole.clone() + fraction));
    let Some(value) = value.ok().filter(|_| whole.len() <= LONGEST && !goes_on) else {
        return Digits::Other(length(ahead));
    };
    if ahead.word(&["%"]).is_some() {
        return Digits::Percent(value, value.scale(), length(ahead));
    }
    let more = ahead.word(&AND_MORE).is_some();
    let power = match ahead.word(&["百", "千", "万", "亿"]) {
        Some("百") => 100,
        Some("千") => 1000,
        Some("万") => 10_000,
        Some("亿") => 100_000_000,
        _ => 1,
    };
    let more = ahead.word(&AND_MORE).is_some() || more;
    let counter = COUNTERS.iter().find(|(counter, _)| ahead.word(&[counter]).is_some());
    let (counter, counts) = counter.copied().unwrap_or(("", Counts::Nothing));
    // 3.45万元 is exact, 26.5万条 is not.
    let rounded = ahead.word(&OR_SO).is_some() || more || power > 1 && counter != "元";
    let rounded = rounded || ABOUT.iter().any(|word| before.ends_with(word));
    let length = length(ahead);
    let Some(mut value) = value.checked_mul(power.into()) else { return Digits::Other(length) };
    let ten_thousand = Decimal::from(10_000);
    value = match counter {
        "元" => value / ten_thousand,
        "亿元" => value * ten_thousand,
        _ => value,
    };
    if power > 1 || !fraction.is_empty() || counts == Counts::Money {
        value = value.normalize();
    }
    if counts != Counts::Money && value.scale() > 0 {
        return Digits::Other(length);
    }
    let counter = if counts == Counts::Money { "万元" } else { counter };
    let precision = if rounded { Precision::Approximate } else { Precision::Exact };
    Digits::Number(Number { value, counter, counts, precision }, length)
}

/// The time at the start of a text, and what stands behind it.
fn time(text: Cursor<'_>, year: Option<i32>) -> Option<(Classes, Cursor<'_>)> {
    let is_own = |told: &str| year.is_none_or(|year| told.parse() == Ok(year));
    let class = |own: bool, class| if own { class } else { OTHER_PERIOD };
    if let Some((from, to, behind)) = text.whole_year() {
        return Some((class(is_own(from) && is_own(to), YEAR), behind));
    }
    let mut ahead = text;
    if ahead.word(&["12月31日", "12月底", "12月末"]).is_some() {
        return Some((YEAR_END, ahead));
    }
    if let Some(told) = ahead.year(&["年12月31日", "年12月底", "年12月末"]) {
        return Some((class(is_own(told), YEAR_END), ahead));
    }
    if let Some(behind) = text.day() {
        // 3.5 is a number: without 年 or 月 only what looks like a day is a time.
        let read = &text.0[..text.0.len() - behind.0.len()];
        let is_time = read.contains(['年', '月']) || read.matches(['-', '.']).count() > 1;
        return is_time.then_some((OTHER_PERIOD, behind));
    }
    if let Some(behind) = text.several_years() {
        return Some((OTHER_PERIOD, behind));
    }
    let told = ahead.year(&["年"])?;
    let part = ahead.word(&["度", "底", "末"]);
    ahead.word(&["内"]);
    let whole = if matches!(part, Some("底" | "末")) { YEAR_END } else { YEAR };
    Some((class(is_own(told), whole), ahead))
}

/// The rest of a text, read from its beginning.
#[derive(Clone, Copy)]
struct Cursor<'t>(&'t str);

impl<'t> Cursor<'t> {
    /// Steps over the first of these words that stands there; where none does it stays.
    fn word<'w>(&mut self, words: &[&'w str]) -> Option<&'w str> {
        let word = words.iter().find(|word| self.0.starts_with(**word))?;
        self.0 = &self.0[word.len()..];
        Some(word)
    }

    /// Steps over a run of digits that has no fewer and no more than these.
    fn digits(&mut self, least: usize, most: usize) -> Option<&'t str> {
        let (digits, rest) = self.0.split_at(self.0.bytes().take_while(u8::is_ascii_digit).count());
        (least..=most).contains(&digits.len()).then(|| self.0 = rest)?;
        Some(digits)
    }

    /// The digits of a whole number, without the commas between groups of thousands.
    fn grouped(&mut self) -> String {
        let mut whole = self.digits(1, usize::MAX).unwrap_or_default().to_owned();
        let is_group = whole.len() <= 3;
        while let Some(group) = is_group.then(|| self.behind(",", 3, 3)).flatten() {
            whole += group;
        }
        whole
    }

    /// The point of a number and the digits behind it; nothing where there are none.
    fn fraction(&mut self) -> &'t str {
        let text = self.0;
        let length = self.behind(".", 1, usize::MAX).map_or(0, |digits| 1 + digits.len());
        &text[..length]
    }

    /// Steps over a mark with digits behind it, and gives these.
    fn behind(&mut self, mark: &str, least: usize, most: usize) -> Option<&'t str> {
        let mut ahead = *self;
        ahead.word(&[mark])?;
        let digits = ahead.digits(least, most)?;
        *self = ahead;
        Some(digits)
    }

    /// Steps over a year with one of these words behind it, and gives the year.
    fn year(&mut self, words: &[&str]) -> Option<&'t str> {
        let mut ahead = *self;
        let year = ahead.digits(4, 4)?;
        ahead.word(words)?;
        *self = ahead;
        Some(year)
    }

    /// The years named by 2016年1月1日至2016年12月31日, and what stands behind it.
    fn whole_year(mut self) -> Option<(&'t str, &'t str, Self)> {
        let from = self.year(&["年1月1日"])?;
        self.word(&["起"]);
        self.word(&[","]);
        self.word(&UNTIL)?;
        while self.word(&UNTIL).is_some() {}
        let to = self.year(&["年"]).unwrap_or(from);
        self.word(&["12月31日"])?;
        self.word(&["止", "期间"]);
        Some((from, to, self))
    }

    /// Behind 2016年3月, 3月29日, 1-6月, 6月底 or 2016-03-29.
    fn day(mut self) -> Option<Self> {
        self.year(&["年", ".", "-"]);
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

    /// Behind 2015-2016年, 2015-2016学年 or 2016学年.
    fn several_years(mut self) -> Option<Self> {
        let mut years = self;
        if years.year(&["至", "到", "~", "、", "和", "-"]).is_some() && years.year(&["年", "学年"]).is_some() {
            return Some(years);
        }
        self.year(&["学年"])?;
        Some(self)
    }
}

/// Words and marks between the beginning of a period and its end.
const UNTIL: [&str; 4] = ["至", "到", "~", "-"];

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Digits {
        let at = text.find(|c: char| c.is_ascii_digit()).expect("it has a digit");
        digits(&text[..at], &text[at..], Some(2016))
    }

    #[test]
    fn numbers_with_counters() {
        for (text, value, counter, exact) in [
            ("共12件", "12", "件", true),
            ("共1,234件", "1234", "件", true),
            ("年底,8件", "8", "件", true),
            ("培训320人次", "320", "人次", true),
            ("近20万条", "200000", "条", false),
            ("2.5万件次以上", "25000", "件次", false),
            ("600多次", "600", "次", false),
            ("1.1万余条", "11000", "条", false),
            ("约30件", "30", "件", false),
            ("经费3.45万元", "3.45", "万元", true),
            ("收取500元", "0.05", "万元", true),
            ("经费3亿余元", "30000", "万元", false),
            ("为0", "0", "", true),
        ] {
            match first(text) {
                Digits::Number(number, _) => {
                    assert_eq!((number.value.to_string().as_str(), number.counter), (value, counter), "{text}");
                    assert_eq!(number.precision == Precision::Exact, exact, "{text}");
                }
                other => panic!("{text}: {other:?}"),
            }
        }
        assert!(matches!(first("占53.10%"), Digits::Percent(_, 2, 6)));
    }

    #[test]
    fn what_counts_nothing_is_no_number() {
        for text in ["第711号", "第3条", "1,23件", "3.5件", "COVID-19", "1234,567件", "1234567890123456件"] {
            assert!(matches!(first(text), Digits::Other(_)), "{text}: {:?}", first(text));
        }
    }

    #[test]
    fn times_are_the_year_its_end_or_another() {
        for (text, class) in [
            ("2016年", YEAR),
            ("2016年度", YEAR),
            ("2016年1月1日至12月31日", YEAR),
            ("2016年1月1日起至2016年12月31日止", YEAR),
            ("截至2016年底", YEAR_END),
            ("截至2016年12月31日", YEAR_END),
            ("截至12月底", YEAR_END),
            ("2015年", OTHER_PERIOD),
            ("2016年3月", OTHER_PERIOD),
            ("2016年1月1日", OTHER_PERIOD),
            ("截至6月30日", OTHER_PERIOD),
            ("1-6月", OTHER_PERIOD),
            ("2015-2016年", OTHER_PERIOD),
            ("2016-03-29", OTHER_PERIOD),
        ] {
            match first(text) {
                Digits::Time(found, _) => assert_eq!(found.names(), class.names(), "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
    }
}
