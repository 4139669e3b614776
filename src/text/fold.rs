//! One character → the form in which it is compared: width, spaces, dashes, traditional characters, radicals.
//!
//! Text is only ever folded for comparing; what is quoted stays as the page has it. [`plain_char`] folds width and spaces and
//! is what numbers are read from; [`simplified`] folds a Chinese character; neither knows what a text means.
//!
//! ```
//! use gkreport::text::{plain_char, simplified};
//! assert_eq!((plain_char('３'), plain_char('\u{200b}'), plain_char('\u{a0}')), (Some('3'), None, Some(' ')));
//! assert_eq!((simplified('開'), simplified('⾏'), simplified('开')), ('开', '行', '开'));
//! ```

use super::characters::{OF_CJK_RADICALS, OF_KANGXI_RADICALS, TRADITIONAL};

/// The characters that nearly all of a page is made of, from U+4E00 to U+9FFF, in rows of 64: a bit for each that [`TRADITIONAL`]
/// holds.
const ROWS: [u64; 0x5200 / 64] = {
    let mut rows = [0; 0x5200 / 64];
    let mut at = 0;
    while at < TRADITIONAL.len() {
        let c = TRADITIONAL[at].0 as usize;
        rows[c / 64 - FIRST_ROW] |= 1 << (c % 64);
        at += 1;
    }
    rows
};
const FIRST_ROW: usize = 0x4e00 / 64;

/// The simplified form of a character, for comparing; it has as many bytes.
#[inline]
pub const fn simplified(c: char) -> char {
    let row = (c as usize / 64).wrapping_sub(FIRST_ROW);
    // Asked of every character of a page, and nearly all of them are simplified ones.
    let is_own = if row < ROWS.len() { ROWS[row] >> (c as usize % 64) & 1 == 0 } else { !is_radical(c) };
    if is_own { c } else { looked_up(c) }
}

/// The length of what a text begins with that is made of simplified characters: a third of what it takes to ask for each.
#[inline]
pub(crate) fn simplified_run(text: &str) -> usize {
    let mut rest = text.as_bytes();
    while let [lead @ 0xe4..=0xe9, second, third, behind @ ..] = rest
        && let Some(row) = ROWS.get(((*lead as usize & 0xf) << 6 | *second as usize & 0x3f).wrapping_sub(FIRST_ROW))
        && row >> (third & 0x3f) & 1 == 0
    {
        rest = behind;
    }
    text.len() - rest.len()
}

const fn looked_up(c: char) -> char {
    let c = of_radical(c);
    let (mut from, mut to) = (0, TRADITIONAL.len());
    while from < to {
        let middle = from.midpoint(to);
        match TRADITIONAL[middle] {
            (traditional, simplified) if traditional == c => return simplified,
            (traditional, _) if traditional < c => from = middle + 1,
            _ => to = middle,
        }
    }
    c
}

#[inline]
const fn is_radical(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2ef3}' | '\u{2f00}'..='\u{2fd5}')
}

/// The character a radical stands for; any other character itself.
const fn of_radical(c: char) -> char {
    let (list, at) = match c {
        '\u{2e80}'..='\u{2ef3}' => (OF_CJK_RADICALS, c as usize - 0x2e80),
        '\u{2f00}'..='\u{2fd5}' => (OF_KANGXI_RADICALS, c as usize - 0x2f00),
        _ => return c,
    };
    // Every one of them has three bytes.
    let bytes = list.as_bytes();
    let (first, second, third) = (bytes[3 * at] as u32, bytes[3 * at + 1] as u32, bytes[3 * at + 2] as u32);
    match char::from_u32((first & 0xf) << 12 | (second & 0x3f) << 6 | third & 0x3f) {
        Some(c) => c,
        None => c,
    }
}

/// Whether `c` is one of the characters that reports are mostly made of: it has width, and is its own half-width form.
#[inline]
pub(super) const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Full-width forms folded to ASCII, every dash to `-`, every space to a blank; `None` for characters without width.
#[inline]
pub fn plain_char(c: char) -> Option<char> {
    if is_ideograph(c) { Some(c) } else { plain_sign(c) }
}

fn plain_sign(c: char) -> Option<char> {
    Some(match c {
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}' => return None,
        '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\t' | '\r' | '\n' | '\u{c}' => ' ',
        '—' | '–' | '―' | '−' | '‐' | '‑' | '─' | '━' | '﹣' | '－' | 'ー' => '-',
        '／' | '∕' | '⁄' => '/',
        '，' | '﹐' => ',',
        '．' => '.',
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    })
}

/// Whether `c` is a digit as figures are written with, narrow or wide.
pub(crate) const fn is_decimal(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Whether `c` is a Chinese numeral as it numbers headings and rows.
pub(crate) const fn is_numeral(c: char) -> bool {
    matches!(simplified(c), '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// Whether `c` is a Chinese character (a CJK ideograph or a radical), as against punctuation, digits or letters.
#[inline]
pub const fn is_han(c: char) -> bool {
    is_ideograph(c) || (c >= '\u{2e80}' && is_rare(c))
}

/// Nearly all characters are told before this is asked: a call costs less than to ask each for all of it.
#[inline(never)]
const fn is_rare(c: char) -> bool {
    is_radical(c) || matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}')
}

/// The length of `bao)`, where `rest` begins with a pinyin note's letters and its closing bracket.
pub(crate) fn pinyin_note(rest: &str) -> Option<usize> {
    for (letters, (at, c)) in rest.char_indices().take(9).enumerate() {
        match c {
            ')' | '）' if letters > 0 => return Some(at + c.len_utf8()),
            c if c.is_alphabetic() && !is_han(c) => {}
            _ => return None,
        }
    }
    None
}

/// `-3-`, `— 4 —`, `第3页`, `第 3 页 共 9 页`: what stands at the foot of a page and belongs to no sentence or table.
pub(crate) fn is_page_mark(line: &str) -> bool {
    /// Characters of the longest.
    const LONGEST: usize = 16;
    let is_dash = |c: char| plain_char(c) == Some('-') || matches!(c, '~' | '·');
    let line = line.trim();
    // Most lines are neither, and many are long.
    if !line.starts_with(|c| c == '第' || is_dash(c)) || line.chars().nth(LONGEST).is_some() {
        return false;
    }
    let inner = line.trim_matches(|c: char| is_dash(c) || c.is_whitespace());
    let digits = !inner.is_empty() && inner.chars().all(|c| plain_char(c).is_some_and(|c| c.is_ascii_digit()));
    (digits && line.starts_with(is_dash) && line.ends_with(is_dash)) || (line.starts_with('第') && line.ends_with('页'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_characters_is_sorted_and_changes_only_what_differs() {
        assert!(TRADITIONAL.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(TRADITIONAL.iter().all(|(traditional, simplified)| traditional != simplified));
        assert!(TRADITIONAL.iter().all(|&(traditional, due)| simplified(traditional) == due));
    }

    #[test]
    fn radicals_become_the_characters_they_stand_for() {
        let text = "⾏政⽂件、⺠众、公⻔、⻅证";
        assert_eq!(text.chars().map(simplified).collect::<String>(), "行政文件、民众、公门、见证");
        assert_eq!((OF_CJK_RADICALS.len(), OF_KANGXI_RADICALS.len()), (3 * 0x74, 3 * 0xd6));
        let radicals = ('\u{2e80}'..='\u{2ef3}').chain('\u{2f00}'..='\u{2fd5}');
        assert!(radicals.clone().all(|c| is_han(c) && simplified(c).len_utf8() == 3));
        assert!(radicals.filter(|&c| simplified(c) == c).count() < 20);
    }

    #[test]
    fn page_marks_stand_alone() {
        for (line, due) in [
            ("-3-", true),
            (" — 4 —", true),
            ("第 3 页 共 9 页", true),
            ("－１２－", true),
            ("-3件", false),
            ("-3", false),
            ("—", false),
            ("第三季度", false),
            ("3", false),
        ] {
            assert_eq!(is_page_mark(line), due, "{line}");
        }
    }
}
