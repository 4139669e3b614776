//! A sentence → its numbers with counters, and its percentages.
//!
//! Takes `1,234件`, `2.5万件次以上`, `近20万条`, `53.1%`. Refuses what counts nothing: dates, `第711号`, numbers in titles
//! (`《…》`) and runs of digits without a counter.

use super::running::Mark;
use crate::report::Precision;
use crate::text::CharSet;
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

/// Counters by their first character, sorted; longest first where one begins another.
const COUNTERS: &[(char, &[&str])] = &[
    ('万', &["万元"]),
    ('个', &["个"]),
    ('人', &["人次", "人"]),
    ('亿', &["亿元"]),
    ('件', &["件次", "件"]),
    ('份', &["份"]),
    ('例', &["例"]),
    ('元', &["元"]),
    ('名', &["名"]),
    ('场', &["场次", "场"]),
    ('处', &["处"]),
    ('套', &["套"]),
    ('宗', &["宗"]),
    ('家', &["家"]),
    ('张', &["张"]),
    ('户', &["户次", "户"]),
    ('批', &["批次", "批"]),
    ('期', &["期"]),
    ('条', &["条"]),
    ('次', &["次"]),
    ('篇', &["篇"]),
    ('起', &["起"]),
    ('部', &["部"]),
    ('项', &["项"]),
];
/// Counters of money, with what makes 万元 of them: multiplied or divided by ten thousand.
const MONEY: &[(&str, u32, u32)] = &[("万元", 1, 1), ("亿元", 10_000, 1), ("元", 1, 10_000)];
/// Words before a number that make it approximate, the shorter of two that end alike.
const ABOUT: &[&str] = &["近", "约", "超", "超过", "逾", "不足", "不到", "突破"];
/// Words behind a counter that do.
const AT_LEAST: &[&str] = &["以上", "左右", "多"];
static AT_LEAST_BEGINS: LazyLock<CharSet> = LazyLock::new(|| CharSet::of(['以', '左', '多']));
/// Digits of the longest number.
const LONGEST: usize = 15;

/// The numbers of a sentence, in order: where its runs of digits begin, and its marks. `text` may begin before the
/// sentence and ends with it.
pub(super) fn numbers(text: &str, digits: &[usize], marks: &[Mark]) -> impl Iterator<Item = Number> {
    let mut behind = 0;
    let mut titles = marks.iter().filter(|mark| mark.is_of_title()).peekable();
    let mut in_title = false;
    digits.iter().filter_map(move |&start| {
        let found = (start >= behind).then(|| Printed::in_run(text, start))??;
        behind = found.range.end;
        while let Some(mark) = titles.next_if(|mark| mark.at < found.range.start) {
            in_title = mark.begins_title();
        }
        (!in_title).then(|| number(text, &found))?
    })
}

/// A number as it is printed.
struct Printed {
    /// With all that belongs to it.
    range: Range<usize>,
    /// Where its digits end.
    digits: usize,
    tail: Tail,
}

/// What stands behind the digits.
enum Tail {
    Percent,
    Counted { power: u32, rounded: bool, counter: &'static str },
}

impl Printed {
    /// The number that begins first in the run of digits at `start`.
    fn in_run(text: &str, start: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let end = start + run(bytes, start);
        // Most runs of digits are a number, or a year and none, and have no separator.
        if bytes.get(end) != Some(&b',') {
            return Self::with(text, start, end);
        }
        // The last digits of a longer run may be a number's thousands: 1234,567 is no number, and neither is 567.
        let from = start.max(end.saturating_sub(GROUP));
        (from..end).find_map(|at| Self::with(text, at, thousands(bytes, end)?))
    }

    /// The number of the digits from `start` to `end`, and those behind a point.
    fn with(text: &str, start: usize, end: usize) -> Option<Self> {
        let digits = fraction(text.as_bytes(), end);
        let (tail, end) = tail(text, digits)?;
        Some(Self { range: start..end, digits, tail })
    }
}

/// Digits that stand between separators.
const GROUP: usize = 3;

/// How many digits stand there.
fn run(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Where a number with separators ends whose first digits end at `end`.
fn thousands(bytes: &[u8], end: usize) -> Option<usize> {
    let is_group =
        |at: usize| matches!(bytes.get(at..at + 4), Some([b',', digits @ ..]) if digits.iter().all(u8::is_ascii_digit));
    let mut at = end;
    while is_group(at) {
        at += 4;
    }
    (at > end).then_some(at)
}

/// Where the digits behind the point end, if there are any.
fn fraction(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(b'.') => match run(bytes, at + 1) {
            0 => at,
            digits => at + 1 + digits,
        },
        _ => at,
    }
}

/// What may stand directly behind the digits of a number that counts, beside `%`: counters, and what multiplies.
static TAILS: LazyLock<CharSet> = LazyLock::new(|| {
    let counters = COUNTERS.iter().map(|(first, _)| *first);
    CharSet::of(['多', '余', '来', '几', '百', '千', '万', '亿'].into_iter().chain(counters))
});

/// What makes a number of the digits before `at`, and where it ends.
fn tail(text: &str, at: usize) -> Option<(Tail, usize)> {
    let mut rest = &text[at..];
    if rest.starts_with('%') {
        return Some((Tail::Percent, at + 1));
    }
    if !TAILS.begins(rest) {
        return None;
    }
    let mut first = rest.chars().next()?;
    let mut rounded = false;
    let mut power = 1;
    let next = |rest: &mut &str, first: &mut char| {
        *rest = &rest[first.len_utf8()..];
        *first = rest.chars().next()?;
        Some(())
    };
    if matches!(first, '多' | '余' | '来' | '几') {
        rounded = true;
        next(&mut rest, &mut first)?;
    }
    if let '百' | '千' | '万' | '亿' = first {
        power = match first {
            '百' => 100,
            '千' => 1000,
            '万' => 10_000,
            _ => 100_000_000,
        };
        next(&mut rest, &mut first)?;
    }
    if matches!(first, '多' | '余' | '几') {
        rounded = true;
        next(&mut rest, &mut first)?;
    }
    let counters = COUNTERS[COUNTERS.binary_search_by_key(&first, |(first, _)| *first).ok()?].1;
    let counter = counters.iter().copied().find(|counter| rest.starts_with(counter))?;
    rest = &rest[counter.len()..];
    if AT_LEAST_BEGINS.begins(rest)
        && let Some(shorter) = AT_LEAST.iter().find_map(|word| rest.strip_prefix(word))
    {
        (rest, rounded) = (shorter, true);
    }
    Some((Tail::Counted { power, rounded, counter }, text.len() - rest.len()))
}

fn number(sentence: &str, found: &Printed) -> Option<Number> {
    let range = found.range.clone();
    let before = &sentence[..range.start];
    let belongs_to_more = match before.as_bytes() {
        // 1,23件 and 5,100件 behind a digit are no thousands; a comma behind a word is only a comma.
        [rest @ .., b',' | b'-'] => rest.last().is_some_and(u8::is_ascii_digit),
        [.., b'.' | b'+' | b'/' | b'~'] => true,
        [.., last] if last.is_ascii() => last.is_ascii_alphanumeric(),
        _ => before.ends_with('第'),
    };
    if belongs_to_more {
        return None;
    }
    let value = value(&sentence[range.start..found.digits])?;
    let (power, rounded, counter) = match found.tail {
        Tail::Percent => {
            let unit = Unit::Percent(value.scale());
            return Some(Number { range, value, unit, precision: about(before) });
        }
        Tail::Counted { power, rounded, counter } => (power, rounded, counter),
    };
    // 3.45万元 is exact, 26.5万条 is not.
    let rounded = rounded || (power > 1 && counter != "元");
    let mut value = value;
    let mut counter = counter;
    if power > 1 || value.scale() > 0 {
        value = value.checked_mul(Decimal::from(power))?.normalize();
    }
    if let Some((_, times, parts)) = MONEY.iter().find(|(unit, ..)| *unit == counter) {
        value = value.checked_mul(Decimal::from(*times))?.checked_div(Decimal::from(*parts))?.normalize();
        counter = "万元";
    } else if value.scale() > 0 {
        return None;
    }
    let precision = if rounded { Precision::Approximate } else { about(before) };
    Some(Number { range, value, unit: Unit::Counter(counter), precision })
}

/// The value of digits with separators and a point.
fn value(digits: &str) -> Option<Decimal> {
    let separators = digits.bytes().filter(|byte| *byte == b',').count();
    if digits.len() - separators > LONGEST {
        return None;
    }
    let whole = digits
        .bytes()
        .filter(|byte| *byte != b',')
        .try_fold(0u64, |whole, byte| byte.is_ascii_digit().then(|| whole * 10 + u64::from(byte - b'0')));
    match whole {
        Some(whole) => Some(Decimal::from(whole)),
        None => Decimal::from_str_exact(&digits.replace(',', "")).ok(),
    }
}

fn about(before: &str) -> Precision {
    let ends =
        |word: &&str| before.len() >= word.len() && before.bytes().rev().zip(word.bytes().rev()).all(|(a, b)| a == b);
    if ABOUT.iter().any(ends) { Precision::Approximate } else { Precision::Exact }
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
        let digit = |at: &usize| text.as_bytes()[*at].is_ascii_digit();
        let begins = |at: &usize| digit(at) && !at.checked_sub(1).is_some_and(|before| digit(&before));
        let runs: Vec<usize> = (0..text.len()).filter(begins).collect();
        let marks = text.match_indices(['《', '》']).map(|(at, mark)| Mark { at, last: mark.as_bytes()[2] });
        numbers(text, &runs, &marks.collect::<Vec<_>>()).map(show).collect()
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
    fn counters_are_sorted_by_the_character_they_begin_with() {
        assert!(COUNTERS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(COUNTERS.iter().all(|(first, words)| words.iter().all(|word| word.starts_with(*first))));
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
