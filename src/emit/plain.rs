//! Text from a page, made harmless for a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::RangeInclusive;

/// The text with every character that could steer a terminal replaced by a visible one, one for one.
///
/// Control characters become their pictures (`␛`), the rest (C1 controls, marks that reorder text, characters that are
/// not seen) `�`; line breaks and tabs stay. Because each character is replaced by one, columns keep their meaning.
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

/// The text with nothing in it that a build server would take for a command to itself.
///
/// GitHub's runner obeys `::command::` at the start of a line and `##[command]` anywhere in it, that of Azure
/// `##vso[command]` and `##[command]`, whoever printed them.
///
/// ```
/// use gkreport::emit::log_safe;
/// assert_eq!(log_safe("65 ##[add-mask]5"), "65 ##［add-mask]5");
/// assert_eq!(log_safe("65 ##vso[task.complete]"), "65 ##vso［task.complete]");
/// assert_eq!(log_safe("::error::x"), "\u{2236}:error::x");
/// ```
pub fn log_safe(text: &str) -> Cow<'_, str> {
    let commands = |line: &str| line.trim_start().starts_with("::") || command(line).is_some();
    if !text.lines().any(commands) {
        return Cow::Borrowed(text);
    }
    let lines = text.split_inclusive('\n').map(|line| {
        let mut line = line.to_owned();
        while let Some(at) = command(&line) {
            line.replace_range(at..=at, "［");
        }
        if line.trim_start().starts_with("::") { line.replacen(':', "\u{2236}", 1) } else { line }
    });
    Cow::Owned(lines.collect())
}

/// Where the bracket of a command in the text stands: `##`, letters or none, `[`.
fn command(text: &str) -> Option<usize> {
    let mut brackets = text.match_indices('[').map(|(at, _)| at);
    brackets.find(|at| text[..*at].trim_end_matches(|c: char| c.is_ascii_alphabetic()).ends_with("##"))
}

/// JSON text with every character escaped that could steer a terminal or a build server; the values stay the same.
pub(super) fn escape_json(text: &str) -> Cow<'_, str> {
    if !text.contains(is_harmful) && !text.contains("##") {
        return Cow::Borrowed(text);
    }
    // Outside strings JSON has none of these characters.
    let mut safe = String::with_capacity(text.len() + 64);
    for c in text.chars() {
        if is_harmful(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else if c == '[' && safe.trim_end_matches(|c: char| c.is_ascii_alphabetic()).ends_with("##") {
            safe.push_str("\\u005b");
        } else {
            safe.push(c);
        }
    }
    Cow::Owned(safe)
}

/// A text cell, harmless, with an apostrophe in front where a spreadsheet would take it for a formula.
pub(super) fn guarded(text: &str) -> String {
    let text = harmless(text);
    let text = log_safe(&text);
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.into_owned()
    }
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

/// Unicode's Bidi_Control and Default_Ignorable_Code_Point, and the two line separators: what reorders a text, and what
/// is not seen in it.
const UNSEEN: [RangeInclusive<char>; 19] = [
    '\u{ad}'..='\u{ad}',
    '\u{34f}'..='\u{34f}',
    '\u{61c}'..='\u{61c}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180b}'..='\u{180f}',
    '\u{200b}'..='\u{200f}',
    '\u{2028}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{3164}'..='\u{3164}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{feff}'..='\u{feff}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{fff0}'..='\u{fff8}',
    '\u{1bca0}'..='\u{1bca3}',
    '\u{1d173}'..='\u{1d17a}',
    '\u{e0000}'..='\u{e00ff}',
    '\u{e0100}'..='\u{e01ef}',
    '\u{e01f0}'..='\u{e0fff}',
];

fn is_harmful(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\0'..='\u{9f}' => c.is_control(),
        // Nearly everything in a report: no need to look it up.
        '\u{3165}'..='\u{fdff}' => false,
        _ => UNSEEN.iter().any(|range| range.contains(&c)),
    }
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
        for text in ["\u{1b}]0;x\u{7}", "\u{9b}31m", "a\rb", "\u{202e}abc", "\u{7f}\0", "\u{61c}1\u{e0041}"] {
            let plain = harmless(text);
            assert!(!plain.contains(is_harmful), "{text:?}");
            assert_eq!(plain.chars().count(), text.chars().count());
        }
        assert!(matches!(harmless("第一行\n\t第二行"), Cow::Borrowed(_)));
    }

    #[test]
    fn json_keeps_its_values_and_loses_what_steers() {
        let text = serde_json::to_string(&["\u{9b}31m \u{202e}\u{7f}\u{1b} ##[add-mask]1"]).expect("JSON");
        let safe = escape_json(&text);
        assert!(!safe.contains(is_harmful) && !safe.contains("##["), "{safe}");
        assert_eq!(
            serde_json::from_str::<[String; 1]>(&safe).expect("JSON"),
            ["\u{9b}31m \u{202e}\u{7f}\u{1b} ##[add-mask]1"]
        );
    }

    #[test]
    fn formulas_are_guarded() {
        for text in ["=1", "+1", "-1", "@x", "\tx", "＝1"] {
            assert!(guarded(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(guarded("\rx"), "␍x");
        // What is not seen in front of a sign does not hide it.
        assert!(!guarded("\u{feff}=1").starts_with(['=', '\u{feff}']));
        assert_eq!(guarded("a=1"), "a=1");
    }

    #[test]
    fn the_start_of_a_text_is_marked_where_cut() {
        assert_eq!(start("一\n 二  三", 10), "一 二 三");
        assert_eq!(start("一二三四", 3), "一二三…");
        assert_eq!(start(&" ".repeat(100), 3), "…");
    }
}
