//! Lines that a markup language marks as headings: `## 一、…`, `== 一、… ==`, `h2. 一、…`.
//!
//! Gives the level and the words, without the anchors that programs put before them (`{anchor:…}`, `[[…]]`) and the attributes
//! they put behind (`{#…}`, `{.…}`). Refuses marks that other lines have as well: stars, underlines, capitals.

use std::ops::Range;

/// The deepest heading.
const DEEPEST: usize = 6;

/// The level and the place of the words of a line that is a heading.
pub(super) fn title(line: &str) -> Option<(u8, Range<usize>)> {
    let (level, words) = hashes(line).or_else(|| signs(line)).or_else(|| named(line))?;
    let words = without_attributes(without_anchors(words.trim()));
    let start = words.as_ptr() as usize - line.as_ptr() as usize;
    (!words.is_empty()).then_some((level as u8, start..start + words.len()))
}

/// Markdown: `## 一、…`.
fn hashes(line: &str) -> Option<(usize, &str)> {
    run(line, '#').filter(|(_, rest)| rest.starts_with([' ', '\t', '\u{3000}']))
}

/// Wikis and AsciiDoc: `== 一、… ==`, `== 一、…`; one sign is an equation's as well.
fn signs(line: &str) -> Option<(usize, &str)> {
    let (level, rest) = run(line, '=').filter(|(level, rest)| *level > 1 && rest.starts_with([' ', '\u{3000}']))?;
    Some((level, rest.trim_end_matches('=')))
}

/// Textile and Jira: `h2. 一、…`, `h2(#一). 一、…`.
fn named(line: &str) -> Option<(usize, &str)> {
    let rest = line.strip_prefix('h')?;
    let level = rest.chars().next()?.to_digit(10).filter(|level| (1..=DEEPEST as u32).contains(level))?;
    let mut rest = &rest[1..];
    for (open, close) in [('(', ')'), ('[', ']'), ('{', '}')] {
        rest = bracketed(rest, open, close).map_or(rest, |(_, behind)| behind);
    }
    Some((level as usize, rest.strip_prefix(". ")?))
}

/// How many of a sign a line begins with, and what stands behind them.
fn run(line: &str, sign: char) -> Option<(usize, &str)> {
    let rest = line.trim_start_matches(sign);
    let level = line.len() - rest.len();
    (1..=DEEPEST).contains(&level).then_some((level, rest))
}

/// What stands in the brackets that a text begins with, and behind them.
fn bracketed(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    text.strip_prefix(open)?.split_once(close)
}

/// The words behind anchors, where there are any.
fn without_anchors(mut words: &str) -> &str {
    loop {
        let anchor = ["{", "[[", "[#"].iter().any(|mark| words.starts_with(mark));
        let behind = bracketed(words, '{', '}').or_else(|| bracketed(words, '[', ']')).map(|(_, behind)| behind);
        match behind.map(|behind| behind.trim_start_matches(['}', ']']).trim_start()) {
            Some(behind) if anchor && !behind.is_empty() => words = behind,
            _ => return words,
        }
    }
}

/// The words of a heading without what programs put behind them: `{#…}`, `{.…}`, `{{…}}`, `</h2>`, the marks that close what they
/// opened.
pub(crate) fn without_attributes(words: &str) -> &str {
    let bare = words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let open = bare.strip_suffix('}').and_then(|rest| rest.trim_end_matches('}').rfind(['{', '}']));
    let bare = open.map_or(bare, |at| bare[..at].trim_end_matches('{'));
    let bare = bare.strip_suffix('>').and_then(|rest| rest.rfind('<')).map_or(bare, |at| &bare[..at]);
    bare.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ']' | '}' | '*' | '_' | '=' | '#' | '"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_by_their_marks() {
        for (line, level) in [
            ("## 1.总体情况", 2),
            ("## 1.总体情况 {#总体情况}", 2),
            ("## 1.总体情况 {#总体情况 .unnumbered}", 2),
            ("##\u{3000}1.总体情况 {: .lead}", 2),
            ("== 1.总体情况 ==", 2),
            ("=== 1.总体情况", 3),
            ("== {{id name=\"总体\" /}}1.总体情况 ==", 2),
            ("== 1.总体情况 {{id name=\"总体\" /}}==", 2),
            ("== [[总体]]1.总体情况", 2),
            ("h2. 1.总体情况", 2),
            ("h2(#总体). 1.总体情况", 2),
            ("h3. {anchor:总体情况}1.总体情况", 3),
        ] {
            let (found, words) = title(line).expect(line);
            assert_eq!((found, &line[words]), (level, "1.总体情况"), "{line}");
        }
    }

    #[test]
    fn other_lines_are_none() {
        for line in [
            "#1.总体情况",
            "####### 一",
            "## ",
            "= 24",
            "== ",
            "===",
            "h2.总体情况",
            "h7. 一",
            "hour 2. 一",
            "h2",
            "* 一、",
        ] {
            assert_eq!(title(line), None, "{line}");
        }
    }
}
