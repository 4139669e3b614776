//! Text or HTML, by what the text holds.
//!
//! HTML is what begins with an HTML tag (after white space, comments, a doctype, an XML prolog), or holds block tags
//! or table cells in earnest. A stray `<br>` in Markdown, a tag that is spoken of, or 《<…>》 in prose make no page.

use super::MediaType;

/// Tags only a page begins with.
const DOCUMENT: &[&str] = &["html", "head", "body", "meta", "title", "link", "script", "style", "base"];
/// Tags that structure a page.
const BLOCKS: &[&str] = &[
    "table",
    "tr",
    "td",
    "th",
    "tbody",
    "thead",
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "section",
    "article",
    "main",
    "header",
    "nav",
    "form",
    "center",
    "pre",
    "blockquote",
];
/// Inline tags that fragments of pages begin with.
const INLINE: &[&str] = &["span", "font", "strong"];
/// Fewer block tags than this, or fewer than one in so many bytes, are something spoken of.
const FEWEST: usize = 5;
const BYTES_PER_TAG: usize = 1000;

/// The kind of a decoded text.
pub(crate) fn of(text: &str) -> MediaType {
    let start = content_start(text);
    let is_html = match start {
        Start::Page => true,
        Start::Content(rest) => match rest.strip_prefix('<').map(tag_name) {
            Some(name) if is_one_of(name, DOCUMENT) => true,
            Some(name) if is_one_of(name, BLOCKS) || is_one_of(name, INLINE) => {
                !has_markdown_table(text) || holds_markup(text)
            }
            _ => holds_markup(text),
        },
    };
    if is_html { MediaType::Html } else { MediaType::Text }
}

enum Start<'t> {
    /// A doctype says it is a page.
    Page,
    /// The first thing shown, or its tag.
    Content(&'t str),
}

fn content_start(text: &str) -> Start<'_> {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?") {
            rest.find('>').map(|at| at + 1)
        } else if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
            return Start::Page;
        } else {
            return Start::Content(rest);
        };
        // A comment that never ends takes the rest with it.
        rest = &rest[end.unwrap_or(rest.len())..];
    }
}

/// The name a tag begins with; empty where what follows the `<` is no tag.
fn tag_name(after: &str) -> &str {
    let length = after.bytes().take_while(u8::is_ascii_alphanumeric).count();
    match after.as_bytes().get(length) {
        Some(b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n') => &after[..length],
        _ => "",
    }
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether the text holds a table with cells, or block tags all over.
fn holds_markup(text: &str) -> bool {
    let (mut blocks, mut tables, mut cells) = (0usize, 0usize, 0usize);
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let name = tag_name(&text[at + 1..]);
        blocks += usize::from(is_one_of(name, BLOCKS));
        tables += usize::from(name.eq_ignore_ascii_case("table"));
        cells += usize::from(name.eq_ignore_ascii_case("td"));
        if tables > 0 && cells > 1 {
            return true;
        }
    }
    blocks >= FEWEST && blocks * BYTES_PER_TAG >= text.len() && !has_markdown_table(text)
}

/// Whether a line is a Markdown table's delimiter row.
fn has_markdown_table(text: &str) -> bool {
    text.lines().any(|line| {
        line.contains("--") && line.contains('|') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_html() {
        for text in [
            "<!DOCTYPE html><p>规章",
            "\u{feff}\n<!-- x --><!-- y -->\n<html>",
            "<?xml version=\"1.0\"?>\r\n<html xmlns='x'>",
            "<HEAD><title>规章",
            "<p>规章</p>",
            "<table>\n<tr><td>规章",
            "<div class=x>规章</div>",
            "<span style='x'>规章</span>",
            "一、总体情况\n\n<table><tr><td>规章</td><td>1</td></tr></table>\n",
            "| a | b |\n| --- | --- |\n\n<table><tr><td>规章</td><td>1</td></tr></table>\n",
            "规章<p>一<p>二<p>三<p>四<p>五",
        ] {
            assert_eq!(of(text), MediaType::Html, "{text}");
        }
    }

    #[test]
    fn texts_are_not() {
        let long = format!("{}<p>一<p>二<p>三<p>四<p>五", "规章 ".repeat(2000));
        for text in [
            "",
            "规章 24",
            "《<规章>》1 < 2",
            "<规章>24",
            "# 报告\n\n规章<br>24<br>1<br>2<br>3<br>4",
            "<br>规章",
            "<!-- 规章 -->\n# 报告",
            "<!-- 规章",
            "<p align=\"center\">报告</p>\n\n| 规章 | 24 |\n|:---|---:|\n",
            "用 <table> 和 <td> 排版，<p> 分段。",
            "<pre-release> 规章",
            "<p",
            &long,
        ] {
            assert_eq!(of(text), MediaType::Text, "{text}");
        }
    }
}
