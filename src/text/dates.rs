//! Dates and years as reports write them.
//!
//! Takes `2021年3月29日`, `2024 年 1 月 1 日`, `２０２１年`, `二〇二一年三月二十九日`, `2021-03-29`, `2021.3.29`, and `2021-03-2918:26`
//! (a time glued to the day). Refuses what is no day of the calendar, years outside 1990–2099, and digits that are part
//! of a longer number (`02021-03-2900`). Spaces and line breaks between the parts do not matter.

use super::CharSet;
use super::cursor::{Cursor, digit, han_digit};
use std::ops::Range;
use std::sync::LazyLock;

/// A date found in a text; month and day as far as given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Date {
    pub year: i32,
    pub month: Option<u32>,
    pub day: Option<u32>,
    /// Where it stands.
    pub range: Range<usize>,
    pub style: Style,
}

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `2021年3月29日`.
    Written,
    /// `2021-03-29`.
    Digits,
}

impl Date {
    /// `YYYY-MM-DD`, where the day is given.
    pub fn iso(&self) -> Option<String> {
        Some(format!("{:04}-{:02}-{:02}", self.year, self.month?, self.day?))
    }
}

/// Every date and year in `text`, in order.
pub(crate) fn dates(text: &str) -> Vec<Date> {
    /// What a year not written in ASCII digits begins with.
    static NUMERALS: LazyLock<CharSet> = LazyLock::new(|| CharSet::of(['一', '二', '１', '２']));
    let mut dates: Vec<Date> = Vec::new();
    let mut behind = 0;
    let mut year_at = |at: usize| {
        let alone = || {
            let previous = text[..at].chars().next_back().unwrap_or(' ');
            text[at..].chars().next().is_some_and(|c| !continues_number(previous, c))
        };
        if at >= behind
            && alone()
            && let Some(date) = date_at(text, at)
        {
            behind = date.range.end;
            dates.push(date);
        }
    };
    let mut others = NUMERALS.places(text).filter(|&at| may_be_year(&text[at..])).peekable();
    for at in memchr::memchr2_iter(b'1', b'2', text.as_bytes()) {
        while let Some(other) = others.next_if(|other| *other < at) {
            year_at(other);
        }
        if may_be_year(&text[at..]) {
            year_at(at);
        }
    }
    others.for_each(year_at);
    dates
}

/// Whether a text begins with two digits of a year from 1990 to 2099.
fn may_be_year(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(
        (chars.next(), chars.next()),
        (Some('1' | '１' | '一'), Some('9' | '９' | '九'))
            | (Some('2' | '２' | '二'), Some('0' | '０' | '〇' | '○' | '零' | 'Ｏ' | 'O'))
    )
}

/// The date whose year begins at byte `at`.
pub(crate) fn date_at(text: &str, at: usize) -> Option<Date> {
    let mut cursor = Cursor(&text[at..]);
    let year = cursor.year()?;
    let date = |cursor: &Cursor<'_>, month, day, style| {
        Some(Date { year, month, day, range: at..text.len() - cursor.0.len(), style })
    };
    if cursor.eat(&['年']).is_some() {
        let mut ahead = cursor;
        return match ahead.month_and_day() {
            Some((month, Some(day))) => date(&ahead, Some(month), Some(day), Style::Written),
            Some((month, None)) => date(&ahead, Some(month), None, Style::Written),
            None => date(&cursor, None, None, Style::Written),
        };
    }
    let mark = cursor.eat(&['-', '.', '/', '－', '．', '–', '—'])?;
    let month = cursor.number(2)?;
    cursor.eat(&[mark])?;
    let day = cursor.number(2)?;
    cursor.ends_day().then_some(())?;
    is_day(year, month, day).then(|| date(&cursor, Some(month), Some(day), Style::Digits))?
}

/// The end of a period that begins with `from`: `至2021年12月31日`, `到12月31日`, `—2021.12.31`.
pub(crate) fn period_end(text: &str, from: &Date) -> Option<Date> {
    let mut cursor = Cursor(&text[from.range.end..]);
    cursor.eat(&['起']);
    cursor.eat(&['，', ',']);
    cursor.eat(&['至', '到', '-', '—', '－', '–', '~', '～', '―'])?;
    // —— is one mark of two characters.
    cursor.eat(&['-', '—', '－', '–', '―']);
    let text_from = |cursor: &Cursor<'_>| text.len() - cursor.0.trim_start().len();
    if let Some(date) = date_at(text, text_from(&cursor)) {
        return date.day.is_some().then_some(date);
    }
    let start = text_from(&cursor);
    let (month, day) = cursor.month_and_day()?;
    let day = day.filter(|&day| is_day(from.year, month, day))?;
    Some(Date {
        year: from.year,
        month: Some(month),
        day: Some(day),
        range: start..text.len() - cursor.0.len(),
        style: Style::Written,
    })
}

/// Whether a period has months of a whole year: `2021年1月1日至12月30日`, a school year; not half of one.
pub(crate) fn fill_a_year(from: &Date, to: &Date) -> bool {
    from.year != to.year || (from.month, to.month) == (Some(1), Some(12))
}

impl Cursor<'_> {
    fn month_and_day(&mut self) -> Option<(u32, Option<u32>)> {
        let month = self.number(2).filter(|month| (1..=12).contains(month))?;
        self.eat(&['月'])?;
        let mut ahead = *self;
        let day = ahead.number(2).filter(|&day| is_day(2024, month, day));
        if day.is_some() && ahead.eat(&['日', '号']).is_some() {
            *self = ahead;
            return Some((month, day));
        }
        Some((month, None))
    }

    /// Whether no digit follows, or a time does (`2918:26`).
    fn ends_day(&self) -> bool {
        let rest = self.0.as_bytes();
        match rest {
            [b'0'..=b'2', b'0'..=b'9', b':', ..] => true,
            [b'0'..=b'9', ..] => false,
            _ => self.0.chars().next().is_none_or(|c| digit(c).is_none()),
        }
    }
}

fn continues_number(previous: char, c: char) -> bool {
    (digit(previous).is_some() && digit(c).is_some()) || (han_digit(previous).is_some() && han_digit(c).is_some())
}

fn is_day(year: i32, month: u32, day: u32) -> bool {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> Option<String> {
        let found = dates(text);
        assert!(found.len() < 2, "{found:?}");
        found.first().and_then(Date::iso)
    }

    #[test]
    fn the_ways_to_write_a_day() {
        for (text, day) in [
            ("2021年3月29日", "2021-03-29"),
            ("(2021 年 03 月\n29 日)", "2021-03-29"),
            ("２０２１年３月２９日", "2021-03-29"),
            ("二〇二一年三月二十九日", "2021-03-29"),
            ("二○二一年十二月三十一日", "2021-12-31"),
            ("二零二零年十月十日", "2020-10-10"),
            ("2021-03-29", "2021-03-29"),
            ("2021-03-2918:26", "2021-03-29"),
            ("2021-3-9 18:26:01", "2021-03-09"),
            ("2021/03/29", "2021-03-29"),
            ("2021.3.29", "2021-03-29"),
            ("2020年2月29日", "2020-02-29"),
        ] {
            assert_eq!(only(text).as_deref(), Some(day), "{text}");
        }
    }

    #[test]
    fn what_is_no_day() {
        for text in [
            "2021年",
            "2021年3月",
            "2021年13月1日",
            "2021-02-30",
            "12021-03-29",
            "2021-03-2900",
            "2021-03.29",
            "3021年1月1日",
        ] {
            assert_eq!(only(text), None, "{text}");
        }
        assert_eq!(dates("2021年4月31日")[0].day, None);
    }

    #[test]
    fn ranges_cut_the_date() {
        let text = "自 2021 年 1 月 1 日起至12月31日止，共 2 件";
        let found = dates(text);
        assert_eq!(&text[found[0].range.clone()], "2021 年 1 月 1 日");
        let end = period_end(text, &found[0]).expect("it ends");
        assert_eq!((end.iso().as_deref(), &text[end.range]), (Some("2021-12-31"), "12月31日"));
        let full = "2021.1.1——2021.12.31";
        assert_eq!(period_end(full, &dates(full)[0]).and_then(|date| date.iso()).as_deref(), Some("2021-12-31"));
        let none = "2021年1月1日和2021年12月31日";
        assert_eq!(period_end(none, &dates(none)[0]), None);
    }
}
