//! What begins with a digit: a number with its counter, a percentage, or a day, month or year.
//!
//! Takes folded text: `1,234件`, `2.5万件次以上`, `近20万条`, `53.1%`, `2016年1月1日至12月31日`, `截至6月30日`. Refuses what counts
//! nothing: `第711号`, `12345热线`, `1,23件`, digits that are part of a longer word.

mod spelt;
mod time;

use super::classes::{OTHER_PERIOD, YEAR_END};
use super::lexicon::{self, ABOUT_SO_MANY, AND_MORE, NUMBERED, OR_SO, UP_TO};
use super::token::{Counts, Kind, Number};
use crate::report::Precision;
use crate::text::Matcher;
use crate::text::cursor::Cursor;
use rust_decimal::Decimal;
pub(super) use spelt::spelt;
use std::sync::LazyLock;
use time::time;

/// Counters.
const COUNTERS: [(&str, Counts); 5] = [
    ("万元 亿元 元", Counts::Money),
    ("人次 人 名 位", Counts::People),
    ("场次 批次 次 场 期 批", Counts::Times),
    ("件次 条次 户次 件 封 条 宗 起 份 项 例 篇 则 部 套 张 本", Counts::Things),
    ("处 家 户 个", Counts::Places),
];

/// The counter that a text begins with.
fn counter(text: &str) -> Option<(&'static str, Counts)> {
    static MATCHER: LazyLock<Matcher<(&str, Counts)>> = LazyLock::new(|| {
        let rows = COUNTERS.iter().flat_map(|(row, counts)| row.split(' ').map(|counter| (counter, *counts)));
        Matcher::new(rows.map(|(counter, counts)| (counter, (counter, counts))), |first, _| first)
    });
    MATCHER.at_start(text).map(|(_, counter)| counter)
}

/// What leads from a heading to the number of its page.
const LEADERS: [char; 8] = ['.', '…', '·', '-', '—', '_', ' ', '\t'];

/// Digits of the longest number.
const LONGEST: usize = 15;

/// What the digits at the start of `rest` are, and the length of it; `before` is the text before them, `year` the one reported on.
pub(super) fn digits(before: &str, rest: &str, year: Option<i32>) -> (Kind, usize) {
    let run = rest.bytes().take_while(u8::is_ascii_digit).count();
    let belongs_to_more = match before.as_bytes() {
        [front @ .., b',' | b'-' | b'.'] => front.last().is_some_and(u8::is_ascii_alphanumeric),
        [.., last] if last.is_ascii_alphanumeric() || matches!(last, b'/' | b'+' | b'~') => true,
        _ => before.ends_with('第'),
    };
    if belongs_to_more {
        return (Kind::Unknown, run);
    }
    let length = |behind: Cursor<'_>| rest.len() - behind.0.len();
    if let Some((class, behind)) = time(Cursor(rest), year) {
        // Without a word that leads up to it the last day is a day.
        let is_day = class == YEAR_END && rest[..length(behind)].ends_with('日');
        let class = if is_day && !UP_TO.ends(before) { OTHER_PERIOD } else { class };
        return (Kind::Word(class), length(behind));
    }
    let mut ahead = Cursor(rest);
    let mut printed = ahead.grouped();
    let whole = printed.len();
    let fraction = ahead.fraction();
    printed += fraction;
    // Digits behind a comma that make no group of thousands: 1234,567 is no number.
    let goes_on = ahead.0.strip_prefix(',').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let value = Decimal::from_str_exact(&printed);
    let Some(value) = value.ok().filter(|_| whole <= LONGEST && !goes_on) else {
        return (Kind::Unknown, length(ahead));
    };
    if ahead.word(&["%"]).is_some() {
        return (Kind::Percent(value, value.scale()), length(ahead));
    }
    let more = ahead.word(&AND_MORE).is_some();
    let powers = [("百", 100), ("千", 1000), ("万", 10_000), ("亿", 100_000_000)];
    let power = powers.into_iter().find_map(|(word, power)| ahead.word(&[word]).map(|_| power)).unwrap_or(1);
    let more = ahead.word(&AND_MORE).is_some() || more;
    let counted = counter(ahead.0).filter(|(counter, _)| ahead.word(&[counter]).is_some());
    let (counter, counts) = counted.or_else(|| counter_of_label(before)).unwrap_or(("", Counts::Nothing));
    // 附表2 and 情况……3 number a table and a page.
    let lead = before.trim_end_matches(LEADERS);
    if counts == Counts::Nothing && NUMBERED.ends(lead) {
        return (Kind::Unknown, length(ahead));
    }
    // 3.45万元 is exact, 26.5万条 is not.
    let rounded = ahead.word(&OR_SO).is_some() || more || power > 1 && counter != "元";
    let rounded = rounded || ABOUT_SO_MANY.ends(before);
    let length = length(ahead);
    let Some(mut value) = value.checked_mul(power.into()) else { return (Kind::Unknown, length) };
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
        return (Kind::Unknown, length);
    }
    let counter = if counts == Counts::Money { "万元" } else { counter };
    // 扣2分: what counts so is not known.
    if counter.is_empty() && lexicon::begins_unknown(&rest[length..]) {
        return (Kind::Unknown, length);
    }
    let precision = if rounded { Precision::Approximate } else { Precision::Exact };
    (Kind::Number(Number { value, counter, counts, precision }), length)
}

/// What the numerals at the start of `rest` are, and the length of it: 三十二件, 二〇一五年.
pub(super) fn spelt_out(before: &str, rest: &str, year: Option<i32>) -> (Kind, usize) {
    let number = spelt(before, rest).map(|(number, length)| (Kind::Number(number), length));
    let time = || time(Cursor(rest), year).map(|(class, behind)| (Kind::Word(class), rest.len() - behind.0.len()));
    number.or_else(time).unwrap_or((Kind::Unknown, rest.chars().next().map_or(0, char::len_utf8)))
}

/// The counter that a label before a number has in brackets: `收到申请数（件）：15`.
fn counter_of_label(before: &str) -> Option<(&'static str, Counts)> {
    let before = before.trim_end_matches([':', ' ', '为']);
    // 公开信息数 15
    if before.ends_with(['数', '量']) {
        return Some(("", Counts::Things));
    }
    let (_, inside) = before.strip_suffix(')')?.rsplit_once('(')?;
    counter(inside).filter(|(counter, _)| *counter == inside)
}

#[cfg(test)]
mod tests {
    use super::super::classes::{FILL, PAST, YEAR};
    use super::*;

    fn first(text: &str) -> Kind {
        let at = text.find(|c: char| c.is_ascii_digit()).expect("it has a digit");
        digits(&text[..at], &text[at..], Some(2016)).0
    }

    #[test]
    fn numbers_of_tables_and_pages() {
        for text in ["附表3复议、诉讼情况", "三、收到和处理申请情况……3", "五、存在的主要问题及改进情况 7", "图2"]
        {
            assert!(matches!(first(text), Kind::Unknown), "{text}");
        }
        assert!(matches!(first("各类报表2份"), Kind::Number(_)));
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
                Kind::Number(number) => {
                    assert_eq!((number.value.to_string().as_str(), number.counter), (value, counter), "{text}");
                    assert_eq!(number.precision == Precision::Exact, exact, "{text}");
                }
                other => panic!("{text}: {other:?}"),
            }
        }
        assert!(matches!(first("占53.10%"), Kind::Percent(_, 2)));
    }

    #[test]
    fn what_counts_nothing_is_no_number() {
        for text in ["第711号", "第3条", "1,23件", "3.5件", "COVID-19", "1234,567件", "1234567890123456件"] {
            assert!(matches!(first(text), Kind::Unknown), "{text}: {:?}", first(text));
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
            ("2015年", OTHER_PERIOD | PAST),
            ("2016年3月", OTHER_PERIOD),
            ("2016年1月1日", OTHER_PERIOD),
            ("截至6月30日", OTHER_PERIOD),
            ("2016年1月1日至12月20日", OTHER_PERIOD),
            ("2016年1月至12月20日", OTHER_PERIOD),
            ("2016年1月至12月中旬", OTHER_PERIOD),
            ("2016年1月至12月", YEAR),
            ("1-12月", FILL),
            ("1月1日至12月31日", FILL),
            ("1-11月", OTHER_PERIOD),
            ("11-12月", OTHER_PERIOD),
            ("这6年来", OTHER_PERIOD),
            ("1-6月", OTHER_PERIOD),
            ("2015-2016年", OTHER_PERIOD),
            ("2016-03-29", OTHER_PERIOD),
        ] {
            match first(text) {
                Kind::Word(found) => assert_eq!(found.names(), class.names(), "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
    }
}
