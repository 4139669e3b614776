//! A count spelt out, with its counter: `三十二件`, `一百零八宗`.
//!
//! Refuses a single numeral (一件事, 三条措施), what numbers an article (第十二条) and years digit by digit (二〇一四年).

use super::{COUNTERS, Counts, Number};
use crate::report::Precision;

/// The count at the start of `rest` and its length; `before` is the text before it.
pub(in super::super) fn spelt(before: &str, rest: &str) -> Option<(Number, usize)> {
    let (mut value, mut digit, mut least, mut length) = (0_u32, 0, u32::MAX, 0);
    for c in rest.chars() {
        let unit = match c {
            '零' | '〇' => 0,
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                let Some(found) = "一二三四五六七八九".chars().position(|known| known == c) else { break };
                // 二四: digit by digit, or about so many.
                if digit > 0 {
                    return None;
                }
                digit = u32::try_from(found).ok()? + 1;
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
    let (counter, counts) = COUNTERS.iter().copied().find(|(counter, _)| rest[length..].starts_with(counter))?;
    // Behind another numeral a piece of it begins: 第二十条.
    let leads =
        ['第', '近', '约', '之', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '零', '〇'];
    let is_count = least < u32::MAX && counts == Counts::Things && !before.ends_with(leads);
    let number = Number { value: (value + digit).into(), counter, counts, precision: Precision::Exact };
    is_count.then_some((number, length + counter.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_spelt_out() {
        for (text, due) in
            [("三十二件", 32), ("一百零八宗", 108), ("十件", 10), ("两千件", 0), ("二千三百一十四条", 2314)]
        {
            let value = spelt("", text).map_or(0_u32.into(), |(number, _)| number.value);
            assert_eq!(value, due.into(), "{text}");
        }
        for (before, text) in [
            ("", "一件事"),
            ("第", "十二条"),
            ("", "二〇一四年"),
            ("", "三四十件"),
            ("百分之", "十二件"),
            ("上", "百件"),
            ("", "三十二百件"),
            ("", "九千九千件"),
        ] {
            assert_eq!(spelt(before, text), None, "{text}");
        }
    }
}
