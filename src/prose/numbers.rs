//! What begins with a digit: a number with its counter, a percentage, or a day, month or year.
//!
//! Takes folded text: `1,234件`, `2.5万件次以上`, `近20万条`, `53.1%`, `2016年1月1日至12月31日`, `截至6月30日`. Refuses what counts
//! nothing: `第711号`, `12345热线`, `1,23件`, digits that are part of a longer word.

use super::classes::{Classes, OTHER_PERIOD, YEAR, YEAR_END};
use crate::report::Precision;
use regex::Regex;
use rust_decimal::Decimal;
use std::sync::LazyLock;

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

/// Digits of the longest number.
const LONGEST: usize = 15;

fn pattern(of: &str) -> Regex {
    Regex::new(of).expect("the program's own pattern is well formed")
}

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    let counters: Vec<&str> = COUNTERS.iter().map(|(counter, _)| *counter).collect();
    let counters = counters.join("|");
    pattern(&format!(
        r"^([0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+)(\.[0-9]+)?(?:(%)|([多余几]?)(百|千|万|亿)?([多余几]?)({counters})?(以上|左右|多|余)?)"
    ))
});

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:([0-9]{4})年1月1日起?[,]?[至到~-]+(?:([0-9]{4})年)?12月31日(?:止|期间)?",
        r"|([0-9]{4})年?12月(?:31日|底|末)|(12)月(?:31日|底|末)",
        r"|([0-9]{4}[年.-])?[0-9]{1,2}(?:[至到~-][0-9]{1,2}月|[月.-])(?:份|底|末|初|中旬)?(?:[0-9]{1,2}日?)?",
        r"|([0-9]{4})(?:[至到~、和-][0-9]{4})年|([0-9]{4})(?:学年|[~-][0-9]{4}学年)",
        r"|([0-9]{4})年(度|底|末)?内?)"
    ))
});

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
    if let Some(time) = time(rest, year) {
        return time;
    }
    let Some(found) = NUMBER.captures(rest) else { return Digits::Other(run) };
    let length = found[0].len();
    // The last digits of a longer run may be a group of thousands: 1234,567 is no number.
    let printed = &rest[..found.get(1).map_or(0, |whole| whole.len())];
    if printed.bytes().filter(|byte| *byte != b',').count() > LONGEST
        || rest[printed.len()..].starts_with(',') && follows_digit(&rest[printed.len() + 1..])
    {
        return Digits::Other(length);
    }
    let fraction = found.get(2).map_or("", |fraction| fraction.as_str());
    let Ok(value) = Decimal::from_str_exact(&(printed.replace(',', "") + fraction)) else {
        return Digits::Other(length);
    };
    if found.get(3).is_some() {
        return Digits::Percent(value, value.scale(), length);
    }
    let is_some = |group: usize| found.get(group).is_some_and(|part| !part.is_empty());
    let power = match found.get(5).map(|power| power.as_str()) {
        Some("百") => 100,
        Some("千") => 1000,
        Some("万") => 10_000,
        Some("亿") => 100_000_000,
        _ => 1,
    };
    let counter = found.get(7).map_or("", |counter| counter.as_str());
    let (counter, counts) =
        COUNTERS.iter().find(|(known, _)| *known == counter).copied().unwrap_or(("", Counts::Nothing));
    // 3.45万元 is exact, 26.5万条 is not.
    let rounded = is_some(4) || is_some(6) || is_some(8) || power > 1 && counter != "元";
    let rounded = rounded || ABOUT.iter().any(|word| before.ends_with(word));
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

fn follows_digit(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_digit())
}

/// The time at the start of `rest`.
fn time(rest: &str, year: Option<i32>) -> Option<Digits> {
    let found = TIME.captures(rest)?;
    let own = |group: usize| {
        let told: Option<i32> = found.get(group).and_then(|told| told.as_str().parse().ok());
        told.map(|told| year.is_none_or(|year| year == told))
    };
    // 12月 without more is a month, and 3.5 a number: without 年 or 月 only what looks like a day is a time.
    let text = &found[0];
    if !text.contains(['年', '月']) && text.matches(['-', '.']).count() < 2 {
        return None;
    }
    let same_year = own(2).unwrap_or(true);
    let class = match (own(1), own(3), found.get(4), own(8)) {
        (Some(true), ..) if same_year => YEAR,
        (_, Some(true), ..) | (_, _, Some(_), _) => YEAR_END,
        (.., Some(true)) if found.get(9).is_some_and(|end| end.as_str() != "度") => YEAR_END,
        (.., Some(true)) => YEAR,
        _ => OTHER_PERIOD,
    };
    Some(Digits::Time(class, text.len()))
}

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
