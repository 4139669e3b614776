//! A sentence → its numbers with counters, and its percentages.
//!
//! Takes `1,234件`, `2.5万件次以上`, `近20万条`, `53.1%`. Refuses what counts nothing: dates, `第711号`, numbers in titles
//! (`《…》`) and runs of digits without a counter.

use crate::report::Precision;
use regex::Regex;
use rust_decimal::Decimal;
use std::ops::Range;
use std::sync::LazyLock;

/// A number found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// Number, multiplier and counter in the sentence.
    pub range: Range<usize>,
    /// The value, multiplied out; money in 万元.
    pub value: Decimal,
    /// What it counts in.
    pub unit: Unit,
    /// Whether it means this very number.
    pub precision: Precision,
}

/// What a number counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A counter, or 万元.
    Counter(&'static str),
    /// Per cent, with the digits printed behind the point.
    Percent(u32),
}

/// Counters, longest first where one begins another.
const COUNTERS: &[&str] = &[
    "人次", "件次", "场次", "户次", "批次", "万元", "亿元", "件", "条", "次", "场", "个", "期", "篇", "份", "人", "户",
    "项", "宗", "起", "家", "部", "名", "批", "例", "张", "套", "处", "元",
];
/// Counters of money, with what makes 万元 of them: multiplied or divided by ten thousand.
const MONEY: &[(&str, u32, u32)] = &[("万元", 1, 1), ("亿元", 10_000, 1), ("元", 1, 10_000)];
/// Words before a number that make it approximate.
const ABOUT: &[&str] = &["近", "约", "超", "超过", "逾", "大约", "将近", "不足", "不到", "突破"];

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    let counters = COUNTERS.join("|");
    let pattern = format!(
        r"(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?:(?P<percent>%)|(?P<many>[多余来几])?(?P<power>[万亿千百])?(?P<more>[多余几])?(?P<counter>{counters})(?P<least>以上|左右|多)?)"
    );
    Regex::new(&pattern).expect("a fixed pattern of fixed words")
});

/// The numbers of a sentence, in order.
pub(super) fn numbers(sentence: &str) -> Vec<Number> {
    NUMBER.captures_iter(sentence).filter_map(|found| number(sentence, &found)).collect()
}

fn number(sentence: &str, found: &regex::Captures<'_>) -> Option<Number> {
    let whole = found.get(0)?;
    let before = &sentence[..whole.start()];
    let belongs_to_more = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '第' | '-' | '+' | '/' | '~');
    let glued = before.ends_with(belongs_to_more) && !before.ends_with([',', '-']);
    // 1,23件 and 5,100件 behind a digit are no thousands; a comma behind a word is only a comma.
    let torn = before.strip_suffix([',', '-']).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    if glued || torn || in_title(before) {
        return None;
    }
    let digits = found.name("number")?.as_str().replace(',', "");
    if digits.len() > 15 {
        return None;
    }
    let value = Decimal::from_str_exact(&digits).ok()?;
    if found.name("percent").is_some() {
        let places = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len() as u32);
        return Some(Number { range: whole.range(), value, unit: Unit::Percent(places), precision: about(before) });
    }
    let word = found.name("counter")?.as_str();
    let counter = COUNTERS.iter().copied().find(|counter| *counter == word)?;
    let power = match found.name("power").map_or("", |power| power.as_str()) {
        "百" => 100,
        "千" => 1000,
        "万" => 10_000,
        "亿" => 100_000_000,
        _ => 1,
    };
    // 3.45万元 is exact, 26.5万条 is not.
    let money = counter == "元";
    let marks = ["many", "more", "least"].into_iter().any(|part| found.name(part).is_some());
    let rounded = marks || (!money && found.name("power").is_some());
    let mut value = value.checked_mul(Decimal::from(power))?.normalize();
    let mut counter = counter;
    if let Some((_, times, parts)) = MONEY.iter().find(|(unit, ..)| *unit == counter) {
        value = value.checked_mul(Decimal::from(*times))?.checked_div(Decimal::from(*parts))?.normalize();
        counter = "万元";
    } else if !value.fract().is_zero() {
        return None;
    }
    let precision = if rounded { Precision::Approximate } else { about(before) };
    Some(Number { range: whole.range(), value, unit: Unit::Counter(counter), precision })
}

fn about(before: &str) -> Precision {
    if ABOUT.iter().any(|word| before.ends_with(word)) { Precision::Approximate } else { Precision::Exact }
}

/// Whether an opened title has not closed.
fn in_title(before: &str) -> bool {
    before.rfind('《').is_some_and(|open| before.rfind('》').is_none_or(|close| close < open))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String, bool)> {
        let show = |number: Number| {
            let unit = match number.unit {
                Unit::Counter(counter) => counter.to_owned(),
                Unit::Percent(digits) => format!("%{digits}"),
            };
            (number.value.to_string(), unit, number.precision == Precision::Exact)
        };
        numbers(text).into_iter().map(show).collect()
    }

    fn one(text: &str) -> Option<(String, String, bool)> {
        let found = read(text);
        assert!(found.len() < 2, "{text}: {found:?}");
        found.into_iter().next()
    }

    #[test]
    fn numbers_with_counters() {
        for (text, value, unit, exact) in [
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
            ("占53.10%", "53.10", "%2", true),
            ("占5%", "5", "%0", true),
        ] {
            assert_eq!(one(text), Some((value.to_owned(), unit.to_owned(), exact)), "{text}");
        }
    }

    #[test]
    fn what_counts_nothing_is_no_figure() {
        for text in [
            "2016年1月1日",
            "第711号",
            "第3条",
            "第12次",
            "《关于20件实事的通知》",
            "12345热线",
            "1,23件",
            "3.5件",
            "COVID-19",
        ] {
            assert_eq!(one(text), None, "{text}");
        }
    }
}
