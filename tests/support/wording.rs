//! How a writer words a label: brackets, numbering, stray spaces, other characters, other wordings, typing errors.
//!
//! Takes a label as the statute prints it and its known variants; gives what a page may show instead. Only
//! [`Wording::Typos`] and [`Wording::Variants`] change what [`gkreport::text::fold`] makes of it.

use super::characters::{look_alike, pinyin, traditional};
use super::dice::Dice;
use gkreport::text::{fold, is_han};

/// How labels are worded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wording {
    /// As the form prints them.
    #[default]
    Plain,
    /// `(一)` for `（一）`.
    HalfWidth,
    /// `行 政 许 可`.
    Spaced,
    /// A label over several lines of its cell.
    Split,
    /// `行政許可`, on the whole page.
    Traditional,
    /// `行(xing)政(zheng)`, on the whole page.
    Pinyin,
    /// Both at once.
    TraditionalPinyin,
    /// `予已公开`, `申请数最`, one wrong character in a long label.
    Typos,
    /// Wordings of other reports: 合计 for 总计.
    Variants,
    /// `1、`, `①`, `㈠`.
    Numbering,
}

/// Characters that number labels.
const NUMERALS: &str = "一二三四五六七八九十";
/// Labels shorter than this have too little left to know them by when a character is wrong.
const LONG: usize = 8;

impl Wording {
    /// The label as this writer words it.
    pub fn label(self, label: &str, variants: &[&str], dice: &mut Dice) -> String {
        match self {
            Self::HalfWidth => label.replace('（', "(").replace('）', ")").replace('：', ":").replace('，', ","),
            Self::Spaced => spaced(label, dice),
            Self::Split => split(label, dice),
            Self::Typos => misspelt(label, dice),
            Self::Variants => varied(label, variants, dice),
            Self::Numbering => renumbered(label, dice),
            Self::Plain | Self::Traditional | Self::Pinyin | Self::TraditionalPinyin => self.page_text(label),
        }
    }

    /// Text outside labels: only what a copying site does to a whole page.
    pub fn page_text(self, text: &str) -> String {
        match self {
            Self::Traditional => text.chars().map(traditional).collect(),
            Self::Pinyin => text.chars().map(with_pinyin).collect(),
            Self::TraditionalPinyin => {
                text.chars().map(|c| with_pinyin(c).replacen(c, &traditional(c).to_string(), 1)).collect()
            }
            _ => text.to_owned(),
        }
    }
}

/// Numerals stay bare: they are mostly numbering, which such sites leave alone.
fn with_pinyin(c: char) -> String {
    pinyin(c).filter(|_| !NUMERALS.contains(c)).map_or_else(|| c.to_string(), |sound| format!("{c}({sound})"))
}

fn spaced(label: &str, dice: &mut Dice) -> String {
    let every = fold(label).chars().count() <= 6;
    let space = *dice.pick(&[" ", " ", "\u{3000}"]);
    let mut out = String::new();
    let mut chars = label.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        if chars.peek().is_some() && (every || dice.chance(20)) {
            out.push_str(space);
        }
    }
    out
}

fn split(label: &str, dice: &mut Dice) -> String {
    let chars: Vec<char> = label.chars().collect();
    let number = prefix(label).chars().count();
    let short = fold(label).chars().count() <= 6;
    let middle = number + 1 + dice.below(chars.len().saturating_sub(number + 1));
    let mut out = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let here = if short { at >= number && (at - number).is_multiple_of(2) } else { at == middle };
        if at > 0 && here {
            out.push('\n');
        }
        out.push(c);
    }
    out
}

fn misspelt(label: &str, dice: &mut Dice) -> String {
    if dice.chance(40) {
        return label.to_owned();
    }
    if label.contains("予以") {
        return label.replace("予以", "予已");
    }
    if label.contains("申请数量") && dice.chance(60) {
        return label.replace("数量", "数最");
    }
    let number = prefix(label).len();
    if fold(label).chars().count() < LONG {
        return label.to_owned();
    }
    let places: Vec<(usize, char)> = label[number..].char_indices().filter(|&(_, c)| is_han(c)).collect();
    let (at, right) = *dice.pick(&places);
    let (before, after) = label.split_at(number + at);
    format!("{before}{}{}", look_alike(right), &after[right.len_utf8()..])
}

fn varied(label: &str, variants: &[&str], dice: &mut Dice) -> String {
    if variants.is_empty() || dice.chance(30) {
        return label.to_owned();
    }
    format!("{}{}", prefix(label), dice.pick(variants))
}

fn renumbered(label: &str, dice: &mut Dice) -> String {
    let number = prefix(label);
    let rest = &label[number.len()..];
    let digit = number.chars().find_map(|c| c.to_digit(10));
    let numeral = number.chars().find_map(|c| NUMERALS.find(c)).map(|at| at / '一'.len_utf8());
    let renumbered = match (digit, numeral, number.contains('（')) {
        (Some(digit), _, _) => match dice.below(5) {
            0 => format!("{digit}、"),
            1 => char::from_u32('①' as u32 + digit - 1).expect("circled digits run on").to_string(),
            2 => format!("{digit}．"),
            3 => format!("{digit}. "),
            _ => format!("（{digit}）"),
        },
        (None, Some(numeral), true) => match dice.below(3) {
            0 => char::from_u32('㈠' as u32 + numeral as u32).expect("bracketed numerals run on").to_string(),
            1 => format!("{} ", number.replace('（', "(").replace('）', ")")),
            _ => number.to_owned(),
        },
        (None, Some(_), false) => number.replace('、', dice.pick::<&str>(&["、", "．", ". "])),
        _ => number.to_owned(),
    };
    format!("{renumbered}{rest}")
}

/// The number a label starts with (`1.`, `（三）`, `二、`); empty where it has none.
fn prefix(label: &str) -> &str {
    let after = |at: usize| label[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let Some(end) = label.find(['.', '、', '）']) else { return "" };
    let numbering = |c: char| NUMERALS.contains(c) || c.is_ascii_digit() || c == '（';
    if label[..end].chars().all(numbering) { &label[..after(end)] } else { "" }
}
