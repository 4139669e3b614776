//! A text with comments of HTML in it → what is shown of it, and the way back.
//!
//! Converters note in a comment what Markdown cannot say (`119 <!-- colspan: 3 -->`), and no reader of the text sees it. Lines
//! that hold comments alone are no lines. A comment that is long, torn, holds a blank line, or parts what would be one word
//! without it, is text.

use super::grid::is_bar;
use crate::span::SourceMap;
use memchr::memmem;
use std::ops::Range;

/// Bytes of the longest comment.
const LONGEST: usize = 400;

/// The text without its comments; `None` where it has none.
pub(super) fn without(source: &str) -> Option<(String, SourceMap)> {
    let mut left_out: Vec<Range<usize>> = Vec::new();
    for at in memmem::find_iter(source.as_bytes(), "<!--") {
        if left_out.last().is_none_or(|last| last.end <= at) {
            left_out.extend(run(source, at));
        }
    }
    let end = left_out.last()?.end;
    let (mut text, mut map) = (String::with_capacity(source.len()), SourceMap::default());
    let ends = left_out.iter().map(|range| range.end);
    let starts = left_out.iter().map(|range| range.start);
    for (from, to) in std::iter::once(0).chain(ends).zip(starts.chain([source.len().max(end)])) {
        let start = text.len();
        text.push_str(source.get(from..to).unwrap_or(""));
        map.push(start..text.len(), from..to);
    }
    Some((text, map))
}

/// What is left out for a comment that begins at `at` and those that follow on its line.
fn run(source: &str, at: usize) -> Option<Range<usize>> {
    let mut end = comment(source, at)?;
    let blank = |c: char| c.is_whitespace() && c != '\n';
    loop {
        let next = source.len() - source[end..].trim_start_matches(blank).len();
        match comment(source, next) {
            Some(next) => end = next,
            None => break,
        }
    }
    let bare = source[..at].trim_end_matches(blank);
    let rest = source[end..].trim_start_matches(blank);
    let begins = bare.is_empty() || bare.ends_with('\n');
    let ends = rest.is_empty() || rest.starts_with('\n');
    let parts = |c: char| c.is_whitespace() || is_bar(c);
    match (begins, ends) {
        (true, true) => Some(bare.len()..source.len() - rest.len() + usize::from(!rest.is_empty())),
        // Of the blanks on both sides one is left.
        _ if source[end..].starts_with(blank) => Some(bare.len().max(usize::from(begins) * at)..end),
        _ if ends || begins || source[..at].ends_with(parts) || rest.starts_with(parts) => Some(at..end),
        _ => None,
    }
}

/// Where the comment that begins at `at` ends.
fn comment(source: &str, at: usize) -> Option<usize> {
    let inner = source.get(at..)?.strip_prefix("<!--")?;
    let window = &inner.as_bytes()[..inner.len().min(LONGEST)];
    let inner = &inner[..memmem::find(window, b"-->")?];
    let is_torn = inner.starts_with(['>', '-']) || inner.contains("<!--");
    // What stands before the first line end and behind the last is no whole line.
    let lines = inner.split('\n').count();
    let mut whole = inner.split('\n').take(lines - 1).skip(1);
    let has_blank_line = whole.any(|line| line.trim().is_empty());
    (!is_torn && !has_blank_line).then(|| at + "<!--".len() + inner.len() + "-->".len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(source: &str) -> String {
        without(source).map_or_else(|| source.to_owned(), |(text, _)| text)
    }

    #[test]
    fn comments_are_not_shown() {
        for (source, text) in [
            ("| 规章 | 119 <!-- colspan: 3 --> | |", "| 规章 | 119 | |"),
            ("| 规章 <!-- colspan: 3 --> <!-- rowspan: 2 --> | 7 |", "| 规章 | 7 |"),
            ("| <!-- rowspan: 2 --> 规章|<!-- a -->7|", "| 规章|7|"),
            ("规章 <!-- a --> 24", "规章 24"),
            ("规章\n<!-- 第3页 -->\n24\n", "规章\n24\n"),
            ("规章\n  <!-- a -->  <!-- b\nc --> \n24", "规章\n24"),
            ("<!-- a -->\n规章", "规章"),
            ("规章 24<!-- a -->", "规章 24"),
            ("<!-- a -->", ""),
        ] {
            assert_eq!(shown(source), text, "{source:?}");
        }
    }

    #[test]
    fn what_is_no_short_comment_is_text() {
        let long = format!("规章 <!-- {} --> 24", "长".repeat(LONGEST / 3));
        for source in [
            "规章 <!-- 24",
            "2<!-- a -->4",
            "规章 <!-- a\n\n24 -->",
            "规章 <!-- a\n \t\n24 -->",
            "规章 <!--> 24 -->",
            "规章 <!---> 24 -->",
            "规章 <! -- 24 -->",
            &long,
        ] {
            assert_eq!(shown(source), source);
        }
        assert_eq!(shown("规章 <!-- 1 <!-- a --> 24"), "规章 <!-- 1 24");
    }

    const SOUP: [&str; 14] = [
        "<!-- a -->",
        "<!--a\nb-->",
        "<!--",
        "-->",
        "<!-->",
        "规章",
        "24",
        " ",
        "\t",
        "|",
        "\n",
        "\n\n",
        "\r\n",
        "\u{3000}",
    ];

    proptest! {
        #[test]
        fn every_character_leads_to_itself(pieces in prop::collection::vec(prop::sample::select(&SOUP[..]), 0..30)) {
            let source = pieces.concat();
            let Some((text, map)) = without(&source) else { return Ok(()) };
            let mut last = 0;
            for (at, c) in text.char_indices() {
                let span = map.span(&(at..at + c.len_utf8()));
                prop_assert_eq!(span.of(&source), c.to_string());
                let left_out = source[last..span.start].trim();
                prop_assert!(left_out.is_empty() || (left_out.starts_with("<!--") && left_out.ends_with("-->")));
                last = span.end;
            }
        }
    }
}
