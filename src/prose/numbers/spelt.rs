//! A count spelt out, with its counter: `三十二件`, `一百零八宗`.
//!
//! Refuses a single numeral (一件事, 三条措施), what numbers an article (第十二条) and years digit by digit (二〇一四年).

use super::super::classes::{APPLICATION, ASKING, DISPUTES};
use super::super::lexicon;
use super::super::token::{Counts, Number};
use super::counter;
use crate::report::Precision;
use crate::text::cursor::han_digit;
use crate::text::is_han;

/// The count at the start of `rest` and its length; `before` is the text before it.
pub(in super::super) fn spelt(before: &str, rest: &str) -> Option<(Number, usize)> {
    // 均为零
    if let Some(behind) = rest.strip_prefix('零').filter(|_| before.ends_with(['为', '是'])) {
        let (counter, counts) = counter(behind).unwrap_or(("", Counts::Nothing));
        let length = rest.len() - behind.len() + counter.len();
        return Some((Number { value: 0.into(), counter, counts, precision: Precision::Exact }, length));
    }
    let (mut value, mut digit, mut least, mut length) = (0_u32, 0, u32::MAX, 0);
    for c in rest.chars() {
        let unit = match c {
            '零' | '〇' => 0,
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                let Some(found) = (c == '两').then_some(2).or_else(|| han_digit(c)) else { break };
                // 二四: digit by digit, or about so many.
                if digit > 0 {
                    return None;
                }
                digit = found;
                length += c.len_utf8();
                continue;
            }
        };
        // 上百件 is about so many; units fall from the first to the last.
        if digit == 0 && unit > 10 || unit >= least {
            return None;
        }
        value += digit.max(u32::from(unit == 10)) * unit;
        least = if unit > 0 { unit } else { least };
        (digit, length) = (0, length + c.len_utf8());
    }
    let (counter, counts) = counter(&rest[length..])?;
    // Behind another numeral a piece of it begins: 第二十条.
    let leads = |c: char| "第近约之上下每另某任几一二三四五六七八九十百千零〇".contains(c);
    // 收到一件, 零件 at the end of a clause count, and so do 两件申请; 一件事, 两项制度 do not.
    let behind = &rest[length + counter.len()..];
    let ends = !behind.starts_with(is_han) || lexicon::first(behind).any(APPLICATION | ASKING | DISPUTES);
    let is_count = (least < u32::MAX || ends) && matches!(counts, Counts::Things | Counts::Times) && !before.ends_with(leads)
        // 数十件 are some tens; 申请数十二件 is a label with its number.
        && !(before.ends_with('数') && value + digit == 10);
    let number = Number { value: (value + digit).into(), counter, counts, precision: Precision::Exact };
    is_count.then_some((number, length + counter.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_spelt_out() {
        for (text, due) in [
            ("三十二件", 32),
            ("一百零八宗", 108),
            ("十件", 10),
            ("两千件", 2000),
            ("一件", 1),
            ("两件", 2),
            ("两件信息公开申请", 2),
            ("零件", 0),
            ("两次", 2),
            ("十二次", 12),
            ("二千三百一十四条", 2314),
        ] {
            let value = spelt("", text).map_or(0_u32.into(), |(number, _)| number.value);
            assert_eq!(value, due.into(), "{text}");
        }
        assert_eq!(spelt("为", "零").map(|(number, _)| number.value), Some(0.into()));
        for (before, text) in [
            ("", "零"),
            ("", "一件事"),
            ("", "两项制度"),
            ("", "两次会议"),
            ("第", "三条"),
            ("第", "十二条"),
            ("", "二〇一四年"),
            ("", "三四十件"),
            ("百分之", "十二件"),
            ("上", "百件"),
            ("数", "十件"),
            ("几", "十件"),
            ("", "三十二百件"),
            ("", "九千九千件"),
        ] {
            assert_eq!(spelt(before, text), None, "{text}");
        }
    }
}
