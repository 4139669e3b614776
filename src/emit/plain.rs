//! Text from a page, made harmless for a terminal.

use std::borrow::Cow;

/// The text with every character that could steer a terminal replaced by a visible one, one for one.
///
/// Control characters become their pictures (`␛`), the rest (C1 controls, marks that reorder text) `�`; line breaks and
/// tabs stay. Because each character is replaced by one, columns keep their meaning.
///
/// ```
/// use gkreport::emit::harmless;
/// assert_eq!(harmless("\u{1b}[31m红\n"), "␛[31m红\n");
/// ```
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_harmful(c) { picture(c) } else { c }).collect())
}

/// [`harmless`], and on one line: white space of any length becomes one blank.
pub(super) fn one_line(text: &str) -> String {
    harmless(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// The first `chars` characters of [`one_line`], marked where cut.
pub(super) fn start(text: &str, chars: usize) -> String {
    // Far more than is shown is enough to fold white space in.
    let head: String = text.chars().take(chars * 8).collect();
    let line = one_line(&head);
    if line.chars().count() <= chars && head.len() == text.len() {
        return line;
    }
    line.chars().take(chars).chain(['…']).collect()
}

fn is_harmful(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn picture(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        _ => '\u{fffd}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_is_left() {
        for text in ["\u{1b}]0;x\u{7}", "\u{9b}31m", "a\rb", "\u{202e}abc", "\u{7f}\0"] {
            let plain = harmless(text);
            assert!(!plain.contains(is_harmful), "{text:?}");
            assert_eq!(plain.chars().count(), text.chars().count());
        }
        assert!(matches!(harmless("第一行\n\t第二行"), Cow::Borrowed(_)));
    }

    #[test]
    fn the_start_of_a_text_is_marked_where_cut() {
        assert_eq!(start("一\n 二  三", 10), "一 二 三");
        assert_eq!(start("一二三四", 3), "一二三…");
        assert_eq!(start(&" ".repeat(100), 3), "…");
    }
}
