//! Whether a line holds white space, told from its bytes: asked of every line of a page, of most in vain.

/// Whether no character of `text` is white space.
pub(super) fn is_one_word(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(seconds), Some(thirds)) = (bytes.get(1..), bytes.get(2..)) else {
        return !text.contains(char::is_whitespace);
    };
    // Bits instead of truth values, and no branch: sixteen bytes are looked at in one step.
    let triples = bytes.iter().zip(seconds).zip(thirds);
    let hint = triples.fold(0, |hint, ((&byte, &second), &third)| hint | hints(byte, second, third));
    let hint = bytes[thirds.len()..].iter().fold(hint, |hint, &byte| hint | hints(byte, 0, 0));
    hint == 0 || !text.contains(char::is_whitespace)
}

/// 1 where white space may begin with these three bytes: all of it does, and hardly anything else of a page.
fn hints(byte: u8, second: u8, third: u8) -> u8 {
    let is = u8::from;
    let general = is(third <= 0x8a) | is(third.wrapping_sub(0xa8) <= 7);
    let general = is(byte == 0xe2) & (is(second == 0x81) | is(second == 0x80) & general);
    let ideographic = is(byte == 0xe3) & is(second == 0x80) & is(third == 0x80);
    is(byte <= b' ') | is(byte == 0xc2) | is(byte == 0xe1) | general | ideographic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_white_space_is_seen_and_nothing_else() {
        for c in ('\0'..=char::MAX).filter(|&c| c.is_whitespace() || (c as u32).is_multiple_of(7)) {
            for text in [c.to_string(), format!("新收{c}"), format!("{c}7件"), format!("a{c}“。")] {
                assert_eq!(is_one_word(&text), !text.contains(char::is_whitespace), "{c:?}");
            }
        }
        assert!(is_one_word(""));
    }
}
