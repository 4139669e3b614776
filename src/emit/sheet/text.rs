//! What a cell of a spreadsheet can hold: how many digits, how long a text, which characters.

use crate::emit::plain::harmless;
use crate::finding::Language;
use rust_decimal::Decimal;

/// UTF-16 units of a cell's text.
pub(super) const TEXT: usize = 32_767;
/// Digits a spreadsheet keeps of a number.
const DIGITS: usize = 15;

/// Whether a spreadsheet keeps all digits of the number.
pub(super) fn is_exact(number: &Decimal) -> bool {
    number.mantissa().unsigned_abs().to_string().trim_end_matches('0').len() <= DIGITS
}

/// Whether somebody who edits the text would make a formula of it.
pub(super) fn is_like_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\'', '＝', '＋', '－', '＠'])
}

/// A text with nothing in it that steers anything, and no longer than a cell's may be.
pub(super) fn cell_text(text: &str, language: Language) -> String {
    // XML has no place for these two.
    let text = harmless(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    if text.len() <= TEXT || text.encode_utf16().count() <= TEXT {
        return text;
    }
    let all = text.chars().count();
    let mark = match language {
        Language::Zh => format!("…〔全文 {all} 字，此处截断〕"),
        Language::En => format!("… [cut: {all} characters in all]"),
    };
    let mut left = TEXT - mark.encode_utf16().count();
    let fits = |c: char| {
        left = left.checked_sub(c.len_utf16())?;
        Some(c)
    };
    let head: String = text.chars().map_while(fits).collect();
    head + &mark
}
