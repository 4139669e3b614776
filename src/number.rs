//! One cell's text → a number, a blank, or the reason it is neither.
//!
//! Takes what cells really hold: full-width digits, thousands separators, a unit, a note in brackets
//! (`22（其中修订16件）` is 22) or its mark (`22①`). Refuses to guess: `1,23`, `12 34` or `约30` are no counts and come back as unreadable.
//! Amounts are exact decimals in 万元 (元, 千元, 亿元 and the like are converted); nothing here is ever a float.
//!
//! ```
//! use gkreport::number::{Quantity, Reading, read};
//! assert_eq!(read("１，２３４件", Quantity::Count), Reading::Number(1234.into()));
//! assert_eq!(read("—", Quantity::Count), Reading::Blank);
//! assert_eq!(read("1,23", Quantity::Count), Reading::Unreadable);
//! ```

mod marks;

use crate::text::{is_decimal, plain_char};
use marks::{UNIT_LETTERS, is_mark, without_marks};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What a cell is due to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// A whole number of things.
    Count,
    /// A whole number that may carry a sign (本年增/减).
    Change,
    /// Money, in 万元 unless the cell names another unit.
    Amount,
}

/// What a cell's text turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A number; amounts in 万元.
    Number(Decimal),
    /// Nothing is stated: empty, a dash, a slash, 无.
    Blank,
    /// Something that is no number of this kind.
    Unreadable,
}

/// Longest run of digits taken for a number; a longer one is a telephone number or damage.
pub(crate) const MAX_DIGITS: usize = 15;

/// Units that may stand behind a count.
const COUNT_UNITS: &[&str] = &[
    "件", "条", "个", "項", "项", "次", "份", "人", "人次", "宗", "起", "篇", "期", "場", "场", "家", "部", "批",
    "批次", "笔",
];

/// Reads a cell's text as `quantity`.
///
/// A count below zero is returned as it stands: it is wrong, but it is what the cell says, and a rule will say so.
pub fn read(text: &str, quantity: Quantity) -> Reading {
    if let Some(number) = bare_digits(text) {
        return Reading::Number(number.into());
    }
    let text = without_marks(text);
    let plain: String = text.chars().filter_map(plain_char).collect();
    let plain = plain.trim();
    if is_blank(plain) {
        return Reading::Blank;
    }
    let says_another = || CORRECTIONS.iter().chain(&STRUCK).any(|word| plain.contains(word));
    if !has_only_what_numbers_have(plain, |_| false) || says_another() {
        return Reading::Unreadable;
    }
    let bare = match quantity {
        Quantity::Amount => strip_notes(&unit_of_brackets(plain)).into_owned(),
        _ => strip_notes(plain).into_owned(),
    };
    number(bare.trim(), quantity).map_or(Reading::Unreadable, Reading::Number)
}

/// Whether `text` looks like one cell holding a number, whatever its kind.
pub fn looks_numeric(text: &str) -> bool {
    bare_digits(text).is_some()
        // A paragraph differs in its first letters; that its marks are not looked for saves 1 to 2 % of instructions.
        || (has_only_what_numbers_have(text, is_mark)
            && has_only_what_numbers_have(&without_marks(text), |_| false)
            && text.contains(is_digit)
            && (matches!(read(text, Quantity::Amount), Reading::Number(_))
                || matches!(read(text, Quantity::Count), Reading::Number(_))))
}

/// Whether a text is a unit and nothing else, in brackets or not (`（件）`): wherever it stands, it is no piece of a figure.
pub(crate) fn is_unit(text: &str) -> bool {
    /// Bytes of the longest, with brackets and blanks around it.
    const LONGEST: usize = 40;
    if text.len() > LONGEST || text.starts_with(is_decimal) {
        return false;
    }
    let plain: String = text.chars().filter_map(plain_char).collect();
    let plain = plain.trim();
    let unit = plain.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(plain).trim();
    let is_of = |quantity| with_unit(Decimal::ONE, unit, quantity).is_some();
    !unit.is_empty() && (is_of(Quantity::Count) || is_of(Quantity::Amount))
}

/// Whether a number may be written with this alone.
fn is_digit(c: char) -> bool {
    is_decimal(c) || matches!(c, '零' | '〇')
}

/// Words of a note that says another figure than the one before it: `10（更正为7）`.
const CORRECTIONS: [&str; 9] = ["更正", "改正", "订正", "勘误", "应为", "实为", "改为", "修正为", "调整为"];

/// Tags of forums around a figure that is struck out.
const STRUCK: [&str; 3] = ["[s]", "[del]", "[strike]"];

/// Words that programs write into cells that hold nothing.
pub(crate) const WORDS_FOR_NOTHING: [&str; 9] =
    ["null", "NULL", "None", "none", "nan", "NaN", "NaT", "<NA>", "undefined"];

/// Whether the text is one of the marks that mean "nothing stated".
pub fn is_blank_mark(text: &str) -> bool {
    // Most texts begin with what no mark begins with.
    let first = text.chars().filter_map(plain_char).find(|c| !c.is_whitespace());
    let begins = |c| matches!(c, '无' | '無' | '空' | '/' | '\\' | 'N' | 'n' | '-' | '_');
    if first.is_some_and(|c| !begins(c)) {
        return false;
    }
    let plain: String = text.chars().filter_map(plain_char).collect();
    is_blank(plain.trim())
}

/// The number a text is that is nothing but digits, as most cells are.
pub(crate) fn bare_digits(text: &str) -> Option<i64> {
    if text.is_empty() || text.len() > MAX_DIGITS {
        return None;
    }
    text.bytes().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0')))
}

/// Whether what stands outside brackets is only what numbers are made of, and what else may stand there: most texts differ at once.
fn has_only_what_numbers_have(text: &str, else_may: fn(char) -> bool) -> bool {
    let mut depth = 0usize;
    text.chars().filter_map(plain_char).all(|c| match c {
        '(' | '[' | '〔' | '【' => {
            depth += 1;
            true
        }
        ')' | ']' | '〕' | '】' if depth > 0 => {
            depth -= 1;
            true
        }
        _ if depth > 0 => true,
        '0'..='9' | ',' | '.' | '-' | '+' | '零' | '〇' | '增' | '减' | '減' | '加' | '少' => true,
        c => c.is_whitespace() || UNIT_LETTERS.contains(&c) || else_may(c),
    })
}

fn is_blank(plain: &str) -> bool {
    matches!(plain, "" | "无" | "無" | "/" | "\\" | "空" | "N/A" | "n/a")
        || plain.chars().all(|c| matches!(c, '-' | '_' | ' '))
}

/// Drops bracketed notes: they explain the number, they are not part of it.
fn strip_notes(plain: &str) -> Cow<'_, str> {
    if !plain.contains(['(', '[', '〔', '【']) {
        return Cow::Borrowed(plain);
    }
    let mut depth = 0usize;
    let mut is_behind = false;
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars() {
        match c {
            '(' | '[' | '〔' | '【' => depth += 1,
            ')' | ']' | '〕' | '】' if depth > 0 => depth -= 1,
            // Digits on both sides of a note are no one figure.
            _ if depth == 0 && is_behind && is_digit(c) && out.ends_with(is_digit) => return Cow::Borrowed(plain),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
        is_behind = depth == 0 && matches!(c, ')' | ']' | '〕' | '】');
    }
    // A bracket that never closes would swallow what may be the number's other half.
    if depth > 0 { Cow::Borrowed(plain) } else { Cow::Owned(out) }
}

/// An amount whose unit stands in brackets behind it (`251000（元）`), without them.
fn unit_of_brackets(plain: &str) -> Cow<'_, str> {
    let parts = plain.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match parts {
        Some((figure, unit)) if unit.ends_with('元') && unit.chars().nth(4).is_none() => {
            Cow::Owned(format!("{figure}{unit}"))
        }
        _ => Cow::Borrowed(plain),
    }
}

fn number(text: &str, quantity: Quantity) -> Option<Decimal> {
    if matches!(text, "零" | "〇") {
        return Some(Decimal::ZERO);
    }
    let (sign, rest) = match text.chars().next()? {
        // A sign touches its figure: apart from it, it is a mark for nothing beside another cell's.
        '-' => (-1, &text[1..]),
        '+' => (1, &text[1..]),
        _ if quantity == Quantity::Change => match text.strip_prefix(['增', '减', '減']) {
            Some(rest) if text.starts_with('增') => (1, rest.trim_start_matches('加').trim_start()),
            Some(rest) => (-1, rest.trim_start_matches('少').trim_start()),
            None => (1, text),
        },
        _ => (1, text),
    };
    let digits_end = rest.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(rest.len());
    let (figure, unit) = rest.split_at(digits_end);
    let value = figure_value(figure)? * Decimal::from(sign);
    let value = with_unit(value, unit.trim(), quantity)?;
    match quantity {
        Quantity::Amount => Some(value.normalize()),
        _ if value.fract().is_zero() => Some(value.trunc()),
        _ => None,
    }
}

/// Digits with strict thousands separators and at most one decimal point.
fn figure_value(figure: &str) -> Option<Decimal> {
    let (whole, fraction) = figure.split_once('.').map_or((figure, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut digits = first.to_owned();
    let mut separated = false;
    for group in groups {
        separated = true;
        if group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    let is_parted_wrong = separated && (first.len() > 3 || first.starts_with('0'));
    if first.is_empty() || is_parted_wrong || digits.len() > MAX_DIGITS {
        return None;
    }
    if let Some(fraction) = fraction {
        if fraction.is_empty() || fraction.len() > 8 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.push('.');
        digits.push_str(fraction);
    }
    Decimal::from_str_exact(&digits).ok()
}

fn with_unit(value: Decimal, unit: &str, quantity: Quantity) -> Option<Decimal> {
    if unit.is_empty() {
        return Some(value);
    }
    if quantity == Quantity::Amount {
        return in_ten_thousands(value, unit);
    }
    COUNT_UNITS.contains(&unit).then_some(value)
}

/// An amount in `unit` in 万元; `None` where that is no unit of money, as 千 alone is none.
fn in_ten_thousands(value: Decimal, unit: &str) -> Option<Decimal> {
    let unit = unit.strip_suffix("人民币").unwrap_or(unit);
    if matches!(unit, "万" | "亿") {
        return in_ten_thousands(value, &format!("{unit}元"));
    }
    let power = |c| match c {
        '十' => Some(1),
        '百' => Some(2),
        '千' => Some(3),
        '万' | '萬' => Some(4),
        '亿' | '億' => Some(8),
        _ => None,
    };
    let zeros = unit.strip_suffix('元')?.chars().map(power).sum::<Option<u32>>()?;
    value.checked_mul(Decimal::from(10_i64.checked_pow(zeros)?))?.checked_div(Decimal::from(10_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Reading {
        read(text, Quantity::Amount)
    }

    fn decimal(text: &str) -> Reading {
        Reading::Number(Decimal::from_str_exact(text).expect("a decimal"))
    }

    #[test]
    fn counts_as_cells_hold_them() {
        for (text, value) in [
            ("0", 0),
            (" 24\u{a0}", 24),
            ("１２３", 123),
            ("1,861", 1861),
            ("1，861件", 1861),
            ("22（其中修订16件）", 22),
            ("22\n(其中修订16件)", 22),
            ("零", 0),
            ("-3", -3),
            ("12.0", 12),
        ] {
            assert_eq!(read(text, Quantity::Count), Reading::Number(value.into()), "{text}");
        }
    }

    #[test]
    fn what_is_no_count_is_not_guessed() {
        for text in
            ["1,23", "12 34", "约30", "3.5", "1,2345", "12a", "1.2.3", "O", "12（34", "1234567890123456", "三", "30余"]
        {
            assert_eq!(read(text, Quantity::Count), Reading::Unreadable, "{text}");
        }
    }

    #[test]
    fn units_alone() {
        for text in ["件", "（件）", "(万元)", " 人次\u{a0}", "亿元"] {
            assert!(is_unit(text), "{text}");
        }
        for text in ["", "（）", "3件", "件3", "零", "-", "（件", "新增"] {
            assert!(!is_unit(text), "{text}");
        }
    }

    #[test]
    fn blanks() {
        for text in ["", "  ", "\u{3000}", "\u{a0}", "-", "—", "——", "/", "／", "无", "－"] {
            assert_eq!(read(text, Quantity::Count), Reading::Blank, "{text:?}");
        }
        assert_eq!(read("0", Quantity::Count), decimal("0"));
    }

    #[test]
    fn amounts_are_exact_in_ten_thousand_yuan() {
        assert_eq!(amount("251000元"), decimal("25.1"));
        assert_eq!(amount("251000（元）"), decimal("25.1"));
        assert_eq!(amount("251（千元）"), decimal("25.1"));
        assert_eq!(amount("12.5百万元"), decimal("1250"));
        assert_eq!(amount("25千"), Reading::Unreadable);
        assert_eq!(amount("238.99亿元"), decimal("2389900"));
        assert_eq!(amount("96171.6"), decimal("96171.6"));
        assert_eq!(amount("4068.208万元"), decimal("4068.208"));
        assert_eq!(amount("1,234.50"), decimal("1234.5"));
    }

    #[test]
    fn every_unit_and_sign_is_what_numbers_are_made_of() {
        for unit in COUNT_UNITS {
            assert_eq!(read(&format!("7{unit}"), Quantity::Count), decimal("7"), "{unit}");
        }
        for (text, due) in [
            ("7万", "7"),
            ("7萬元", "7"),
            ("7万元人民币", "7"),
            ("7元", "0.0007"),
            ("70000元人民币", "7"),
            ("7亿", "70000"),
            ("7億元", "70000"),
            ("〔注〕7（其中，新增3）", "7"),
            ("+7【注】", "7"),
        ] {
            assert_eq!(amount(text), decimal(due), "{text}");
            assert!(looks_numeric(text), "{text}");
        }
        for text in ["增加7", "减少7", "減7", "增7件"] {
            assert!(matches!(read(text, Quantity::Change), Reading::Number(_)), "{text}");
        }
        assert_eq!(read("〇", Quantity::Count), decimal("0"));
    }

    #[test]
    fn changes_carry_a_sign() {
        for (text, value) in [("+424", 424), ("-616", -616), ("－616", -616), ("减少3", -3), ("增2", 2), ("0", 0)] {
            assert_eq!(read(text, Quantity::Change), Reading::Number(value.into()), "{text}");
        }
    }
}
