//! The lines over a table: whose year they say it is of.

use super::ground::Ground;
use super::rows::Owner;
use super::signs::{is_bar, is_figure};
use crate::document::Document;
use crate::text::fold;
use std::ops::Range;

/// Words of a caption that say last year.
pub(super) const LAST_YEAR: [&str; 3] = ["上年度", "上一年度", "去年"];
/// Words of a caption that say this year.
const THIS_YEAR: [&str; 2] = ["本年", "今年"];

/// Whether the line over a table says that it is last year's.
pub(super) fn is_of_last_year(document: &Document<'_>, table: usize) -> bool {
    let last = |text: &str| {
        let letters = fold(text);
        let caption: String = letters.chars().skip(letters.chars().count().saturating_sub(CAPTION)).collect();
        let says = |words: &[&str]| words.iter().any(|word| caption.contains(word));
        let last = says(&LAST_YEAR) || caption.starts_with("上年数");
        let this = says(&["本年度"]) || caption.starts_with("本年数");
        (last || this).then_some(last && !this)
    };
    let before = document.text[..table].trim_end();
    // The nearest line that names a year tells.
    let above = captions(document, table).find_map(last);
    last(before.rsplit(['\n', '。']).next().unwrap_or("")).or(above).unwrap_or(false)
}

/// From each line inside a table that says last year, or from one above it, in words of its own, to the next that says this year.
pub(super) fn last_years(ground: &Ground<'_, '_>) -> Vec<Range<usize>> {
    let mut years: Vec<Range<usize>> = Vec::new();
    let is_inside = is_of_last_year(ground.document, ground.text.start);
    if is_inside {
        years.push(ground.text.clone());
    }
    let mut at = ground.text.start;
    for line in ground.slice(&ground.text).split_inclusive('\n') {
        let place = at..at + line.len();
        at = place.end;
        let words = ground.words_in(&place);
        let is_caption = !words.is_empty() && words.iter().all(|words| words.owner == Owner::Foreign);
        if !is_caption || line.chars().nth(CAPTION).is_some() {
            continue;
        }
        let letters = fold(line);
        let is_of = |words: &[&str]| words.iter().any(|word| letters.contains(word));
        let (last, this) = (is_of(&LAST_YEAR), is_of(&THIS_YEAR));
        if last == this {
            continue;
        }
        // Behind a note of last year the next row stands; behind a caption a table begins.
        let behind = &ground.words[ground.words.partition_point(|words| words.text.start < at)..];
        let begins = |owner| matches!(owner, Owner::Heading(_) | Owner::Qualified | Owner::Label(0) | Owner::Again(0));
        let next = behind.iter().map(|words| words.owner).find(|owner| !matches!(owner, Owner::Foreign | Owner::Group));
        if !next.is_some_and(begins) {
            continue;
        }
        match years.last_mut().filter(|year| year.end == ground.text.end) {
            Some(open) if this => open.end = place.start,
            None if last => years.push(place.start..ground.text.end),
            _ => {}
        }
    }
    // A table that is last year's from end to end is not torn.
    if is_inside && years.first().is_some_and(|year| *year == ground.text) {
        years.clear();
    }
    years
}

/// Characters of the longest caption.
const CAPTION: usize = 40;

/// The lines over a table that may be its caption, the nearest first.
fn captions<'d>(document: &'d Document<'_>, table: usize) -> impl Iterator<Item = &'d str> + use<'d> {
    /// Lines between a caption and the first label, of headings that are no label or broken over lines.
    const LINES: usize = 8;
    let before = document.text[..table].trim_end();
    let is_caption = |line: &&str| {
        let line = line.trim_end().trim_end_matches(['：', ':']);
        let mut cells = line.split(|c: char| is_bar(c) || c == '\t').filter(|cell| !cell.trim().is_empty());
        // Names of columns stand beside each other; one alone says what it counts: 上年度项目数量.
        let mut is_name =
            || cells.next().is_none_or(|cell| cell.trim_end().ends_with("数量")) || cells.next().is_some();
        line.chars().nth(CAPTION).is_none() && !line.contains(['，', '。', '；', '：']) && !is_name()
    };
    // Above a row of another table stands that one's caption.
    let ends_in_figure = |line: &str| {
        let mut cells = line.split(|c: char| is_bar(c) || c.is_whitespace()).filter(|cell| !cell.is_empty());
        cells.next_back().is_some_and(is_figure)
    };
    let is_row = move |line: &&str| ends_in_figure(line) && !line.trim_start().starts_with(['附', '表']);
    before.rsplit('\n').take(LINES).take_while(move |line| !is_row(line)).filter(is_caption)
}

/// Whether the line over a table says that it is of a part of the report's own body: `其中：城南街道办事处`.
pub(super) fn is_of_part(document: &Document<'_>, table: usize) -> bool {
    let mut above = document.text[..table].lines().rev().filter(|line| !line.trim().is_empty());
    above.next().is_some_and(|line| line.chars().nth(CAPTION).is_none() && fold(line).starts_with("其中"))
}

/// The year that the line over a table names.
pub(super) fn year_of(document: &Document<'_>, table: usize) -> Option<i32> {
    captions(document, table).find_map(year)
}

/// The year that a caption begins with or names before its words: `2021年收到和处理…`.
fn year(caption: &str) -> Option<i32> {
    let (before, _) = caption.split_once('年')?;
    let digits = before.trim_end().get(before.trim_end().len().checked_sub(4)?..)?;
    digits.parse().ok().filter(|year| (2000..2100).contains(year))
}
