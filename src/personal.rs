//! Numbers that say who a citizen is: identity numbers and mobile telephone numbers, found in a text and hidden.
//!
//! Takes any text. An identity number has 18 characters, a date that exists and the right check digit (GB 11643); a mobile
//! number has 11 digits, the first 1 and the second 3 to 9, or is written 139-1234-5678. Digits inside a longer number, an
//! address on the web or an amount are neither. [`hide`] puts a `*` in the place of each digit, so that the text stays as
//! long as it was.
//!
//! ```text
//! 申请人电话13912345678 → 申请人电话***********
//! ```

use std::borrow::Cow;
use std::ops::Range;

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A citizen's identity number, 公民身份号码.
    Identity,
    /// A mobile telephone number.
    Mobile,
}

/// Every such number of a text, in order.
///
/// Most of a text is none: of eleven bytes one is looked at, for a number is no shorter and a letter at most its last.
pub(crate) fn numbers(text: &str) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    let mut at = DIGITS - 1;
    while at < text.len() {
        let Some(word) = may_be_digit(text.as_bytes(), at).then(|| word_around(text, at)).flatten() else {
            at += DIGITS;
            continue;
        };
        let own = text[word.clone()].trim_start_matches('-');
        let start = word.end - own.len();
        let range = start..start + own.trim_end_matches('-').len();
        if let Some(kind) = kind(&text[range.clone()]).filter(|kind| stands_alone(text, range.clone(), *kind)) {
            found.push((range, kind));
        }
        // What begins behind the word reaches so far.
        at = word.end + DIGITS - 1;
    }
    found
}

/// Whether a byte may be of a digit or a dash in such a number; 0xef begins the forms of full width, which have three bytes.
fn may_be_digit(text: &[u8], at: usize) -> bool {
    match text[at] {
        b'0'..=b'9' | b'-' | 0xef => true,
        0x80.. => text[at.saturating_sub(2)..at].contains(&0xef),
        _ => false,
    }
}

/// The letters, digits and dashes around a byte, where it is of one.
fn word_around(text: &str, at: usize) -> Option<Range<usize>> {
    let is_part = |c: char| is_word(c) || c == '-';
    let at = text.floor_char_boundary(at);
    let length = text[at..].find(|c| !is_part(c)).unwrap_or(text.len() - at);
    (length > 0).then(|| text[..at].trim_end_matches(is_part).len()..at + length)
}

/// Digits of the shortest such number.
const DIGITS: usize = 11;

/// The text with a `*` in place of every character of such a number.
pub(crate) fn hide(text: &str) -> Cow<'_, str> {
    let found = numbers(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut hidden = text.to_owned();
    for (range, _) in found {
        hidden.replace_range(range.clone(), &hidden_digits(&text[range]));
    }
    Cow::Owned(hidden)
}

/// A piece of source, such as `139<b>1234</b>5678`, with every digit hidden; as long as it was, in bytes and characters.
pub(crate) fn hidden_digits(text: &str) -> String {
    let hidden = |c: char| match c {
        '0'..='9' | 'X' | 'x' => '*',
        '０'..='９' | 'Ｘ' | 'ｘ' => '＊',
        other => other,
    };
    text.chars().map(hidden).collect()
}

/// What a number could be a part of: letters and digits of either width.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

fn kind(word: &str) -> Option<Kind> {
    let narrow = |c: char| match c {
        '０'..='９' | 'Ｘ' | 'ｘ' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    };
    // A page's source is full of long words, and none of its tags has so many digits.
    if word.chars().filter(|c| narrow(*c).is_ascii_digit()).count() < DIGITS {
        return None;
    }
    let plain: String = word.chars().map(narrow).collect();
    let groups: Vec<usize> = plain.split('-').map(str::len).collect();
    let plain = match groups.as_slice() {
        // With the country's code, or in the usual groups.
        [2 | 4, 11] if plain.starts_with("86-") || plain.starts_with("0086-") => plain.split_once('-')?.1.to_owned(),
        [3, 4, 4] => plain.replace('-', ""),
        [_] => plain,
        _ => return None,
    };
    match plain.as_bytes() {
        [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9 && rest.iter().all(u8::is_ascii_digit) => Some(Kind::Mobile),
        bytes if is_identity(bytes) => Some(Kind::Identity),
        _ => None,
    }
}

/// Whether these are 17 digits and a check digit, with a place and a date that exist.
fn is_identity(bytes: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let Some((digits, last)) = bytes.split_first_chunk::<17>().filter(|(_, last)| last.len() == 1) else {
        return false;
    };
    if !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let number = |range: Range<usize>| digits[range].iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    (11..=91).contains(&number(0..2))
        && is_day(number(6..10), number(10..12), number(12..14))
        && CHECKS[sum as usize % 11] == last[0].to_ascii_uppercase()
}

fn is_day(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1900..2100).contains(&year) && (1..=days).contains(&day)
}

/// Whether nothing around the number makes it one of another kind.
fn stands_alone(text: &str, range: Range<usize>, kind: Kind) -> bool {
    /// Characters inside addresses on the web and numbers with a point.
    const JOINTS: &[char] = &['/', '_', '=', '.', '&', '@', '#', '%', '-', '+', '?', '~', ','];
    /// Counters and units, directly behind a number.
    const COUNTERS: &[char] = &[
        '元', '万', '亿', '件', '条', '人', '个', '次', '份', '宗', '项', '页', '户', '吨', '号', '%', '％', '平',
        '公', '册',
    ];
    /// What numbers are called that are no telephone's.
    const OTHERS: &[&str] = &["证号", "账号", "帐号", "编号", "文号", "单号", "代码", "编码", "序号", "QQ", "第"];
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    // +86 stands before a telephone number, and a point or comma ends a sentence where no figure follows it.
    let before = before.trim_end_matches("+86").trim_end_matches([' ', '+']);
    let joint_before = before.len() == range.start && before.ends_with(JOINTS) && !before.ends_with(',');
    let mut next = behind.chars();
    let joint_behind = next.next().is_some_and(|c| JOINTS.contains(&c)) && next.next().is_some_and(is_word);
    if joint_before || joint_behind {
        return false;
    }
    let called = before.trim_end_matches([':', '：', ' ', '（', '(']);
    match kind {
        Kind::Identity => !called.ends_with("代码"),
        Kind::Mobile => {
            !behind.trim_start().starts_with(COUNTERS) && !OTHERS.iter().any(|other| called.ends_with(other))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Kind)> {
        numbers(text).into_iter().map(|(range, kind)| (&text[range], kind)).collect()
    }

    // The numbers are made up: place 110000 is nobody's birthplace, and the mobile numbers are of no network's range in use.
    #[test]
    fn numbers_of_citizens() {
        for (text, number, kind) in [
            ("身份证号110000199001010005，申请公开", "110000199001010005", Kind::Identity),
            ("（11000019900229000X）", "", Kind::Identity),
            ("手机13900000000。", "13900000000", Kind::Mobile),
            ("李某 139-0000-0000", "139-0000-0000", Kind::Mobile),
            ("+8613900000000", "", Kind::Mobile),
            ("+86 13900000000", "13900000000", Kind::Mobile),
            ("86-13900000000", "86-13900000000", Kind::Mobile),
            ("１３９００００００００", "１３９００００００００", Kind::Mobile),
        ] {
            let expected: Vec<_> = Some((number, kind)).filter(|_| !number.is_empty()).into_iter().collect();
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_is_found_wherever_it_stands() {
        for number in ["13900000000", "139-0000-0000", "１３９００００００００", "110000199001010005"] {
            for (before, behind) in [("甲", "乙"), (" ", "。"), ("2021年 ", ""), ("--x，", "——")] {
                for times in 0..24 {
                    let text = format!("{}{number}{behind}", before.repeat(times));
                    assert_eq!(found(&text).first().map(|found| found.0), Some(number), "{text}");
                }
            }
        }
    }

    #[test]
    fn the_check_digit_and_the_date_decide() {
        let digits = "11000019900101000";
        let valid = (0..10).map(|last| format!("{digits}{last}")).chain([format!("{digits}X")]);
        assert_eq!(valid.filter(|number| !numbers(number).is_empty()).count(), 1);
        for (year, month, day, is) in
            [(2000, 2, 29, true), (1900, 2, 29, false), (1990, 4, 31, false), (1990, 13, 1, false)]
        {
            assert_eq!(is_day(year, month, day), is, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn numbers_of_other_things() {
        for text in [
            "政府采购13900000000元",
            "13900000000.5",
            "http://www.example.gov.cn/art/13900000000.html",
            "统一社会信用代码：110000199001010005",
            "编号：13900000000",
            "139 0000 0000",
            "213900000000",
            "12900000000",
            "t13900000000",
            "电话010-82345678",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn what_is_hidden_is_as_long_as_it_was() {
        let text = "甲13900000000乙139-0000-0000丙１３９００００００００丁2021年";
        let hidden = hide(text);
        assert_eq!(hidden, "甲***********乙***-****-****丙＊＊＊＊＊＊＊＊＊＊＊丁2021年");
        assert_eq!(hidden.len(), text.len());
        assert!(matches!(hide("2021年收到12件"), Cow::Borrowed(_)));
        assert_eq!(hidden_digits("139<b>00</b>X"), "***<b>**</b>*");
    }
}
