//! Whether a line holds white space, told from its bytes: asked of every line of a page, of most in vain.

/// Bytes looked at in one step.
const STEP: usize = 32;
/// The bytes of a step, and two to know the characters that begin at its end.
const WINDOW: usize = STEP + 2;

/// Whether no character of `text` is white space.
pub(super) fn is_one_word(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(last) = bytes.last_chunk::<WINDOW>() else {
        return !text.contains(char::is_whitespace);
    };
    // What a whole number of steps leaves over is looked at with the last step, whatever was seen of that before.
    let mut hint = hints_of(last);
    let mut rest = bytes;
    while let Some(window) = rest.first_chunk() {
        hint |= hints_of(window);
        rest = &rest[STEP..];
    }
    let end = hints(last[STEP], 0, 0) | hints(last[STEP + 1], 0, 0);
    hint | end == 0 || !text.contains(char::is_whitespace)
}

/// The hints of one step; bits instead of truth values, and no branch, so that its bytes are looked at together.
fn hints_of(window: &[u8; WINDOW]) -> u8 {
    (0..STEP).fold(0, |hint, at| hint | hints(window[at], window[at + 1], window[at + 2]))
}

/// 1 where white space may begin with these three bytes: all of it does, and hardly anything else of a page.
fn hints(byte: u8, second: u8, third: u8) -> u8 {
    let is = u8::from;
    let general = is(byte == 0xe2) & (is(third.wrapping_sub(0x90) > 0x17) | is(second == 0x81));
    let ideographic = is(byte == 0xe3) & is(third == 0x80);
    is(byte <= b' ') | is(byte == 0xc2) | is(byte == 0xe1) | general | ideographic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_white_space_is_seen_and_nothing_else() {
        for c in ('\0'..=char::MAX).filter(|&c| c.is_whitespace() || (c as u32).is_multiple_of(7)) {
            for text in [
                c.to_string(),
                format!("新收{c}"),
                format!("{c}7件"),
                format!("a{c}“。"),
                format!("本年新收政府{c}信息公开“申请”。"),
            ] {
                assert_eq!(is_one_word(&text), !text.contains(char::is_whitespace), "{c:?}");
            }
        }
        assert!(is_one_word(""));
        let long = "本年新收政府信息公开“申请”、数量。".repeat(3);
        for at in (0..=long.len()).filter(|&at| long.is_char_boundary(at)) {
            for space in [" ", "\u{a0}", "\u{2005}", "\u{3000}", "\u{205f}"] {
                assert!(!is_one_word(&[&long[..at], space, &long[at..]].concat()), "{at}");
                assert!(!is_one_word(&[space, &long[at..]].concat()) && !is_one_word(&[&long[..at], space].concat()));
            }
            assert!(is_one_word(&long[at..]) && is_one_word(&long[..at]), "{at}");
        }
    }
}
