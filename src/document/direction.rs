//! Signs that turn the direction of writing: behind them figures may be displayed in another order than they stand in.
//!
//! An override (U+202E) turns every character about: `81` is displayed for a stored `18`. The other signs leave a figure
//! as it is, but two of them change places. A sign holds up to the one that ends it, and no further than its line; a mark
//! (U+200F) holds up to the next letter.

use super::TextRange;
use memchr::memmem;

const OVERRIDE: char = '\u{202e}';
/// Signs that turn a stretch, and marks that are a letter of such a script themselves.
const STRETCHES: [char; 2] = ['\u{202b}', '\u{2067}'];
const MARKS: [char; 2] = ['\u{200f}', '\u{61c}'];
/// Other signs that open a stretch, and those that end one.
const OPEN: [char; 4] = ['\u{202a}', '\u{202d}', '\u{2066}', '\u{2068}'];
const END: [char; 2] = ['\u{202c}', '\u{2069}'];

/// The stretches of a text that may be displayed in another order.
pub(super) fn turned(text: &str) -> Vec<TextRange> {
    let turns = || STRETCHES.into_iter().chain(MARKS).chain([OVERRIDE]);
    let mut buffer = [0; 4];
    if !turns().any(|sign| memmem::find(text.as_bytes(), sign.encode_utf8(&mut buffer).as_bytes()).is_some()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        for (at, sign) in line.char_indices().filter(|(_, c)| turns().any(|sign| sign == *c)) {
            let behind = &line[at + sign.len_utf8()..];
            let length = if MARKS.contains(&sign) { up_to_letter(behind) } else { up_to_end(behind) };
            if sign == OVERRIDE || figures(&behind[..length]) > 1 {
                found.push(start + at..start + at + sign.len_utf8() + length);
            }
        }
        start += line.len();
    }
    found
}

fn up_to_letter(behind: &str) -> usize {
    behind.find(char::is_alphabetic).unwrap_or(behind.len())
}

fn up_to_end(behind: &str) -> usize {
    let mut depth = 1;
    for (at, c) in behind.char_indices() {
        match c {
            OVERRIDE => depth += 1,
            _ if STRETCHES.contains(&c) || OPEN.contains(&c) => depth += 1,
            _ if END.contains(&c) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    behind.len()
}

/// Runs of digits.
fn figures(text: &str) -> usize {
    text.split(|c: char| !c.is_numeric()).filter(|run| !run.is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_stand_in_another_order() {
        for (text, turned_text) in [
            ("共18件", ""),
            ("共\u{202e}81\u{202c}件", "\u{202e}81"),
            ("\u{202e}8\n18", "\u{202e}8\n"),
            ("\u{202e}8\u{202d}1\u{202c}3\u{202c}4", "\u{202e}8\u{202d}1\u{202c}3"),
            ("\u{2067}81\u{2069} 4", ""),
            ("\u{2067}8 1\u{2069} 4", "\u{2067}8 1"),
            ("| \u{200f}3 | 46 |", "\u{200f}3 | 46 |"),
            ("\u{200f}3件 46", ""),
        ] {
            let found: String = turned(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, turned_text, "{text:?}");
        }
    }
}
