//! The style sheets written into a page → its rules.
//!
//! The `<style>` elements are looked for before the page is read, because a rule holds for what stands before it too.
//! A page is read as on a desk's screen: `@media print` does not hold, a width holds if it does from 1280 to 1920
//! pixels, and what cannot be told that way may hold.

use super::media::media;
use super::reader::Reader;
use super::selector::Match;
use super::sheet::Sheet;
use cssparser::Parser;

/// Elements whose content is no markup, so that nothing in it is a sheet of the page.
const TEXTS: [&str; 7] = ["script", "noscript", "textarea", "title", "xmp", "iframe", "noframes"];

/// The style sheets written into a page.
pub(super) fn sheet_of(page: &str) -> Sheet {
    let mut sheet = Sheet::default();
    let mut behind = 0;
    // Sheets in a `<template>` are not the page's.
    let mut templates = 0usize;
    for at in memchr::memchr_iter(b'<', page.as_bytes()) {
        // Of a hundred tags two begin so; to compare each with all took a fortieth of a page's instructions.
        let may_be = match &page.as_bytes()[at..] {
            [_, b'/', first, second, ..] | [_, first, second, ..] => matches!(
                &[first.to_ascii_lowercase(), second.to_ascii_lowercase()],
                b"!-" | b"sc" | b"st" | b"no" | b"te" | b"ti" | b"xm" | b"if" | b"li"
            ),
            _ => false,
        };
        if !may_be || at < behind {
            continue;
        }
        let rest = &page[at..];
        let is = |tag: &str| rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
        let is_text = |name: &&&str| rest.get(1..=name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        let end = if is("<!--") {
            rest.find("-->")
        } else if let Some(name) = TEXTS.iter().find(is_text) {
            end_of(rest, &format!("</{name}"))
        } else if is("<style") {
            let end = end_of(rest, "</style").unwrap_or(rest.len());
            if let Some((tag, css)) = rest[..end].split_once('>').filter(|(tag, _)| templates == 0 && is_css(tag)) {
                Reader::new(&mut sheet, media_attribute(tag)).read(css);
            }
            Some(end)
        } else {
            if is("<link") {
                let tag = rest.split_once('>').map_or("", |(tag, _)| tag);
                sheet.asks_for_others |= tag.to_ascii_lowercase().contains("stylesheet");
            } else if is("<template") {
                templates += 1;
            } else if is("</template") {
                templates = templates.saturating_sub(1);
            }
            None
        };
        behind = at + end.unwrap_or(0);
    }
    sheet
}

/// Whether a `<style>` is of the language that browsers read.
fn is_css(tag: &str) -> bool {
    let lower = tag.to_ascii_lowercase();
    let Some((_, kind)) = lower.split_once("type=") else { return true };
    let kind = kind.trim_start_matches(['"', '\'']);
    kind.is_empty() || kind.starts_with(['"', '\'']) || kind.starts_with("text/css")
}

/// Where the next such end tag begins, in small or capital letters.
fn end_of(text: &str, tag: &str) -> Option<usize> {
    let starts = memchr::memchr_iter(b'<', text.as_bytes());
    starts.into_iter().find(|&at| text.get(at..at + tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag)))
}

/// Whether a `<style>` holds for a screen.
fn media_attribute(tag: &str) -> Match {
    let lower = tag.to_ascii_lowercase();
    let Some((_, value)) = lower.split_once("media=") else { return Match::Yes };
    let value = value.trim_start_matches(['"', '\'']);
    let value = value.split(['"', '\'']).next().unwrap_or("");
    media(&mut Parser::new(value))
}
